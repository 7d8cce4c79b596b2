"""Lists to choose from: contents, encodings, and what characters could also have become."""

from pathlib import Path

import pytest

from reader.ui.features.marks import Marks
from reader.ui.features.searching import Searching
from reader.ui.screens.desk import Desk
from reader.ui.widgets.reading_pane import ReadingPane
from tests import strategies
from tests.ui.looking import make_app, rows, styled, until, until_shown

CHAPTER = "第{0}回 某事发生\n\n" + "".join(f"　　这是第{{0}}回的第{m}段,头发干了,说来话长。\n" for m in range(30))
NOVEL = "石头记\n\n" + "".join(CHAPTER.format(n) for n in "一二三")


async def test_contents_lead_to_a_chapter(tmp_path: Path) -> None:
    """The contents list the chapters, mark the one that is read, and lead to another."""
    book = tmp_path / "book.txt"
    book.write_text(NOVEL, encoding="utf-8")
    app = make_app(book)
    async with app.run_test(size=(90, 24)) as pilot:
        await until_shown(pilot, "这是第一回")
        await pilot.press("c")
        await until_shown(pilot, "第三回 某事发生")
        await pilot.press("G", "enter")
        await until_shown(pilot, "这是第三回的第0段")
        await pilot.press("c")
        await until_shown(pilot, "▸ 3 第三回")


@pytest.mark.parametrize("typed", ["/三", "第三", "發生 三"])
async def test_typing_narrows_the_contents(tmp_path: Path, typed: str) -> None:
    """What is typed, in either script, after a slash or at once, leaves the entries that hold it."""
    book = tmp_path / "book.txt"
    book.write_text(NOVEL, encoding="utf-8")
    app = make_app(book)
    async with app.run_test(size=(90, 24)) as pilot:
        await until_shown(pilot, "这是第一回")
        await pilot.press("c")
        await until_shown(pilot, "第二回 某事发生")
        await pilot.press(*typed)
        await until(pilot, lambda: not any("第二回 某事发生" in row for row in rows(app)))
        await pilot.press("enter")
        await until_shown(pilot, "这是第三回的第0段")


async def test_without_chapters_that_is_said(tmp_path: Path) -> None:
    """A text without parts says so."""
    (tmp_path / "short.txt").write_text("中新网的文章,就是这样。", encoding="utf-8")
    app = make_app(tmp_path / "short.txt")
    async with app.run_test(size=(90, 24), notifications=True) as pilot:
        await until_shown(pilot, "中新网")
        await pilot.press("c")
        await until_shown(pilot, "no parts")


async def test_text_is_reopened_in_another_encoding(tmp_path: Path) -> None:
    """What was read wrongly can be read again; the encoding is named."""
    path = tmp_path / "text.txt"
    path.write_bytes("臺灣的文章,就是這樣。".encode("big5"))
    app = make_app(path)
    async with app.run_test(size=(90, 24)) as pilot:
        await until_shown(pilot, "就是這樣")
        await until_shown(pilot, "big5" if app.screen.query_one(ReadingPane).document is None else "")
        await pilot.press("ctrl+p", *"Reopen")
        await until_shown(pilot, "as another encoding")
        await pilot.press("enter")
        await until_shown(pilot, "big5hkscs")
        await pilot.press("g", "j", "enter")
        await until_shown(pilot, "gb18030")
        await until(pilot, lambda: not any("就是這樣" in row for row in rows(app)))


async def test_characters_that_could_be_others_are_listed(tmp_path: Path) -> None:
    """In the other script, the characters in view that have several counterparts are named with them."""
    path = tmp_path / "text.txt"
    path.write_text("他的头发干了,这里的人都说好。", encoding="utf-8")
    app = make_app(path)
    async with app.run_test(size=(90, 24)) as pilot:
        await until_shown(pilot, "头发")
        await pilot.press("t", "ctrl+p", *"One of several")
        await until_shown(pilot, "could have become")
        await pilot.press("enter")
        await until_shown(pilot, "also")


async def test_doubtful_characters_are_marked_when_asked(tmp_path: Path) -> None:
    """Off by default; on, a quiet mark lies on characters that have several counterparts, and only on them."""
    path = tmp_path / "text.txt"
    path.write_text("他的头发干了,中国人都说好。", encoding="utf-8")
    app = make_app(path)
    async with app.run_test(size=(90, 24)) as pilot:
        await until_shown(pilot, "头发")
        await pilot.press("t")
        await until_shown(pilot, "頭髮")
        assert not styled(app, lambda style: bool(style.underline))
        await pilot.press("ctrl+p", *"Mark doubtful")
        await until_shown(pilot, "Those that could")
        await pilot.press("enter")
        await until(pilot, lambda: bool(styled(app, lambda style: bool(style.underline))))
        marked = "".join(text for _, text in styled(app, lambda style: bool(style.underline)))
        assert {"髮"} <= set(marked)
        assert not {"中", "國", "好"} & set(marked)


async def test_a_file_that_changes_is_noticed_and_read_again(tmp_path: Path) -> None:
    """A change on disk is told; R shows the file as it is now."""
    path = tmp_path / "text.txt"
    path.write_text("这是从前的文章,就是这样。", encoding="utf-8")
    app = make_app(path)
    async with app.run_test(size=(90, 24), notifications=True) as pilot:
        await until_shown(pilot, "从前的文章")
        path.write_text("这是现在的文章了,不再是那样。", encoding="utf-8")
        await until_shown(pilot, "has changed on disk")
        await pilot.press("R")
        await until_shown(pilot, "现在的文章")


