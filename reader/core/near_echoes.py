"""Passages that are nearly alike in two places: runs of the same characters with a few others between them.

Where two places agree for some characters, the text is followed to both sides as long as it soon agrees again. No
run is followed twice, so the time is that of reading what was found.
"""

from array import array
from collections.abc import Iterator
from itertools import pairwise, product
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reader.core.repeats import Repeats

_WIDEST = 4
"""Characters that may stand between two runs, in one place or in both."""

_SHORTEST = 3
_MOST = 0.75
_LOOK = 2 * _WIDEST + 1
_GAPS = [
    (here, there, max(_SHORTEST, 1 + max(here, there)))
    for here, there in sorted(product(range(_WIDEST + 1), repeat=2), key=lambda gap: (max(gap), sum(gap), gap))
    if here or there
]
"""Gaps in the order they are looked for in, each with how many characters have to be the same behind it."""


class Run(NamedTuple):
    """Characters that are the same in two places.

    Attributes:
        here: Where they begin in the one.
        there: Where they begin in the other.
        length: How many they are.
    """

    here: int
    there: int
    length: int


Chain = list[Run]
"""Runs in order, not far from one another in both places."""


def near(text: str, found: "Repeats", least: int) -> Iterator[Chain]:
    """The passages that are nearly alike in two places, each as the runs in which they are.

    Of a passage that stands in many places each is looked at together with the next.

    Args:
        text: The text in which repeats were found, as characters; NUL parts what no passage reaches across.
        found: The repeats.
        least: How many characters the runs have together, at least.
    """
    backward = text[::-1]
    covered: dict[int, int] = {}
    for here, there in _seeds(found):
        if covered.get(there - here, 0) > here:
            continue
        chain = _chain(text, backward, here, there)
        for run in chain:
            covered[run.there - run.here] = run.here + run.length
        first, last = chain[0], chain[-1]
        if len(chain) > 1 and last.here + last.length <= first.there:
            chain = list(_refined(text, chain))
            if _alike(chain, least):
                yield chain


def _seeds(found: "Repeats") -> Iterator[tuple[int, int]]:
    """Pairs of neighbouring places of all repeats, in the order of the text."""
    from reader.core.repeats import in_order  # noqa: PLC0415  # numpy, loaded by what found the repeats

    here, there = array("q"), array("q")
    for number in range(len(found.lengths)):
        places = found.apart(number)
        here.extend(places[:-1])
        there.extend(places[1:])
    return in_order(here, there)


def _alike(chain: Chain, least: int) -> bool:
    """Whether the runs are long enough, and most of what lies between their ends."""
    same = sum(run.length for run in chain)
    first, last = chain[0], chain[-1]
    longer = max(last.here - first.here, last.there - first.there) + last.length
    return same >= least and same >= _MOST * longer


def _chain(text: str, backward: str, here: int, there: int) -> Chain:
    """The runs to both sides of two places that agree."""
    end = len(text)
    before = [Run(end - a - n, end - b - n, n) for a, b, n in _runs(backward, end - here, end - there)][::-1]
    after = list(_runs(text, here, there))
    if _agreement(backward, end - here, end - there):
        start = before.pop()
        after[0] = Run(start.here, start.there, start.length + after[0].length)
    return before + after


def _runs(text: str, here: int, there: int) -> Iterator[Run]:
    """The run that begins at two places, if there is one, and those that follow it."""
    if length := _agreement(text, here, there):
        yield Run(here, there, length)
    while run := _next(text, here + length, there + length):
        yield run
        here, there, length = run


def _refined(text: str, chain: Chain) -> Iterator[Run]:
    """A chain with the single characters that are the same between its runs."""
    from difflib import SequenceMatcher  # noqa: PLC0415  # only where something is nearly alike

    for run, following in pairwise(chain):
        yield run
        here, there = run.here + run.length, run.there + run.length
        one, other = text[here : following.here], text[there : following.there]
        for a, b, length in SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks():
            if length:
                yield Run(here + a, there + b, length)
    yield chain[-1]


def _next(text: str, here: int, there: int) -> Run | None:
    """Where a text agrees again that does not at two places; the wider the gap, the longer it has to."""
    one, other = text[here : here + _LOOK], text[there : there + _LOOK]
    for a, b, need in _GAPS:
        same = one[a : a + need]
        if same == other[b : b + need] and len(same) == need and "\0" not in one[: a + need] + other[:b]:
            return Run(here + a, there + b, _agreement(text, here + a, there + b))
    return None


def _agreement(text: str, here: int, there: int) -> int:
    """How far a text agrees at two places, looked at in longer and longer pieces."""
    length, piece = 0, 16
    while piece:
        one = text[here + length : here + length + piece]
        if len(one) == piece and one == text[there + length : there + length + piece] and "\0" not in one:
            length += piece
            piece *= 2
        else:
            piece //= 2
    return length
