"""The matches that `matching` defines, found in many documents at once: in a block of an index."""

import itertools
from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple, TypeAlias, overload

import numpy as np
from numpy.typing import NDArray

from reader.core.document import Document
from reader.core.folding import fold
from reader.core.hits import Found, found_in
from reader.core.index import Block, Places
from reader.core.matching import Wanted
from reader.core.query import Word
from reader.core.spans import Span
from reader.core.units import shared, unit, units

Indexes: TypeAlias = NDArray[np.int64]
"""For each document of a block its index in a corpus, or -1 where it is in none."""

_FEW = 200
"""Characters of a document for each place that has to be looked at, from which on they are looked at one by one."""


class _Matches(NamedTuple):
    """Matches in a block: where they start, in order, and how long they are, one by one or all alike."""

    starts: Places
    lengths: Places | int

    def kept(self, which: NDArray[np.bool_]) -> "_Matches":
        lengths = self.lengths
        return _Matches(self.starts[which], lengths if isinstance(lengths, int) else lengths[which])

    @property
    def ends(self) -> Places:
        return self.starts + self.lengths


def cost(wanted: Wanted, block: Block) -> int:
    """How much work it is to find what is wanted in a block: that of looking at so many places."""
    return sum(block.cost(_folded(word, exact=wanted.exact)) for word in _all_words(wanted))


def found(wanted: Wanted, block: Block, indexes: Indexes) -> Found:
    """The matches of words in those documents of a block that are in a corpus."""
    return _handed_out(_matches(wanted, block, indexes >= 0), block, indexes)


def found_read(literal: Wanted, read: Wanted, block: Block, indexes: Indexes) -> Found:
    """The matches of words by their reading that overlap none by their spelling."""
    chosen = indexes >= 0
    matches = _matches(read, block, chosen)
    spelt = _matches(literal, block, chosen)
    if len(spelt.starts) and len(matches.starts):
        before = np.searchsorted(spelt.starts, matches.ends, "left") - 1
        touched = (before >= 0) & (spelt.ends.take(before, mode="clip") > matches.starts)
        matches = matches.kept(~touched)
    return _handed_out(matches, block, indexes)


def _all_words(wanted: Wanted) -> list[Word]:
    return list(dict.fromkeys(word for term in (*wanted.terms, *wanted.excluded) for word in term))


def _matches(wanted: Wanted, block: Block, chosen: NDArray[np.bool_]) -> _Matches:
    """The matches in the chosen documents of a block that hold every term and nothing excluded."""
    looked = _Looking(wanted, block)
    holding = chosen
    if len(wanted.terms) > 1 or wanted.excluded:
        for terms, kept in ((wanted.terms, True), (wanted.excluded, False)):
            for term in terms:
                holding = holding & (looked.held(term) == kept)
        if not holding.any():
            return _Matches(np.empty(0, np.uint32), 1)
    matches = _apart(_together([_Matches(looked.places(word), len(word)) for word in wanted.words]))
    if holding.all():
        return matches
    return matches.kept(np.repeat(holding, _counts(matches.starts, block)))


def _counts(starts: Places, block: Block) -> Indexes:
    """How many of some places lie in each document."""
    edges = starts.searchsorted(block.starts.astype(starts.dtype))
    return edges[1:] - edges[:-1]


class _Looking:
    """The places of words in a block, each found once."""

    def __init__(self, wanted: Wanted, block: Block) -> None:
        self._block, self._exact, self._crossing = block, wanted.exact, wanted.crossing
        self._known: dict[Word, Places] = {}

    def places(self, word: Word) -> Places:
        if word not in self._known:
            found = self._block.places(_folded(word, exact=self._exact))
            if self._exact:
                found = _in_each(self._block, found, partial(_as_spelt, "".join(word)))
            if self._crossing:
                found = _in_each(self._block, found, partial(_in_paragraphs, len(word)))
            self._known[word] = found
        return self._known[word]

    def held(self, term: Sequence[Word]) -> NDArray[np.bool_]:
        """Whether each document has one of some words."""
        held = np.zeros(len(self._block.documents), np.bool_)
        for word in term:
            held |= _counts(self.places(word), self._block) > 0
        return held


def _folded(word: Word, *, exact: bool) -> Word:
    return tuple(map(fold, word)) if exact else word


_Check = Callable[[Document, Indexes], NDArray[np.bool_]]
"""Says of each of some places of a document whether it holds."""


