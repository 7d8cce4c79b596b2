"""What the list says of a document below its title, as far as there is room."""

from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from reader.core import cells
from reader.services.language import spoken

_INDENT = "    "
_LEAST_SOURCE = 5
"""Cells of a source that is cut; with fewer it is left out."""

_BETWEEN = " · "

_AGO = {
    31_557_600: "{0:d} y ago",
    2_629_800: "{0:d} mo ago",
    604_800: "{0:d} w ago",
    86_400: "{0:d} d ago",
    3600: "{0:d} h ago",
    60: "{0:d} min ago",
}
"""How long ago something was, by the seconds of the unit that is counted."""


class Reading(NamedTuple):
    """How far a document was read.

    Attributes:
        progress: From 0 at the start to 1 at the end.
        read: When, in ISO 8601 with its zone.
    """

    progress: float
    read: str


@lru_cache(1024)
def second_row(source: str, date: str, read: str, room: int) -> str:
    """Where a document is from and when, and what is said of its reader at the right, in exactly so many cells.

    Where there is no room for all, what is said of the reader is shortened first, then the source, never the date.

    Args:
        source: Where it is from, as it is shown.
        date: When, to the day.
        read: What is said of its reader, in parts that can be left out from the last.
        room: The cells there are.
    """
    first = read.partition(_BETWEEN)[0]
    shortened = cells.width(f"{_INDENT}{date}  {first}") + min(_LEAST_SOURCE, cells.width(source))
    whole = cells.width(f"{_INDENT}{source} {date} ")
    read = cells.whole_parts(read, room - whole) or (first if shortened <= room else "")
    left = room - cells.width(f"{_INDENT} {date} {read}")
    source = cells.head(source, left) if left >= min(_LEAST_SOURCE, cells.width(source)) else ""
    told = _INDENT + " ".join(filter(None, (source, date)))
    return cells.padded(told, room - cells.width(read)) + read


def spoken_reader(reading: Reading | None, known: float | None, now: datetime) -> str:
    """How much of a document its reader knows, how far they read it, and when, as far as that is known.

    Args:
        reading: How far it was read.
        known: How much of it is known words, from 0 to 1.
        now: The time.
    """
    share = "" if known is None else f"{spoken('known')} {known:.0%}"
    return _BETWEEN.join(filter(None, (share, spoken_reading(reading, now) if reading else "")))


def spoken_reading(reading: Reading, now: datetime) -> str:
    """How far a document was read, and how long ago that was."""
    share = f"{min(1.0, max(0.0, reading.progress)):.0%}"
    try:
        seconds = (now - datetime.fromisoformat(reading.read)).total_seconds()
    except (ValueError, TypeError):
        return share
    return f"{share}{_BETWEEN}{_spoken_ago(max(0, int(seconds)))}"


def _spoken_ago(seconds: int) -> str:
    unit = next((unit for unit in _AGO if seconds >= unit), None)
    return spoken(_AGO[unit].format(seconds // unit)) if unit else spoken("just now")
