"""What a test can see of the running app: its rows as text, its marked cells, and what it still waits for."""

import time
from collections.abc import Callable
from pathlib import Path

from rich.style import Style
from textual.geometry import Offset
from textual.message import Message
from textual.pilot import Pilot
from textual.widgets import Input

from reader.core.cells import width
from reader.core.document import Document
from reader.services.library import Library, Loading
from reader.services.paths import bundled_seeds
from reader.ui.app import ReaderApp
from reader.ui.screens.naming import NamingScreen

PATIENCE = 20.0
"""Seconds after which something that was waited for is taken never to come."""


def make_app(*paths: str | Path) -> ReaderApp:
    """The app on paths, or on the seeds, all of them open from the start."""
    return ReaderApp(whole(*paths))


def whole(*paths: str | Path) -> Loading:
    """A library with all its documents opened at once."""
    loading = Library([str(path) for path in paths] or [str(bundled_seeds())]).loading()
    rest = list(loading.rest)
    documents = [outcome for outcome in rest if isinstance(outcome, Document)]
    failures = [outcome for outcome in rest if not isinstance(outcome, Document)]
    return loading._replace(first=(*loading.first, *documents), failures=(*loading.failures, *failures), rest=iter(()))


def seed_documents() -> tuple[Document, ...]:
    """The bundled documents."""
    outcomes = Library([str(bundled_seeds())]).outcomes()
    return tuple(outcome for outcome in outcomes if isinstance(outcome, Document))


def rows(app: ReaderApp) -> list[str]:
    """The rows of the screen as text, without what fills them at the right."""
    return [strip.text.rstrip() for strip in app.screen._compositor.render_strips()]


def cell_of(app: ReaderApp, text: str) -> Offset:
    """The cell of the screen where a text is drawn."""
    y, row = next((y, row) for y, row in enumerate(rows(app)) if text in row)
    return Offset(width(row[: row.index(text)]), y)


def styled(app: ReaderApp, chosen: Callable[[Style], bool]) -> list[tuple[int, str]]:
    """The pieces of the screen whose style is chosen: row and text of each, from the top."""
    return [
        (y, segment.text)
        for y, strip in enumerate(app.screen._compositor.render_strips())
        for segment in strip
        if segment.style and chosen(segment.style)
    ]


def current_hit(app: ReaderApp) -> list[tuple[int, str]]:
    """Where the hit that is looked at stands on the screen."""
    return styled(app, lambda style: bool(style.reverse))


def hits(app: ReaderApp) -> list[tuple[int, str]]:
    """Where hits stand on the screen, the one that is looked at among them."""
    return styled(app, lambda style: bool((style.underline and style.bold) or style.reverse))


async def until(pilot: Pilot[None], condition: Callable[[], bool]) -> None:
    """Let the app work until a condition holds.

    Raises:
        AssertionError: If it does not come to hold; with the screen as it is then.
    """
    deadline = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > deadline:
            assert isinstance(pilot.app, ReaderApp)
            raise AssertionError("waited in vain; the screen:\n" + "\n".join(rows(pilot.app)))
        await pilot.pause(0.005)


async def save_as(pilot: Pilot[None], path: Path) -> None:
    """Name a file that something is to be saved in."""
    await until(pilot, lambda: isinstance(pilot.app.screen, NamingScreen))
    pilot.app.screen.query_one(Input).value = str(path)
    await pilot.press("enter")


async def until_shown(pilot: Pilot[None], text: str) -> None:
    """Let the app work until the screen shows a text in one row."""
    app = pilot.app
    assert isinstance(app, ReaderApp)
    await until(pilot, lambda: any(text in row for row in rows(app)))


def told(messages: list[Message], kind: type[Message]) -> list[Message]:
    """The messages of one kind among those that were passed."""
    return [message for message in messages if isinstance(message, kind)]
