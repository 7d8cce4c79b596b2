"""Matches in their contexts: key word in context (KWIC)."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from reader.core.document import Document
from reader.core.showing import shown
from reader.core.spans import Span
from reader.core.wording import Wording

_WHOLE = 600
"""Characters of a paragraph that is converted whole for one line; of a longer one, only what is around the match."""

_MARGIN = 40
"""Characters converted beyond those shown, so that no phrase is cut in view."""


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


class ShownLine(NamedTuple):
    """One match with what stands around it in its paragraph, as it is shown.

    Attributes:
        paragraph: The number of the paragraph, from 1.
        section: The heading it stands under; empty where there is none.
        left: What is shown before the match.
        match: The match as it is shown.
        right: What is shown after it.
        furniture: Whether it does not belong to the article.
    """

    paragraph: int
    section: str
    left: str
    match: str
    right: str
    furniture: bool


def shown_line(document: Document, span: Span, wording: Wording, context: int) -> ShownLine:
    """A match in its context, put in a wording.

    Args:
        document: Where it was found.
        span: The match, in clean.
        wording: How to put it.
        context: Code points shown on each side, at most.
    """
    index = document.paragraph_at(span.start)
    around, _, furniture = document.paragraphs[index]
    if around.length > _WHOLE:
        reach = context + _MARGIN
        around = Span(span.start - reach, span.end + reach).clipped(around)
    text, alignment = shown(around.within(document.clean), wording, document.leaning)
    start, end = alignment.span(span.moved(-around.start))
    begun = bisect_right(document.sections, span.start, key=lambda section: section.span.start)
    heading = document.sections[begun - 1].title if begun else ""
    return ShownLine(
        paragraph=index + 1,
        section=shown(heading, wording, document.leaning).text if heading else "",
        left=text[max(0, start - context) : start],
        match=text[start:end],
        right=text[end : end + context],
        furniture=furniture is not None,
    )
