"""Every passage of a text that stands in it more than once and could not be longer: the maximal repeats.

A sequence of numbers is sorted by its suffixes, as far as they recur, by prefix doubling (Larsson and Sadakane, "Faster
suffix sorting", 2007), so that equal passages come to lie side by side; how far neighbours agree follows for all from
those that differ in what stands before them (Kärkkäinen, Manzini and Puglisi, "Permuted longest-common-prefix array",
2009). Time grows with the length of the text and the logarithm of its longest repeat, whatever the text is.
"""

from array import array
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Flags = NDArray[np.bool_]

_KEY_BITS = 62
_HALF = np.int64(32)
_PIECE = 1 << 16


class Repeats(NamedTuple):
    """The maximal repeats of a text, in no particular order, as parallel arrays.

    Attributes:
        lengths: How long each is.
        first: Where in `places` its places begin.
        last: Where they end, half-open.
        places: Positions in the text; those of one repeat are neighbours, in no particular order.
    """

    lengths: Numbers
    first: Numbers
    last: Numbers
    places: Numbers

    def apart(self, number: int) -> list[int]:
        """Where one of the repeats stands, in order, without places that overlap one before them."""
        length = int(self.lengths[number])
        found: list[int] = []
        for place in sorted(self.places[self.first[number] : self.last[number]].tolist()):
            if not found or place >= found[-1] + length:
                found.append(place)
        return found


def repeats(text: Numbers, least: int, wanted: int = 0) -> Repeats:
    """The passages that stand in a text more than once and cannot be longer everywhere they stand.

    One that does nothing but go on repeating a shorter one of the list (abab… and ab) is left out.

    Args:
        text: Numbers; 0 parts what no passage reaches across, and does so at the end.
        least: How long passages are at least.
        wanted: How long one has to be for longer ones that go on repeating it to be left out.
    """
    order = _Order(text, least)
    if not len(order.slots):
        nothing = np.zeros(0, np.int64)
        return Repeats(nothing, nothing, nothing, nothing)
    places, common = order.neighbours()
    before = text[places - 1]
    before[places == 0] = 0
    diverse = np.cumsum(np.r_[True, (before[1:] != before[:-1]) | (before[1:] == 0)])
    lengths, first, last = _intervals(common)
    kept = (diverse[last] > diverse[first]) & ~order.goes_on(places[first], lengths, max(least, wanted))
    return Repeats(lengths[kept], first[kept], last[kept] + 1, places)


