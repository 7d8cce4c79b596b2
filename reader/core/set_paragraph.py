"""A paragraph set in rows, and where in them each of its characters stands, both ways."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from reader.core import cells
from reader.core.alignment import Alignment
from reader.core.paragraphs import FurnitureKind, ParagraphKind
from reader.core.ruby import Above, Gap
from reader.core.spans import Span

_NO_GAPS: Mapping[int, tuple[Gap, ...]] = MappingProxyType({})
_NOTHING_BESIDE: Mapping[int, str] = MappingProxyType({})
_NO_READINGS: Mapping[int, tuple[Above, ...]] = MappingProxyType({})


class SetParagraph(NamedTuple):
    """A paragraph set in rows.

    Rows of the screen are counted from the first empty one above the paragraph; rows of text by their numbers.

    Attributes:
        text: The paragraph as shown.
        alignment: From the clean paragraph to the shown one.
        rows: Its rows of text, in the shown paragraph.
        tops: In which row of the screen each row of text stands; the readings above it stand in the row before.
        lead: Empty rows above it.
        indents: Cells before the text of each row.
        kind: What the paragraph is.
        tail: Empty rows below it.
        furniture: What it is where it does not belong to the article; None where it does.
        gaps: Where the characters of a row move apart, by the row's number.
        above: The readings above a row, by the row's number.
        beside: The readings beside what stands in columns, by the offset of what stands in the same row.
        drawn: The text as it is drawn: as long as the text, some of its characters others that look alike.
    """

    text: str
    alignment: Alignment
    rows: tuple[Span, ...]
    tops: Sequence[int]
    lead: int
    indents: tuple[int, ...]
    kind: ParagraphKind
    tail: int = 0
    furniture: FurnitureKind | None = None
    gaps: Mapping[int, tuple[Gap, ...]] = _NO_GAPS
    above: Mapping[int, tuple[Above, ...]] = _NO_READINGS
    drawn: str = ""
    beside: Mapping[int, str] = _NOTHING_BESIDE

    @property
    def height(self) -> int:
        """How many rows of the screen it takes, empty ones included."""
        return self.tops[-1] + 1 + self.tail

    def number_of(self, shown_offset: int) -> int:
        """The number of the row of text that holds an offset of the shown paragraph, or of the last."""
        return min(bisect_right(self.rows, shown_offset, key=_end), len(self.rows) - 1)

    def row_of(self, shown_offset: int) -> int:
        """The row of the screen that shows an offset of the shown paragraph."""
        return self.tops[self.number_of(shown_offset)]

    def number_at(self, row: int) -> int:
        """The number of the row of text that stands in a row of the screen or, where none does, next below it."""
        return min(bisect_left(self.tops, row), len(self.rows) - 1)

    def rows_to_text(self, row: int) -> int:
        """How many empty rows stand from a row of the screen to the next text, whose readings belong to it.

        It is -1 for a row of text with readings, which stand in the row before.
        """
        number = self.number_at(row)
        return self.tops[number] - (number in self.above) - row

    def cell_of(self, shown_offset: int) -> int:
        """The cell in which a character begins, counted from the left edge of the measure."""
        number = self.number_of(shown_offset)
        before = Span(self.rows[number].start, max(shown_offset, self.rows[number].start))
        gaps = sum(gap.cells for gap in self.gaps.get(number, ()) if gap.at <= shown_offset)
        return self.indents[number] + gaps + cells.width(before.within(self.drawn))

    def end_of(self, number: int) -> int:
        """The cell of the measure behind the last one of a row of text."""
        gaps = sum(gap.cells for gap in self.gaps.get(number, ()))
        return self.indents[number] + gaps + cells.width(self.rows[number].within(self.drawn))

    def offset_at(self, number: int, cell: int) -> int:
        """The offset of the character that a row of text shows in a cell of the measure, or of the nearest one."""
        row = self.rows[number]
        reached, at = self.indents[number], row.start
        gaps = dict(self.gaps.get(number, ()))
        for cluster, size in cells.clusters(row.within(self.drawn)):
            reached += gaps.get(at, 0) + size
            if cell < reached:
                return at
            last, at = at, at + len(cluster)
        return last if row.length else row.start


def _end(row: Span) -> int:
    return row.end
