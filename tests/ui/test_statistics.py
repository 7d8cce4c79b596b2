"""The statistics: what is counted is shown, ordered, searched from and exported."""

import asyncio
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from reader.core.selection import Selection
from reader.core.spans import Span
from reader.services.figures import Figures, View
from reader.services.statistics import Progress
from reader.ui.app import ReaderApp
from reader.ui.jobs import words
from reader.ui.screens.desk import Desk
from reader.ui.widgets.reading_pane import ReadingPane
from tests.ui.looking import current_hit, make_app, rows, save_as, seed_documents, until, until_shown


def table(app: ReaderApp) -> list[str]:
    """The words of the table's rows in view, the marked one first where none was moved."""
    pane = app.screen.query_one("#statistics")
    top = pane.region.y + 2
    left = pane.region.x + 3
    strips = app.screen._compositor.render_strips()
    words = (strips[y].crop(left, left + 24).text.split() for y in range(top, top + pane.size.height - 2))
    return [word[0] for word in words if word]


async def until_first(pilot: Pilot[None], word: str) -> None:
    """Let the app work until a word leads the table."""
    app = pilot.app
    assert isinstance(app, ReaderApp)
    await until(pilot, lambda: bool(app.screen.query("#statistics")) and table(app)[:1] == [word])


async def test_every_view_is_shown_and_leads_back() -> None:
    """Words, keywords, collocates of the marked one, n-grams; enter searches."""
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await until_shown(pilot, "中新网")
        await pilot.press("S")
        await until_first(pilot, "疫情")
        await until_shown(pilot, "words · this document")
        await pilot.press("tab")
        await until_shown(pilot, "keywords · this document")
        await until_first(pilot, "防控")
        await pilot.press("j", "tab")
        await until_shown(pilot, "collocates 疫情 ±5 · this document")
        await until_first(pilot, "防控")
        await pilot.press("tab")
        await until_shown(pilot, "n-grams 2 · this document")
        await until_first(pilot, "疫情防控")
        await pilot.press("plus")
        await until_shown(pilot, "n-grams 3")
        await pilot.press("minus", "c")
        await until_shown(pilot, "n-grams 2 · all documents")
        await until_first(pilot, "疫情防控")
        await pilot.press("enter")
        await until_shown(pilot, "/ 疫情防控")
        await until(pilot, lambda: "疫情防控" in [text for _, text in current_hit(app)])


