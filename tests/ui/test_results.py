"""The results: every hit in its context, aligned, in any order, and the ways there and back."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from reader.core import cells
from reader.core.folding import fold
from reader.core.hits import Hits, found_in
from reader.core.matching import matcher
from reader.core.navigation import Position
from reader.core.ordering import Listing
from reader.core.query import parsed
from reader.core.spans import Span
from reader.ui.app import ReaderApp
from reader.ui.features.results import Results
from reader.ui.features.searching import Searching
from reader.ui.jobs import searching
from reader.ui.screens.desk import Desk
from reader.ui.searches import NO_HITS
from reader.ui.widgets.reading_pane import ReadingPane
from reader.ui.widgets.results_pane import ResultsPane
from tests.ui.looking import make_app, rows, save_as, seed_documents, styled, until, until_shown, whole

SIZES = [(80, 24), (120, 40), (160, 45)]


async def open_results(pilot: Pilot[None], query: str) -> ResultsPane:
    """Search, and ask for the results."""
    await pilot.press("slash", *query, "enter")
    await until_shown(pilot, " of ")
    await pilot.press("r")
    await until_shown(pilot, "─ Results")
    return pilot.app.screen.query_one(ResultsPane)


def lines(app: ReaderApp) -> list[str]:
    """The rows of the results, without head, foot and frame."""
    shown = rows(app)
    top = next(y for y, row in enumerate(shown) if "─ Results" in row)
    bottom = next(y for y, row in enumerate(shown) if y > top and row.startswith("╰"))
    return [row.strip("│") for row in shown[top + 2 : bottom - 1]]


def hits(app: ReaderApp) -> list[str]:
    """What is marked as a hit in the rows of the results."""
    shown = rows(app)
    top = next(y for y, row in enumerate(shown) if "─ Results" in row)
    marked = styled(app, lambda style: bool(style.bold and style.underline))
    return [text for y, text in marked if y > top + 1]


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_every_hit_stands_below_the_other(size: tuple[int, int]) -> None:
    """The rows are as many as the hits, aligned on the hit, whatever the size of the terminal."""
    app = make_app()
    async with app.run_test(size=size) as pilot:
        await open_results(pilot, "守土尽责")
        await until_shown(pilot, "Results 10 · 3 documents · by place")
        found = [line for line in lines(app) if line.strip()]
        assert 10 == len(found)
        assert 10 == len(hits(app))
        left = {
            cells.width(line[: line.index(hit, len(line) // 3)]) for line, hit in zip(found, hits(app), strict=True)
        }
        assert 1 == len(left)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_enter_goes_there_and_the_results_stay_reachable(size: tuple[int, int]) -> None:
    """Enter leads to the hit of the row; `r` leads back to the same row; escape closes."""
    app = make_app()
    async with app.run_test(size=size) as pilot:
        pane = await open_results(pilot, "守土尽责")
        await until_shown(pilot, "Results 10")
        await pilot.press("j", "j", "j", "j", "j", "j", "enter")
        await until_shown(pilot, " 7 of 10")
        await until_shown(pilot, "疫情就是命令")
        assert app.screen.query_one(ReadingPane).has_focus
        assert (size[1] < 32) is not pane.display
        await pilot.press("r")
        await until(pilot, lambda: pane.has_focus)
        await until_shown(pilot, "Results 10")
        assert 6 == pane.cursor
        await pilot.press("escape")
        await until(pilot, lambda: not pane.display)
        assert app.screen.query_one(ReadingPane).has_focus


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_escape_leads_back_to_where_one_was(size: tuple[int, int]) -> None:
    """Looking through the results is no reading: what was in view comes back."""
    app = make_app()
    async with app.run_test(size=size) as pilot:
        text = app.screen.query_one(ReadingPane)
        pane = await open_results(pilot, "守土尽责")
        before = text.document, text.top_offset
        await pilot.press("G")
        await until_shown(pilot, "10 of 10")
        await pilot.press("escape")
        await until(pilot, lambda: not pane.display)
        assert before == (text.document, text.top_offset)


async def test_beside_the_text_the_marked_hit_is_seen() -> None:
    """Where there is room for both, the text follows the marked row, and the row the hit that is walked to."""
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        pane = await open_results(pilot, "守土尽责")
        await until_shown(pilot, "Results 10")
        await pilot.press("G")
        await until_shown(pilot, "10 of 10")
        assert "蒿慧杰" in (app.screen.query_one(ReadingPane).border_title or "")
        await pilot.press("tab", "n")
        await until_shown(pilot, " 1 of 10")
        await until(pilot, lambda: pane.cursor == 0)


async def test_orders() -> None:
    """By key and menu, and by a click on a column's name; the marked hit stays marked."""
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await open_results(pilot, "守土")
        await until_shown(pilot, "Results 24 · 3 documents · by place")
        await pilot.press("j", "s")
        await until_shown(pilot, "by what stands behind the hit")
        await pilot.press("j", "j", "j", "enter")
        await until_shown(pilot, "by right")
        await until_shown(pilot, "Right▾")
        await until_shown(pilot, " 2 of 24")
        pane = app.screen.query_one(ResultsPane)
        head = next(row for row in rows(app) if "Left" in row)
        at = cells.width(head[1 : head.index("Hit")])
        here = [fold(line[cells.fit(line, 0, at) :][:6]) for line in lines(app)]
        assert {"守土"} == {words[:2] for words in here}
        assert here == sorted(here)
        await pilot.click(pane, offset=(cells.width(head[: head.index("Left")]), 1))
        await until_shown(pilot, "by left")
        await pilot.press("e")
        await until_shown(pilot, "by left · exact script first")
        await pilot.press("e")
        await until(pilot, lambda: not any("exact script first" in row for row in rows(app)))


