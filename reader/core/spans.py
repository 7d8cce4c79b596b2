"""Half-open ranges of code points in one named layer of a text."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, overload


class Span(NamedTuple):
    """Code points `start` up to but not including `end`, in the layer its owner names."""

    start: int
    end: int

    @property
    def length(self) -> int:
        """How many code points the span holds."""
        return self.end - self.start

    def moved(self, by: int) -> "Span":
        """The span `by` code points further on."""
        return Span(self.start + by, self.end + by)

    def overlaps(self, other: "Span") -> bool:
        """Whether a code point lies in both spans."""
        return self.start < other.end and other.start < self.end

    def clipped(self, to: "Span") -> "Span":
        """The part of the span that lies in `to`; empty, and inside `to`, when there is none."""
        start = min(max(self.start, to.start), to.end)
        return Span(start, max(start, min(self.end, to.end)))

    def within(self, text: str) -> str:
        """The text of the span."""
        return text[self.start : self.end]


class PackedSpans(Sequence[Span]):
    """Spans in eight bytes each, where a tuple of them would take twenty times as much; each is made when asked for.

    Attributes:
        starts: Where each begins.
        ends: Where each ends.
    """

    __slots__ = ("ends", "starts")

    def __init__(self, starts: Iterable[int] = (), ends: Iterable[int] = ()) -> None:
        """Spans from where they begin and end, in order."""
        self.starts, self.ends = array("I", starts), array("I", ends)

    @classmethod
    def of(cls, spans: Iterable[Span]) -> "PackedSpans":
        """The same spans."""
        return spans if isinstance(spans, PackedSpans) else cls(*zip(*spans, strict=True))

    def __len__(self) -> int:
        return len(self.starts)

    @overload
    def __getitem__(self, at: int) -> Span: ...
    @overload
    def __getitem__(self, at: slice) -> "PackedSpans": ...

    def __getitem__(self, at: int | slice) -> "Span | PackedSpans":
        if isinstance(at, slice):
            return PackedSpans(self.starts[at], self.ends[at])
        return Span(self.starts[at], self.ends[at])

    def __iter__(self) -> Iterator[Span]:
        return map(Span, self.starts, self.ends)

    def __eq__(self, other: object) -> bool:
        return tuple(self) == tuple(other) if isinstance(other, Sequence) else NotImplemented

    __hash__ = None  # type: ignore[assignment]  # what equals a tuple here would have to hash as one

    def __repr__(self) -> str:
        return f"<{len(self)} spans>"
