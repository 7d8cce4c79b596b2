"""Half-open ranges of code points in one named layer of a text."""

from typing import NamedTuple


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
