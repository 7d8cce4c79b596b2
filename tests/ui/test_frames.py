"""Frames that are due come: in another size, within what is drawn together, and over what is drawn."""

import asyncio
import time
from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

import pytest
from rich.console import RenderableType
from textual._compositor import LayoutUpdate
from textual.app import App
from textual.events import Resize
from textual.geometry import Size
from textual.screen import Screen

from reader.ui.app import ReaderApp
from reader.ui.screens.choosing import ChoosingScreen
from reader.ui.widgets.menu import Menu
from tests.ui.looking import PATIENCE, make_app

_REST = 0.3
"""Seconds without a frame after which the app is taken to rest."""


class Frames:
    """What goes to the terminal, or would: a pilot has none.

    A pilot's own pauses have every widget look for what there is to do, and nothing here would fail.
    """

    def __init__(self) -> None:
        """Nothing is drawn yet."""
        self._last = time.monotonic()
        self.whole = self.any = 0

    def note(self, renderable: RenderableType) -> None:
        """Know of a frame."""
        self._last = time.monotonic()
        self.any += 1
        self.whole += isinstance(renderable, LayoutUpdate)

    async def rest(self) -> None:
        """Let the app draw what it still has to, and forget that."""
        while time.monotonic() < self._last + _REST:  # noqa: ASYNC110  # nobody tells that nothing comes
            await asyncio.sleep(0.01)
        self.whole = self.any = 0

    async def until(self, name: str) -> None:
        """Wait for a frame.

        Raises:
            AssertionError: If none comes.
        """
        deadline = time.monotonic() + PATIENCE
        while not getattr(self, name):
            assert time.monotonic() < deadline, "nothing is drawn"
            await asyncio.sleep(0.005)


@contextmanager
def watched() -> Iterator[Frames]:
    """An app's frames."""
    frames, display = Frames(), App._display

    def noted(app: App[None], screen: Screen[None], renderable: RenderableType | None) -> None:
        if renderable is not None and not app._batch_count:
            frames.note(renderable)
        display(app, screen, renderable)

    with patch.object(App, "_display", noted):
        yield frames


def resize(app: App[None], size: tuple[int, int]) -> None:
    """Tell the app of another size, as its driver does."""
    app.post_message(Resize(Size(*size), Size(*size)))


@pytest.mark.parametrize("size", [(80, 24), (6, 2)], ids=["room", "no room"])
async def test_a_window_that_is_as_large_again_is_drawn_whole(size: tuple[int, int]) -> None:
    """Smaller for less than a frame: the terminal has forgotten what stood there, and the app has laid out nothing."""
    app, smaller = make_app(), (size[0] - 1, size[1])
    with watched() as frames:
        async with app.run_test(size=size):
            await frames.rest()
            resize(app, smaller)
            while app.size != smaller:  # noqa: ASYNC110  # nobody tells that it is
                await asyncio.sleep(0)
            resize(app, size)
            await frames.until("whole")


@pytest.fixture
def still(monkeypatch: pytest.MonkeyPatch) -> ReaderApp:
    """An app in which nothing is done that is not asked for: else every second something has all drawn."""
    monkeypatch.setattr(ReaderApp, "get_default_screen", lambda _: Screen())
    return make_app()


async def test_a_resize_within_a_batch_is_drawn_after_it(still: ReaderApp) -> None:
    """One key's frame is held back until all have heard what it did, and a resize comes meanwhile."""
    with watched() as frames:
        async with still.run_test(size=(6, 2)):
            await frames.rest()
            with still.batch_update():
                resize(still, (7, 2))
                await asyncio.sleep(_REST)
                assert not frames.any
            await frames.until("whole")


async def test_what_a_dialogue_shows_is_drawn_after_a_batch_below_it(still: ReaderApp) -> None:
    """An entry is marked while the text below moves to what it is of, in a window where that is not seen."""
    with watched() as frames:
        async with still.run_test(size=(80, 24)):
            dialogue = ChoosingScreen("选", ["甲", "乙"])
            await still.push_screen(dialogue)
            await frames.rest()
            with still.batch_update():
                dialogue.query_one(Menu).action_move(1)
                await asyncio.sleep(_REST)
                assert not frames.any
            await frames.until("any")
