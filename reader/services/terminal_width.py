"""How wide the terminal draws what some terminals draw wide: it is asked once, before anything else is drawn.

The question stands in the line where the program was called, and is wiped away in the same breath; the answer is read
when Textual is loaded, by when most terminals have given it.
"""

import os
import re
import select
import signal
import sys
from codecs import getincrementaldecoder
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from time import monotonic
from types import FrameType

PATIENCE = 0.05
"""Seconds for which an answer is waited for that has not come by then."""

_QUESTION = "\r\u201c\x1b[6n\r\x1b[K".encode()
_ANSWER = re.compile(rb"\x1b\[\d+;(\d+)R")


@contextmanager
def asked(*, wanted: bool) -> Iterator[Callable[[], tuple[bool, str]]]:
    """Ask the terminal; what is given tells whether it draws “ in two cells, and False where it does not answer.

    With that comes what the user typed meanwhile, as it stood before or behind the answer: systems no longer let it be
    put back.

    Args:
        wanted: Whether to ask at all.
    """
    descriptor = _opened() if wanted else None
    if descriptor is None:
        yield lambda: (False, "")
        return
    import termios  # noqa: PLC0415  # only where there are terminals of this kind

    before = termios.tcgetattr(descriptor)
    quiet = termios.tcgetattr(descriptor)
    quiet[3] &= ~(termios.ECHO | termios.ICANON)
    struck: list[int] = []
    handlers = _unwinding(struck)
    try:
        termios.tcsetattr(descriptor, termios.TCSANOW, quiet)
        if _readable(descriptor, 0):
            # What was typed ahead stands before any answer, and belongs to the app.
            yield lambda: (False, "")
        else:
            os.write(descriptor, _QUESTION)
            yield lambda: _answer(descriptor)
    finally:
        try:
            _put(descriptor, before)
        finally:
            # A signal may strike in the moment it is done.
            _put(descriptor, before)
        os.close(descriptor)
        for number, handler in handlers.items():
            signal.signal(number, handler)
        if struck:
            # Raised again, as Python swallows what is raised while it collects garbage.
            sys.exit(128 + struck[0])


def _put(descriptor: int, settings: "list[int | list[bytes | int]]") -> None:
    """Put the settings of a terminal that may be gone."""
    import termios  # noqa: PLC0415  # as above

    with suppress(OSError, termios.error):
        termios.tcsetattr(descriptor, termios.TCSANOW, settings)


def _unwinding(struck: list[int]) -> "dict[int, signal.Handlers]":
    """Let signals that end a process unwind it, so that the terminal gets its echo back; what they did before.

    Args:
        struck: Gathers those that came.
    """

    def unwind(number: int, _: FrameType | None) -> None:
        struck.append(number)
        sys.exit(128 + number)

    found: dict[int, signal.Handlers] = {}
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT):
        if signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, unwind)
            found[number] = signal.SIG_DFL
    return found


def _opened() -> int | None:
    """The terminal of the process; None where it has none."""
    try:
        import termios  # noqa: F401, PLC0415  # not on Windows, whose terminals are asked nothing

        return os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY)
    except (ImportError, OSError):
        return None


def _answer(descriptor: int) -> tuple[bool, str]:
    """Whether the terminal says that its cursor is in the third column, and what was typed around what it says."""
    seen = b""
    deadline = monotonic() + PATIENCE
    while not (found := _ANSWER.search(seen)):
        left = deadline - monotonic()
        if left <= 0 or not _readable(descriptor, left):
            return False, _typed(descriptor, seen)
        seen += os.read(descriptor, 64)
    return int(found[1]) == 3, _typed(descriptor, seen[: found.start()] + seen[found.end() :])


def _typed(descriptor: int, seen: bytes) -> str:
    """What was typed, with the rest of a character that has not wholly arrived."""
    decoder = getincrementaldecoder("utf-8")("replace")
    typed = decoder.decode(seen)
    # A terminal that has gone is readable for ever, and has nothing.
    while decoder.getstate()[0] and _readable(descriptor, PATIENCE) and (rest := os.read(descriptor, 1)):
        typed += decoder.decode(rest)
    return typed + decoder.decode(b"", final=True)


def _readable(descriptor: int, seconds: float) -> bool:
    return bool(select.select([descriptor], [], [], seconds)[0])
