"""Plain text cut into paragraphs: one for each line that is not blank, several for a line that holds a whole book."""

from array import array
from collections.abc import Iterator
from itertools import accumulate, compress, repeat
from operator import add, sub

from reader.core.spans import PackedSpans, Span

LONGEST = 2_000
"""Characters of a line that stays one paragraph."""

_PIECE = 1 << 18
"""Characters whose lines are looked at together: in little room, and no other thread waits long."""


def paragraphs(text: str) -> PackedSpans:
    """The paragraphs of a text in order, each without the white space around it."""
    starts, ends = array("I"), array("I")
    longest = at = 0
    while at < len(text):
        stop = text.find("\n", at + _PIECE)
        piece = text[at:stop] if stop >= 0 else text[at:]
        longest = max(longest, _take(piece, at, starts, ends))
        at += len(piece) + 1
    spans = PackedSpans(starts, ends)
    return PackedSpans.of(tuple(_with_long_ones_cut(text, spans))) if longest > LONGEST else spans


def _take(text: str, offset: int, starts: "array[int]", ends: "array[int]") -> int:
    """Add the lines of a text that is so far from the beginning; how long its longest line is.

    Without a step of Python for each: there are more lines than anything else in a text.
    """
    lines = text.split("\n")
    lengths = list(map(len, lines))
    from_left, from_right = (list(map(len, map(strip, lines))) for strip in (str.lstrip, str.rstrip))
    *begins, _ = accumulate(map(add, lengths, repeat(1)), initial=offset)
    stops = map(add, begins, from_right)
    if from_left != lengths:
        begins = list(map(sub, map(add, begins, lengths), from_left))
    if 0 in from_left:
        # What is blank is stripped to nothing.
        starts.extend(compress(begins, from_left))
        ends.extend(compress(stops, from_left))
    else:
        starts.extend(begins)
        ends.extend(stops)
    return max(lengths)


def _with_long_ones_cut(text: str, spans: PackedSpans) -> Iterator[Span]:
    from reader.services.formats.long_lines import cut  # noqa: PLC0415  # hardly any text has lines that long

    for span in spans:
        if span.length > LONGEST:
            yield from cut(text, span)
        else:
            yield span
