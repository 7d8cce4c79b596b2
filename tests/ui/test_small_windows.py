"""Windows with hardly any room, whatever is shown in them."""

from datetime import UTC, datetime

import pytest
from rich.segment import Segment
from rich.style import Style
from textual.events import MouseDown

from reader.ui.listed import Reading
from reader.ui.strips import line
from reader.ui.widgets.list_pane import ListPane
from reader.ui.widgets.reading_pane import ReadingPane
from tests.ui.looking import make_app, rows, until, until_shown


@pytest.mark.parametrize("keys", ["v", "vx", "x", "vp"])
async def test_whatever_is_shown_fits_or_is_left_out(keys: str) -> None:
    """Columns, both scripts abreast, readings: in every height down to none."""
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until_shown(pilot, "中新网")
        await pilot.press(*keys)
        for height in range(12, 0, -1):
            await pilot.resize_terminal(60 - height, height)
        await pilot.resize_terminal(80, 24)
    assert app.fault is None


def test_a_row_that_begins_beyond_its_cells_is_cut() -> None:
    """In a column that is narrower than the margin before its text."""
    strip = line([Segment("e\u0301中")], 5, 2, Style())
    assert strip.cell_length == sum(segment.cell_length for segment in strip) == 2


@pytest.mark.parametrize("keys", ["", "v", "vv"])
async def test_results_fit_or_leave_out_what_does_not(keys: str) -> None:
    """Lines, documents with their strips, and time, in windows down to none."""
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until_shown(pilot, "中新网")
        await pilot.press("/", *"疫情", "enter")
        await until_shown(pilot, "of 119")
        await pilot.press("r", *keys)
        await until_shown(pilot, "Results 119")
        for width in (41, 30, 22, 20, 12, 3, 1):
            await pilot.resize_terminal(width, 22)
            await pilot.pause()
        await pilot.resize_terminal(80, 24)
        await until_shown(pilot, "Results 119")
    assert app.fault is None


@pytest.mark.parametrize(
    "keys", ["", "\t", "/", "/疫情\rr", "\tf", ":"], ids=["text", "list", "query", "results", "filter", "place"]
)
async def test_keys_act_again_where_there_is_room_again(keys: str) -> None:
    """What had the focus when the window became too small has it when it is large enough."""
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until_shown(pilot, "中新网")
        await pilot.press(*({"\t": "tab", "\r": "enter"}.get(key, key) for key in keys))
        before = app.focused
        assert before
        await pilot.resize_terminal(6, 2)
        await until(pilot, lambda: app.focused is None)
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: app.focused is before)


async def test_a_click_beyond_the_window_takes_the_focus_from_nothing() -> None:
    """It was smaller when the click arrived than when the button was pressed."""
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until_shown(pilot, "中新网")
        app.screen._forward_event(
            MouseDown(None, x=500, y=3, delta_x=0, delta_y=0, button=1, shift=False, meta=False, ctrl=False)
        )
        await pilot.press("G")
        await until_shown(pilot, "100%")


@pytest.mark.parametrize("columns", [40, 60, 80, 84, 92, 120])
async def test_the_foot_says_how_to_leave(columns: int) -> None:
    """Help and quit are named in any case; what is named beside them is named whole."""
    app = make_app()
    async with app.run_test(size=(columns, 24)) as pilot:
        await until_shown(pilot, "中新网")
        foot = rows(app)[-1]
        assert foot.endswith("? Help  q Quit")
        assert ("w Words" in foot, "r Results" in foot) == (columns > 92, columns > 60)


@pytest.mark.parametrize("columns", [60, 70, 80, 120])
async def test_the_list_keeps_dates_whole(columns: int) -> None:
    """Beside hits, and beside what is said of the reader, which gives way first."""
    app = make_app()
    async with app.run_test(size=(columns, 24)) as pilot:
        await until_shown(pilot, "中新网")
        pane = app.screen.query_one(ListPane)
        read = datetime.now(UTC).isoformat()
        pane.show(readings={index: Reading(1.0, read) for index in range(5)}, counts={0: 13})
        await until_shown(pilot, "2022-11-22")
        shown = [row.split("│")[1] for row in rows(app) if row.startswith("│")]
        assert all(
            any(date in row for row in shown) for date in ("2022-11-22", "2022-11-13", "2022-03-20", "2022-09-02")
        )
        assert any("2022-11-22" in row and row.rstrip().endswith("13") for row in shown)
        assert sum(row.rstrip().endswith("100%") for row in shown) == 4


async def test_the_foot_names_no_key_that_would_be_typed() -> None:
    """In the bar for places, as in that for queries, a letter is what is typed."""
    app = make_app()
    async with app.run_test(size=(120, 24)) as pilot:
        await until_shown(pilot, "中新网")
        await pilot.press("colon")
        await until_shown(pilot, "go to: 50%")
        assert rows(app)[-2].split() == ["enter", "Go", "there", "esc", "Back"]


async def test_what_was_seen_of_another_text_is_not_looked_for_in_this_one() -> None:
    """Where nothing of either can be seen: the source has more paragraphs, and its last were in view."""
    app = make_app()
    async with app.run_test(size=(100, 24)) as pilot:
        await until_shown(pilot, "中新网")
        pane = app.screen.query_one(ReadingPane)
        await pilot.press("o", "G")
        await until(pilot, lambda: pane.look.as_source and bool(pane.view and pane.view.at_end))
        await pilot.resize_terminal(1, 1)
        await until(pilot, lambda: not pane.size)
        await pilot.press("o", "enter")
        await until(pilot, lambda: not pane.look.as_source)
        await pilot.resize_terminal(100, 24)
        await until_shown(pilot, "100%")
        assert app.fault is None
