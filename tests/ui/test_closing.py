"""Screens over the one that is read on: closed twice, they take nothing else with them."""

from tests.ui.looking import make_app, until


async def test_what_is_closed_twice_takes_nothing_with_it() -> None:
    """A click beside the palette, and `esc` at the same time, is no way out of the app."""
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
