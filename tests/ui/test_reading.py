"""Reading: the panes, the motions, and the toggle that keeps one's place."""

from collections.abc import Callable

import pytest
from textual.message import Message
from textual.messages import Layout
from textual.screen import Screen

from reader.core import cells
from reader.core.characters import NOT_AT_ROW_END, NOT_AT_ROW_START
from reader.services.library import Library
from reader.services.paths import bundled_seeds
from reader.ui.app import ReaderApp
from reader.ui.messages import DocumentChosen, PageMoved
from reader.ui.screens.choosing import ChoosingScreen
from reader.ui.screens.reading import ReadingScreen
from reader.ui.widgets.reading_pane import ReadingPane
from tests.ui.looking import make_app, rows, seed_documents, told, until, until_shown

SIZES = [(80, 24), (120, 40), (160, 45)]


@pytest.mark.parametrize("size", SIZES[:2], ids=["80x24", "120x40"])
async def test_first_screen(size: tuple[int, int], as_kept: Callable[[list[str]], None]) -> None:
    """The list names the five documents, the text is set, the first document is open."""
    app = make_app()
    async with app.run_test(size=size) as pilot:
        await until_shown(pilot, "中新网北京11月21日电")
        await until(pilot, lambda: not any("opening…" in row for row in rows(app)))
        as_kept(rows(app))


async def test_toggle_turns_titles_text_and_list() -> None:
    """One key turns everything to the other script, and back."""
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await until_shown(pilot, "省级大员一线督导防疫")
        await pilot.press("t")
        await until_shown(pilot, "臺灣")
        screen = "\n".join(rows(app))
        assert "省級大員一線督導防疫" in screen
        assert "中新網北京11月21日電" in screen
        assert "多位省級黨政" in screen
        assert "省级" not in screen
        await pilot.press("t")
        await until_shown(pilot, "简体")
        assert "切实做到守土有责守土尽责" in "\n".join(rows(app))


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_toggle_keeps_the_first_row(size: tuple[int, int]) -> None:
    """Whatever stands in the first row of the text stands there in every variant."""
    app = make_app()
    async with app.run_test(size=size) as pilot:
        await until_shown(pilot, "中新网")
        pane = app.screen.query_one(ReadingPane)
        for _ in range(3):
            await pilot.press("d")
            before = pane.top_offset
            for _ in range(3):
                await pilot.press("t")
                assert before == pane.top_offset


async def test_the_rest_is_listed_and_searched_as_it_is_opened() -> None:
    """Documents that are opened after the first screen join the list, and a query that stands is asked of them."""
    app = ReaderApp(Library([str(bundled_seeds())]).loading())
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.press("slash", *"守土尽责")
        await until_shown(pilot, "1 of 10 · 3 documents")
        await until_shown(pilot, "Documents 5")


@pytest.mark.parametrize("width", [20, 40, 80, 120, 240])
async def test_paging_shows_every_character(width: int) -> None:
    """Every character of every seed is on some screen, and no row breaks a rule of line breaking."""
    for document in seed_documents():
        seen = await paged(document.path, width)
        wanted = "".join(document.paragraph_text(i) for i in range(len(document.paragraphs)))
        assert "".join(wanted.split()) == "".join("".join(seen).split())
        starts = {row[0] for row in seen if row} - {document.clean[p.span.start] for p in document.paragraphs}
        ends = {row[-1] for row in seen if row} - {document.clean[p.span.end - 1] for p in document.paragraphs}
        assert not starts & NOT_AT_ROW_START
        assert not ends & NOT_AT_ROW_END


async def paged(path: str, width: int) -> list[str]:
    """The rows of a document that are seen while paging through it, each once."""
    app = make_app(path)
    async with app.run_test(size=(width, 30)) as pilot:
        pane = app.screen.query_one(ReadingPane)
        await until(pilot, lambda: pane.view is not None)
        await pilot.press("f")
        seen: list[str] = []
        while True:
            top = [strip.text.strip() for strip in (pane.render_line(y) for y in range(pane.size.height))]
            seen += top[_overlap(seen, top) :]
            assert all(cells.width(row) <= pane.size.width for row in top)
            if pane.view and pane.view.at_end:
                return seen
            await pilot.press("space")