async def test_exact_script_first() -> None:
    """The hits in the script of the query stand above the others."""
    app = make_app()
    async with app.run_test(size=(120, 60)) as pilot:
        await open_results(pilot, "守土盡責")
        await until_shown(pilot, "Results 10")
        assert "守土尽责" == hits(app)[0]
        await pilot.press("e")
        await until_shown(pilot, "exact script first")
        exact = sum(len(matcher(parsed("exact:守土盡責")).spans(document)) for document in seed_documents())
        assert ["守土盡責"] * exact + ["守土尽责"] * (10 - exact) == hits(app)
        assert 0 < exact < 10


async def test_contexts_are_in_the_variant_shown() -> None:
    """The toggle turns the results too, and the marked hit stays marked."""
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        pane = await open_results(pilot, "守土尽责")
        await until_shown(pilot, "Results 10")
        await pilot.press("j", "t")
        await until(pilot, lambda: set(hits(app)) == {"守土盡責"})
        assert 1 == pane.cursor
        await pilot.press("t")
        await until(pilot, lambda: set(hits(app)) == {"守土尽责"})


async def test_where_in_each_document_and_when() -> None:
    """The second view has a row a document, the third a row a month; both lead on."""
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await open_results(pilot, "守土尽责")
        await until_shown(pilot, "Results 10 ·")
        await pilot.press("v")
        await until_shown(pilot, "as listed")
        counts = [int(line.split("▏")[0].split()[-2]) for line in lines(app) if "▏" in line]
        assert [5, 4, 1] == counts
        await pilot.press("s")
        await until_shown(pilot, "by hits")
        await pilot.press("G", "enter")
        await until_shown(pilot, "10 of 10")
        await pilot.press("r", "v")
        await until_shown(pilot, "over time")
        assert any("2022-11" in line and "█" in line for line in lines(app))
        assert any("no date" in line for line in lines(app))
        await pilot.press("g", "enter")
        await until_shown(pilot, "by date")
        await until_shown(pilot, " 6 of 10")


