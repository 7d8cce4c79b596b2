"""The search bar: its switches, what it says of mistakes, and the queries asked before."""

from pathlib import Path

import pytest
from textual.events import Paste
from textual.pilot import Pilot

from reader.core import cells
from reader.core.matching import matcher
from reader.core.query import parsed
from reader.services.memory import remember_query, remembered_queries
from reader.ui.widgets import place_bar, search_bar
from reader.ui.widgets.place_bar import PlaceBar
from reader.ui.widgets.search_bar import QueryLine, SearchBar
from tests.ui.looking import make_app, rows, seed_documents, until, until_shown


def _bar(pilot: Pilot[None]) -> SearchBar:
    return pilot.app.screen.query_one(SearchBar)


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ('守土 "', "column 4: this quotation mark is not closed"),
        ("a|b||c", "column 5: there is nothing on one side"),
        ("re:第(", "column 6: not a regular expression"),
        ("exact:", "column 7: nothing to look for"),
    ],
)
@pytest.mark.parametrize("size", [(80, 24), (120, 40), (50, 10)], ids=str)
async def test_a_mistake_is_said_below_its_column(query: str, says: str, size: tuple[int, int]) -> None:
    """Under the bar, with a mark below the column; it is gone as soon as the query can be read."""
    app = make_app()
    async with app.run_test(size=size) as pilot:
        await pilot.press("slash", *query)
        await until_shown(pilot, says)
        below = next(row for row in rows(app) if says in row)
        above = rows(app)[rows(app).index(below) - 1]
        assert query in above
        column = int(says.split(":", maxsplit=1)[0].removeprefix("column ")) - 1
        assert "▲" in below or size[0] < 120
        if "▲" in below:
            assert _cells(query[:column]) == _cells(below[: below.index("▲")])
        await pilot.press("home", *"守土", "space")
        await pilot.press(*["delete"] * len(query))
        await until_shown(pilot, "of 24")
        assert not any("column" in row for row in rows(app))


async def test_typing_lays_nothing_out_anew() -> None:
    """A key of a query moves no part of the screen, however long the query; its end stays in view."""
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("slash", "先")
        await until_shown(pilot, " of ")
        laid: list[object] = []
        app.screen.screen_layout_refresh_signal.subscribe(app.screen, laid.append)
        await pilot.press("帝", *"创业未半而中道崩殂" * 6, *"终末")
        await until_shown(pilot, "终末")
        assert not laid


def _count(query: str) -> int:
    finder = matcher(parsed(query))
    return sum(len(finder.spans(document)) for document in seed_documents())


def _cells(text: str) -> int:
    return sum(2 if ord(char) > 0x2E80 else 1 for char in text)


async def test_the_switches_put_their_prefixes_before_the_query() -> None:
    """A switch is a prefix: turning it changes the line, and the line turns the switch."""
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("slash", *"責任")
        await until_shown(pilot, f"of {_count('責任')} ")
        await pilot.press("alt+e")
        assert "exact:責任" == _bar(pilot).value
        await until_shown(pilot, "[x] exact script")
        await until_shown(pilot, f"of {_count('exact:責任')} ")
        await pilot.press("alt+r", *".{1,3}")
        await until_shown(pilot, "[x] regex")
        assert "exact:re:責任.{1,3}" == _bar(pilot).value
        await pilot.press("alt+e", "alt+r")
        assert "責任.{1,3}" == _bar(pilot).value
        await until_shown(pilot, "[ ] regex")


async def test_the_switches_work_with_the_mouse() -> None:
    """A click on a switch turns it."""
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("slash", *"責任")
        await pilot.click("Switches", offset=(2, 0))
        await until(pilot, lambda: _bar(pilot).value == "exact:責任")
        await pilot.click("Switches", offset=(30, 0))
        await until(pilot, lambda: _bar(pilot).value == "exact:re:責任")


async def test_queries_asked_before_are_found_again() -> None:
    """Enter keeps a query, escape does not; the one that was being typed is not lost."""
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("slash", *"守土", "enter", "slash", *"清零", "enter", "slash", *"疫情", "escape")
        await until(pilot, lambda: remembered_queries() == ("清零", "守土"))
        await pilot.press("slash", *"会议")
        await app.workers.wait_for_complete()
        for key, shown in [
            ("ctrl+up", "清零"),
            ("ctrl+up", "守土"),
            ("alt+up", "守土"),
            ("ctrl+down", "清零"),
            ("alt+down", "会议"),
            ("ctrl+down", "会议"),
        ]:
            await pilot.press(key)
            await until(pilot, lambda: _bar(pilot).value == shown)  # noqa: B023  # awaited here


async def test_a_query_of_another_day_is_chosen_from_a_list() -> None:
    """What an earlier run kept is there."""
    for query in ("红楼梦", "守土尽责"):
        remember_query(query)
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("slash", "ctrl+r")
        await until_shown(pilot, "Queries asked before")
        await until_shown(pilot, "▸ 守土尽责")
        await pilot.press("enter")
        await until_shown(pilot, "of 10")
        assert "守土尽责" == _bar(pilot).value


async def test_a_hostile_query_is_kept_as_one_line(tmp_path: Path) -> None:
    """Nothing that stands in the kept queries acts on the terminal."""
    remember_query("\x1b[31m守土")
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("slash", "ctrl+r")
        await until_shown(pilot, "Queries asked before")
        assert not any("\x1b" in row for row in rows(app))


@pytest.mark.parametrize("columns", [30, 50, 80, 100, 160])
@pytest.mark.parametrize("key", ["slash", "colon"])
async def test_a_hint_is_whole_or_left_out(columns: int, key: str) -> None:
    """Nothing in it is cut, however narrow the window."""
    parts = {*search_bar._HINT.split(" · "), *place_bar._HINT.split(" · ")}
    app = make_app()
    async with app.run_test(size=(columns, 24)) as pilot:
        await until_shown(pilot, "中新网")
        await pilot.press(key)
        kind = QueryLine if key == "slash" else PlaceBar
        await until(pilot, lambda: bool(app.screen.query(kind)) and app.screen.query_one(kind).size.width > 0)
        hint = str(app.screen.query_one(kind).placeholder)
        assert cells.width(hint) < app.screen.query_one(kind).size.width
        assert set(filter(None, hint.split(" · "))) <= parts
        assert hint or columns < 50


async def test_all_lines_of_what_is_pasted_are_the_query() -> None:
    """A sentence that was broken where it was copied is one again; it comes in place of what is selected."""
    app = make_app()
    async with app.run_test(size=(100, 24)) as pilot:
        await until_shown(pilot, "中新网")
        await pilot.press("slash", *"old")
        await until_shown(pilot, "/ old")
        await pilot.press("shift+home")
        app.screen.query_one(QueryLine).post_message(Paste("守土\r\n  盡責\n\nabc\ndef 一\n"))
        await until_shown(pilot, "/ 守土盡責 abc def 一")
        app.screen.query_one(QueryLine).post_message(Paste("\n"))
        app.screen.query_one(QueryLine).post_message(Paste("二"))
        await until_shown(pilot, "/ 守土盡責 abc def 一二")