def _overlap(seen: list[str], top: list[str]) -> int:
    """How many of the first rows of a screen were the last rows of what was seen."""
    return max(n for n in range(len(top) + 1) if n == 0 or seen[-n:] == top[:n])


async def test_motions() -> None:
    """Lines, pages, half pages and ends lead where they say, and never out of the text."""
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        pane = app.screen.query_one(ReadingPane)
        await until(pilot, lambda: pane.view is not None)
        assert pane.top_offset == 0
        await pilot.press("k", "b", "u")
        assert pane.top_offset == 0
        await pilot.press("j", "j", "j", "k", "k", "k")
        assert pane.top_offset == 0
        await pilot.press("space")
        page = pane.top_offset
        await pilot.press("b")
        assert pane.top_offset == 0
        await pilot.press("d", "d")
        assert page == pane.top_offset
        await pilot.press("G")
        assert pane.view is not None
        assert pane.view.at_end
        assert pane.view.progress == 1.0
        await pilot.press("space", "j")
        assert pane.view.at_end
        await pilot.press("g")
        assert pane.top_offset == 0


async def test_documents_are_opened_from_list_and_by_brackets() -> None:
    """Enter in the list opens the marked document; brackets step through them and stop at the ends."""
    app = make_app()
    messages: list[Message] = []
    async with app.run_test(size=(80, 24), message_hook=messages.append) as pilot:
        pane = app.screen.query_one(ReadingPane)
        await until(pilot, lambda: pane.view is not None)
        await pilot.press("tab", "j", "j", "enter")
        await until_shown(pilot, "疫情就是命令")
        assert {2} == {
            message.index for message in told(messages, DocumentChosen) if isinstance(message, DocumentChosen)
        }
        assert pane.has_focus
        await pilot.press("left_square_bracket")
        await until_shown(pilot, "11月11日,国务院联防")
        await pilot.press(*["right_square_bracket"] * 9)
        await until_shown(pilot, "驻马店网讯")
        assert told(messages, PageMoved)


async def test_click_and_wheel() -> None:
    """A click in the list opens what was clicked; the wheel scrolls what is under it; a click on a key does it."""
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        pane = app.screen.query_one(ReadingPane)
        await until(pilot, lambda: pane.view is not None)
        await pilot.click("#list", offset=(5, 3))
        await until_shown(pilot, "11月11日,国务院联防")
        pane.post_message(_wheel(pane))
        await until(pilot, lambda: pane.top_offset > 0)
        keys = next(row for row in rows(app) if "简⇄繁" in row)
        await pilot.click("#keys", offset=(cells.width(keys[: keys.index("简⇄繁")]), 0))
        await until_shown(pilot, "臺灣")


def _wheel(pane: ReadingPane) -> Message:
    from textual.events import MouseScrollDown  # noqa: PLC0415  # only here

    return MouseScrollDown(pane, 1, 1, 0, 1, 0, shift=False, meta=False, ctrl=False)


async def test_measure_and_hidden_list_keep_the_place() -> None:
    """Wider and narrower rows, and the list away or back, keep the first row's text."""
    app = make_app()
    async with app.run_test(size=(160, 45)) as pilot:
        pane = app.screen.query_one(ReadingPane)
        await until(pilot, lambda: pane.view is not None)
        await pilot.press("d")
        for key, changed in (("minus", -4), ("plus", 4)):
            before, offset = pane.look.measure(pane.size.width), pane.top_offset
            await pilot.press(key)
            now = pane.look.measure(pane.size.width)
            assert before + changed == now
            assert abs(offset - pane.top_offset) <= now
        width = pane.size.width
        await pilot.press("z")
        await until(pilot, lambda: pane.size.width > width)
        assert "Documents" not in "\n".join(rows(app))
        await pilot.press("z")
        await until(pilot, lambda: width == pane.size.width)


