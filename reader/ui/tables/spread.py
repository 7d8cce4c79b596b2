"""Where in each document the hits lie, as a table: a document a row."""

from collections.abc import Sequence

from rich.segment import Segment
from textual.strip import Strip

from reader.core import cells
from reader.core.corpus import Corpus
from reader.core.dispersion import drawn, parts_of_ordered
from reader.core.hits import Hits
from reader.core.showing import shown
from reader.core.wording import Wording
from reader.services.language import spoken
from reader.ui.strips import line
from reader.ui.tables.table import TableStyles

_SIGNS, _HITS, _RATE = 2, 8, 8
_LIST, _MOST = "list", "hits"


class Spread:
    """The documents that have hits.

    Attributes:
        documents: Their indexes, in the order of the rows.
    """

    empty = ""

    def __init__(self, corpus: Corpus, hits: Hits, wording: Wording, *, most_first: bool) -> None:
        """A table of documents.

        Args:
            corpus: The documents.
            hits: The hits.
            wording: How titles are put.
            most_first: Whether those with most hits come first; otherwise they stand in the order of the corpus.
        """
        self._corpus, self._hits, self._wording, self._most_first = corpus, hits, wording, most_first
        counts = hits.counts
        self.documents: Sequence[int] = sorted(counts, key=lambda index: -counts[index]) if most_first else [*counts]

    def __len__(self) -> int:
        return len(self.documents)

    @property
    def title(self) -> str:
        """How many hits in how many documents."""
        count = len(self)
        by = "by hits" if self._most_first else "as listed"
        return f"Results {self._hits.total:,} · {count:,} {'document' if count == 1 else 'documents'} · {by}"

    def _rooms(self, width: int) -> tuple[int, int]:
        """The cells of the title and of the strip."""
        title = max(8, min(40, width // 4))
        return title, max(0, width - _SIGNS - title - _HITS - _RATE - 1)

    def head(self, width: int, styles: TableStyles) -> Strip:
        """The names of the columns."""
        title, strip = self._rooms(width)
        ordered = styles.head + styles.sorted
        names = [
            ("  " + spoken("Document") + ("" if self._most_first else "▾"), title + _SIGNS, not self._most_first),
            (f"{spoken('Hits') + ('▾' if self._most_first else '')} ".rjust(_HITS), _HITS, self._most_first),
            (f"{spoken('per 10k')} ".rjust(_RATE - 1), _RATE, False),
            (" " + spoken("from its beginning to its end"), strip + 1, False),
        ]
        cut = [Segment(cells.padded(name, room), ordered if by else styles.head) for name, room, by in names]
        return line(cut, 0, width, styles.head)

    def column_at(self, x: int, width: int) -> str:
        """What the rows are ordered by after a click on a column's name."""
        title, _ = self._rooms(width)
        return _LIST if x < title + _SIGNS else _MOST

    def row(self, number: int, width: int, styles: TableStyles, *, marked: bool) -> Strip:
        """A document: how many hits, how many in ten thousand characters, and where."""
        index = self.documents[number]
        document, (title, room) = self._corpus[index], self._rooms(width)
        base = styles.cursor if marked else styles.base
        spans, length = self._hits.of(index), max(1, len(document.clean))
        name = shown(document.metadata.title, self._wording, document.leaning).text
        segments = [
            Segment(("▸ " if marked else "  ") + cells.padded(name, title), base),
            Segment(f"{len(spans):>{_HITS - 1}} ", base),
            Segment(f"{len(spans) * 10_000 / length:>{_RATE - 1}.1f} ", styles.aside(marked=marked)),
            Segment("▏" + drawn(parts_of_ordered(spans, length, room)), base),
        ]
        return line(segments, 0, width, base)

    def share_at(self, x: int, width: int) -> float | None:
        """How far through the document a cell of the strip stands."""
        title, room = self._rooms(width)
        left = _SIGNS + title + _HITS + _RATE + 1
        return (x - left) / room if left <= x < left + room else None

    def foot(self, number: int, width: int, styles: TableStyles) -> Strip:
        """Nothing more."""
        return Strip.blank(width, styles.head)
