"""How the app ends when the system or a lost terminal ends it: in its own way if it can, else by force, soon.

An event loop that is held up (the terminal takes nothing any more, a long call does not return) would never hear that
it is to end. So a thread of its own waits for that: the handlers of signals only write a byte to it.
"""

import contextlib
import os
import select
import signal
from collections.abc import Callable
from threading import Thread
from types import FrameType

GRACE = 3.0
"""Seconds the app has to end in its own way, once it is told to."""

_ENDING = ("SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT")
_LOST = 128 + 1
"""The status of SIGHUP, which is what a lost terminal means."""


class Endings:
    """Waits for what ends the app from outside."""

    def __init__(self, end: Callable[[int], object], restore: Callable[[], object]) -> None:
        """Wait for signals, and for the terminal at standard input to go away.

        Args:
            end: Asks the app to end with a status; called in another thread; says whether there was an app to ask.
            restore: Puts the terminal back by force; called in another thread, right before the process ends.
        """
        self._end = end
        self._restore = restore
        self._told, self._tell = os.pipe()
        for name in _ENDING:
            number = getattr(signal, name)
            # Whoever started Reader with nohup(1) wants it to outlive its terminal's signal.
            if signal.getsignal(number) != signal.SIG_IGN:
                signal.signal(number, self._note)
        Thread(target=self._wait, name="endings", daemon=True).start()

    def _note(self, number: int, _: FrameType | None) -> None:
        """Hand a signal on; nothing more is safe wherever it may have struck."""
        with contextlib.suppress(OSError):
            os.write(self._tell, bytes([number]))

    def _wait(self) -> None:
        poll = select.poll()
        poll.register(self._told, select.POLLIN)
        # No event is asked for: what is told all the same is that the terminal hung up.
        poll.register(0, 0)
        while not (events := dict(poll.poll())).get(self._told):
            if events.get(0, 0) & (select.POLLHUP | select.POLLERR):
                break
            # A terminal that cannot be waited for, as on some systems.
            poll.unregister(0)
        status = 128 + os.read(self._told, 1)[0] if events.get(self._told) else _LOST
        if self._end(status):
            last = select.poll()
            last.register(self._told, select.POLLIN)
            # Whoever asks twice means at once.
            last.poll(GRACE * 1000)
        self._restore()
        os._exit(status)
