"""Untrusted text stays text: in the list, the frame, the page and the notices."""

from pathlib import Path

from rich.segment import Segment
from rich.style import Style
from textual.color import Color

from reader.core.sanitizing import DANGEROUS
from reader.ui.safety import SafeLines
from tests.ui.looking import make_app, rows, until_shown

HOSTILE = "[@click=app.quit]按[/] \x1b]2;pwned\x07 \u202e反 [/x] [red]"


async def test_hostile_title_and_body_are_shown_as_text(tmp_path: Path) -> None:
    """Markup and escapes in a text reach no further than its own cells."""
    path = tmp_path / "hostile.txt"
    path.write_text(f"{HOSTILE}\n\n正文{HOSTILE},就是这样。\n", encoding="utf-8")
    app = make_app(path)
    async with app.run_test(size=(120, 24)) as pilot:
        await until_shown(pilot, "就是这样")
        screen = "\n".join(rows(app))
        assert "[@click=app.quit]" in screen
        assert not DANGEROUS.search(screen.replace("\n", ""))
        await pilot.click("#list", offset=(8, 1))
        assert app.is_running


async def test_hostile_file_names_are_told_as_text(tmp_path: Path) -> None:
    """A file that cannot be opened is named without its controls and markup acting."""
    (tmp_path / "好.txt").write_text("好的,就是这样。", encoding="utf-8")
    (tmp_path / "坏[x]\x1b[2J.bin").write_bytes(bytes(range(256)) * 9)
    app = make_app(tmp_path)
    async with app.run_test(size=(120, 24), notifications=True) as pilot:
        await until_shown(pilot, "not text")
        await until_shown(pilot, "坏[x]")
        assert not DANGEROUS.search("".join(rows(app)))


def test_filter_lets_nothing_act() -> None:
    """Whatever a widget draws, what would act on the terminal is replaced, cell for cell."""
    line = [Segment("安\x1b[31m全\u202e", Style(link="http://x\x1b")), Segment("好", None)]
    safe = SafeLines().apply(line, Color(0, 0, 0))
    assert not any(DANGEROUS.search(segment.text) for segment in safe)
    assert all(segment.style is None or not segment.style.link for segment in safe)
    assert safe[1].text == "好"


async def test_filter_is_in_use() -> None:
    """The app has the filter last among its line filters, where nothing can come after it."""
    app = make_app()
    async with app.run_test():
        assert isinstance(app.get_line_filters()[-1], SafeLines)
