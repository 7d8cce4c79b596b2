"""Rows of a set text as Textual draws them: a pure function of the text, its marks and its styles."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from reader.core import cells
from reader.core.document import ParagraphKind
from reader.core.navigation import Place
from reader.core.spans import Span
from reader.core.typesetting import Typesetting


class Mark(NamedTuple):
    """A stretch of a shown paragraph and the style laid over it."""

    span: Span
    style: Style


class PageStyles(NamedTuple):
    """The styles a page of text is drawn in.

    Attributes:
        base: Of what is empty.
        kinds: Of each kind of paragraph.
        hit: Laid over a hit.
        current: Laid over the hit that is looked at.
        rule: Of the line between two columns.
    """

    base: Style
    kinds: Mapping[ParagraphKind, Style]
    hit: Style
    current: Style
    rule: Style


class Marking(NamedTuple):
    """What is marked in a document: hits in clean, in order, and the one that is looked at."""

    hits: Sequence[Span] = ()
    current: Span | None = None


def parallel_row(setting: Typesetting, place: Place, marking: Marking, styles: PageStyles, width: int) -> Strip:
    """One row of both sides, with a rule between them."""
    left = (width - 1) // 2
    rule = Strip([Segment("│", styles.rule)], 1)
    sides = (page_row(setting, place, marking, styles, left), rule)
    return Strip.join([*sides, page_row(setting.abreast, place, marking, styles, width - 1 - left)])


def page_row(setting: Typesetting, place: Place, marking: Marking, styles: PageStyles, width: int) -> Strip:
    """One row of a set document, in the middle of `width` cells."""
    paragraph = setting.paragraph(place.paragraph)
    number = place.row - paragraph.lead
    if not 0 <= number < len(paragraph.rows):
        return Strip.blank(width, styles.base)
    span = paragraph.rows[number]
    left = (width - setting.measure) // 2 + paragraph.indents[number]
    style = styles.kinds[paragraph.kind]
    marks = tuple(_marks(setting, place.paragraph, marking, styles))
    return line(_segments(paragraph.text, span, marks, style), left, width, styles.base)


def _marks(setting: Typesetting, index: int, marking: Marking, styles: PageStyles) -> Iterator[Mark]:
    """The marks of one paragraph, in the paragraph as shown."""
    holder = setting.document.paragraphs[index].span
    alignment = setting.paragraph(index).alignment
    first = bisect_left(marking.hits, Span(holder.start, 0))
    for hit in marking.hits[first:]:
        if hit.start >= holder.end:
            return
        style = styles.current if hit == marking.current else styles.hit
        yield Mark(alignment.span(hit.moved(-holder.start)), style)


def _segments(text: str, span: Span, marks: Sequence[Mark], style: Style) -> Iterator[Segment]:
    """The segments of one row, the marks laid over its style."""
    done = span.start
    for mark in marks:
        part = mark.span.clipped(span)
        if part.length == 0:
            continue
        if part.start > done:
            yield Segment(text[done : part.start], style)
        yield Segment(part.within(text), style + mark.style)
        done = part.end
    if done < span.end:
        yield Segment(text[done : span.end], style)


def line(segments: Iterable[Segment], left: int, width: int, style: Style) -> Strip:
    """A strip of exactly `width` cells with its segments `left` cells from the edge.

    What would reach over the edge is cut; the rest is filled with the style.
    """
    parts = [Segment(" " * left, style)] if left else []
    used = left
    for segment in segments:
        size = cells.width(segment.text)
        if used + size > width:
            parts.append(Segment(cells.padded(segment.text.rstrip(), width - used), segment.style))
            used = width
            break
        parts.append(segment)
        used += size
    if used < width:
        parts.append(Segment(" " * (width - used), style))
    return Strip(parts, width)
