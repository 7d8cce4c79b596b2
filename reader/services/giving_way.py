"""Giving way: what is done in threads pauses between its steps while something a person waits for is done.

Threads share one interpreter, so that an answer takes as many times as long as there are threads at work beside it.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, current_thread, get_ident, main_thread
from time import monotonic

LONGEST = 0.05
"""Seconds that threads wait at most: a key is answered sooner, or not soon at all."""

_A_KEY = 0
"""Who holds threads up where no thread does."""


class Way:
    """Where threads ask whether they may go on; any thread may hold up the others."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        """A way that is free."""
        self._clock = clock
        self._free = Event()
        self._free.set()
        self._until = 0.0
        self._holder = _A_KEY

    def hold(self) -> None:
        """Have all threads wait, until `release` or for so long at most: a key is to be answered."""
        self._hold(_A_KEY)

    def release(self) -> None:
        """Have them go on: the key is answered."""
        self._release(_A_KEY)

    @contextmanager
    def first(self) -> Iterator[None]:
        """Do something in a thread for which the other threads wait, as long as they do."""
        own = get_ident()
        self.give()
        self._hold(own)
        try:
            yield
        finally:
            self._release(own)

    def give(self) -> None:
        """Wait while others are to go first; what is done in the main thread waits for nobody."""
        if self._free.is_set() or self._holder == get_ident() or current_thread() is main_thread():
            return
        self._free.wait(max(0.0, self._until - self._clock()))

    def _hold(self, holder: int) -> None:
        self._holder, self._until = holder, self._clock() + LONGEST
        self._free.clear()

    def _release(self, holder: int) -> None:
        if self._holder == holder:
            self._free.set()


WAY = Way()
"""The one that keys of this process take."""
