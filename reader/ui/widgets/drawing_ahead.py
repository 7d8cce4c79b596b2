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
        self._moved = 0.0
        self._steps: Iterator[None] = iter(())

    def expect(self, before: Viewport | None, now: Viewport) -> None:
        """Know a motion: the page behind it, the same way, is drawn next, and no other any more."""
        if not before or before.setting is not now.setting or before.top == now.top or now.setting.vertical:
            self._steps = iter(())
            return
        self._steps = self._page.draw_ahead(now, now.height if before.top < now.top else -now.height)
        self._moved = monotonic()
        # One timer for all motions: another for each takes as long as drawing a few rows.
        self._timer = self._timer or self._page.set_interval(_PAUSE, self._draw_some)
        self._timer.resume()

    def _draw_some(self) -> None:
        now = monotonic()
        if now < self._moved + _PAUSE:
            return
        for _ in self._steps:
            if monotonic() > now + _AT_ONCE:
                return
        if self._timer:
            self._timer.pause()