async def test_regional_words_are_a_choice() -> None:
    """The list of variants turns regional words on, and the status says so."""
    app = make_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await until_shown(pilot, "中新网")
        await pilot.press("t", "T", "G", "enter")
        await until_shown(pilot, "臺灣 詞")
        await pilot.press("T", "G", "enter")
        await until(pilot, lambda: not any("臺灣 詞" in row for row in rows(app)))


async def test_reading_a_file_again_keeps_the_row() -> None:
    """R on a file that is as it was shows the same rows, however often it is pressed."""
    app = make_app()
    async with app.run_test(size=(90, 24)) as pilot:
        await until_shown(pilot, "中新网")
        await pilot.press("space")
        pane = app.screen.query_one(ReadingPane)
        await until(pilot, lambda: pane.top_offset > 0)
        top = pane.top_offset
        for _ in range(2):
            before = pane.document
            await pilot.press("R")
            await until(pilot, lambda before=before: pane.document is not before)  # type: ignore[misc]
            assert pane.top_offset == top


@pytest.mark.parametrize("query", ["守土", "不在此处"])
async def test_reading_a_file_again_keeps_the_place_while_a_query_stands(query: str, tmp_path: Path) -> None:
    """Whoever has read on since is led neither to the first hit nor back to where the search was begun."""
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(f"第{number}篇。\n\n守土有责。\n", encoding="utf-8")
    app = make_app(tmp_path)
    async with app.run_test(size=(90, 24)) as pilot:
        await until_shown(pilot, "守土有责")
        await pilot.press("slash", *query, "enter", "right_square_bracket", "right_square_bracket")
        await until_shown(pilot, "第2篇")
        (tmp_path / "2.txt").write_text("第2篇，新的。\n\n不守土。\n", encoding="utf-8")
        await pilot.press("R")
        await until_shown(pilot, "第2篇，新的")
        screen = app.screen_stack[0]
        assert isinstance(screen, Desk)
        await until(pilot, lambda: not screen.feature(Searching).search.running)
        await pilot.pause()
        assert 2 == screen.opened


async def test_a_choice_without_a_match_says_so() -> None:
    """An empty box would leave one wondering; enter chooses nothing then."""
    app = make_app()
    async with app.run_test(size=(90, 24)) as pilot:
        await until_shown(pilot, "中新网")
        await pilot.press("T", *"zzz")
        await until_shown(pilot, "no match")
        await pilot.press("enter", "backspace", "backspace", "backspace")
        await until_shown(pilot, "▸ as written")
        assert not any("no match" in row for row in rows(app))


@pytest.mark.parametrize("keys", ["T", "question_mark", "i", "S", "a", "ctrl+p"])
async def test_what_is_asked_is_left_with_a_click_beside_it(keys: str) -> None:
    """Nothing has to be typed; and what one reads is not clicked through it."""
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await until_shown(pilot, "中新网")
        await pilot.press(keys)
        await until(pilot, lambda: len(app.screen_stack) == 2 and bool(app.screen.query("*")))
        await pilot.click(offset=(1, 38))
        await until(pilot, lambda: len(app.screen_stack) == 1)
        # The word that was looked up stays marked, where it was found by then.
        assert keys == "i" or not app.screen.query_one(ReadingPane).selected


async def test_a_note_is_not_lost_with_a_click_beside_it() -> None:
    """What is written is forgotten only when asked twice."""
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await until_shown(pilot, "中新网")
        await pilot.press("a", "字")
        await until_shown(pilot, "│字")
        await pilot.click(offset=(1, 38))
        await until_shown(pilot, "esc again forgets")
        await pilot.click(offset=(1, 38))
        await until(pilot, lambda: len(app.screen_stack) == 1)


async def test_the_foot_leads_to_everything_with_a_click() -> None:
    """To the variants, the query and the palette, in the smallest usual window."""
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until_shown(pilot, "中新网")
        await pilot.click(offset=(76, 22))
        await until_shown(pilot, "▸ as written")
        await pilot.press("escape", "slash", *"守土", "enter")
        await until_shown(pilot, " / 守土")
        await pilot.click(offset=(4, 22))
        await until_shown(pilot, "[ ] exact script")
        await pilot.press("escape")
        await pilot.click(offset=(30, 22))
        await until_shown(pilot, "Palette")


@pytest.mark.parametrize(("key", "shown"), [("c", "第三回 某事发生"), ("apostrophe", "3 marks")])
async def test_a_list_of_what_was_there_leads_nowhere_in_another_text(tmp_path: Path, key: str, shown: str) -> None:
    """The file is another one by the time an entry is chosen: that is said, and nothing is looked for where it was."""
    book = tmp_path / "book.txt"
    book.write_text(NOVEL, encoding="utf-8")
    app = make_app(book)
    async with app.run_test(size=(90, 24), notifications=True) as pilot:
        await until_shown(pilot, "这是第一回")
        desk = app.screen
        assert isinstance(desk, Desk)
        marks = desk.feature(Marks)
        for number in (1, 2, 3):
            await pilot.press("m", "space")
            await until(pilot, lambda number=number: len(marks.placed) == number)  # type: ignore[misc]
        await pilot.press(key)
        await until_shown(pilot, shown)
        before = desk.document
        assert before
        desk.replace(before, strategies.document("短文。"))
        await until(pilot, lambda: len(marks.placed) != 3)
        await pilot.press("end", "enter")
        await until_shown(pilot, "has changed meanwhile")
        assert app.fault is None
        assert desk.text_pane.top_offset == 0
