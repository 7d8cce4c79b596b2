"""Rows of a set text as Textual draws them: a pure function of the text, its marks and its styles."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from reader.core import cells
from reader.core.document import ParagraphKind
from reader.core.navigation import Place
from reader.core.ruby import Above, Gap
from reader.core.spans import Span
from reader.core.typesetting import Typesetting


class Mark(NamedTuple):
    """A stretch of a shown paragraph and the style laid over it, above those before it."""

    span: Span
    style: Style


class PageStyles(NamedTuple):
    """The styles a page of text is drawn in.

    Attributes:
        base: Of what is empty.
        kinds: Of each kind of paragraph.
        hit: Laid over a hit.
        current: Laid over the hit that is looked at.
        repaired: Laid over what was repaired.
        doubt: Laid over what could have become something else.
        furniture: Of what does not belong to the article.
        rule: Of the line between two columns.
        layers: Laid over what is in each layer, by the layer's name.
        ruby: Of readings above a row.
    """

    base: Style
    kinds: Mapping[ParagraphKind, Style]
    hit: Style
    current: Style
    repaired: Style
    doubt: Style
    furniture: Style
    rule: Style
    layers: Mapping[str, Style]
    ruby: Style


class Marking(NamedTuple):
    """What is marked: hits, the one that is looked at, what was or might be repaired, what is in doubt, and layers.

    The spans of a layer are in order and do not overlap one another; they may reach over several paragraphs. What lies
    beneath is covered by hits and repairs, the other layers cover them.
    """

    hits: Sequence[Span] = ()
    current: Span | None = None
    repaired: Sequence[Span] = ()
    suggested: Sequence[Span] = ()
    doubts: Callable[[Span], Sequence[int]] | None = None
    layers: Mapping[str, Sequence[Span]] = {}
    beneath: Mapping[str, Sequence[Span]] = {}


def parallel_row(setting: Typesetting, place: Place, marking: Marking, styles: PageStyles, width: int) -> Strip:
    """One row of both sides, with a rule between them."""
    left = (width - 1) // 2
    rule = Strip([Segment("│", styles.rule)], 1)
    sides = (page_row(setting, place, marking, styles, left), rule)
    return Strip.join([*sides, page_row(setting.abreast, place, marking, styles, width - 1 - left)])


def page_row(setting: Typesetting, place: Place, marking: Marking, styles: PageStyles, width: int) -> Strip:
    """One row of a set document, in the middle of `width` cells."""
    paragraph = setting.paragraph(place.paragraph)
    number = paragraph.number_at(place.row)
    left = (width - setting.measure) // 2 + paragraph.indents[number]
    if (offset := paragraph.tops[number] - place.row) != 0:
        above = paragraph.above.get(number, ()) if offset == 1 else ()
        return line(_readings(above, styles), left, width, styles.base) if above else Strip.blank(width, styles.base)
    span = paragraph.rows[number]
    style = styles.furniture if paragraph.furniture else styles.kinds[paragraph.kind]
    if setting.closed_run(place.paragraph) is not None:
        return line(_closed(setting, place.paragraph, marking, styles), left, width, styles.base)
    marks = tuple(_marks(setting, place.paragraph, marking, styles))
    segments = _segments(paragraph.text, span, marks, style, paragraph.gaps.get(number, ()))
    return line(segments, left, width, styles.base)


def _readings(above: Sequence[Above], styles: PageStyles) -> Iterator[Segment]:
    """The readings above a row of text, each over its characters."""
    reached = 0
    for cell, reading in above:
        yield Segment(" " * (cell - reached), styles.base)
        yield Segment(reading, styles.ruby)
        reached = cell + cells.width(reading)


def offset_at(setting: Typesetting, place: Place, x: int, width: int) -> int | None:
    """The offset of clean drawn at a cell of a row; None beside the text."""
    if setting.abreast is not setting:
        left = (width - 1) // 2
        if x > left:
            return offset_at(setting.abreast.abreast, place, x - left - 1, width - left - 1)
    paragraph = setting.paragraph(place.paragraph)
    number = paragraph.number_at(place.row)
    cell = x - (width - setting.measure) // 2
    is_text = paragraph.tops[number] - place.row <= (number in paragraph.above)
    if not is_text or not paragraph.indents[number] <= cell < paragraph.end_of(number):
        return None
    at = paragraph.offset_at(number, cell)
    return setting.span_of(place.paragraph).start + paragraph.alignment.inverse.first(at)


def _closed(setting: Typesetting, item: int, marking: Marking, styles: PageStyles) -> Iterator[Segment]:
    """The line that stands for a closed run, and how many hits lie in it."""
    yield Segment(setting.paragraph(item).text, styles.furniture)
    if hits := sum(1 for _ in _in(marking.hits, setting.span_of(item))):
        yield Segment(f" · {hits} {'hit' if hits == 1 else 'hits'}", styles.furniture + styles.hit)


def _in(spans: Sequence[Span], holder: Span) -> Iterator[Span]:
    """Those of some spans, in order, that begin in a holder."""
    for span in spans[bisect_left(spans, Span(holder.start, 0)) :]:
        if span.start >= holder.end:
            return
        yield span


def _marks(setting: Typesetting, item: int, marking: Marking, styles: PageStyles) -> Iterator[Mark]:
    """The marks of one paragraph, in the paragraph as shown."""
    holder = setting.span_of(item)
    alignment = setting.paragraph(item).alignment

    def laid(layers: Mapping[str, Sequence[Span]]) -> Iterator[Mark]:
        for layer, spans in layers.items():
            for span in _over(spans, holder):
                yield Mark(alignment.span(span.clipped(holder).moved(-holder.start)), styles.layers[layer])

    yield from laid(marking.beneath)
    for span in _in(marking.repaired, holder):
        yield Mark(alignment.span(span.moved(-holder.start)), styles.repaired)
    for span in _in(marking.suggested, holder):
        yield Mark(alignment.span(span.moved(-holder.start)), styles.doubt)
    for offset in marking.doubts(holder) if marking.doubts else ():
        yield Mark(alignment.span(Span(offset, offset + 1)), styles.doubt)
    for hit in _in(marking.hits, holder):
        style = styles.current if hit == marking.current else styles.hit
        yield Mark(alignment.span(hit.moved(-holder.start)), style)
    yield from laid(marking.layers)


def _over(spans: Sequence[Span], holder: Span) -> Iterator[Span]:
    """Those of some spans, in order, that share text with a holder."""
    first = bisect_left(spans, Span(holder.start, 0))
    for span in spans[max(0, first - 1) :]:
        if span.start >= holder.end:
            return
        if span.overlaps(holder):
            yield span


def _segments(
    text: str, span: Span, marks: Sequence[Mark], style: Style, gaps: Sequence[Gap] = ()
) -> Iterator[Segment]:
    """The segments of one row, the marks laid over its style; a gap within a mark is marked too."""
    laid = [Mark(part, mark.style) for mark in marks if (part := mark.span.clipped(span)).length]
    room = dict(gaps)
    edges = sorted({span.start, span.end, *room, *(edge for mark in laid for edge in mark.span)})
    for start, end in pairwise(edges):
        if start in room:
            through = [mark.style for mark in laid if mark.span.start < start < mark.span.end]
            yield Segment(" " * room[start], Style.combine([style, *through]))
        over = [mark.style for mark in laid if mark.span.start <= start and end <= mark.span.end]
        yield Segment(text[start:end], Style.combine([style, *over]) if over else style)


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
