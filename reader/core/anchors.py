"""Where in a text something is, told so that the place is found again when the text has changed.

An anchor holds the offsets in source, the exact text, what stands on both sides and the chapter (as W3C's
TextPositionSelector and TextQuoteSelector do). In a changed text it is looked for by all of these: texts are compared
folded and without white space, so that neither newlines nor scripts count. A place is only taken if what was marked
and enough of what stood around it are there, and if no other place is nearly as good; else the anchor is lost, which
is better than a wrong place.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from reader.core.folding import fold
from reader.core.spans import Span

CONTEXT = 80
"""Code points of source kept on each side."""

_PIECE, _STEP = 6, 9
"""Characters of the pieces a place is looked for by, and how far one begins behind the other."""

_COMMON = 48
"""A piece that stands in more places than this says too little."""

_DRIFT = 24
"""How far characters may have moved against one another within one place."""

_RIVALS, _PART = 8, 0.3
"""How many places are looked at, and how large a part of the pieces that the first has each must have."""

_LONG = 4 * CONTEXT
"""Of a text longer than this, only both ends are looked for."""

_ENOUGH, _OF_EXACT, _OF_SIDES = 0.68, 0.45, 0.6
"""What a place must have of all, of what was marked, and of its better side."""

_MARGIN = 0.12
"""How much better than every other a place must be."""

_NEAR = 64
"""How far a place may have moved, besides what the text has grown, where another is as good."""

_BLANK = re.compile(r"\s+")


class Anchor(NamedTuple):
    """A place in a text.

    Attributes:
        start: Where it begins, in source.
        end: Where it ends.
        exact: What stands there.
        prefix: What stands before it.
        suffix: What stands behind it.
        chapter: The heading it stands under; empty where there is none.
        length: How long the source is.
    """

    start: int
    end: int
    exact: str
    prefix: str = ""
    suffix: str = ""
    chapter: str = ""
    length: int = 0

    @property
    def span(self) -> Span:
        """Where it is, in source."""
        return Span(self.start, self.end)


def anchored(source: str, span: Span, chapter: str = "") -> Anchor:
    """The anchor of a span of source."""
    before = source[max(0, span.start - CONTEXT) : span.start]
    return Anchor(*span, span.within(source), before, source[span.end : span.end + CONTEXT], chapter, len(source))


class Bare:
    """A source as anchors are looked for in it: folded and without white space, with the way back.

    Attributes:
        source: The source.
        text: What is left of it.
    """

    def __init__(self, source: str) -> None:
        """What is left of a source."""
        self.source = source
        folded = fold(source)
        self.text = _BLANK.sub("", folded)
        self._blanks = [match.span() for match in _BLANK.finditer(folded)]

    @cached_property
    def _cuts(self) -> tuple[list[int], list[int]]:
        """Where in the text white space was taken out, and how much up to there."""
        places, sums, taken = [], [], 0
        for start, end in self._blanks:
            places.append(start - taken)
            taken += end - start
            sums.append(taken)
        return places, sums

    def in_source(self, span: Span) -> Span:
        """A span of the text, in source; white space around it is left out."""
        return Span(self._offset(span.start), self._offset(span.end - 1) + 1) if span.length else Span(0, 0)

    def _offset(self, position: int) -> int:
        places, sums = self._cuts
        before = bisect_right(places, position)
        return position + (sums[before - 1] if before else 0)


class _Candidate(NamedTuple):
    """A place that may be meant: how much of the anchor is there, and where it is in the bare text."""

    score: float
    span: Span


def located(anchor: Anchor, bare: Bare) -> Span | None:
    """Where an anchor is in a source, by now; None where that is lost or not certain."""
    if anchor.span.within(bare.source) == anchor.exact and anchored(bare.source, anchor.span)[3:5] == anchor[3:5]:
        return anchor.span
    exact = _bared(anchor.exact)
    if not exact:
        return None
    if len(exact) > _LONG:
        return _ends(anchor, exact, bare)
    reach = abs(len(bare.source) - anchor.length) + _NEAR
    found = _best((_bared(anchor.prefix), exact, _bared(anchor.suffix)), bare, anchor.span, reach)
    return bare.in_source(found) if found else None


def _ends(anchor: Anchor, exact: str, bare: Bare) -> Span | None:
    """A long stretch, found by its two ends."""
    half, reach = 2 * CONTEXT, abs(len(bare.source) - anchor.length) + _NEAR
    head, tail = Span(anchor.start, anchor.start + CONTEXT), Span(anchor.end - CONTEXT, anchor.end)
    first = _best((_bared(anchor.prefix), exact[:CONTEXT], exact[CONTEXT:half]), bare, head, reach)
    last = _best((exact[-half:-CONTEXT], exact[-CONTEXT:], _bared(anchor.suffix)), bare, tail, reach)
    if not first or not last or not 0.5 < (last.end - first.start) / len(exact) < 2:
        return None
    return bare.in_source(Span(first.start, last.end))


def _bared(text: str) -> str:
    return _BLANK.sub("", fold(text))


def _best(parts: tuple[str, str, str], bare: Bare, was: Span, reach: int) -> Span | None:
    """The one place that has what stands before, what was marked, and what stands behind.

    Args:
        parts: These three.
        bare: Where to look.
        was: Where it was in source, which decides between places that are as good.
        reach: How far it may have moved.
    """
    candidates = sorted({_weighed(parts, start, bare.text) for start in _starts(parts, bare.text)}, reverse=True)
    good = [one for one in candidates if one.score >= _ENOUGH]
    if not good:
        return None
    first = good[0].span
    rivals = [one.span for one in good if good[0].score - one.score < _MARGIN and not one.span.overlaps(first)]
    if not rivals:
        return first
    near = [span for span in (first, *rivals) if _distance(bare.in_source(span), was) <= reach]
    return near[0] if len(near) == 1 else None


def _distance(now: Span, was: Span) -> int:
    return min(abs(now.start - was.start), abs(now.end - was.end))


def _starts(parts: tuple[str, str, str], text: str) -> Iterator[int]:
    """Where in a text the three parts may begin, by the pieces of them that stand in it."""
    needle = "".join(parts)
    places = list(range(0, max(1, len(needle) - _PIECE + 1), _STEP))
    pieces = [(at, needle[at : at + _PIECE]) for at in places]
    if len(parts[1]) >= _PIECE:
        pieces.append((len(parts[0]), parts[1]))
    starts = sorted(found - at for at, piece in pieces for found in _found(piece, text))
    yield from dict.fromkeys(_gathered(starts))


def _found(piece: str, text: str) -> Sequence[int]:
    """Where a piece stands in a text; nowhere, where it is too common to say anything."""
    places: list[int] = []
    at = text.find(piece)
    while at >= 0:
        places.append(at)
        if len(places) > _COMMON:
            return ()
        at = text.find(piece, at + 1)
    return places


def _gathered(starts: Iterable[int]) -> Iterator[int]:
    """One for all of the starts that lie together; the middle one, those of many pieces first."""
    groups: list[list[int]] = []
    for start in starts:
        if groups and start - groups[-1][-1] <= _DRIFT:
            groups[-1].append(start)
        else:
            groups.append([start])
    groups.sort(key=len, reverse=True)
    return (group[len(group) // 2] for group in groups[:_RIVALS] if len(group) >= _PART * len(groups[0]))


def _weighed(parts: tuple[str, str, str], start: int, text: str) -> _Candidate:
    """How much of the three parts a place has, and where the middle one is in it."""
    needle = "".join(parts)
    low = max(0, start - _DRIFT)
    window = text[low : start + len(needle) + _DRIFT]
    blocks = [b for b in SequenceMatcher(None, needle, window, autojunk=False).get_matching_blocks() if b.size]
    blocks = [b for b in blocks if b.size > 1 or abs(low + b.b - b.a - start) <= 1]
    edges = (0, len(parts[0]), len(parts[0]) + len(parts[1]), len(needle))
    before, exact, behind = (
        sum(max(0, min(b.a + b.size, end) - max(b.a, begin)) for b in blocks) / (end - begin) if end > begin else -1.0
        for begin, end in pairwise(edges)
    )
    better, worse = (max(before, behind), min(before, behind))
    worse = better if worse < 0 else worse
    sides = 1.0 if better < 0 else 0.65 * better + 0.35 * worse
    if exact < _OF_EXACT or 0 <= better < _OF_SIDES:
        return _Candidate(0.0, Span(0, 0))
    held = _middle(edges[1], edges[2], [(b.a, b.b, b.size) for b in blocks])
    # Two characters say little of where they are; what stands around them says more.
    weight = min(0.4, 0.1 + len(parts[1]) / 60)
    return _Candidate(weight * exact + (1 - weight) * sides, held.moved(low))


def _middle(start: int, end: int, blocks: Sequence[tuple[int, int, int]]) -> Span:
    """Where a stretch of the one text lies in the other, by the blocks both have."""
    first = _carried(start, blocks)
    last = _carried(end - 1, blocks, upward=False)
    return Span(first, max(first, last + 1))


def _carried(position: int, blocks: Sequence[tuple[int, int, int]], *, upward: bool = True) -> int:
    """Where a character lies in the other text; where it is another by now, what took its place."""
    place = 0
    for here, there, size in blocks:
        if here > position:
            ahead = there - (here - position)
            # Between two blocks: as far from the one as it was, unless that would reach into the other.
            return max(place, ahead) if upward else max(place - 1, min(there - 1, ahead))
        place = there + min(size, position - here + 1)
        if position < here + size:
            return place - 1
    return place