async def test_it_is_ordered_by_any_column() -> None:
    """By keys and by a click on a name; function words come when they are wanted."""
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await until_shown(pilot, "中新网")
        await pilot.press("S", "c")
        await until_shown(pilot, "all documents")
        await until_first(pilot, "疫情")
        await pilot.press("a")
        await until_first(pilot, "的")
        await pilot.press("a")
        await until_first(pilot, "疫情")
        await pilot.press("s", "s")
        await until_shown(pilot, "documents▾")
        await pilot.press("s")
        await until_shown(pilot, "words▾")
        await until(pilot, lambda: table(app) == sorted(table(app)))
        pane = app.screen.query_one("#statistics")
        await pilot.click("#statistics", offset=(pane.size.width // 2 + 4, 1))
        await until(pilot, lambda: "words▾" not in "\n".join(rows(app)))


async def test_a_marked_word_is_asked_for() -> None:
    """Its collocates come first, and where it stands in the text is drawn below."""
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await until_shown(pilot, "中新网")
        text = app.screen.query_one(ReadingPane)
        assert text.document
        start = text.document.clean.index("一线督导")
        text.select(Selection(Span(start, start + 2), Span(start, start + 2)))
        await pilot.press("S")
        await until_shown(pilot, "collocates 一线 ±5")
        await until(pilot, lambda: "▏" in (shown := "\n".join(rows(app))) and "█" in shown)
        await pilot.press("plus")
        await until_shown(pilot, "collocates 一线 ±6")
        await pilot.press("escape")
        await until(pilot, lambda: not app.screen.query("#statistics"))


async def test_it_is_exported(tmp_path: Path) -> None:
    """To where the user says, in columns; what is there already is replaced only when they say so."""
    (tmp_path / "text.txt").write_text("守土有责，守土尽责。守土有责。", "utf-8")
    app, path = make_app(tmp_path / "text.txt"), tmp_path / "found.tsv"
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await until_shown(pilot, "守土有责")
        await pilot.press("S")
        await until_first(pilot, "守土有责")
        await pilot.press("e")
        await until_shown(pilot, "Save 3 rows as")
        await until_shown(pilot, "words.csv")
        await save_as(pilot, path)
        await until_shown(pilot, "saved to ")
        assert ["words\ttimes\tper million\tdocuments", "守土有责\t2\t500000.0\t1"] == (
            path.read_text("utf-8").splitlines()[:2]
        )
        path.write_text("mine", "utf-8")
        await pilot.press("e")
        await save_as(pilot, path)
        await until_shown(pilot, "There already: found.tsv")
        await pilot.press("enter")
        await until_first(pilot, "守土有责")
    assert "mine" == path.read_text("utf-8")


class Held:
    """Counts of one view that wait until they may go on."""

    def __init__(self, view: View) -> None:
        self._view, self._counted = view, words.figures
        self.may_go_on = threading.Event()

    def figures(self, *arguments: Any) -> Iterator[Progress | Figures]:
        """What is counted, after what is said before."""
        if arguments[3].view is self._view:
            yield Progress(77, 100)
            self.may_go_on.wait(20)
        yield from self._counted(*arguments)


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Held:
    """Keywords, held."""
    held = Held(View.KEYWORDS)
    monkeypatch.setattr(words, "figures", held.figures)
    return held


async def test_what_is_being_counted_is_said_at_once(held: Held) -> None:
    """And how far it is; what was counted before is not taken for it, by no key either."""
    app = make_app()
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await until_shown(pilot, "中新网")
        await pilot.press("S")
        await until_first(pilot, "疫情")
        await pilot.press("tab")
        await until_shown(pilot, "keywords · this document · 77% counted")
        assert not any("words · this document · 1" in row or "疫情 " in row for row in rows(app))
        await pilot.press("s", "s", "e")
        await until_shown(pilot, "it is still being counted")
        assert app.screen.query("#statistics")
        held.may_go_on.set()
        await until_first(pilot, "防控")
        await until_shown(pilot, "likelihood▾")
        await until_shown(pilot, "compared with the other documents and Chinese in general")
        assert not any("counted ─" in row for row in rows(app))


async def test_the_next_view_does_not_wait(held: Held) -> None:
    """What was asked for meanwhile is not wanted any more; its collocates are those of the word marked last."""
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await until_shown(pilot, "中新网")
        await pilot.press("S")
        await until_first(pilot, "疫情")
        await pilot.press("tab")
        await until_shown(pilot, "77% counted")
        await pilot.press("tab")
        await until_shown(pilot, "collocates 疫情 ±5 · this document")
        await until_first(pilot, "防控")
        await pilot.press("escape")
        await until(pilot, lambda: not app.screen.query("#statistics"))
        held.may_go_on.set()


async def test_documents_that_are_opened_meanwhile_are_counted_too(tmp_path: Path) -> None:
    """Where all are counted; what was counted before is not of all documents any more."""
    (tmp_path / "text.txt").write_text("守土有责，守土尽责。", "utf-8")
    app = make_app(tmp_path / "text.txt")
    async with app.run_test(size=(120, 40)) as pilot:
        await until_shown(pilot, "守土有责")
        desk = app.screen
        assert isinstance(desk, Desk)
        await pilot.press("S", "c")
        await until_shown(pilot, "words · all documents · 3")
        desk.add(seed_documents())
        await until_first(pilot, "疫情")


async def test_documents_that_are_opened_before_there_is_a_table_are_counted_in_it() -> None:
    """Statistics of all documents were asked for, and their screen does not stand yet."""
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await until_shown(pilot, "中新网")
        await pilot.press("S", "c")
        await until_shown(pilot, "words · all documents")
        await pilot.press("escape")
        desk = app.screen
        assert isinstance(desk, Desk)
        opening = asyncio.create_task(desk.action_do("statistics"))
        while len(app.screen_stack) == 1:  # noqa: ASYNC110  # nobody tells that it is opened
            await asyncio.sleep(0)
        desk.add(())
        await opening
        await until_shown(pilot, "words · all documents")
    assert app.fault is None


async def test_asked_for_twice_there_is_one_to_be_closed() -> None:
    """A click and a key at the same moment."""
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await until_shown(pilot, "中新网")
        desk = app.screen
        assert isinstance(desk, Desk)
        await asyncio.gather(desk.action_do("statistics"), desk.action_do("statistics"))
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is desk)


async def test_a_word_that_was_looked_up_is_not_asked_for() -> None:
    """It is marked, but the user did not mark it to have its collocates."""
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await until_shown(pilot, "中新网")
        text = app.screen.query_one(ReadingPane)
        await pilot.press("i")
        await until(pilot, lambda: text.selected is not None)
        await pilot.press("escape", "S")
        await until_shown(pilot, "words · this document")


async def test_a_word_without_collocates_is_said_to_have_none(tmp_path: Path) -> None:
    """In the table, which is empty otherwise."""
    (tmp_path / "text.txt").write_text("守土有责，守土尽责。", "utf-8")
    app = make_app(tmp_path / "text.txt")
    async with app.run_test(size=(120, 40)) as pilot:
        await until_shown(pilot, "守土有责")
        app.screen.query_one(ReadingPane).select(Selection(Span(0, 4), Span(0, 4)))
        await pilot.press("S")
        await until_shown(pilot, "collocates 守土有责 ±5 · this document · 0")
        await until_shown(pilot, "no word stands near 守土有责 more than once")


async def test_without_a_segmenter_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """And the text is read on."""
    monkeypatch.setattr("reader.services.segmenting.helper._CODE", "raise SystemExit")
    app = make_app()
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await until_shown(pilot, "中新网")
        await pilot.press("S")
        await until_shown(pilot, "words cannot be told apart")
        await until(pilot, lambda: not app.screen.query("#statistics"))
