"""Ways through a text: to a place by its name, back and forward, and how far one is."""

from pathlib import Path

import pytest

from reader.services.memory import Habits
from reader.ui.app import ReaderApp
from reader.ui.features.progress import spoken_duration
from reader.ui.widgets.reading_pane import ReadingPane
from tests.ui.looking import make_app, rows, until, until_shown, whole

CHAPTER = "第{0}回 某事发生\n\n" + "".join(f"　　这是第{{0}}回的第{m}段,头发干了,说来话长。\n" for m in range(40))
NOVEL = "石头记\n\n" + "".join(CHAPTER.format(n) for n in "一二三")


@pytest.fixture(autouse=True)
def memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A memory of its own."""
    monkeypatch.setenv("READER_MEMORY", str(tmp_path / "choices.json"))


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A book of three chapters."""
    path = tmp_path / "book.txt"
    path.write_text(NOVEL, encoding="utf-8")
    return path


def foot(app: ReaderApp) -> str:
    """The line that says where one is."""
    return rows(app)[-2]


async def test_a_place_by_its_name(book: Path) -> None:
    """A part, a paragraph, a percentage; what leads nowhere is said, and can be put right."""
    app = make_app(book)
    async with app.run_test(size=(110, 24), notifications=True) as pilot:
        await until_shown(pilot, "这是第一回")
        pane = app.screen.query_one(ReadingPane)
        await pilot.press("colon", *"c3", "enter")
        await until_shown(pilot, "这是第三回的第0段")
        await until(pilot, lambda: "第三回 某事发生" in foot(app) and pane.has_focus)
        await pilot.press("colon", *"50%", "enter")
        await until_shown(pilot, "这是第二回的第2")
        await pilot.press("colon", *"c9", "enter")
        await until_shown(pilot, "there is no part 9: this text has 3")
        await pilot.press("backspace", "1", "enter")
        await until_shown(pilot, "这是第一回的第0段")
        await pilot.press("colon", *"p9", "escape")
        await until(pilot, lambda: pane.has_focus)
        await until_shown(pilot, "这是第一回的第0段")


async def test_back_and_forward_through_jumps(book: Path) -> None:
    """Ends, places by name, contents and hits out of view are jumps; lines and pages are not."""
    app = make_app(book)
    async with app.run_test(size=(110, 24)) as pilot:
        await until_shown(pilot, "这是第一回")
        pane = app.screen.query_one(ReadingPane)
        await until(pilot, lambda: "as written" in foot(app))
        await pilot.press("space")
        begun = pane.top_offset
        await pilot.press("G")
        end = pane.top_offset
        await pilot.press("colon", *"c2", "enter")
        await until_shown(pilot, "这是第二回的第0段")
        await pilot.press("j", "j")
        await pilot.press("ctrl+o")
        await until(pilot, lambda: end == pane.top_offset)
        await pilot.press("backspace")
        await until(pilot, lambda: begun == pane.top_offset)
        await pilot.press("backspace", "alt+right")
        await until(pilot, lambda: end == pane.top_offset)


async def test_a_walk_through_hits_is_one_jump(book: Path) -> None:
    """Back leads from the last hit to where one was before the first."""
    app = make_app(book)
    async with app.run_test(size=(110, 24)) as pilot:
        await until_shown(pilot, "这是第一回")
        pane = app.screen.query_one(ReadingPane)
        await pilot.press("j", "slash", *"第39段")
        await until_shown(pilot, "1 of 3")
        await pilot.press("enter")
        await until(pilot, lambda: pane.has_focus)
        await pilot.press("n")
        await until_shown(pilot, "2 of 3")
        await until_shown(pilot, "这是第二回的第39段")
        await pilot.press("n")
        await until_shown(pilot, "这是第三回的第39段")
        await pilot.press("ctrl+o")
        await until_shown(pilot, "这是第一回的第0段")


async def test_the_part_and_the_time_that_is_left(book: Path) -> None:
    """The part is named in the script shown; the rest of the text is told in time, at the pace that is known."""
    app = ReaderApp(whole(book), habits=Habits(pace=(600.0, 120.0)))
    async with app.run_test(size=(110, 24)) as pilot:
        await until_shown(pilot, "这是第一回")
        await until(pilot, lambda: "0% · 10 min left" in foot(app))
        await pilot.press("colon", *"c3", "enter", "t")
        await until(pilot, lambda: "第三回 某事發生 · 臺灣" in foot(app) and "3 min left" in foot(app))


@pytest.mark.parametrize(("minutes", "said"), [(0.1, "<1 min"), (12, "12 min"), (130, "2 h 10 min"), (1111, "19 h")])
def test_durations(minutes: float, said: str) -> None:
    """Nobody plans for the minutes of nineteen hours."""
    assert said == spoken_duration(minutes * 60)
