"""Searching as one types: hits in either script, the same numbers everywhere, and the way back."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from textual.message import Message

from reader.core.corpus import Corpus
from reader.core.matching import matcher
from reader.core.query import Query, parsed
from reader.services import searching
from reader.services.searching import Progress, Searcher
from reader.ui.features.feature import Feature
from reader.ui.jobs import Cancelled
from reader.ui.jobs import searching as jobs
from reader.ui.messages import Answered
from reader.ui.screens.desk import Desk
from reader.ui.widgets.reading_pane import ReadingPane
from reader.ui.widgets.search_bar import SearchBar
from tests import strategies
from tests.ui.looking import PATIENCE, current_hit, hits, make_app, rows, seed_documents, told, until, until_shown


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("守土尽责", "1 of 10 · 3 documents"),
        ("守土盡責", "1 of 10 · 3 documents"),
        ("疫情防控", "1 of 76 · 5 documents"),
        ("習近平", "1 of 3 · 3 documents"),
        ("贯彻落实", "1 of 2 · 2 documents"),
    ],
)
async def test_numbers_are_those_of_the_matcher(query: str, status: str) -> None:
    """The status and the list count what the matcher finds."""
    documents = seed_documents()
    found = [len(matcher(parsed(query)).spans(document)) for document in documents]
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("slash", *query)
        await until_shown(pilot, status)
        details = [row.split("│")[1].split() for row in rows(app)[2:12:2]]
        assert found == [int(words[-1]) if words[-1].isdigit() else 0 for words in details]


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (160, 45)], ids=str)
async def test_toggle_keeps_the_hit_on_its_characters_and_row(size: tuple[int, int]) -> None:
    """Walk to a hit in 002, turn the script twice: the hit stays highlighted, on its row, on the right characters."""
    app = make_app()
    async with app.run_test(size=size) as pilot:
        await pilot.press("slash", *"守土尽责", "enter")
        await until_shown(pilot, "1 of 10")
        await pilot.press(*"nnnnnn")
        await until_shown(pilot, "7 of 10")
        await until_shown(pilot, "疫情就是命令")
        row, text = _whole(current_hit(app))
        assert text == "守土盡責"
        await pilot.press("t")
        await until_shown(pilot, "简体")
        assert (row, "守土尽责") == _whole(current_hit(app))
        await pilot.press("t")
        await until_shown(pilot, "臺灣")
        assert (row, "守土盡責") == _whole(current_hit(app))


def _whole(pieces: list[tuple[int, str]]) -> tuple[int, str]:
    """A hit that may be broken over two rows, as one."""
    return pieces[0][0], "".join(text for _, text in pieces)


async def test_documents_that_come_do_not_hold_up_a_search(monkeypatch: pytest.MonkeyPatch) -> None:
    """While more and more is opened, a query that is being searched for comes to its end, and goes on from there."""
    begun: list[int] = []
    may_end = Event()
    find = jobs.find

    def finding(
        query: Query, searcher: Searcher, corpus: Corpus, since: Progress | None, cancelled: Cancelled
    ) -> Iterator[Progress]:
        begun.append(len(corpus))
        assert may_end.wait(PATIENCE)
        return find(query, searcher, corpus, since, cancelled)

    monkeypatch.setattr(jobs, "find", finding)
    monkeypatch.setattr(searching, "WORTHWHILE", -1)
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        desk = app.screen
        assert isinstance(desk, Desk)
        await pilot.press("slash", *"疫情", "enter")
        await until(pilot, lambda: len(begun) > 1)
        begun.clear()
        for number in range(3):
            desk.add([strategies.document("疫情。疫情！", str(number))])
            await pilot.pause()
        assert not begun
        may_end.set()
        await until_shown(pilot, "1 of 125 · 8 documents")
        assert [8] == begun
        desk.add([strategies.document("又是疫情", "later")])
        await until_shown(pilot, "1 of 126 · 9 documents")
        assert [8, 9] == begun


async def test_a_document_is_opened_for_a_key_once() -> None:
    """A key of a query that leads to nothing else has no marks looked for, nor the text drawn, a second time."""
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        desk = app.screen
        assert isinstance(desk, Desk)
        shown: list[object] = []

        class Watching(Feature):
            def document_shown(self) -> None:
                shown.append(self.desk.document)

        desk.feature(Watching)
        await pilot.press("slash", *"守土", "enter")
        await until_shown(pilot, "1 of ")
        there = len(shown)
        await pilot.press("slash", *"守土尽", "enter")
        await until_shown(pilot, "/ 守土尽 ")
        assert there == len(shown) <= 1


async def test_every_highlight_lies_on_the_query() -> None:
    """What is highlighted on any screen is the query, in the script shown, and nothing else."""
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        pane = app.screen.query_one(ReadingPane)
        await pilot.press("slash", *"疫情", "enter")
        await until_shown(pilot, "documents")
        for _ in range(6):
            assert set("".join(text for _, text in hits(app))) <= set("疫情")
            assert hits(app)
            await pilot.press("space")
        assert pane.top_offset > 0


async def test_walking_goes_round_all_hits() -> None:
    """N visits every hit of every document and comes round to the first; N goes the other way."""
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("slash", *"守土尽责", "enter")
        await until_shown(pilot, "1 of 10")
        for number in [*range(2, 11), 1]:
            await pilot.press("n")
            await until_shown(pilot, f" {number} of 10")
            assert "".join(text for _, text in current_hit(app)) in {"守土尽责", "守土盡責"}
        await pilot.press("N")
        await until_shown(pilot, "10 of 10")
        await until_shown(pilot, "蒿慧杰到西平县遂平县督")


async def test_giving_up_leads_back() -> None:
    """Escape in the search bar forgets the query and shows what was read before."""
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        pane = app.screen.query_one(ReadingPane)
        await until(pilot, lambda: pane.view is not None)
        await pilot.press("j", "j")
        before = pane.top_offset
        await pilot.press("slash", *"齐抓共管")
        await until_shown(pilot, "1 of 1 · 1 document")
        await until_shown(pilot, "疫情就是命令")
        await pilot.press("escape")
        await until_shown(pilot, "中新网北京")
        assert before == pane.top_offset
        assert not hits(app)
        assert pane.has_focus


async def test_escape_clears_highlights() -> None:
    """Escape while reading forgets the query but not the place."""
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        pane = app.screen.query_one(ReadingPane)
        await pilot.press("slash", *"会议", "enter")
        await until_shown(pilot, "documents")
        before = pane.top_offset
        await pilot.press("escape")
        await until(pilot, lambda: not hits(app))
        assert before == pane.top_offset


async def test_stale_answers_are_dropped(monkeypatch: pytest.MonkeyPatch) -> None:
    """An answer to an earlier request changes nothing."""
    monkeypatch.setattr(searching, "WORTHWHILE", -1)  # so that nothing is answered at once
    app = make_app()
    messages: list[Message] = []
    async with app.run_test(size=(80, 24), message_hook=messages.append) as pilot:
        await pilot.press("slash", *"守土尽责")
        await until_shown(pilot, "1 of 10")
        answers = [m for m in told(messages, Answered) if isinstance(m, Answered) and m.group == "search"]
        taken: list[int] = []
        app.screen.post_message(Answered("search", min(m.request for m in answers) - 1, lambda: taken.append(1)))
        await pilot.pause()
        await until_shown(pilot, "1 of 10")
        assert not taken


@pytest.mark.parametrize(
    ("query", "says"),
    [("龘龘", "no hits"), ('"守土', "not closed"), ("re:[", "regular expression"), ("-疫情", "exclusions")],
)
async def test_what_is_wrong_is_said_while_typing(query: str, says: str) -> None:
    """No hits, and a query that cannot be read, are said where the hits would be counted."""
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("slash", *query)
        await until_shown(pilot, says)


async def test_refining_the_query_at_its_end_and_asking_again() -> None:
    """Each keystroke asks anew; the last query stands ready when the bar is opened again."""
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("slash", *"守土")
        await until_shown(pilot, "of 29" if _count("守土") == 29 else f"of {_count('守土')}")
        await pilot.press(*"尽责")
        await until_shown(pilot, "1 of 10")
        await pilot.press("backspace", "backspace")
        await until_shown(pilot, f"of {_count('守土')}")
        await pilot.press("enter", "slash", *"清零")
        await until_shown(pilot, f"of {_count('清零')}")


def _count(query: str) -> int:
    finder = matcher(parsed(query))
    return sum(len(finder.spans(document)) for document in seed_documents())


async def test_markup_in_a_query_is_text() -> None:
    """Brackets in a query are looked for, not obeyed."""
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("slash", "left_square_bracket", "slash", "right_square_bracket")
        await until_shown(pilot, "no hits")


async def test_a_catastrophic_pattern_is_stopped_and_the_app_lives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Frames are drawn while it is tried; then it is said why there are no hits, and the next query is answered."""
    monkeypatch.setattr("reader.core.matching.REGEX_SECONDS", 2.0)
    (tmp_path / "a.txt").write_text("正文，" + "a" * 200 + "！\n守土有责。\n", "utf-8")
    app = make_app(tmp_path)
    async with app.run_test(size=(120, 24)) as pilot:
        await pilot.press("slash")
        await until(pilot, lambda: bool(app.screen.query(SearchBar)))
        app.screen.query_one(SearchBar).value = "re:(a|aa)+$"
        await until_shown(pilot, "searching…")
        await until_shown(pilot, "this pattern takes too long and was stopped")
        app.screen.query_one(SearchBar).value = "守土"
        await until_shown(pilot, "1 of 1")


async def test_a_query_that_comes_to_nothing_leads_back() -> None:
    """What was found for its beginning led away; with nothing found, one is where one began."""
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        pane = app.screen.query_one(ReadingPane)
        await until_shown(pilot, "中新网")
        await pilot.press("slash", *"遂平")
        await until_shown(pilot, "1 of 5")
        await pilot.press(*"龘龘")
        await until_shown(pilot, "no hits")
        await until(pilot, lambda: pane.top_offset == 0 and any("中新网" in row for row in rows(app)))
