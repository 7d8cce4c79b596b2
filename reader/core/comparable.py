"""What is compared of texts when passages of one are looked for in another: their Han characters and digits, folded.

Marks, spaces, Latin letters and the ends of paragraphs are passed over, because editions differ in them without
saying anything else. What is furniture is kept apart: no passage reaches from an article into what stands around it.
"""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from reader.core.characters import HAN
from reader.core.document import Document
from reader.core.repeats import Flags, Numbers
from reader.core.spans import Span

Offsets = NDArray[np.int32]

_LAST = 0x10FFFF
_FACTOR = np.uint64(0x9E3779B97F4A7C15)
_PIECE = 1 << 18
_MARGIN = 32
"""Characters kept on either side of what two texts share, in which the shared passage may go on with differences."""


class Comparable(NamedTuple):
    """What is compared of a document, as parallel arrays.

    Attributes:
        characters: Code points of the folded layer; 0 where no passage reaches across, and so at the end.
        offsets: Where each stands in clean.
        aside: Whether it is furniture.
    """

    characters: NDArray[np.uint32]
    offsets: Offsets
    aside: Flags


def comparable(document: Document) -> Comparable:
    """What is compared of a document."""
    folded = np.frombuffer(document.folded.encode("utf-32-le", "surrogatepass"), np.uint32)
    offsets = np.flatnonzero(_compared()[folded])
    around = np.zeros(len(folded), np.bool_)
    for paragraph in document.paragraphs:
        if paragraph.furniture:
            around[paragraph.span.start : paragraph.span.end] = True
    aside = around[offsets]
    borders = np.flatnonzero(aside[1:] != aside[:-1]) + 1
    return Comparable(
        np.append(np.insert(folded[offsets], borders, 0), np.uint32(0)),
        np.append(np.insert(offsets, borders, 0), 0).astype(np.int32),
        np.append(np.insert(aside, borders, False), False),
    )


@cache
def _compared() -> Flags:
    """Whether a code point is compared."""
    table = np.zeros(_LAST + 1, np.bool_)
    for first, last in (*HAN, (ord("0"), ord("9"))):
        table[first : last + 1] = True
    return table


class Sieve:
    """Lets through what texts have in common with one text, and a little around it."""

    def __init__(self, wanted: Comparable, least: int) -> None:
        """A sieve for one text.

        Args:
            wanted: The text.
            least: How many characters in a row are something in common.
        """
        self._least = least
        self._hashed = hashes = np.sort(self._hashes(wanted))
        self._mask = np.uint64((1 << max(16, (16 * len(hashes)).bit_length())) - 1)
        self._known = np.zeros(int(self._mask) + 1, np.bool_)
        self._known[hashes & self._mask] = True

    def through(self, other: Comparable) -> Comparable:
        """A text without what it does not have in common."""
        hashes = self._hashes(other)
        # Most are told to be unknown by one look, before the others are looked up.
        common = np.flatnonzero(self._known[hashes & self._mask])
        if len(common):
            found = np.searchsorted(self._hashed, hashes[common])
            common = common[self._hashed[np.minimum(found, len(self._hashed) - 1)] == hashes[common]]
        kept = _around(common, self._least, len(other.characters))
        # One character behind each stretch stays to become what parts it from the next.
        parts = np.flatnonzero(kept | np.r_[False, kept[:-1]])
        characters = np.where(kept, other.characters, np.uint32(0))[parts]
        return Comparable(characters, other.offsets[parts], other.aside[parts])

    def _hashes(self, text: Comparable) -> NDArray[np.uint64]:
        """A number for each passage of the least length: the same for the same passage."""
        count = max(0, len(text.characters) - self._least + 1)
        hashes = np.zeros(count, np.uint64)
        for ahead in range(self._least):
            hashes = hashes * _FACTOR + text.characters[ahead : ahead + count]
        return hashes ^ (hashes >> np.uint64(32))


def _around(common: Numbers, length: int, end: int) -> Flags:
    """What is in common and a little around it, of so many characters.

    Args:
        common: Where each passage in common begins, in order.
        length: How long each is.
        end: How many characters there are.
    """
    edges = np.zeros(end + 1, np.int8)
    if len(common):
        apart = np.diff(common) > length + 2 * _MARGIN
        edges[np.maximum(common[np.r_[True, apart]] - _MARGIN, 0)] = 1
        edges[np.minimum(common[np.r_[apart, True]] + length + _MARGIN, end)] = -1
    kept: Flags = np.cumsum(edges[:-1]) > 0
    return kept


class Gathered:
    """Several texts as one sequence of numbers, in which repeats are looked for.

    Attributes:
        characters: Their characters, one text after the other.
        text: The same as small numbers; equal ones for equal characters.
    """

    def __init__(self, texts: Sequence[Comparable]) -> None:
        """The texts, in order."""
        self.characters = np.concatenate([np.zeros(0, np.uint32), *(text.characters for text in texts)])
        self._offsets = np.concatenate([np.zeros(0, np.int32), *(text.offsets for text in texts)])
        self._aside = np.concatenate([np.zeros(0, np.bool_), *(text.aside for text in texts)])
        self._starts = np.cumsum([0, *(len(text.characters) for text in texts)])
        self._han = np.cumsum(self.characters >= ord("々"))

    @property
    def text(self) -> Numbers:
        """The characters as small numbers, 0 for 0."""
        met = np.zeros(_LAST + 1, np.bool_)
        met[self.characters] = True
        met[0] = False
        return np.where(self.characters > 0, np.cumsum(met)[self.characters], 0)

    def spelled(self) -> str:
        """The characters as a text, with NUL for 0."""
        # A piece at a time: decoding keeps other threads waiting.
        pieces = range(0, len(self.characters), _PIECE)
        return "".join(
            self.characters[start : start + _PIECE].tobytes().decode("utf-32-le", "surrogatepass") for start in pieces
        )

    def document_at(self, position: int) -> int:
        """Which text a position belongs to."""
        return int(np.searchsorted(self._starts, position, "right")) - 1

    def span(self, start: int, end: int) -> Span:
        """Where a stretch lies in clean of its text; an empty one at its beginning."""
        first = int(self._offsets[start])
        return Span(first, int(self._offsets[end - 1]) + 1 if end > start else first)

    def han(self, start: int, end: int) -> int:
        """How many characters of a stretch are Han."""
        return int(self._han[end - 1]) - (int(self._han[start - 1]) if start else 0)

    def is_aside(self, position: int) -> bool:
        """Whether a position belongs to furniture."""
        return bool(self._aside[position])
