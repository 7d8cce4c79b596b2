"""When garbage is looked for: between frames, and through everything in the pauses of the person who reads.

What refers to itself is only found by looking through everything that was made, which takes one or two frames. Python
does so whenever enough was made, in whatever thread that is; here it looks by itself only through what is youngest, a
tenth of a millisecond each time. What was made in half a second takes two or three.
"""

import gc
from collections.abc import Callable

from textual._styles_cache import StylesCache

LOOK_EVERY = 0.5
"""Seconds; what was made between two looks says whether anybody does anything."""

_NEVER = 1 << 30
_MANY_PASSES = 200
"""Passes over the youngest after which a look is due even while the documents are opened: some 15 MB."""

_MANY_LOOKS = 120
"""Looks, a minute of them, after which all is looked through though nobody pauses."""


def _collect() -> None:
    """Look through all; and let go of what Textual keeps of a thousand widgets that are gone, with their last rows.

    It keeps what a method of theirs came to together with the object the method is of: with busy use 200 MB.
    """
    StylesCache.get_inner_outer.cache_clear()
    gc.collect()


class Garbage:
    """Looks for it while an app runs; the garbage collector is that of the process."""

    def __init__(self, may_settle: Callable[[], bool] = lambda: True) -> None:
        """Nothing is looked for that is there already: nearly all of it lives to the end.

        Args:
            may_settle: Whether what is there besides lives to the end, too: nothing that is closed again is open.
        """
        self._may_settle = may_settle
        self._passes, self._paused = 0, False
        self._settled = self._postponed = False
        self._before = gc.get_threshold()
        gc.freeze()
        gc.set_threshold(self._before[0], _NEVER, _NEVER)
        gc.enable()

    def drew(self) -> None:
        """Know that somebody does something: a frame was drawn."""
        self._paused = False

    def look(self) -> None:
        """Look through what was made since the last time; where nothing was drawn or made either, through all."""
        _, passes, looks = gc.get_count()
        paused = self._paused and passes == self._passes
        if looks > _MANY_LOOKS:
            _collect()
        elif paused and not self._settled:
            self._settle(late=looks > 0)
        elif passes and (self._settled or passes > _MANY_PASSES):
            gc.collect(1)
        elif paused and looks:
            _collect()
        self._passes, self._paused = gc.get_count()[1], True

    def _settle(self, *, late: bool) -> None:
        """Take what is there for what lives to the end: the documents are open, and what works on them is loaded."""
        if not self._may_settle():
            self._postponed = True
            return
        if late or self._postponed:
            # Since the start much was made that does not.
            _collect()
        self._settled = True
        gc.freeze()

    def end(self) -> None:
        """Let Python look by itself again."""
        gc.set_threshold(*self._before)
