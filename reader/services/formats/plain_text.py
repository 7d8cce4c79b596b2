"""Plain text cut into paragraphs: one for each line that is not blank, several for a line that holds a whole book."""

import re
from collections.abc import Iterator
from itertools import repeat

from reader.core.spans import Span

LONGEST = 2_000
"""Characters of a line that stays one paragraph."""

_LINE = re.compile(r"\S[^\n]*(?<!\s)")


def paragraphs(text: str) -> tuple[Span, ...]:
    """The paragraphs of a text in order, each without the white space around it."""
    # What `Span._make` does, without a call of Python for each line.
    spans = list(map(tuple.__new__, repeat(Span), map(re.Match.span, _LINE.finditer(text))))
    if any(end - start > LONGEST for start, end in spans):
        return tuple(_with_long_ones_cut(text, spans))
    return tuple(spans)


def _with_long_ones_cut(text: str, spans: list[Span]) -> Iterator[Span]:
    from reader.services.formats.long_lines import cut  # noqa: PLC0415  # hardly any text has lines that long

    for span in spans:
        if span.length > LONGEST:
            yield from cut(text, span)
        else:
            yield span
