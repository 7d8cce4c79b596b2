"""Selecting with the mouse and copying what is selected."""

from pathlib import Path

import pytest

from reader.core.viewport import Viewport
from reader.ui.app import ReaderApp
from reader.ui.widgets.reading_pane import ReadingPane
from tests.ui.looking import cell_of, make_app, styled, until, until_shown

TEXT = "标题就是这样的\n\n他的头发很长,这里的人都说好。\n这是第二段Textual的文字。\n"


def selected(app: ReaderApp) -> str:
    """What is drawn as selected."""
    return "".join(text for _, text in styled(app, lambda style: bool(style.reverse))).replace(" ", "")


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A short text."""
    path = tmp_path / "text.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


async def test_a_drag_selects_over_paragraphs_and_copies_what_is_shown(book: Path) -> None:
    """In the other script the shown characters are copied, or, when asked, those of the file."""
    app = make_app(book)
    async with app.run_test(size=(100, 24), notifications=True) as pilot:
        await until_shown(pilot, "头发")
        await pilot.press("t")
        await until_shown(pilot, "頭髮")
        await pilot.mouse_down(offset=cell_of(app, "頭髮"))
        await pilot.hover(offset=cell_of(app, "二段"))
        await pilot.mouse_up(offset=cell_of(app, "二段"))
        await until(pilot, lambda: selected(app).startswith("頭髮") and selected(app).endswith("第二"))
        await pilot.press("y")
        await until(pilot, lambda: app.clipboard == "頭髮很長,這裡的人都說好。\n這是第二")
        await pilot.press("Y")
        await until(pilot, lambda: app.clipboard == "头发很长,这里的人都说好。\n这是第二")
        await pilot.press("escape")
        await until(pilot, lambda: not selected(app))


async def test_clicks_select_a_character_a_word_and_a_paragraph(book: Path) -> None:
    """One click, two, three."""
    app = make_app(book)
    async with app.run_test(size=(100, 24)) as pilot:
        await until_shown(pilot, "头发")
        for times, where, text in [
            (1, "xtual", "x"),
            (2, "tual", "Textual"),
            (3, "ual", "这是第二段Textual的文字。"),
        ]:
            await pilot.click(offset=cell_of(app, where), times=times)
            await until(pilot, lambda text=text: selected(app) == text)  # type: ignore[misc]


async def test_shift_and_a_click_extend(book: Path) -> None:
    """From where the selection was begun to what is clicked, on and back."""
    app = make_app(book)
    async with app.run_test(size=(100, 24)) as pilot:
        await until_shown(pilot, "头发")
        await pilot.click(offset=cell_of(app, "很长"))
        await pilot.click(offset=cell_of(app, "人都"), shift=True)
        await until(pilot, lambda: selected(app) == "很长,这里的人")
        await pilot.click(offset=cell_of(app, "头发"), shift=True)
        await until(pilot, lambda: selected(app) == "头发很")


async def test_a_drag_from_a_word_goes_on_by_words(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The word where it began and the one where it ends are selected whole."""
    app = make_app(book)
    monkeypatch.setattr(ReaderApp, "CLICK_CHAIN_TIME_THRESHOLD", 60.0)  # however slow the machine
    async with app.run_test(size=(100, 24)) as pilot:
        await until_shown(pilot, "头发")
        await pilot.click(offset=cell_of(app, "二段"))
        at = cell_of(app, "文字")
        await pilot.mouse_down(offset=at)
        await pilot.mouse_up(offset=at)
        await pilot.mouse_down(offset=at)
        await pilot.hover(offset=cell_of(app, "xtual"))
        await pilot.mouse_up(offset=cell_of(app, "xtual"))
        await until(pilot, lambda: selected(app) == "Textual的文字")


async def test_a_drag_held_beyond_the_edge_goes_on(tmp_path: Path) -> None:
    """The text moves on for as long as the pointer stays there, and no longer."""
    path = tmp_path / "long.txt"
    path.write_text("".join(f"这是第{n}段。\n" for n in range(200)), encoding="utf-8")
    app = make_app(path)
    async with app.run_test(size=(100, 24)) as pilot:
        await until_shown(pilot, "第3段")
        pane = app.screen.query_one(ReadingPane)
        await pilot.mouse_down(offset=cell_of(app, "第3段"))
        await pilot.hover(offset=(60, 23))
        await until_shown(pilot, "第60段")
        await pilot.hover(offset=cell_of(app, "第60段"))
        await until(pilot, lambda: pane.selected is not None and pane._scrolling is None)
        assert pane.document is not None
        assert pane.selected is not None
        assert pane.selected.within(pane.document.clean).startswith("第3段。")
        await pilot.mouse_up(offset=(60, 10))


