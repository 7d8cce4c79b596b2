"""Screens over the one that is read on: closed twice, they take nothing else with them."""

import pytest
from rich.style import Style
from textual.events import AppBlur, AppFocus, Key, MouseDown
from textual.screen import Screen
from textual.widgets import Input, Static

from reader.ui.screens.choosing import ChoosingScreen
from reader.ui.screens.naming import NamingScreen
from reader.ui.screens.reading import ReadingScreen
from reader.ui.screens.writing import WritingScreen
from reader.ui.widgets.menu import Menu
from tests.ui.looking import make_app, until, until_shown


async def test_what_is_closed_twice_takes_nothing_with_it() -> None:
    """A click in a menu and `esc` at the same time are no way out of the app."""
    app = make_app()
    async with app.run_test() as pilot:
        reading = app.screen
        app.action_command_palette()
        await until(pilot, lambda: app.screen is not reading)
        palette = app.screen
        palette.dismiss(None)
        palette.dismiss(None)
        await until(pilot, lambda: app.screen is reading)
        await pilot.press("j")
    assert app.fault is None


async def test_what_is_closed_below_another_takes_nothing_with_it() -> None:
    """A choice under way in a list when another is opened over it: that one stays, and below it all can be left."""
    app = make_app()
    async with app.run_test() as pilot:
        reading = app.screen
        answers: list[int | None] = []
        below, above = (ChoosingScreen(title, ["一", "二"]) for title in ("下", "上"))
        await app.push_screen(below, answers.append)
        await app.push_screen(above)
        below.dismiss(1)
        below.query_one(Menu).post_message(Menu.Chosen(0))
        await pilot.pause()
        assert app.screen is above
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is below)
        await pilot.click(below, offset=(0, 0))
        await until(pilot, lambda: app.screen is reading)
        assert answers == [None]
    assert app.fault is None


async def test_a_choice_from_what_is_gone_is_none() -> None:
    """A click on an entry that was narrowed away at the same moment."""
    app = make_app()
    async with app.run_test() as pilot:
        reading = app.screen
        app.action_command_palette()
        await until(pilot, lambda: app.screen is not reading)
        app.screen.post_message(Menu.Chosen(10_000))
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is reading)
    assert app.fault is None


@pytest.mark.parametrize("screen", [NamingScreen("名", "提示", "a.txt"), WritingScreen("文", "")], ids=["name", "note"])
async def test_what_is_closed_before_it_is_shown_is_closed(screen: Screen[str | None]) -> None:
    """Two keys in one packet: one that asks for a name or a note, and one that gives it up."""
    app = make_app()
    async with app.run_test() as pilot:
        reading = app.screen
        app.push_screen(screen)
        screen.dismiss(None)
        await until(pilot, lambda: app.screen is reading)
        await pilot.pause()
    assert app.fault is None


@pytest.mark.parametrize("key", ["S", "i", "ctrl+p", "T", "a", "?"])
async def test_a_click_beyond_the_window_leaves_the_keys(key: str) -> None:
    """It was smaller when the click arrived than when the button was pressed; statistics could not be left then."""
    app = make_app()
    async with app.run_test() as pilot:
        await until_shown(pilot, "中新网")
        reading = app.screen
        await pilot.press(key)
        await until(pilot, lambda: app.screen is not reading and app.focused is not None)
        before = app.focused
        app.screen._forward_event(
            MouseDown(None, x=500, y=3, delta_x=0, delta_y=0, button=1, shift=False, meta=False, ctrl=False)
        )
        assert app.focused is before
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is reading)


async def test_what_opens_while_the_terminal_is_away_hears_keys_when_it_is_back() -> None:
    """A list that was asked for is there after one has looked at another window."""
    app = make_app()
    async with app.run_test() as pilot:
        answers: list[int | None] = []
        app.post_message(AppBlur())
        await until(pilot, lambda: not app.app_focus)
        await app.push_screen(ChoosingScreen("选", ["甲", "乙"]), answers.append)
        await pilot.pause()
        app.post_message(AppFocus())
        await pilot.press("j", "enter")
        await until(pilot, lambda: answers == [1])


async def test_a_note_that_is_kept_and_given_up_is_given_up() -> None:
    """What keeps it waits for what was typed to be written, and comes when the note is gone."""
    app = make_app()
    async with app.run_test() as pilot:
        reading, writing = app.screen, WritingScreen("文", "")
        answers: list[str | None] = []
        await app.push_screen(writing, answers.append)
        await until(pilot, lambda: writing._ready)
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is reading and not writing.is_running)
        writing.action_keep()
        assert answers == [None]


async def test_a_click_on_what_is_just_gone_is_no_fault() -> None:
    """A notice too large for the window stays where it was until all is laid out anew, and cannot be drawn any more."""
    app = make_app()
    async with app.run_test() as pilot:
        app.action_command_palette()
        await until(pilot, lambda: isinstance(app.screen, ChoosingScreen))
        gone = Static("晚")
        gone.styles.width, gone.styles.height = 9, 5
        await app.screen.mount(gone)
        await until(pilot, lambda: bool(gone.region.size))
        gone.styles.offset = (-2 - gone.region.x, -2 - gone.region.y)
        await until(pilot, lambda: gone.region.offset == (-2, -2))
        assert app.screen.get_widget_at(0, 0)[0] is gone
        gone.refresh()
        screen = gone._parent
        gone._detach()
        assert app.screen.get_widget_and_offset_at(0, 0) == (None, None)
        assert app.screen.get_style_at(0, 0) == Style.null()
        assert screen is not None
        gone._attach(screen)


async def test_a_drag_over_what_closes_is_no_fault() -> None:
    """Textual's selection of cells is off: it asks for what was under the button when that is gone."""
    assert not make_app().ALLOW_SELECT


async def test_a_letter_for_a_menu_that_is_closed_is_no_fault() -> None:
    """A letter that would begin to narrow a menu, typed before the menu was shown."""
    app = make_app()
    async with app.run_test() as pilot:
        reading = app.screen
        menu = ChoosingScreen("选", ["甲"])
        app.push_screen(menu)
        menu.on_key(Key("y", "y"))
        menu.dismiss(None)
        await until(pilot, lambda: app.screen is reading)
    assert app.fault is None


async def test_a_key_before_the_screen_stands_is_no_fault() -> None:
    """A command that would show something in it, typed while the app starts or ends."""
    app = make_app()
    async with app.run_test():
        screen = app.screen
        assert isinstance(screen, ReadingScreen)
    await screen.action_do("results")


@pytest.mark.parametrize(
    ("typed", "named"),
    [("out", "out.csv"), ("out.csv", "out.csv"), ("out.CSV", "out.CSV"), ("a.b", "a.b.csv"), ("", ".csv")],
)
async def test_an_ending_that_is_typed_is_the_one_that_stands_there(typed: str, named: str) -> None:
    """Where all before the ending is wiped and the whole name typed."""
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until_shown(pilot, "中新网")
        told: list[str | None] = []
        app.push_screen(NamingScreen("名", "提示", "words.csv"), told.append)
        await until(pilot, lambda: isinstance(app.focused, Input))
        await pilot.press("ctrl+u", *typed, "enter")
        await until(pilot, lambda: told == [named])
