"""What a part of the suite found: faults tried, faults that were not survived, in one table."""

import math
import sys
import time
from collections.abc import Sequence
from typing import NamedTuple

from reader.core.sanitizing import printable


class Row(NamedTuple):
    """One line of the table.

    Attributes:
        fault: What was done to the program.
        tried: How many times.
        failures: What went wrong, as far as it was noted.
        note: What else was measured.
    """

    fault: str
    tried: int
    failures: Sequence[str]
    note: str = ""


class Report:
    """The table, filled as the parts go on.

    Attributes:
        rows: Its lines so far.
    """

    def __init__(self, *, loud: bool = False, minutes: float = math.inf) -> None:
        """An empty table.

        Args:
            loud: Whether each line is printed as soon as it is known.
            minutes: How long may be tried; what was tried until then is what is told.
        """
        self.rows: list[Row] = []
        self._loud = loud
        self._end = time.monotonic() + 60 * minutes

    def note(self, *failures: str) -> None:
        """Print failures before their line is known, where a part takes long."""
        for failure in failures if self._loud else ():
            print(f"    {printable(failure)[:3000]}", flush=True)

    def progress(self, text: str) -> None:
        """Print how far a part has come that takes long."""
        if self._loud:
            print(f"    {text}", flush=True)

    @property
    def over(self) -> bool:
        """Whether the time is up."""
        return time.monotonic() > self._end

    def add(self, fault: str, tried: int, failures: Sequence[str], note: str = "") -> None:
        """Add a line."""
        self.rows.append(Row(fault, tried, tuple(failures), note))
        if self._loud:
            print(self._line(self.rows[-1]))
            for failure in failures[:10]:
                print(f"    {printable(failure)[:1500]}")
            sys.stdout.flush()

    @staticmethod
    def _line(row: Row) -> str:
        return f"{row.fault:<64} {row.tried:>9,} tried {len(row.failures):>4} failed  {row.note}".rstrip()

    def printed(self) -> str:
        """The whole table."""
        return "\n".join(map(self._line, self.rows))

    @property
    def failures(self) -> list[str]:
        """Everything that went wrong."""
        return [f"{row.fault}: {failure}" for row in self.rows for failure in row.failures]


def scaled(count: int, scale: float) -> int:
    """So many times at full scale, as many at this one."""
    return max(1, round(count * scale))
