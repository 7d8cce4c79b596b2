"""Figures of words as a table: a word a row, and below them where in the text the marked one stands."""

from collections.abc import Callable, Sequence
from functools import lru_cache

from rich.segment import Segment
from textual.strip import Strip

from reader.core import cells
from reader.core.dispersion import drawn
from reader.core.showing import shown
from reader.core.wording import Wording
from reader.services.figures import Figures, spoken_number
from reader.services.language import spoken
from reader.ui.strips import line
from reader.ui.tables.table import TableStyles

_COLUMN = 13
_LEAST_WORD = 8


class Words:
    """Words with their figures.

    Attributes:
        empty: What is said where there are no rows.
    """

    def __init__(
        self,
        figures: Figures,
        title: str,
        column: int,
        wording: Wording,
        parts: Callable[[str, int], Sequence[int]],
    ) -> None:
        """A table of words.

        Args:
            figures: What there is to show.
            title: What it is.
            column: What it is ordered by, from 0.
            wording: How words are put.
            parts: How often a word stands in each of so many parts of the text.
        """
        self._figures = figures
        self._title = title
        self._column = column
        self._wording = wording
        self.empty = ""
        self._parts = lru_cache(8)(parts)

    def __len__(self) -> int:
        return len(self._figures.rows)

    @property
    def title(self) -> str:
        """What the rows are."""
        return self._title

    def word(self, number: int) -> str:
        """The word of a row, as it is written."""
        return self._figures.rows[number][0]

    def _rooms(self, width: int) -> list[int]:
        """The cells of each column; the last ones are left out where there is no room."""
        count = min(len(self._figures.columns) - 1, max(1, (width - _LEAST_WORD) // _COLUMN))
        return [min(40, width - count * _COLUMN), *[_COLUMN] * count]

    def head(self, width: int, styles: TableStyles) -> Strip:
        """The names of the columns."""
        segments = []
        for number, (name, room) in enumerate(zip(self._figures.columns, self._rooms(width), strict=False)):
            ordered = number == self._column
            text = spoken(name) + ("▾" if ordered else "")
            placed = cells.padded(f"  {text}", room) if number == 0 else _right(text, room)
            segments.append(Segment(placed, styles.head + styles.sorted if ordered else styles.head))
        return line(segments, 0, width, styles.head)

    def column_at(self, x: int, width: int) -> str:
        """The number of the column at a cell."""
        end = 0
        for number, room in enumerate(self._rooms(width)):
            end += room
            if x < end:
                return str(number)
        return ""

    def row(self, number: int, width: int, styles: TableStyles, *, marked: bool) -> Strip:
        """A word and its figures."""
        word, values = self._figures.rows[number]
        base = styles.cursor if marked else styles.base
        first, *rooms = self._rooms(width)
        segments = [Segment(cells.padded(("▸ " if marked else "  ") + shown(word, self._wording).text, first), base)]
        for value, room in zip(values, rooms, strict=False):
            segments.append(Segment(_right(spoken_number(value), room), base))
        return line(segments, 0, width, base)

    def share_at(self, x: int, width: int) -> float | None:
        """A cell stands for its row."""
        return None

    def foot(self, number: int, width: int, styles: TableStyles) -> Strip:
        """Where in the text the word of a row stands, from its beginning to its end."""
        room = max(0, width - 4)
        picture = drawn(self._parts(self.word(number), room)) if room else ""
        return line(
            [Segment(" ▏", styles.head), Segment(picture, styles.head), Segment("▕", styles.head)],
            0,
            width,
            styles.head,
        )


def _right(text: str, room: int) -> str:
    """A text at the right end of a column."""
    return " " * max(0, room - cells.width(text)) + text
