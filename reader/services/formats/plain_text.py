"""Plain text cut into paragraphs: one for each line that is not blank."""

import re

from reader.core.spans import Span

_LINE = re.compile(r"[^\n]+")


def paragraphs(text: str) -> tuple[Span, ...]:
    """The paragraphs of a text in order, each without the white space around it."""
    spans = []
    for line in _LINE.finditer(text):
        stripped = line[0].strip()
        if stripped:
            start = line.start() + line[0].index(stripped[0])
            spans.append(Span(start, start + len(stripped)))
    return tuple(spans)