async def test_a_time_without_hits_leads_to_the_next_that_has_some() -> None:
    """Months of which nothing is open are rows like others."""
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await open_results(pilot, "疫情")
        await pilot.press("v", "v")
        await until_shown(pilot, "over time")
        empty = next(y for y, line in enumerate(lines(app)) if "2022-05" in line)
        await pilot.press(*"j" * empty, "enter")
        await until_shown(pilot, "by date")
        desk = app.screen_stack[0]
        assert isinstance(desk, Desk)
        current = desk.feature(Searching).search.current
        assert current
        assert (desk.corpus[current.document].metadata.date or "").startswith("2022-09")


async def test_results_follow_the_query() -> None:
    """Asked something else while they are open, they list that; without a query they close."""
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        pane = await open_results(pilot, "守土尽责")
        await until_shown(pilot, "Results 10")
        await pilot.press("slash", *"清零")
        await until_shown(pilot, "Results 6 ")
        await pilot.press(*"龘龘")
        await until_shown(pilot, "Results 0 ")
        await until_shown(pilot, "Place▾")
        await pilot.press("enter", "escape")
        await until(pilot, lambda: not pane.display)


async def test_without_a_query_that_is_said() -> None:
    """There is nothing to list."""
    app = make_app()
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await pilot.press("r")
        await until_shown(pilot, "search for something first")


async def test_a_click_marks_and_goes() -> None:
    """The first click marks a row, the second goes there; the wheel scrolls."""
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        pane = await open_results(pilot, "守土")
        await until_shown(pilot, "Results 24")
        await pilot.click(pane, offset=(30, 5))
        await until(pilot, lambda: pane.cursor == 3)
        await until_shown(pilot, " 4 of 24")
        await pilot.click(pane, offset=(30, 5))
        await until(pilot, lambda: app.screen.query_one(ReadingPane).has_focus)


async def test_the_tab_key_leads_through_all_panes() -> None:
    """Text, list, results, and round."""
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await open_results(pilot, "守土")
        for wanted in ("text", "list", "results", "text"):
            await pilot.press("tab")
            await until(pilot, lambda: (focused := app.screen.focused) is not None and focused.id == wanted)  # noqa: B023


async def test_hostile_text_in_results_is_text(tmp_path: Path) -> None:
    """Neither brackets nor control characters of a context do anything."""
    path = tmp_path / "[red]x.txt"
    path.write_text("[bold]前\x1b[31m守土\x9b2J[/]后", encoding="utf-8")
    app = make_app(path)
    async with app.run_test(size=(120, 40)) as pilot:
        await open_results(pilot, "守土")
        await until_shown(pilot, "守土")
        assert any("[bold]前" in line for line in lines(app))
        assert not any("\x1b" in row for row in rows(app))


async def test_many_hits_are_one_screen_of_rows(tmp_path: Path) -> None:
    """However many hits there are, only those in view are made; both ends are reached at once."""
    path = tmp_path / "many.txt"
    path.write_text("\n".join("守" * 100 + str(n) for n in range(3000)), encoding="utf-8")
    app = make_app(path)
    async with app.run_test(size=(120, 40)) as pilot:
        pane = await open_results(pilot, "守")
        await until_shown(pilot, "Results 300,000")
        await pilot.press("G")
        await until(pilot, lambda: pane.cursor == 299_999)
        assert any("¶3000" in line for line in lines(app))
        await pilot.press("s", "j", "enter")
        await until_shown(pilot, "by left")


