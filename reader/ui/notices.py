"""The one place where an error becomes words on the screen."""

from collections.abc import Sequence

from textual.app import App

from reader.core.document import Document
from reader.core.errors import SourceError
from reader.core.repair import Certainty, Repair
from reader.core.sanitizing import printable
from reader.services.language import spoken

_SPOKEN_AT_ONCE = 3
"""Failures named one by one; more are counted."""


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
    app.notify(message, title=title, severity="warning", markup=False, timeout=8)
