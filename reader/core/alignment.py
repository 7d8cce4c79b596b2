"""The exact map of positions between two layers of one text, both ways.

An alignment is a chain of *cuts*: pairs of positions, one in each layer, at which both texts may be cut into parts
that correspond. No position belongs to two cuts. Two neighbouring cuts one character apart in both layers hold one
character that stands for one; any other pair of neighbours bounds a *block*, a stretch that corresponds only as a
whole. Characters without a counterpart belong to the block of the character before them, or of the beginning of
the text, which counts as a character at -1. Chains of this kind compose as relations do, so composition is
associative whatever the texts.

Only the blocks are stored: a text that is one for one costs nothing, and any position is found by one bisection
and one addition.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from reader.core.spans import Span


class Block(NamedTuple):
    """Code points `here` of the first layer that correspond, as a whole, to `there` of the second."""

    here: Span
    there: Span


@dataclass(frozen=True)
class Alignment:
    """How the positions of one layer correspond to those of another.

    Attributes:
        blocks: The stretches that are not one for one, in order and disjoint in both layers. The first may start
            at -1 in both: what it holds then belongs to the beginning of the text.
    """

    blocks: tuple[Block, ...] = ()

    @classmethod
    def of(cls, blocks: Iterable[Block]) -> "Alignment":
        """An alignment from blocks in order, some of which may be empty in one layer.

        Raises:
            ValueError: If blocks overlap, or the stretches between them differ in length.
        """
        given = tuple(blocks)
        here = there = 0
        for block in given:
            gap = block.here.start - here
            if gap < 0 or gap != block.there.start - there or min(block.here.length, block.there.length) < 0:
                raise ValueError(f"blocks do not join at {block}")
            here, there = block.here.end, block.there.end
        return cls(tuple(_joined(given)))

    @cached_property
    def inverse(self) -> "Alignment":
        """The same alignment seen from the other layer."""
        return Alignment(tuple(Block(there, here) for here, there in self.blocks)) if self.blocks else self

    @cached_property
    def _starts(self) -> list[int]:
        return [block.here.start for block in self.blocks]

    def first(self, position: int) -> int:
        """Where what follows `position` begins in the other layer; inside a block, where the block begins."""
        there, offset = self._around(position)
        return max(0, there.end + offset if offset >= 0 else there.start)

    def last(self, position: int) -> int:
        """Where what precedes `position` ends in the other layer; inside a block, where the block ends."""
        there, offset = self._around(position)
        return there.end + max(0, offset)

    def _around(self, position: int) -> tuple[Span, int]:
        """The last block begun before `position`, in the other layer, and how far behind its end `position` lies."""
        before = bisect_right(self._starts, position - 1) if self.blocks else 0
        if before == 0:
            return Span(0, 0), position
        here, there = self.blocks[before - 1]
        return there, position - here.end

    def span(self, span: Span) -> Span:
        """The stretch of the other layer that corresponds to `span`: every block it touches as a whole, no more.

        An empty span stays empty.
        """
        if not self.blocks:
            return span
        start = self.first(span.start)
        return Span(start, start if span.start == span.end else max(start, self.last(span.end)))

    def then(self, other: "Alignment") -> "Alignment":
        """The alignment from this one's first layer to the other's second; this one's second is the other's first."""
        if not self.blocks:
            return other
        if not other.blocks:
            return self
        return Alignment(tuple(_composed(self, other)))

    def _cut(self, position: int) -> int:
        """The partner of a position known to be a cut; -1, the beginning, is its own."""
        there, offset = self._around(position)
        return there.end + offset


def replaced(text: str, edits: Iterable[tuple[Span, str]]) -> tuple[str, Alignment]:
    """A text with some of its stretches replaced, and the alignment from it to that.

    Args:
        text: The text.
        edits: The stretches in order, none overlapping another, and what to put in place of each.
    """
    pieces: list[str] = []
    blocks: list[Block] = []
    done = length = 0
    for span, after in edits:
        pieces += text[done : span.start], after
        start = length + span.start - done
        length = start + len(after)
        blocks.append(Block(span, Span(start, length)))
        done = span.end
    if not blocks:
        return text, Alignment()
    pieces.append(text[done:])
    return "".join(pieces), Alignment.of(blocks)


def _joined(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks without those that are one for one, each half-empty one joined to what stands before it."""
    held: Block | None = None
    for given in blocks:
        here, there = given
        if here.length == there.length <= 1:
            continue
        if here.length == 0 or there.length == 0:
            here, there = Span(here.start - 1, here.end), Span(there.start - 1, there.end)
        if held and here.start < held.here.end:
            held = Block(Span(held.here.start, here.end), Span(held.there.start, there.end))
            continue
        if held:
            yield held
        held = Block(here, there)
    if held:
        yield held


def _composed(first: Alignment, second: Alignment) -> Iterator[Block]:
    """The blocks of a composition: one for each stretch of the middle layer without a cut common to both."""
    back = first.inverse
    for start, end in _stretches(sorted([*(b.there for b in first.blocks), *(b.here for b in second.blocks)])):
        here = Span(back._cut(start), back._cut(end))  # noqa: SLF001  # a function of this module
        there = Span(second._cut(start), second._cut(end))  # noqa: SLF001
        if not here.length == there.length == 1:
            yield Block(here, there)


def _stretches(spans: list[Span]) -> Iterator[Span]:
    """Spans in order, joined where they overlap."""
    start, end = spans[0]
    for span in spans[1:]:
        if span.start >= end:
            yield Span(start, end)
            start = span.start
        end = max(end, span.end)
    yield Span(start, end)
