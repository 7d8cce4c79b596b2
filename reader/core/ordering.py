"""The orders in which the hits of a query can be listed: by place, by what stands around them, or by date."""

from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from reader.core.corpus import Corpus
from reader.core.document import Document
from reader.core.hits import Hit, Hits
from reader.core.matching import Matcher, starts
from reader.core.paragraphs import Paragraphs

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from reader.core.spans import Span

COMPARED = 16
"""How many characters around a hit decide its place, a multiple of four; hits alike in so many stand in the order
of the text."""

_AT_ONCE = 1 << 17
"""Hits whose surroundings are looked at in one go: so much fits in little memory."""


class Sort(StrEnum):
    """What hits are ordered by."""

    PLACE = "place"
    LEFT = "left"
    HIT = "hit"
    RIGHT = "right"
    DATE = "date"


class Arrangement(NamedTuple):
    """How hits are to be listed.

    Whatever it says, hits outside the articles come after those in them, and hits that are only read as was typed
    after all that are spelt so.

    Attributes:
        sort: What they are ordered by; where that is alike, by place.
        exact_first: Whether those in the very script, width and case of the query come before the others.
    """

    sort: Sort = Sort.PLACE
    exact_first: bool = False


class Listing:
    """The hits of a query in an order.

    Attributes:
        hits: The hits.
    """

    def __init__(self, hits: Hits, ordinals: "range | NDArray[np.int64]") -> None:
        """A listing of hits by their ordinals, from 1."""
        self.hits = hits
        self._ordinals = ordinals

    def __len__(self) -> int:
        return len(self._ordinals)

    def __getitem__(self, row: int) -> Hit:
        """The hit in a row, from 0."""
        return self.hits.nth(int(self._ordinals[row]))

    def row_of(self, hit: Hit) -> int:
        """The row a hit stands in; the first where it is not listed."""
        ordinal = self.hits.ordinal(hit)
        if isinstance(self._ordinals, range):
            return max(0, min(ordinal - 1, len(self) - 1))
        return int((self._ordinals == ordinal).argmax()) if len(self) else 0


def listed(
    corpus: Corpus,
    hits: Hits,
    arrangement: Arrangement,
    exact: Matcher | None,
    cancelled: Callable[[], bool],
) -> Listing | None:
    """The hits of a query in an order; None once it is no longer wanted.

    Args:
        corpus: Where the hits are.
        hits: The hits.
        arrangement: How to list them.
        exact: What finds those of them that are exactly as typed; None where none is to come first for it.
        cancelled: Asked before each document.

    Raises:
        QueryError: If `exact` takes too long.
    """
    plain = arrangement.sort is Sort.PLACE and exact is None
    if plain and hits.literal == hits.total and not any(_furnished(corpus[index]) for index in hits.counts):
        return Listing(hits, range(1, hits.total + 1))
    import numpy as np  # noqa: PLC0415  # 100 ms that only this needs

    dates = _dates(corpus) if arrangement.sort is Sort.DATE else {}
    columns = []
    for index in hits.counts:
        if cancelled():
            return None
        columns.append(_columns(corpus[index], _Own.of(hits, index), arrangement.sort, exact, dates.get(index)))
    if not columns:
        return Listing(hits, range(0))
    ordinals, *keys = (np.concatenate(column) for column in zip(*columns, strict=True))
    if hits.literal != hits.total:
        # Documents come one after another, those only read as was typed after all others: places are not in order.
        place = np.argsort(ordinals, kind="stable")
        ordinals, keys = ordinals.take(place), [key.take(place) for key in keys]
    # Unlike indexing, `take` lets other threads go on.
    return None if cancelled() else Listing(hits, ordinals.take(np.lexsort(keys)))


