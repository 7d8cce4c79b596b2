"""Readings set above a row of text: where each stands, and how far the characters below it make room.

A reading stands over the middle of its characters. It may reach over its neighbours as far as no other reading is in
the way; where one is, the characters move apart, so that two readings never touch and each is above what it reads.
"""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import NamedTuple

from reader.core import cells
from reader.core.characters import NOT_AT_ROW_END
from reader.core.spans import Span


class Ruby(NamedTuple):
    """A reading of a stretch of a paragraph.

    Attributes:
        span: What it reads, in the paragraph as shown.
        reading: The reading, printable.
    """

    span: Span
    reading: str


Readings = Callable[[str], Sequence[Ruby]]
"""The readings of a paragraph as shown, in order, none overlapping another."""


class Gap(NamedTuple):
    """Empty cells within a row.

    Attributes:
        at: The offset, in the paragraph as shown, of the character they stand before.
        cells: How many.
    """

    at: int
    cells: int


class Above(NamedTuple):
    """A reading in its place: the cell it begins at, counted from where its row's text begins, and what it says."""

    cell: int
    reading: str


class Spread(NamedTuple):
    """A row with readings above it.

    Attributes:
        gaps: Where its characters move apart.
        above: The readings.
        width: The cells that text and readings take together.
    """

    gaps: tuple[Gap, ...]
    above: tuple[Above, ...]
    width: int


def within(ruby: Sequence[Ruby], row: Span) -> Sequence[Ruby]:
    """Those of some readings that begin in a row."""
    return ruby[bisect_left(ruby, row.start, key=_start) : bisect_left(ruby, row.end, key=_start)]


def spread(text: str, row: Span, ruby: Sequence[Ruby]) -> Spread:
    """A row of a paragraph with its readings set above it.

    Args:
        text: The paragraph as shown.
        row: The row.
        ruby: The readings of the paragraph.
    """
    gaps: list[Gap] = []
    above: list[Above] = []
    at, cell, free = row.start, 0, 0
    for span, reading in within(ruby, row):
        base = cells.width(text[span.start : min(span.end, row.end)])
        size = cells.width(reading)
        cell += cells.width(text[at : span.start])
        first = cell + int((base - size) / 2)
        if first < free:
            gaps.append(Gap(_behind_marks(text, at, span.start), free - first))
            cell += free - first
            first = free
        above.append(Above(first, reading))
        at, cell, free = span.end, cell + base, first + size + 1
    cell += cells.width(text[at : row.end].rstrip(" "))
    return Spread(tuple(gaps), tuple(above), max(cell, free - 1))


def _behind_marks(text: str, start: int, at: int) -> int:
    """Before the marks that open what stands at an offset, but not before `start`: they keep to it."""
    while at > start and text[at - 1] in NOT_AT_ROW_END:
        at -= 1
    return at


def fit(text: str, start: int, room: int, ruby: Sequence[Ruby]) -> int:
    """The end of the longest stretch from `start` that takes, with its readings, at most `room` cells.

    It holds whole clusters, and at least one; what one reading reads is taken as a whole, if it can be.
    """
    first, end = start, cells.fit(text, start, room)
    while first < end:
        middle = (first + end + 1) // 2
        if spread(text, Span(start, middle), ruby).width <= room:
            first = middle
        else:
            end = middle - 1
    return _edge(text, start, first, ruby)


def _edge(text: str, start: int, end: int, ruby: Sequence[Ruby]) -> int:
    """The last edge of a cluster, not within what one reading reads, up to `end`; at least one cluster from `start`."""
    one = cells.fit(text, start, 1)
    for span, _ in within(ruby, Span(start, end)):
        if start < span.start < end < span.end:
            end = span.start
    while end > one and not cells.is_edge(text, start, end):
        end -= 1
    return max(one, end)


def _start(ruby: Ruby) -> int:
    return ruby.span.start
