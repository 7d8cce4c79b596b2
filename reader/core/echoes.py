"""Echoes: passages that stand, in either script, in more than one place; and those that nearly do.

A passage is what is compared of a text (`comparable`): Han characters and digits of the folded layer, whatever marks
and ends of paragraphs stand between them. It is as long as it can be: wherever it stands, it stands with different
characters before it, and different ones behind it, in at least two of its places. Its places do not overlap; a
passage that goes on repeating a shorter one is listed as the shorter one.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from reader.core.document import Document
from reader.core.near_echoes import near
from reader.core.spans import Span

if TYPE_CHECKING:
    from reader.core.comparable import Comparable, Gathered
    from reader.core.repeats import Repeats

LEAST = 8
"""Han characters of the shortest passage, unless another number is asked for."""

SEED = 5
"""Characters in a row from which two places are looked at for being nearly alike."""


class Place(NamedTuple):
    """Where a passage stands: the document's index, and a span of its clean text."""

    document: int
    span: Span


class Difference(NamedTuple):
    """What stands in the first place of a nearly identical passage, and what in the second: spans of clean.

    Either may be empty, and then begins where the other would stand.
    """

    here: Span
    there: Span


class Echo(NamedTuple):
    """A passage that stands in more than one place.

    Attributes:
        length: How many Han characters and digits all its places have in common.
        places: Where it stands, in order; at least two.
        differences: Where the two places of a nearly identical passage differ, in order; none of one that is the same.
        aside: Whether fewer than two of its places are in articles, the others being in furniture.
    """

    length: int
    places: tuple[Place, ...]
    differences: tuple[Difference, ...] = ()
    aside: bool = False

    def seen_from(self, place: Place) -> "Echo":
        """The passage with one of its places before the others."""
        if place == self.places[0]:
            return self
        others = tuple(other for other in self.places if other != place)
        differences = tuple(Difference(there, here) for here, there in self.differences)
        return self._replace(places=(place, *others), differences=differences)


def echoes(texts: "Sequence[Comparable]", least: int = LEAST) -> Iterator[Echo]:
    """The passages of some texts that stand in more than one place, in no particular order.

    Args:
        texts: What is compared of each document.
        least: How many Han characters a passage has at least.
    """
    from reader.core.comparable import Gathered  # noqa: PLC0415  # numpy, which only this needs
    from reader.core.repeats import repeats  # noqa: PLC0415

    gathered = Gathered(texts)
    found = repeats(gathered.text, min(SEED, least), least)
    yield from _exact(gathered, found, least)
    yield from _near(gathered, found, least)


def rank(echo: Echo) -> tuple[bool, int, tuple[Place, ...]]:
    """Where a passage stands in a list: the longest first, those of furniture last."""
    return echo.aside, -echo.length, echo.places


def _exact(gathered: "Gathered", found: "Repeats", least: int) -> Iterator[Echo]:
    for number in (found.lengths >= least).nonzero()[0].tolist():
        length = int(found.lengths[number])
        starts = found.apart(number)
        if len(starts) < 2 or gathered.han(starts[0], starts[0] + length) < least:
            continue
        places = tuple(_place(gathered, start, start + length) for start in starts)
        yield Echo(length, places, aside=_aside(gathered, starts))


def _near(gathered: "Gathered", found: "Repeats", least: int) -> Iterator[Echo]:
    for chain in near(gathered.spelled(), found, least):
        first, last = chain[0], chain[-1]
        ends = first.here, last.here + last.length, first.there, last.there + last.length
        if sum(gathered.han(run.here, run.here + run.length) for run in chain) < least:
            continue
        differences = tuple(
            Difference(
                gathered.span(run.here + run.length, follower.here),
                gathered.span(run.there + run.length, follower.there),
            )
            for run, follower in pairwise(chain)
        )
        places = (_place(gathered, *ends[:2]), _place(gathered, *ends[2:]))
        yield Echo(sum(run.length for run in chain), places, differences, _aside(gathered, [ends[0], ends[2]]))


def _place(gathered: "Gathered", start: int, end: int) -> Place:
    return Place(gathered.document_at(start), gathered.span(start, end))


def _aside(gathered: "Gathered", starts: Sequence[int]) -> bool:
    return sum(not gathered.is_aside(start) for start in starts) < 2


class Change(NamedTuple):
    """What is put differently in the two places of a nearly identical passage, in clean text; either may be empty."""

    here: str
    there: str


def wording(corpus: Sequence[Document], echo: Echo) -> Iterator[str | Change]:
    """A passage as its first place has it, on one line, and what its second has instead where they differ."""
    here, there = (corpus[place.document].clean for place in echo.places[:2])
    done = echo.places[0].span.start
    for difference in echo.differences:
        yield _on_one_line(here[done : difference.here.start])
        yield Change(_on_one_line(difference.here.within(here)), _on_one_line(difference.there.within(there)))
        done = difference.here.end
    yield _on_one_line(here[done : echo.places[0].span.end])


def _on_one_line(text: str) -> str:
    return " ".join(text.split()) if "\n" in text else text