class _Own(NamedTuple):
    """The hits of one document.

    Attributes:
        ordinals: Which of all they are.
        starts: Where each begins in clean.
        ends: Where each ends.
        read: Which are only read as was typed.
    """

    ordinals: "NDArray[np.int64]"
    starts: "NDArray[np.int64]"
    ends: "NDArray[np.int64]"
    read: "NDArray[np.bool_]"

    @classmethod
    def of(cls, hits: Hits, index: int) -> "_Own":
        """Those of the document at an index."""
        import numpy as np  # noqa: PLC0415  # as above

        from reader.core.many_matching import Spans  # noqa: PLC0415  # as above

        count = hits.counts[index]
        spans: Sequence[Span]
        if hits.literal == hits.total:
            first = hits.ordinal(Hit(index, 0))
            spans, ordinals = hits.of(index), np.arange(first, first + count, dtype=np.int64)
            read = np.zeros(count, np.bool_)
        else:
            own = [Hit(index, number) for number in range(count)]
            spans = [hits.span(hit) for hit in own]
            ordinals = np.fromiter(map(hits.ordinal, own), np.int64, count)
            read = np.fromiter(map(hits.is_read, own), np.bool_, count)
        if isinstance(spans, Spans):
            return cls(ordinals, *spans.edges, read)
        edges = np.fromiter((edge for span in spans for edge in span), np.int64, 2 * count)
        return cls(ordinals, edges[0::2], edges[1::2], read)


def _columns(
    document: Document, own: _Own, sort: Sort, exact: Matcher | None, date: int | None
) -> "tuple[NDArray[np.generic], ...]":
    """The ordinals of a document's hits, and what they are compared by, the least important first."""
    import numpy as np  # noqa: PLC0415  # as above

    keys: list[NDArray[np.generic]] = []
    if sort is Sort.DATE:
        keys.append(np.full(len(own.ordinals), date, np.int64))
    elif sort is not Sort.PLACE:
        keys += reversed(_surroundings(document, own, sort))
    if exact is not None:
        keys.append(~np.isin(own.starts, np.fromiter(starts(exact, document), np.int64)))
    return (own.ordinals, *keys, own.read * 2 + _in_furniture(document, own.starts))


def _surroundings(document: Document, own: _Own, sort: Sort) -> "list[NDArray[np.generic]]":
    """What stands beside hits, or in them, in the folded layer and within the paragraph, as numbers that compare."""
    import numpy as np  # noqa: PLC0415  # as above

    from reader.core.units import folded_units  # noqa: PLC0415  # as above

    # Behind the text and before it stands what stands between paragraphs.
    text = np.concatenate([folded_units(document.clean), np.full(2 * COMPARED, 10, np.uint16)])
    away = np.arange(COMPARED)
    packed: list[list[NDArray[np.generic]]] = []
    for at in range(0, len(own.starts), _AT_ONCE):
        starts, ends = own.starts[at : at + _AT_ONCE, None], own.ends[at : at + _AT_ONCE, None]
        chars = text[starts - 1 - away if sort is Sort.LEFT else ends + away if sort is Sort.RIGHT else starts + away]
        outside = (starts + away >= ends) if sort is Sort.HIT else np.logical_or.accumulate(chars == 10, axis=1)
        chars = np.where(outside, 0, chars).astype(np.uint64)
        # Four units of 16 bits are one number.
        packed.append(
            [
                chars[:, n] << 48 | chars[:, n + 1] << 32 | chars[:, n + 2] << 16 | chars[:, n + 3]
                for n in range(0, COMPARED, 4)
            ]
        )
    return [np.concatenate(column) for column in zip(*packed, strict=True)]


def _furnished(document: Document) -> bool:
    return 1 in _aside(document)


def _aside(document: Document) -> bytes:
    """A 1 for each paragraph that does not belong to the article, a 0 for each other."""
    assert isinstance(document.paragraphs, Paragraphs)  # noqa: S101  # as every document keeps them
    return document.paragraphs.in_furniture


def _in_furniture(document: Document, starts: "NDArray[np.int64]") -> "NDArray[np.bool_]":
    import numpy as np  # noqa: PLC0415  # as above

    if not _furnished(document):
        return np.zeros(len(starts), np.bool_)
    begins = np.array([paragraph.span.start for paragraph in document.paragraphs], np.int64)
    kinds = np.frombuffer(_aside(document), np.bool_)
    return kinds[np.maximum(0, np.searchsorted(begins, starts, side="right") - 1)]


def _dates(corpus: Corpus) -> dict[int, int]:
    """The rank of each document's date, by its index; those without one come last."""
    return dict(_ranked(corpus))


def _ranked(corpus: Corpus) -> Iterator[tuple[int, int]]:
    dates = sorted({document.metadata.date or "" for document in corpus}, key=lambda date: (not date, date))
    ranks = {date: rank for rank, date in enumerate(dates)}
    for index, document in enumerate(corpus):
        yield index, ranks[document.metadata.date or ""]
