"""The page that comes next, drawn while nobody waits for anything: where one has moved on, one moves on again."""

from collections.abc import Iterator
from time import monotonic

from textual.timer import Timer

from reader.core.viewport import Viewport
from reader.ui.widgets.drawn_page import DrawnPage

_PAUSE = 0.015
"""Seconds after a motion, and between two parts of a page: its own frame is gone by then, and keys come between."""

_AT_ONCE = 0.003
"""Seconds for which a key that comes meanwhile waits at most, but for a single row."""


class DrawingAhead:
    """Draws a page ahead of a motion, a few rows at a time; what was drawn is kept by the page that shows it."""

    def __init__(self, page: DrawnPage) -> None:
        """Nothing is to be drawn yet."""
        self._page = page
        self._timer: Timer | None = None
        self._steps: Iterator[None] = iter(())

    def expect(self, before: Viewport | None, now: Viewport) -> None:
        """Know a motion: the page behind it, the same way, is drawn next, and no other any more."""
        self.stop()
        if before and before.setting is now.setting and before.top != now.top and not now.setting.vertical:
            self._steps = self._page.draw_ahead(now.moved(now.height if before.top < now.top else -now.height))
            self._timer = self._page.set_timer(_PAUSE, self._draw_some)

    def stop(self) -> None:
        """Draw nothing more."""
        if self._timer:
            self._timer.stop()
            self._timer = None

    def _draw_some(self) -> None:
        end = monotonic() + _AT_ONCE
        for _ in self._steps:
            if monotonic() > end:
                self._timer = self._page.set_timer(_PAUSE, self._draw_some)
                return
        self._timer = None
