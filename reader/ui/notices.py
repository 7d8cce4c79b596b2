"""What is said in passing, in a corner of the screen; the one place where an error becomes words there."""

from collections.abc import Sequence

from textual.app import App
from textual.notifications import Notification, Notify
from textual.widgets._toast import ToastHolder

from reader.core.document import Document
from reader.core.errors import SourceError
from reader.core.repair import Certainty, Repair
from reader.core.sanitizing import printable
from reader.services.language import spoken

_LEAST_SECONDS = 0.05

_SPOKEN_AT_ONCE = 3
"""Failures named one by one; more are counted."""


class Notice(Notification):
    """Something said for a while; one whose time is over before it can be shown is still shown for a moment.

    Textual's timer of no time at all, or less, never ends: the app stands still where a dialogue is closed right when
    a notice has run out.
    """

    @property
    def time_left(self) -> float:
        """Seconds for which it is to be shown from now on."""
        return max(super().time_left, _LEAST_SECONDS)

    @property
    def has_expired(self) -> bool:
        """Whether its time is over."""
        return super().time_left <= 0


def say(app: App[None], message: str, seconds: float, *, title: str = "", important: bool = False) -> None:
    """Say something for so many seconds; what was given is plain text, whatever it looks like."""
    _clear_away(app)
    app.post_message(Notify(Notice(message, title, "warning" if important else "information", seconds, markup=False)))


def _clear_away(app: App[None]) -> None:
    """Take away the frames of notices that are gone: Textual leaves them where a notice goes on another screen.

    Each would hold its notice, and have a task wait, until the app ends.
    """
    for screen in app.screen_stack:
        for holder in screen.query(ToastHolder):
            if holder.is_mounted and not holder.children:
                holder.remove()


def tell_failures(app: App[None], failures: Sequence[SourceError]) -> None:
    """Say which files could not be opened, and why."""
    for failure in failures[:_SPOKEN_AT_ONCE]:
        _warn(app, f"{printable(failure.path)}: {spoken(str(failure))}", spoken("Not opened"))
    if (rest := len(failures) - _SPOKEN_AT_ONCE) > 0:
        _warn(app, spoken(f"and {rest} more; 'reader list' names them all"), spoken("Not opened"))


def spoken_repair(repair: Repair, document: Document) -> str:
    """One repair in one line: before, after, and why."""
    before = document.source[max(0, repair.span.start - 2) : repair.span.start] + repair.before
    after = printable(repair.after) or "∅"
    perhaps = "" if repair.certainty is Certainty.CERTAIN else f" ({spoken('suggested, not done')})"
    return f"{printable(before)} → {after}{perhaps}  {spoken(repair.kind.value)}: {spoken(repair.reason)}"


def _warn(app: App[None], message: str, title: str) -> None:
    say(app, message, 8, title=title, important=True)
