"""Words in the text: shown, gone through by keys and clicks, and searched for."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from reader.core.cells import width
from reader.ui.app import ReaderApp
from reader.ui.features.words import Words
from reader.ui.late_styles import LateStyles
from reader.ui.screens.desk import Desk
from reader.ui.widgets.reading_pane import ReadingPane
from tests.ui.looking import cell_of, current_hit, make_app, rows, until, until_shown
from tests.ui.test_selecting import selected

TEXT = """守土有责，守土尽责

疫情防控工作千头万绪，必须坚持人民至上、生命至上。

""" + "".join(f"第{number}段，各地区各部门要加强领导。\n" for number in range(60))


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A text of one screen and more."""
    path = tmp_path / "text.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def pane(app: ReaderApp) -> ReadingPane:
    """The pane one reads in."""
    return app.screen.query_one(ReadingPane)


def marked(app: ReaderApp) -> str:
    """What is marked, as it stands in clean."""
    text = pane(app)
    return text.selected.within(text.document.clean) if text.selected and text.document else ""


async def until_marked(pilot: Pilot[None], wanted: str) -> None:
    """Let the app work until a text is marked."""
    app = pilot.app
    assert isinstance(app, ReaderApp)
    await until(pilot, lambda: marked(app) == wanted)


async def test_words_are_gone_through(book: Path) -> None:
    """From the first in view on, back, by character, and some at once."""
    app = make_app(book)
    async with app.run_test(size=(100, 24)) as pilot:
        await until_shown(pilot, "千头万绪")
        for key, word in [
            ("w", "守土有责"),
            ("right", "守土"),
            ("W", "尽责"),
            ("right", "疫情"),
            ("B", "尽责"),
            ("left", "守土"),
            ("left", "守土有责"),
            ("left", "守土有责"),
            ("right", "守土"),
            ("shift+right", "尽"),
            ("shift+left", "土"),
            ("right", "尽责"),
            ("ctrl+right", "尽责\n\n疫情"),
            ("ctrl+right", "尽责\n\n疫情防控"),
            ("ctrl+left", "尽责\n\n疫情"),
            ("right", "防控"),
        ]:
            await pilot.press(key)
            await until_marked(pilot, word)
        await pilot.press("w")
        await until_marked(pilot, "")


async def test_many_steps_at_once_are_all_taken(book: Path) -> None:
    """Keys that come before words are known are not lost, and the text moves along."""
    app = make_app(book)
    async with app.run_test(size=(100, 24)) as pilot:
        await until_shown(pilot, "千头万绪")
        await pilot.press(*["right"] * 260)
        await until(pilot, lambda: pane(app).top_offset > 0)
        await until(pilot, lambda: bool(marked(app)) and marked(app) in TEXT)
        desk = app.screen
        assert isinstance(desk, Desk)
        words = desk.feature(Words)
        await until(pilot, lambda: words._steps == 0)
        assert pane(app).selected
        assert pane(app).sees(pane(app).selected.start)  # type: ignore[union-attr]


@pytest.mark.parametrize("keys", [(), ("t",), ("x",), ("o",)], ids=["as written", "converted", "abreast", "source"])
async def test_boundaries_follow_the_rows_shown(book: Path, keys: tuple[str, ...]) -> None:
    """Every other word is laid out, in any variant, and no longer when they are not wanted."""
    app = make_app(book)
    async with app.run_test(size=(120, 24)) as pilot:
        await until_shown(pilot, "千头万绪")
        await pilot.press(*keys)
        await pilot.press("w")
        await until(pilot, lambda: bool(laid(app)))
        await until(pilot, lambda: {"必须", "必須"} & set(laid(app)) != set())
        assert {"坚持", "堅持"}.isdisjoint(laid(app))
        await pilot.press("w")
        await until(pilot, lambda: not laid(app))


def laid(app: ReaderApp) -> list[str]:
    """The words that are laid out, as they are shown."""
    colour = LateStyles(pane(app), "reading--")["words"].bgcolor
    strips = app.screen._compositor.render_strips()[:-2]
    return [segment.text for strip in strips for segment in strip if segment.style and segment.style.bgcolor == colour]


async def test_boundaries_go_with_the_document(tmp_path: Path) -> None:
    """Another text has its own, and what is scrolled to has them too."""
    (tmp_path / "a.txt").write_text("守土有责，守土尽责。" * 3, "utf-8")
    (tmp_path / "b.txt").write_text("疫情防控工作，必须坚持。\n" * 900 + "最后一段话语。\n", "utf-8")
    app = make_app(tmp_path)
    async with app.run_test(size=(100, 24)) as pilot:
        await until_shown(pilot, "守土有责")
        await pilot.press("w")
        await until(pilot, lambda: "守土有责" in laid(app))
        await pilot.press("right_square_bracket")
        await until(pilot, lambda: "疫情" in laid(app) and "守土有责" not in laid(app))
        await pilot.press("G")
        await until(pilot, lambda: bool({"最后", "一段话", "一段", "话语"} & set(laid(app))))
        await pilot.press("left_square_bracket")
        await until(pilot, lambda: "守土有责" in laid(app))


async def test_two_clicks_select_a_word_and_it_is_searched(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also when words were not known yet; the hit looked at is the one that was marked."""
    app = make_app(book)
    monkeypatch.setattr(ReaderApp, "CLICK_CHAIN_TIME_THRESHOLD", 60.0)  # however slow the machine
    async with app.run_test(size=(100, 24)) as pilot:
        await until_shown(pilot, "千头万绪")
        place = cell_of(app, "部门要")
        await pilot.click(offset=place, times=2)
        await until_marked(pilot, "部门")
        await pilot.press("asterisk")
        await until_shown(pilot, "1 of 60")
        await until(pilot, lambda: "部门" in [text for _, text in current_hit(app)])
        assert place.y == next(y for y, text in current_hit(app) if text == "部门")
        assert width("部门") == 4


async def test_nothing_marked_is_said(book: Path) -> None:
    """How to mark a word is told."""
    app = make_app(book)
    async with app.run_test(size=(100, 24), notifications=True) as pilot:
        await until_shown(pilot, "千头万绪")
        await pilot.press("asterisk")
        await until_shown(pilot, "no word is marked")


async def test_without_a_segmenter_it_is_said(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading goes on."""
    monkeypatch.setattr("reader.services.segmenting.helper._CODE", "raise SystemExit")
    app = make_app(book)
    async with app.run_test(size=(100, 24), notifications=True) as pilot:
        await until_shown(pilot, "千头万绪")
        await pilot.press("w")
        await until_shown(pilot, "words cannot be told apart")
        await pilot.press("j")
        await until(pilot, lambda: pane(app).top_offset > 0)


async def test_the_process_ends_with_the_app(book: Path) -> None:
    """Nothing is left behind, and nobody is waited for."""
    app = make_app(book)
    async with app.run_test(size=(100, 24)) as pilot:
        await until_shown(pilot, "千头万绪")
        await pilot.press("w")
        await until_marked(pilot, "守土有责")
        desk = app.screen
        assert isinstance(desk, Desk)
        process = desk.feature(Words).helper._process
        assert process
        assert process.poll() is None
        assert rows(app)
        assert selected(app)
    assert process.wait(20) != 0