@pytest.mark.parametrize("how", ["dialogue", "no room"])
async def test_a_drag_that_nobody_ends_goes_no_further(how: str, tmp_path: Path) -> None:
    """The button is held beyond the edge when a dialogue is opened, or when the window becomes too small."""
    path = tmp_path / "long.txt"
    path.write_text("".join(f"这是第{n}段。\n" for n in range(3000)), encoding="utf-8")
    app = make_app(path)
    async with app.run_test(size=(100, 24)) as pilot:
        await until_shown(pilot, "第3段")
        pane = app.screen.query_one(ReadingPane)
        await pilot.mouse_down(offset=cell_of(app, "第3段"))
        await pilot.hover(offset=(60, 23))
        await until_shown(pilot, "第60段")
        if how == "dialogue":
            app.action_command_palette()
        else:
            await pilot.resize_terminal(6, 2)
        await until(pilot, lambda: pane._scrolling is None)
        assert app.mouse_captured is None


async def test_keys_select(book: Path) -> None:
    """By characters and rows, on through the paragraphs and back, from the first that is seen."""
    app = make_app(book)
    async with app.run_test(size=(100, 24)) as pilot:
        await until_shown(pilot, "头发")
        await pilot.press("ctrl+shift+right")
        await until(pilot, lambda: selected(app) == "标")
        await pilot.press(*["ctrl+shift+right"] * 7)
        await until(pilot, lambda: selected(app) == "标题就是这样的他")
        await pilot.press("ctrl+shift+left")
        await until(pilot, lambda: selected(app) == "标题就是这样的")
        await pilot.press("ctrl+shift+left", "shift+down", "shift+down")
        await until(pilot, lambda: selected(app).endswith("。这是第二段T"))
        await pilot.press("shift+up", "shift+up", "shift+up")
        await until(pilot, lambda: selected(app) == "标题就是这样")


async def test_keys_that_select_bring_the_end_of_the_selection_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However far away the text was moved since, and without drawing what lies between."""
    path = tmp_path / "long.txt"
    path.write_text("".join(f"这是第{n}段。\n" for n in range(3000)), encoding="utf-8")
    app = make_app(path)
    async with app.run_test(size=(100, 24)) as pilot:
        await until_shown(pilot, "第3段")
        pane = app.screen.query_one(ReadingPane)
        await pilot.press("shift+down", "shift+down", "G")
        await until_shown(pilot, "第2999段")
        shown: list[Viewport] = []
        move_to = pane.move_to

        def moving(view: Viewport) -> None:
            shown.append(view)
            move_to(view)

        monkeypatch.setattr(pane, "move_to", moving)
        await pilot.press("shift+down")
        await until_shown(pilot, "第3段")
        assert len(shown) == 1
        await pilot.press("G")
        await until_shown(pilot, "第2999段")
        await pilot.press("ctrl+shift+left")
        await until_shown(pilot, "第3段")


async def test_a_selection_is_kept_in_every_variant_and_in_the_source(book: Path) -> None:
    """The same characters stay selected, however the text is looked at."""
    app = make_app(book)
    async with app.run_test(size=(100, 24)) as pilot:
        await until_shown(pilot, "头发")
        await pilot.click(offset=cell_of(app, "xtual"), times=2)
        for key in "t", "t", "o", "o", "x":
            await pilot.press(key)
            await until(pilot, lambda: selected(app).replace("Textual", "") == "" != selected(app))
        pane = app.screen.query_one(ReadingPane)
        assert pane.document is not None
        assert pane.selected is not None
        assert pane.selected.within(pane.document.clean) == "Textual"


async def test_nothing_selected_is_said(book: Path) -> None:
    """Copying nothing says how to select."""
    app = make_app(book)
    async with app.run_test(size=(100, 24), notifications=True) as pilot:
        await until_shown(pilot, "头发")
        await pilot.press("y")
        await until_shown(pilot, "nothing is selected")
