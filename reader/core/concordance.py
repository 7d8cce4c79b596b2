"""Matches in their contexts: key word in context (KWIC)."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reader.core.document import Document
from reader.core.spans import Span


class ConcordanceLine(NamedTuple):
    """One match with what stands around it in its paragraph.

    Attributes:
        paragraph: The number of the paragraph, from 1.
        source: Where the match stands in source.
        left: The clean text before it, at most as long as was asked.
        match: The matched clean text.
        right: The clean text after it.
    """

    paragraph: int
    source: Span
    left: str
    match: str
    right: str


def concordance(document: Document, spans: Iterable[Span], context: int) -> Iterator[ConcordanceLine]:
    """The lines of a document's matches, in order.

    Args:
        document: Where the matches were found.
        spans: The matches, in clean.
        context: Code points of clean shown on each side, at most.
    """
    for span in spans:
        index = document.paragraph_at(span.start)
        around = document.paragraphs[index].span
        yield ConcordanceLine(
            paragraph=index + 1,
            source=document.source_span(span),
            left=document.clean[max(around.start, span.start - context) : span.start],
            match=span.within(document.clean),
            right=document.clean[span.end : min(around.end, span.end + context)],
        )
