"""The page that comes next is drawn in a pause; what is looked at otherwise meanwhile is not mixed up with it."""

from pathlib import Path

import pytest

from reader.core.navigation import Place
from reader.ui.app import ReaderApp
from reader.ui.strips import Drawing
from reader.ui.widgets.reading_pane import ReadingPane
from tests.ui.looking import make_app, rows, until, until_shown

LINES = "".join(f"这是第{n}段，说的是发展。\n" for n in range(400))


def _pane(app: ReaderApp) -> ReadingPane:
    return app.screen.query_one(ReadingPane)


def _is_ahead(pane: ReadingPane, direction: int) -> bool:
    """Whether every row of the page behind the one that is seen is there."""
    assert pane.view
    known = {place for place, _ in pane._finished[0].known} if pane._finished else set[Place]()
    return set(pane.view.moved(direction * pane.view.height).places()) <= known


@pytest.fixture
def app(tmp_path: Path) -> ReaderApp:
    """A text of many pages."""
    (tmp_path / "long.txt").write_text(LINES, encoding="utf-8")
    return make_app(tmp_path / "long.txt")


async def test_a_page_that_was_drawn_ahead_is_not_drawn_again(app: ReaderApp, monkeypatch: pytest.MonkeyPatch) -> None:
    """Down and up, it is there before it is asked for, and nothing is left to draw."""
    async with app.run_test(size=(100, 24)) as pilot:
        await until_shown(pilot, "第3段")
        drawn: list[Place] = []
        draw = Drawing.row
        monkeypatch.setattr(Drawing, "row", lambda drawing, place: drawn.append(place) or draw(drawing, place))  # type: ignore[func-returns-value]
        for key, direction in (("space", 1), ("space", 1), ("b", -1)):
            await pilot.press(key)
            await until(pilot, lambda way=direction: _is_ahead(_pane(app), way))  # type: ignore[misc]
        await pilot.press("G")
        await until_shown(pilot, "第399段")
        await pilot.press("b")
        await until(pilot, lambda: _is_ahead(_pane(app), -1))
        drawn.clear()
        below = _pane(app).top_offset
        await pilot.press("b")
        await until(pilot, lambda: _pane(app).top_offset < below)
        assert not set(drawn) & set(_pane(app).places)


async def test_what_is_drawn_ahead_is_in_the_wording_that_is_shown(app: ReaderApp) -> None:
    """Toggled between a page and the next."""
    async with app.run_test(size=(100, 24)) as pilot:
        await until_shown(pilot, "第3段")
        await pilot.press("space", "t")
        await until_shown(pilot, "發展")
        await pilot.press("space")
        await until(pilot, lambda: _is_ahead(_pane(app), 1))
        await pilot.press("space")
        await until_shown(pilot, "發展")
        assert not any("发展" in row for row in rows(app))
