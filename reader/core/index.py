"""Where every character of a corpus stands, in blocks of whole documents: the folded layer as numbers, sorted.

A word is found from its rarest character, whose places are filtered by their neighbours. A block that has not been
sorted yet is read through instead; both give the same places.
"""

import itertools
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from reader.core.document import Document
from reader.core.folding import fold
from reader.core.query import Word
from reader.core.units import KINDS, Units, fold_into, shared, unit

Places: TypeAlias = NDArray[np.unsignedinteger] | NDArray[np.signedinteger]
"""Positions in a block, in order."""

_READ_AT_ONCE = 1 << 17
"""Units compared in one go: so many results stay in the processor's cache."""

_READ_PER_PLACE = 16
"""How many units are read through in the time it takes to look at one place."""

_FEW = 4
"""How many characters' places are put together rather than the text read through, should they be common."""

_SORTED_AT_ONCE = 9 << 20
"""Units whose places are put in one order."""

_LEAST = 1 << 19
"""Units of a block that is not sorted before another one is put beside it, and not behind it in the same."""

_RANKED_AT_ONCE = 1 << 17
"""Units of these ranked in one go, which takes twenty bytes for each meanwhile; no slower than all in one."""

_SAMPLE = 1 << 14
"""Units by which it is judged how common a character is in what is not sorted."""

_BETWEEN = np.zeros(1, np.uint16)
"""What stands behind each document, so that no match goes from one into another; no text has it."""


class Block:
    """Whole documents as one array, not sorted.

    Attributes:
        documents: The documents.
        starts: Where each begins in the array, and where the next would.
    """

    def __init__(self, documents: Sequence[Document], parts: Sequence[Units]) -> None:
        """A block of documents.

        Args:
            documents: The documents.
            parts: The folded units of each.
        """
        self.documents = tuple(documents)
        self.starts = np.cumsum([0, *(len(part) + 1 for part in parts)], dtype=np.int64)
        self._text: Units = np.concatenate([half for part in parts for half in (part, _BETWEEN)])

    @classmethod
    def of(cls, documents: Sequence[Document]) -> "Block":
        """A block of documents that were not folded yet."""
        block = cls.__new__(cls)
        block.documents = tuple(documents)
        block.starts = np.cumsum([0, *(len(document.clean) + 1 for document in documents)], dtype=np.int64)
        # Folded where it stays, so that no text is in memory twice.
        block._text = np.zeros(int(block.starts[-1]), np.uint16)  # noqa: SLF001  # its own
        for document, start in zip(documents, block.starts.tolist(), strict=False):
            fold_into(block._text[start : start + len(document.clean)], document.clean)  # noqa: SLF001
        return block

    @classmethod
    def joined(cls, blocks: "Sequence[Block]") -> "Block":
        """The documents of several blocks, one behind the other."""
        if len(blocks) == 1:
            return blocks[0]
        return cls([one for block in blocks for one in block.documents], [p for block in blocks for p in block.parts()])

    def without(self, document: Document) -> "Block | None":
        """The block without a document; None where no other is left."""
        kept = [(own, part) for own, part in zip(self.documents, self.parts(), strict=True) if own is not document]
        return Block([own for own, _ in kept], [part for _, part in kept]) if kept else None

    def parts(self) -> list[Units]:
        """The folded units of each document."""
        edges = self.starts.tolist()
        return [self._text[start : end - 1] for start, end in itertools.pairwise(edges)]

    def __len__(self) -> int:
        """How many units there are."""
        return len(self._text)

    @property
    def bytes(self) -> int:
        """How much memory it takes."""
        return self._text.nbytes + self.starts.nbytes

    def cost(self, word: Word) -> int:
        """How much work it is to find a word: that of looking at so many places."""
        return len(self._text) // _READ_PER_PLACE * len(word)

    def places(self, word: Word) -> Places:
        """Where a word stands, overlapping itself or not."""
        size = len(word)
        if not size or "\0" in "".join(word):
            return np.empty(0, np.uint32)
        numbers = [_numbers(chars) for chars in word]
        order = sorted(range(size), key=lambda at: self._frequency(numbers[at]))
        first = order[0]
        found = self._of(numbers[first])
        # Of its own type: of another, all places would be put into a third before they are searched.
        behind = max(first, len(self._text) - size + first + 1)
        low, high = found.searchsorted(np.array((first, behind), found.dtype))
        found = found[low:high] - first if first else found[low:high]
        for at in order[1:]:
            if not len(found):
                break
            there = self._text.take(found + at)
            found = found[there == numbers[at][0] if len(numbers[at]) == 1 else _members(numbers[at]).take(there)]
        return self._told_apart(found, word)

    def _frequency(self, numbers: list[int]) -> int:
        """How common characters are, as far as can be told without effort."""
        sample = self._text[:_SAMPLE]
        return int(np.count_nonzero(_is_one(sample, numbers)))

    def _of(self, numbers: list[int]) -> Places:
        """Where characters stand."""
        found = [
            np.flatnonzero(_is_one(self._text[at : at + _READ_AT_ONCE], numbers)) + at
            for at in range(0, len(self._text), _READ_AT_ONCE)
        ]
        return np.concatenate(found)

    def _told_apart(self, found: Places, word: Word) -> Places:
        """Places without those of other characters that have the same numbers."""
        doubtful = [(at, chars) for at, chars in enumerate(word) if any(map(shared, chars))]
        if not doubtful or not len(found):
            return found
        kept = [all(self._folded_at(place + at) in chars for at, chars in doubtful) for place in found.tolist()]
        told: Places = found[np.array(kept)]
        return told

    def _folded_at(self, place: int) -> str:
        document = int(np.searchsorted(self.starts, place, "right")) - 1
        return fold(self.documents[document].clean[place - int(self.starts[document])])