class _Order:
    """The positions of a text whose next few numbers stand elsewhere too, sorted by all that follows."""

    def __init__(self, text: Numbers, least: int) -> None:
        self._text = text
        self._least = least
        self._sort_by_beginning()
        self.slots = self._unsettled
        self._grams = self._rank.copy()
        reach = least
        while len(self._unsettled):
            self._sort_on(reach)
            reach *= 2

    def _sort_by_beginning(self) -> None:
        """Sort by the first `least` numbers: by as many as fit into a key, then by two such keys, and so on."""
        bits = max(1, int(self._text.max(initial=0))).bit_length()
        reach = min(self._least, _KEY_BITS // bits)
        keys = np.zeros(len(self._text), np.int64)
        whole = np.ones(len(self._text), np.bool_)
        for ahead in range(reach):
            here = np.r_[self._text[ahead:], np.zeros(min(ahead, len(keys)), np.int64)]
            whole &= here != 0
            keys = (keys << bits) | np.where(whole, here, 0)
        # Stable, so that passages equal up to where they are parted are in the order of the text.
        self._sorted = np.argsort(keys, kind="stable")
        self._rank = np.empty(len(self._text), np.int64)
        self._settle(np.arange(len(self._text)), _fresh(keys[self._sorted]) | ~whole[self._sorted])
        while reach < self._least:
            step = min(reach, self._least - reach)
            self._sort_on(step)
            reach += step

    def _sort_on(self, step: int) -> None:
        """Sort what is alike so far by what stands so many numbers further on."""
        places = self._sorted[self._unsettled]
        keys = (self._rank[places] << _HALF) | self._rank[places + step]
        order = np.argsort(keys)
        self._sorted[self._unsettled] = places[order]
        self._settle(self._unsettled, _fresh(keys[order]))

    def _settle(self, slots: Numbers, fresh: Flags) -> None:
        """Give the places in these slots their rank: the slot in which those begin that they are alike with."""
        begins = np.maximum.accumulate(np.where(fresh, np.arange(len(slots)), 0))
        self._rank[self._sorted[slots]] = slots[begins]
        self._unsettled = slots[~(fresh & np.r_[fresh[1:], True])]

    def neighbours(self) -> tuple[Numbers, Numbers]:
        """The places in order, and how far each agrees with the one before; 0 where that is less than `least`."""
        places = self._sorted[self.slots]
        common = np.zeros(len(places), np.int64)
        alike = np.flatnonzero(~_fresh(self._grams[places]))
        here, there = places[alike], places[alike - 1]
        text = self._text
        parting = (text[here - 1] != text[there - 1]) | (text[here - 1] == 0) | (here == 0) | (there == 0)
        ends = np.zeros(len(text), np.int64)
        ends[here[parting]] = here[parting] + self._agreement(here[parting], there[parting])
        common[alike] = np.maximum.accumulate(ends)[here] - here
        return places, common

    def goes_on(self, places: Numbers, lengths: Numbers, wanted: int) -> Flags:
        """Whether passages do nothing but repeat what they begin with, which is a repeat of its own."""
        known = np.sort(self._sorted[self.slots])
        known = known[np.argsort(self._grams[known], kind="stable")]
        distance = np.zeros(len(self._text), np.int64)
        distance[known[:-1]] = np.where(_fresh(self._grams[known])[1:], 0, np.diff(known))
        # Where the next few numbers keep coming again after the same distance, the text is periodic.
        stretches = np.flatnonzero(np.r_[distance[1:] != distance[:-1], True])
        period = distance[places]
        steady = stretches[np.searchsorted(stretches, places)] - places + 1
        rest = lengths - period
        goes_on: Flags = (period > 0) & (rest >= np.maximum(wanted, period)) & (steady > rest - self._least)
        return goes_on

    def _agreement(self, here: Numbers, there: Numbers) -> Numbers:
        """How far the text agrees at pairs of places at which it does so for `least` numbers."""
        length = np.full(len(here), self._least)
        going = np.arange(len(here))
        while len(going) > _FEW:
            alike = self._grams[here[going] + length[going]] == self._grams[there[going] + length[going]]
            length[going[alike]] += self._least
            going = going[alike]
        for pair in going.tolist():
            length[pair] += _surely(self._text, int(here[pair] + length[pair]), int(there[pair] + length[pair]))
        going = np.arange(len(here))
        while len(going):
            one, other = self._text[here[going] + length[going]], self._text[there[going] + length[going]]
            going = going[(one == other) & (one != 0)]
            length[going] += 1
        return length


_FEW = 64
"""Pairs of places that are compared one by one rather than step by step all at once."""


def _surely(text: Numbers, here: int, there: int) -> int:
    """How far a text surely agrees at two places, looked at in longer and longer pieces."""
    length, piece = 0, 64
    while piece >= 1:
        one, other = text[here + length : here + length + piece], text[there + length : there + length + piece]
        if len(one) == len(other) and one.all() and np.array_equal(one, other):
            length += piece
            piece *= 2
        else:
            piece //= 4
    return length


def _fresh(keys: Numbers) -> Flags:
    """Where sorted keys differ from the ones before them."""
    fresh = np.ones(len(keys), np.bool_)
    fresh[1:] = keys[1:] != keys[:-1]
    return fresh


def _intervals(common: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """The stretches of neighbours that agree further with one another than with what is around them.

    Args:
        common: How far each place agrees with the one before.

    Returns:
        Of each stretch: how far it agrees, its first and its last place.
    """
    depths, firsts, lasts = array("q"), array("q"), array("q")
    opened: list[tuple[int, int]] = []
    for at, length in enumerate(chain(_numbers(common), [0])):
        first = at - 1
        while opened and opened[-1][0] > length:
            depth, first = opened.pop()
            depths.append(depth)
            firsts.append(first)
            lasts.append(at - 1)
        if length and not (opened and opened[-1][0] == length):
            opened.append((length, first))
    return _array(depths), _array(firsts), _array(lasts)


def in_order(first: "array[int]", second: "array[int]") -> Iterator[tuple[int, int]]:
    """Pairs of numbers in their order."""
    one, other = _array(first), _array(second)
    order = np.lexsort((other, one))
    return zip(_numbers(one[order]), _numbers(other[order]), strict=True)


def _numbers(numbers: Numbers) -> Iterator[int]:
    """The numbers one by one; all at once would keep other threads waiting."""
    for start in range(0, len(numbers), _PIECE):
        yield from numbers[start : start + _PIECE].tolist()


def _array(numbers: "array[int]") -> Numbers:
    return np.frombuffer(numbers, np.int64) if numbers else np.zeros(0, np.int64)