async def test_turning_back_finds_what_was_set() -> None:
    """The wording before is neither converted nor wrapped anew, nor drawn; another document is."""
    app = make_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await until_shown(pilot, "省级大员")
        pane = app.screen.query_one(ReadingPane)
        settings = []
        for _ in range(4):
            await pilot.press("t")
            await pilot.pause()
            assert pane.view
            settings.append(pane.view.setting)
        assert settings[0] is settings[2] is not settings[1] is settings[3]
        await pilot.press("]", "t")
        await until(pilot, lambda: pane.document is not settings[0].document)
        assert pane.view
        assert pane.view.setting.document is pane.document


async def test_the_first_frame_in_another_size_is_set_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """No frame shows rows of the size before; and none is laid out twice."""
    app = make_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await until_shown(pilot, "省级大员")
        pane = app.screen.query_one(ReadingPane)
        frames: list[tuple[int, int]] = []
        layouts: list[Layout] = []

        def drew(_: ReaderApp) -> None:
            if pane.view:
                frames.append((pane.view.setting.measure, pane.look.measure(pane.size.width)))

        monkeypatch.setattr(ReaderApp, "post_display_hook", drew)
        post = Screen.post_message

        def noticed(screen: Screen[None], message: Message) -> bool:
            if isinstance(message, Layout):
                layouts.append(message)
            return post(screen, message)

        monkeypatch.setattr(Screen, "post_message", noticed)
        for width in (70, 96):
            await pilot.resize_terminal(width, 30)
            await until(pilot, lambda: app.size.width == pane.size.width + 32)
            await pilot.pause()
        assert len(frames) >= 2
        assert [set_for for set_for, _ in frames] == [wanted for _, wanted in frames]
        assert not layouts


async def test_narrow_window_shows_one_pane() -> None:
    """In a narrow window the text has it all, and the list when it has the focus."""
    app = make_app()
    async with app.run_test(size=(40, 20)) as pilot:
        await until_shown(pilot, "首页国内新闻")
        assert "Documents" not in "\n".join(rows(app))
        await pilot.press("tab")
        await until_shown(pilot, "Documents")
        await pilot.press("j", "enter")
        await until_shown(pilot, "11月11日,国务院联防")
        assert "Documents" not in "\n".join(rows(app))


@pytest.mark.parametrize("size", [(19, 20), (60, 4), (1, 1), (2, 2), (4, 3), (8, 3), (12, 3)], ids=str)
async def test_too_small_a_window_says_so(size: tuple[int, int]) -> None:
    """Below 20 by 5 one line asks for more room, and nothing breaks; with room again the text is back."""
    app = make_app()
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        if size[0] >= 7:
            wanted = "window too small" if size[0] >= 16 else "too small" if size[0] >= 9 else "enlarge"
            await until_shown(pilot, wanted)
        await pilot.press("t", "j", "space")
        await pilot.resize_terminal(80, 24)
        await until_shown(pilot, "Documents")


async def test_a_dialogue_that_is_opened_first_holds_nothing_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """Typed before the first frame, it comes in place of it; what waits for that frame begins all the same."""
    mounted = ReadingScreen.on_mount

    def opening(screen: ReadingScreen) -> None:
        mounted(screen)
        screen.app.push_screen(ChoosingScreen("一", ["二"]))

    monkeypatch.setattr(ReadingScreen, "on_mount", opening)
    monkeypatch.setattr(ReadingScreen, "call_after_refresh", lambda *_: True)
    app = make_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, ChoosingScreen))
        desk = app.screen_stack[0]
        assert isinstance(desk, ReadingScreen)
        await until(pilot, lambda: desk.text_pane.word_at == desk._word_at)
        assert isinstance(app.screen, ChoosingScreen)
