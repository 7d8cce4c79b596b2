"""The concordance as a table: a hit a row, aligned on the hit, in the wording shown."""

from functools import lru_cache
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from reader.core import cells
from reader.core.concordance import shown_line
from reader.core.corpus import Corpus
from reader.core.dispersion import drawn, part_of, parts_of_ordered
from reader.core.ordering import Arrangement, Listing, Sort
from reader.core.showing import shown
from reader.core.wording import Wording
from reader.services.language import spoken
from reader.ui.strips import line
from reader.ui.tables.table import TableStyles

_SIGNS = 2
_ROOMY = 110
"""Cells from which on there is room for the heading a hit stands under."""

_LEAST_PLACE = 14
"""Cells of the place in which a heading says something."""

_REMEMBERED = 256
"""Rows that are kept as they were drawn."""


_BY = {
    Sort.PLACE: "by place",
    Sort.LEFT: "by left",
    Sort.HIT: "by hit",
    Sort.RIGHT: "by right",
    Sort.DATE: "by date",
}


class _Columns(NamedTuple):
    """The cells of each column; the signs before them and the gap behind the first two come on top."""

    document: int
    place: int
    left: int
    right: int

    @classmethod
    def of(cls, width: int, sort: Sort) -> "_Columns":
        document = max(6, min(28, width // 5))
        place = 10 if sort is Sort.DATE else 7
        if width >= _ROOMY:
            place = 20
        rest = max(4, width - _SIGNS - document - 1 - place - 1)
        return cls(document, place, rest // 2 - 2, rest - rest // 2 + 2)


class Lines:
    """Hits in their contexts.

    Attributes:
        listing: The hits, in the order of the rows.
    """

    empty = ""

    def __init__(self, corpus: Corpus, listing: Listing, wording: Wording, arrangement: Arrangement) -> None:
        """A table of hits.

        Args:
            corpus: Where they are.
            listing: The hits, in order.
            wording: How their contexts are put.
            arrangement: How they are ordered.
        """
        self.listing = listing
        self._corpus, self._wording, self._arrangement = corpus, wording, arrangement
        # Drawing a row again while one moves past it would convert it again.
        self._drawn = lru_cache(_REMEMBERED)(self._draw)

    def __len__(self) -> int:
        return len(self.listing)

    @property
    def title(self) -> str:
        """How many hits, and how they are ordered."""
        documents = len(self.listing.hits.counts)
        exact = " · exact script first" if self._arrangement.exact_first else ""
        counted = f"Results {len(self):,} · {documents:,} {'document' if documents == 1 else 'documents'}"
        return f"{counted} · {_BY[self._arrangement.sort]}{exact}"

    def _entries(self, width: int) -> list[tuple[str, str, int]]:
        """The columns: by what they are ordered, what they are called, and their cells."""
        columns = _Columns.of(width, self._arrangement.sort)
        by_date = self._arrangement.sort is Sort.DATE
        return [
            ("", "", _SIGNS),
            (Sort.DATE, "Document", columns.document + 1),
            (Sort.DATE if by_date else Sort.PLACE, "Date" if by_date else "Place", columns.place + 1),
            (Sort.LEFT, "Left", columns.left),
            (Sort.HIT, "Hit", max(6, columns.right // 4)),
            (Sort.RIGHT, "Right", columns.right - max(6, columns.right // 4)),
        ]

    def head(self, width: int, styles: TableStyles) -> Strip:
        """The names of the columns, that by which the rows are ordered marked."""
        segments = []
        for sort, name, room in self._entries(width):
            ordered = sort == self._arrangement.sort and not (sort == Sort.DATE and name == "Document")
            text = spoken(name) + ("▾" if ordered else "")
            if sort == Sort.LEFT:
                text = " " * (room - cells.width(text) - 1) + text
            segments.append(Segment(cells.padded(text, room), styles.head + styles.sorted if ordered else styles.head))
        return line(segments, 0, width, styles.head)

    def column_at(self, x: int, width: int) -> str:
        """What the rows are ordered by after a click on a column's name."""
        for sort, _, room in self._entries(width):
            x -= room
            if x < 0:
                return str(sort)
        return ""

    def row(self, number: int, width: int, styles: TableStyles, *, marked: bool) -> Strip:
        """A hit in its context."""
        return self._drawn(number, width, styles, marked=marked)

    def _draw(self, number: int, width: int, styles: TableStyles, *, marked: bool) -> Strip:
        hit = self.listing[number]
        document, columns = self._corpus[hit.document], _Columns.of(width, self._arrangement.sort)
        found = shown_line(document, self.listing.hits.span(hit), self._wording, max(columns.left, columns.right))
        base = styles.cursor if marked else styles.base
        aside = styles.aside(marked=marked)
        read = self.listing.hits.is_read(hit)
        signs = ("▸" if marked else " ") + ("·" if found.furniture else "~" if read else " ")
        left = cells.tail(found.left, columns.left)
        segments = [
            Segment(signs, base),
            Segment(cells.padded(self._title(hit.document), columns.document) + " ", aside),
            Segment(self._place(hit.document, found.section, found.paragraph, columns.place) + " ", aside),
            Segment(" " * (columns.left - cells.width(left)) + left, aside if found.furniture else base),
            *_to_the_right(found.match, found.right, columns.right, base + styles.hit, base),
        ]
        return line(segments, 0, width, base)

    def _title(self, index: int) -> str:
        document = self._corpus[index]
        return shown(document.metadata.title, self._wording, document.leaning).text

    def _place(self, index: int, section: str, paragraph: int, room: int) -> str:
        """Where in its document a hit stands; or when the document was written, where that is the order."""
        number = f"¶{paragraph}"
        if self._arrangement.sort is Sort.DATE:
            return cells.padded(self._corpus[index].metadata.spoken_date[:10], room)
        heading = cells.head(section, room - len(number) - 1) if room >= _LEAST_PLACE else ""
        return cells.padded(f"{heading} {number}" if heading else number, room)

    def share_at(self, x: int, width: int) -> float | None:
        """A row is one hit."""
        return None

    def foot(self, number: int, width: int, styles: TableStyles) -> Strip:
        """The document of a hit, where in it all its hits lie, and where this one."""
        hit = self.listing[number]
        hits, document = self.listing.hits, self._corpus[hit.document]
        spans = hits.of(hit.document)
        count = f" {len(spans)} "
        title = cells.head(self._title(hit.document), width // 3)
        room = width - cells.width(title) - _SIGNS - 2 - len(count)
        if room < 8:
            return Strip.blank(width, styles.head)
        signs = drawn(parts_of_ordered(spans, len(document.clean), room))
        here = part_of(hits.span(hit).start, len(document.clean), room)
        segments = [
            Segment(f"{' ' * _SIGNS}{title} ▏", styles.head),
            Segment(signs[:here], styles.head),
            Segment(signs[here], styles.head + Style(reverse=True)),
            Segment(signs[here + 1 :], styles.head),
            Segment(f"▕{count}", styles.head),
        ]
        return line(segments, 0, width, styles.head)


def _to_the_right(match: str, right: str, room: int, loud: Style, base: Style) -> list[Segment]:
    """The hit and what follows it."""
    cut = cells.head(match, room)
    return [Segment(cut, loud), Segment(cells.head(right, room - cells.width(cut)), base)]
