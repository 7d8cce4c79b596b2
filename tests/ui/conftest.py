"""Screens as text, kept in files that a person can read and compare."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

SCREENS = Path(__file__).parent / "screens"


@pytest.fixture
def as_kept(request: pytest.FixtureRequest) -> Callable[[list[str]], None]:
    """Compares rows with the screen kept under the test's name; `KEEP_SCREENS=1` keeps them instead."""

    def compare(rows: list[str]) -> None:
        kept = SCREENS / f"{request.node.name}.txt"
        text = "\n".join(rows) + "\n"
        if os.environ.get("KEEP_SCREENS"):
            SCREENS.mkdir(exist_ok=True)
            kept.write_text(text, encoding="utf-8")
        assert kept.read_text(encoding="utf-8") == text

    return compare