class Segment(Block):
    """A block whose units are sorted."""

    def __init__(self, block: Block, between: Callable[[], object] = lambda: None) -> None:
        """The block, sorted; takes about a second for 50 million units.

        Args:
            block: The block.
            between: Called again and again meanwhile, after some milliseconds each.
        """
        self.documents, self.starts, self._text = block.documents, block.starts, block._text  # noqa: SLF001  # its own
        text = self._text
        starts = range(0, len(text), _SORTED_AT_ONCE)
        self._pieces = [_sorted(text[at : at + _SORTED_AT_ONCE], at, between) for at in starts]

    @property
    def bytes(self) -> int:
        """How much memory it takes."""
        return super().bytes + sum(piece.places.nbytes + piece.edges.nbytes for piece in self._pieces)

    def cost(self, word: Word) -> int:
        """How much work it is to find a word: that of looking at so many places."""
        return min(self._frequency(_numbers(chars)) for chars in word) if len(word) > 1 else 0

    def _frequency(self, numbers: list[int]) -> int:
        if len(numbers) == 1:
            return sum(piece.count(numbers[0]) for piece in self._pieces)
        at = np.array(numbers)
        return int(sum((piece.edges[at + 1] - piece.edges[at]).sum(dtype=np.int64) for piece in self._pieces))

    def _of(self, numbers: list[int]) -> Places:
        if len(numbers) == 1 == len(self._pieces):
            return self._pieces[0].of(numbers[0])
        if len(numbers) > _FEW and self._frequency(numbers) > len(self._text) // _READ_PER_PLACE:
            return super()._of(numbers)
        found = np.concatenate([piece.of(number) for piece in self._pieces for number in numbers])
        # Runs in order are merged.
        return found if len(numbers) == 1 else np.sort(found, kind="stable")


class _Piece(NamedTuple):
    """Some units sorted: all places by their number, and where the places of each number begin."""

    places: NDArray[np.uint32]
    edges: NDArray[np.uint32]

    def count(self, number: int) -> int:
        return int(self.edges[number + 1]) - int(self.edges[number])

    def of(self, number: int) -> NDArray[np.uint32]:
        return self.places[self.edges[number] : self.edges[number + 1]]


def _sorted(text: Units, offset: int, between: Callable[[], object]) -> _Piece:
    edges = np.zeros(KINDS + 1, np.uint32)
    counts = [_counts(part) for _, part in _parts(text)]
    edges[1:] = np.cumsum(sum(counts), dtype=np.uint32)
    places, room = np.empty(len(text), np.uint32), edges[:-1].copy()
    numbers = np.arange(min(len(text), _RANKED_AT_ONCE), dtype=np.uint32)
    for (at, part), count in zip(_parts(text), counts, strict=True):
        between()
        # Stable sorting of 16 bits is by radix, and leaves the places of one number in order.
        ranked = np.argsort(part, kind="stable").astype(np.uint32)
        ranked += np.uint32(at + offset)
        where = np.repeat(room - (np.cumsum(count, dtype=np.uint32) - count), count)
        where += numbers[: len(part)]
        places[where] = ranked
        room += count
    return _Piece(places, edges)


def _counts(text: Units) -> NDArray[np.uint32]:
    """How often each number stands in a text."""
    return np.bincount(text, minlength=KINDS).astype(np.uint32)


def _parts(text: Units) -> Iterator[tuple[int, Units]]:
    """The parts of a text that are ranked at once, and where each begins."""
    return ((at, text[at : at + _RANKED_AT_ONCE]) for at in range(0, len(text), _RANKED_AT_ONCE))


@lru_cache(1 << 8)
def _numbers(chars: str) -> list[int]:
    """The numbers of characters, none of them twice."""
    return [unit(chars)] if len(chars) == 1 else list(dict.fromkeys(map(unit, chars)))


def _members(numbers: list[int]) -> NDArray[np.bool_]:
    """Of each number, whether it is one of some."""
    table = np.zeros(KINDS, np.bool_)
    table[numbers] = True
    return table


def _is_one(text: Units, numbers: list[int]) -> NDArray[np.bool_]:
    return text == numbers[0] if len(numbers) == 1 else _members(numbers).take(text)


class Index(NamedTuple):
    """A corpus that is being indexed; growing makes another.

    Attributes:
        segments: What is sorted.
        last: What is not, until there is enough of it; few blocks, and all but the last of them large.
    """

    segments: tuple[Segment, ...] = ()
    last: tuple[Block, ...] = ()

    @property
    def blocks(self) -> tuple[Block, ...]:
        """All there is to be searched; no document is in two."""
        return (*self.segments, *self.last)

    def plus(self, block: Block) -> "Index":
        """The index with more documents."""
        if self.last and len(self.last[-1]) < _LEAST:
            return self._replace(last=(*self.last[:-1], Block.joined((self.last[-1], block))))
        return self._replace(last=(*self.last, block))

    def settled(self, least: int, between: Callable[[], object] = lambda: None) -> "Index":
        """The index with all of it sorted, if what is not has so many units; otherwise itself.

        Args:
            least: How many units are sorted together at least.
            between: Called again and again meanwhile, as by `Segment`.
        """
        if not self.last or sum(map(len, self.last)) < least:
            return self
        return Index((*self.segments, Segment(Block.joined(self.last), between)))

    def without(self, document: Document) -> "Index":
        """The index without a document; those that stood with it in one segment are to be sorted again."""
        for block in self.blocks:
            if document in block.documents:
                rest = block.without(document)
                segments = tuple(segment for segment in self.segments if segment is not block)
                index = Index(segments, tuple(one for one in self.last if one is not block))
                return index.plus(rest) if rest else index
        return self
