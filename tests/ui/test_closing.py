"""Screens over the one that is read on: closed twice, they take nothing else with them."""

import pytest
from textual.screen import Screen

from reader.ui.screens.naming import NamingScreen
from reader.ui.screens.writing import WritingScreen
from reader.ui.widgets.menu import Menu
from tests.ui.looking import make_app, until


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
