"""Brings the generated parts of the README up to date: `python -m tests.generators.readme`."""

from pathlib import Path

from reader.services.settings import DEFAULTS
from reader.services.settings_file import printed
from reader.ui.commands import key_table

README = Path(__file__).resolve().parents[2] / "README.md"


def parts() -> tuple[tuple[str, str, str], ...]:
    """What is generated: what stands before it, itself, and what stands behind it."""
    return (
        ("<summary>All keys</summary>\n\n", key_table(), "\n\n</details>"),
        ("```toml\n", printed(DEFAULTS).strip(), "\n```"),
    )


def brought_up_to_date(text: str) -> str:
    """The README with its generated parts as they should be."""
    for before, made, behind in parts():
        start = text.index(before) + len(before)
        text = text[:start] + made + text[text.index(behind, start) :]
    return text


if __name__ == "__main__":
    README.write_text(brought_up_to_date(README.read_text(encoding="utf-8")), encoding="utf-8")
