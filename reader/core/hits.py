"""The matches of a query over a corpus, in the order a person walks through them; millions cost no more than few.

Nothing is made of a match before it is asked for: what found the matches says how many each document has, and hands
out the spans of one document as a sequence.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from heapq import merge
from itertools import accumulate
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from reader.core.document import Document
from reader.core.spans import Span

if TYPE_CHECKING:
    from reader.core.navigation import Position


class Hit(NamedTuple):
    """One match: the document's index in its corpus, and the match's number in the document's walk, from 0.

    `Hits.span` alone says where it stands: in a walk, matches by reading come after all that are spelt as typed.
    """

    document: int
    number: int


class Found(NamedTuple):
    """Matches in some documents of a corpus, none of them made yet.

    Attributes:
        documents: The indexes of the documents that have any, in order.
        counts: How many each of these has; none 0.
        spans: The matches of the document that stands at a place of `documents`, in clean and in order.
    """

    documents: Sequence[int]
    counts: Sequence[int]
    spans: Callable[[int], Sequence[Span]]


def found_in(spans: Mapping[int, Sequence[Span]]) -> Found:
    """Matches that are there already, by the index of their document."""
    kept = {index: found for index, found in sorted(spans.items()) if found}
    sequences = list(kept.values())
    return Found(list(kept), list(map(len, sequences)), sequences.__getitem__)


def joined(parts: Iterable[Found]) -> Found:
    """Matches in several groups of documents, none of which is in two, as those of one group."""
    every = sorted(
        (
            (index, count, part, place)
            for part in parts
            for place, (index, count) in enumerate(zip(*part[:2], strict=True))
        ),
        key=itemgetter(0),
    )
    return Found([one[0] for one in every], [one[1] for one in every], lambda n: every[n][2].spans(every[n][3]))


def in_articles(found: Found, documents: Sequence[Document]) -> Found:
    """Those matches that lie in the articles of their documents, and not in what stands around them.

    Args:
        found: The matches.
        documents: The documents that the indexes of the matches are of.
    """
    kept: dict[int, Sequence[Span]] = {}
    others: list[tuple[int, int, int]] = []
    for place, (index, count) in enumerate(zip(found.documents, found.counts, strict=True)):
        document = documents[index]
        if document.has_furniture:
            kept[index] = [span for span in found.spans(place) if document.furniture_at(span.start) is None]
        else:
            others.append((index, count, place))
    if not kept:
        return found
    untouched = Found([o[0] for o in others], [o[1] for o in others], lambda n: found.spans(others[n][2]))
    return joined([found_in(kept), untouched])


class _Round:
    """One way through all documents; of a document of which parts know, only one does."""

    def __init__(self, parts: Iterable[Found]) -> None:
        self.parts = sorted((part for part in parts if part.documents), key=lambda part: part.documents[0])
        self.documents = [index for part in self.parts for index in part.documents]
        counts = [count for part in self.parts for count in part.counts]
        if any(one.documents[-1] > next_.documents[0] for one, next_ in zip(self.parts, self.parts[1:], strict=False)):
            pairs = sorted(zip(self.documents, counts, strict=True))
            self.documents, counts = [index for index, _ in pairs], [count for _, count in pairs]
        self.before = [0, *accumulate(counts)]
        self.total = self.before[-1]

    def of(self, document: int) -> Sequence[Span]:
        for part in self.parts:
            place = bisect_left(part.documents, document)
            if place < len(part.documents) and part.documents[place] == document:
                return part.spans(place)
        return ()

    def count(self, document: int) -> int:
        at = bisect_left(self.documents, document)
        there = at < len(self.documents) and self.documents[at] == document
        return self.before[at + 1] - self.before[at] if there else 0

    def before_of(self, document: int) -> int:
        """How many matches stand in the documents before one."""
        return self.before[bisect_left(self.documents, document)]

    def at(self, ordinal: int) -> Hit:
        """The match that so many stand before, numbered among those of this round."""
        place = bisect_right(self.before, ordinal) - 1
        return Hit(self.documents[place], ordinal - self.before[place])


class Hits:
    """The matches of a query over a corpus, in order: those spelt as typed first, then those only read so.

    Attributes:
        total: How many matches there are.
        literal: How many of them are spelt as typed.
    """

    def __init__(self, literal: Iterable[Found] = (), read: Iterable[Found] = ()) -> None:
        """The matches found.

        Args:
            literal: Those spelt as typed.
            read: Those that are read as the letters typed, none of which overlaps one of the others.
        """
        self._literal, self._read = _Round(literal), _Round(read)
        self.literal = self._literal.total
        self.total = self.literal + self._read.total

    def plus(self, literal: Iterable[Found] = (), read: Iterable[Found] = ()) -> "Hits":
        """These matches with more, in documents that had none of the kind."""
        return Hits((*self._literal.parts, *literal), (*self._read.parts, *read))

    @cached_property
    def counts(self) -> Mapping[int, int]:
        """How many matches each document has that has any, by its index, in order."""
        counts = {
            index: after - before
            for index, before, after in zip(
                self._literal.documents, self._literal.before, self._literal.before[1:], strict=False
            )
        }
        if not self._read.total:
            return counts
        for index in self._read.documents:
            counts[index] = counts.get(index, 0) + self._read.count(index)
        return dict(sorted(counts.items()))

    @property
    def documents(self) -> int:
        """How many documents have matches."""
        return len(self.counts)

    def of(self, document: int) -> Sequence[Span]:
        """All matches in one document, in clean and in the order of the text."""
        literal, read = self._literal.of(document), self._read.of(document)
        return tuple(merge(literal, read)) if literal and read else literal or read

    def span(self, hit: Hit) -> Span:
        """Where a match stands, in clean of its document."""
        spelt = self._literal.count(hit.document)
        if hit.number < spelt:
            return self._literal.of(hit.document)[hit.number]
        return self._read.of(hit.document)[hit.number - spelt]

    def is_read(self, hit: Hit) -> bool:
        """Whether a match is only read as was typed, not spelt so."""
        return hit.number >= self._literal.count(hit.document)

    def holds(self, hit: Hit) -> bool:
        """Whether there is such a match."""
        return 0 <= hit.number < self._literal.count(hit.document) + self._read.count(hit.document)

    def ordinal(self, hit: Hit) -> int:
        """Which match of all it is, from 1."""
        spelt = self._literal.count(hit.document)
        if hit.number < spelt or not self._read.total:
            return self._literal.before_of(hit.document) + hit.number + 1
        return self.literal + self._read.before_of(hit.document) + hit.number - spelt + 1

    def nth(self, ordinal: int) -> Hit:
        """The match that is so many from the first, which is 1.

        Raises:
            IndexError: If there are not so many.
        """
        if not 1 <= ordinal <= self.total:
            raise IndexError(ordinal)
        if ordinal <= self.literal:
            return self._literal.at(ordinal - 1)
        document, number = self._read.at(ordinal - 1 - self.literal)
        return Hit(document, number + self._literal.count(document))

    def first_from(self, position: "Position") -> Hit | None:
        """The first match at or after a position, on through later documents and round to the first.

        It is one that is only read as was typed where none is spelt so.
        """
        walk = self._literal if self.literal else self._read
        if not walk.total:
            return None
        number = bisect_left(walk.of(position.document), Span(position.offset, 0))
        return walk.at((walk.before_of(position.document) + number) % walk.total)

    def after(self, hit: Hit) -> Hit | None:
        """The next match, on through the documents and round to the first."""
        return self.nth(self._clamped(hit) % self.total + 1) if self.total else None

    def before(self, hit: Hit) -> Hit | None:
        """The match before, back through the documents and round to the last."""
        return self.nth((self._clamped(hit) - 2) % self.total + 1) if self.total else None

    def _clamped(self, hit: Hit) -> int:
        """The ordinal of a match, or of the last before where it was, should it be gone."""
        return self.ordinal(hit) if self.holds(hit) else min(self.total, self._literal.before_of(hit.document + 1))
