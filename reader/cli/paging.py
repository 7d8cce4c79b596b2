"""A text a screenful at a time: for terminals that can only print, and for programs that read a screen aloud.

Nothing is moved, coloured or written over; a line asks whether to go on, and the answer is a line, too.
"""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

from reader.cli import output
from reader.core.sanitizing import printable_lines
from reader.core.wrapping import wrap
from reader.services.language import spoken

_USUAL_ROWS = 24


class Left(Exception):
    """The person has read enough."""


class Pages:
    """Prints text in rows that obey the rules of Chinese, and asks after each screenful."""

    def __init__(self, columns: int, rows: int, goes_on: Callable[[], bool]) -> None:
        """A first page, still empty.

        Args:
            columns: The cells of a row.
            rows: The rows of a screen; one of them asks.
            goes_on: Asks whether to go on.
        """
        self._columns = columns
        self._rows = self._left = max(1, rows - 1)
        self._goes_on = goes_on
        self._line = ""

    def block(self, text: str) -> None:
        """Print a text of several lines; the last of them once it is ended.

        Raises:
            Left: If the person does not want to go on.
        """
        *lines, self._line = (self._line + printable_lines(text)).split("\n")
        for line in lines:
            self._print(line)

    def end(self) -> None:
        """Print the last line.

        Raises:
            Left: As above.
        """
        line, self._line = self._line, ""
        if line:
            self._print(line)

    def _print(self, line: str) -> None:
        for row in wrap(line, self._columns):
            if not self._left:
                if not self._goes_on():
                    raise Left
                self._left = self._rows
            self._left -= 1
            output.line(row.within(line))


@contextmanager
def pages() -> Iterator[Pages | None]:
    """Pages on the terminal, until the person leaves them; None where there is no terminal to ask on."""
    with _keys() as keys:
        if keys is None or not output.on_terminal():
            yield None
            return
        rows = os.get_terminal_size(sys.stdout.fileno()).lines or _USUAL_ROWS
        shown = Pages(output.room() or 80, rows, lambda: _asked(keys))
        try:
            yield shown
            shown.end()
        except Left:
            return


def _asked(keys: TextIO) -> bool:
    """Ask whether to go on: enter does, q and the end of all input do not."""
    output.flush()
    output.ask(spoken("-- enter goes on, q and enter leaves --"))
    answer = keys.readline()
    return bool(answer) and answer.strip().casefold() not in {"q", "quit"}


@contextmanager
def _keys() -> Iterator[TextIO | None]:
    """Where lines are typed: standard input, or the terminal where that is a text being read; None where neither is."""
    if sys.stdin is not None and sys.stdin.isatty():
        yield sys.stdin
        return
    try:
        terminal = open("/dev/tty", encoding="utf-8")  # noqa: PTH123, SIM115  # closed below
    except OSError:
        yield None
        return
    with terminal:
        yield terminal
