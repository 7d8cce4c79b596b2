"""What is said in passing: it comes, it goes, and it holds nothing up."""

from time import time

from textual.widgets._toast import Toast, ToastHolder

from reader.ui.app import ReaderApp
from reader.ui.notices import Notice, say
from tests.ui.looking import make_app, until, until_shown


async def test_what_is_over_before_it_is_shown_holds_nothing_up() -> None:
    """A dialogue that is closed right when a notice has run out has Textual show it again, for less than no time."""
    app = make_app()
    async with app.run_test(notifications=True) as pilot:
        late = Notice("晚", timeout=3, raised_at=time() - 4)
        assert late.has_expired
        await app.screen.mount(Toast(late))
        await until(pilot, lambda: not app.screen.query(Toast))


async def test_what_is_said_is_plain_text() -> None:
    """Whatever it looks like."""
    app = make_app()
    async with app.run_test(notifications=True) as pilot:
        say(app, "[@click=app.quit]守土[/]", 9, title="[b]題")
        await until_shown(pilot, "[b]題")
        await until_shown(pilot, "[@click=app.quit]守土[/]")


async def test_nothing_is_left_of_notices_that_went_on_another_screen() -> None:
    """Textual takes away the notice, and leaves what it stood in."""
    app = make_app()
    async with app.run_test(notifications=True) as pilot:
        for message in ("守", "土", "盡", "責"):
            say(app, message, 60)
            await until(pilot, lambda: bool(_toasts(app)))
            app.clear_notifications()
            await until(pilot, lambda: not _toasts(app))
        await until(pilot, lambda: len(app.screen.query(ToastHolder)) == 1)


def _toasts(app: ReaderApp) -> list[Toast]:
    return list(app.screen.query(Toast))