async def test_results_are_saved(tmp_path: Path) -> None:
    """Under the name that is asked for; a file that is there is replaced only after a question; faults are said."""
    app = make_app()
    path = tmp_path / "found.tsv"
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await open_results(pilot, "守土尽责")
        await until_shown(pilot, "Results 10")
        await pilot.press("S")
        await until_shown(pilot, "Save 10 results as")
        await until_shown(pilot, "守土尽责.csv")
        await save_as(pilot, path)
        await until_shown(pilot, "saved 10 results")
        assert 11 == len(path.read_text(encoding="utf-8").splitlines())
        path.write_text("mine", encoding="utf-8")
        await pilot.press("S")
        await save_as(pilot, path)
        await until_shown(pilot, "There already: found.tsv")
        await pilot.press("enter")
        await until_shown(pilot, "─ Results")
        assert "mine" == path.read_text(encoding="utf-8")
        await pilot.press("S")
        await save_as(pilot, path)
        await until_shown(pilot, "There already: found.tsv")
        await pilot.press("j", "enter")
        await until(pilot, lambda: path.read_text(encoding="utf-8") != "mine")
        await pilot.press("S")
        await save_as(pilot, tmp_path / "x.doc")
        await until_shown(pilot, ".jsonl")


async def test_the_name_before_the_dot_is_replaced_by_what_is_typed() -> None:
    """So that another name takes no deleting."""
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await open_results(pilot, "re:守土.{1,2}")
        await pilot.press("S")
        await until_shown(pilot, "re-守土-1-2.csv")
        await pilot.press("x", "y")
        assert "xy.csv" == app.screen.query_one(Input).value
        await pilot.press("escape")
        await until_shown(pilot, "─ Results")


async def test_while_more_is_found_results_are_shown(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Before they are in order they are listed as found; what comes meanwhile does not keep them from being shown."""
    may_go_on = threading.Event()
    in_order, given_up = searching.listed, []

    def slowly(*arguments: object) -> Iterator[Listing]:
        may_go_on.wait(20)
        cancelled = arguments[-1]
        assert callable(cancelled)
        given_up.append(cancelled())
        yield from in_order(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(searching, "listed", slowly)
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("slash", *"守土尽责", "enter")
        await until_shown(pilot, " of 10")
        await pilot.press("r")
        await until_shown(pilot, "Results 10 · 3 documents")
        desk = app.screen
        assert isinstance(desk, Desk)
        for number in range(3):
            (tmp_path / f"{number}.txt").write_text(f"第{number}篇\n\n守土尽责。", encoding="utf-8")
            desk.add(whole(tmp_path / f"{number}.txt").first)
        await until_shown(pilot, " of 13")
        may_go_on.set()
        await until_shown(pilot, "Results 13 · 6 documents")
        assert [False, False] == given_up


async def test_a_row_of_the_query_before_is_no_hit_of_this_one() -> None:
    """A row may be marked that is still shown while the query that stands has fewer hits by now, or none."""
    app = make_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await open_results(pilot, "疫情")
        desk = app.screen_stack[0]
        assert isinstance(desk, Desk)
        searching, results = desk.feature(Searching), desk.feature(Results)
        # The rows stay as they are until the hits of another query have been put in order.
        searching.search = searching.search._replace(hits=NO_HITS, current=None)
        results.mark(100)
        results.mark(1_000_000)
        for _ in range(3):
            results.choose(0, None)
            results.choose(1_000_000, None)
            await pilot.press("v")
        assert searching.search.current is None


async def test_a_row_leads_to_its_place_or_the_next_one_where_the_search_is_another_by_then() -> None:
    """Chosen before the hits of what was typed last, or of files that have changed, are listed; in each view."""
    app = make_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await open_results(pilot, "疫情")
        desk = app.screen_stack[0]
        assert isinstance(desk, Desk)
        searching, results = desk.feature(Searching), desk.feature(Results)
        old, found = searching.search.hits, searching.search
        last = old.nth(old.total)
        few = Hits([found_in({0: (Span(9, 11),), 1: (Span(3, 5),)})])
        for hits in (few, NO_HITS):
            searching.search = found._replace(hits=hits, current=None)
            results.choose(old.total - 1, None)
            expected = hits.first_from(Position(last.document, old.span(last).start))
            assert searching.search.current == expected
        results.choose(old.total, None)
        assert app.fault is None