def _in_each(block: Block, places: Places, check: _Check) -> Places:
    """The places that hold in their own document."""
    edges = np.searchsorted(places, block.starts.astype(places.dtype)).tolist()
    kept = np.ones(len(places), np.bool_)
    for number, (low, high) in enumerate(itertools.pairwise(edges)):
        if low < high:
            own = places[low:high].astype(np.int64) - block.starts[number]
            kept[low:high] = check(block.documents[number], own)
    return places[kept]


def _as_spelt(word: str, document: Document, places: Indexes) -> NDArray[np.bool_]:
    """Whether a word stands at each place as it is spelt."""
    clean = document.clean
    if any(map(shared, word)) or len(places) * _FEW < len(clean):
        return np.array([clean.startswith(word, place) for place in places.tolist()], np.bool_)
    text = units(clean)
    same = np.ones(len(places), np.bool_)
    for at, char in enumerate(word):
        same &= text.take(places + at) == unit(char)
    return same


def _in_paragraphs(length: int, document: Document, places: Indexes) -> NDArray[np.bool_]:
    """Whether what is so long lies within one paragraph at each place."""
    starts, ends = np.array([(0, 0), *(paragraph.span for paragraph in document.paragraphs)], np.int64).T
    own = np.searchsorted(starts, places, "right") - 1
    inside: NDArray[np.bool_] = places + length <= ends[own]
    return inside


def _together(groups: Sequence[_Matches]) -> _Matches:
    """Several words' places as one, longer words first in and the only ones kept where two begin at one place."""
    if len(groups) == 1:
        return groups[0]
    starts = np.concatenate([group.starts for group in groups])
    lengths = np.concatenate([np.full(len(group.starts), group.lengths) for group in groups])
    order = np.argsort(starts, kind="stable")
    starts, lengths = starts[order], lengths[order]
    first = np.ones(len(starts), np.bool_)
    first[1:] = starts[1:] != starts[:-1]
    return _Matches(starts[first], lengths[first])


def _apart(matches: _Matches) -> _Matches:
    """Matches without those that overlap one before them that is kept."""
    starts, lengths = matches
    if len(starts) < 2 or (isinstance(lengths, int) and lengths == 1):
        return matches
    ends = matches.ends
    fresh = np.ones(len(starts), np.bool_)
    fresh[1:] = starts[1:] >= np.maximum.accumulate(ends)[:-1]
    if fresh.all():
        return matches
    # Only where some hang together are they gone through one by one.
    hanging = ~fresh
    hanging[:-1] |= ~fresh[1:]
    places = np.flatnonzero(hanging)
    reached, dropped = -1, []
    for place, start, end in zip(places.tolist(), starts[places].tolist(), ends[places].tolist(), strict=True):
        if start < reached:
            dropped.append(place)
        else:
            reached = end
    kept = np.ones(len(starts), np.bool_)
    kept[dropped] = False
    return matches.kept(kept)


def _handed_out(matches: _Matches, block: Block, indexes: Indexes) -> Found:
    """Matches by the documents of a corpus."""
    if not len(matches.starts):
        return found_in({})
    edges = matches.starts.searchsorted(block.starts.astype(matches.starts.dtype))
    counts = edges[1:] - edges[:-1]
    own = counts.nonzero()[0]
    own = own[indexes[own].argsort(kind="stable")]

    def spans(number: int) -> Sequence[Span]:
        document = int(own[number])
        low, high = int(edges[document]), int(edges[document + 1])
        lengths = matches.lengths
        return Spans(
            matches.starts[low:high],
            lengths if isinstance(lengths, int) else lengths[low:high],
            int(block.starts[document]),
        )

    return Found(indexes[own].tolist(), counts[own].tolist(), spans)


class Spans(Sequence[Span]):
    """The matches of one document, each made when it is looked at."""

    def __init__(self, starts: Places, lengths: Places | int, offset: int) -> None:
        self._starts, self._lengths, self._offset = starts, lengths, offset

    def __len__(self) -> int:
        return len(self._starts)

    @property
    def edges(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Where each match begins in clean, and where it ends."""
        starts = self._starts.astype(np.int64) - self._offset
        return starts, starts + self._lengths

    @overload
    def __getitem__(self, at: int) -> Span: ...
    @overload
    def __getitem__(self, at: slice) -> "Spans": ...

    def __getitem__(self, at: int | slice) -> "Span | Spans":
        lengths = self._lengths
        if isinstance(at, slice):
            return Spans(self._starts[at], lengths if isinstance(lengths, int) else lengths[at], self._offset)
        start = int(self._starts[at]) - self._offset
        return Span(start, start + (lengths if isinstance(lengths, int) else int(lengths[at])))
