"""Rows of a set text as Textual draws them: a pure function of the text, its marks and its styles."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from reader.core import cells
from reader.core.asides import asides
from reader.core.navigation import Place
from reader.core.paragraphs import ParagraphKind
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
        repaired: Laid over what was repaired.
        furniture: Of what does not belong to the article.
        rule: Of the line between two columns.
        layers: Laid over what is in each layer, by the layer's name; over a `hit`, the `current-hit` that is looked at,
            and a `doubt`: what could have become something else.
        ruby: Of readings above a row.
        aside: Laid over remarks between the characters.
        bar: Laid over the part of the border that stands for what is seen.
    """

    base: Style
    kinds: Mapping[ParagraphKind, Style]
    repaired: Style
    furniture: Style
    rule: Style
    layers: Mapping[str, Style]
    ruby: Style
    aside: Style
    bar: Style


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


class Drawing:
    """A set document with its marks, as rows of so many cells; nothing that they depend on changes.

    Attributes:
        setting: The set document.
        marking: What is marked in it.
        styles: What it is drawn in.
        width: Cells of a row.
    """

    def __init__(
        self, setting: Typesetting, marking: Marking, styles: PageStyles, width: int, *, one_side: bool = False
    ) -> None:
        """Nothing is drawn until it is asked for; of a setting in two columns both are, or one side."""
        self.setting = setting
        self.marking = marking
        self.styles = styles
        self.width = width
        self._marks: dict[int, tuple[Mark, ...]] = {}
        self._sides: tuple[Drawing, ...] = ()
        if setting.abreast is not setting and not one_side:
            left = (width - 1) // 2
            right = Drawing(setting.abreast, marking, styles, width - 1 - left, one_side=True)
            self._sides = (Drawing(setting, marking, styles, left, one_side=True), right)

    def is_of(self, setting: Typesetting, marking: Marking, styles: PageStyles, width: int) -> bool:
        """Whether it is of this setting, these marks and styles, in so many cells."""
        same = self.setting is setting and self.marking is marking and self.styles is styles
        return same and self.width == width

    def row(self, place: Place) -> Strip:
        """One row, in the middle of its cells; of two columns both sides, with a rule between them."""
        return self._both(place) if self._sides else self._drawn(place)

    def _both(self, place: Place) -> Strip:
        left, right = self._sides
        return Strip.join([left.row(place), Strip([Segment("│", self.styles.rule)], 1), right.row(place)])

    def _drawn(self, place: Place) -> Strip:
        setting, styles, width = self.setting, self.styles, self.width
        paragraph = setting.paragraph(place.paragraph)
        number = paragraph.number_at(place.row)
        left = (width - setting.measure) // 2 + paragraph.indents[number]
        if (offset := paragraph.tops[number] - place.row) != 0:
            above = paragraph.above.get(number, ()) if offset == 1 else ()
            if not above:
                return Strip.blank(width, styles.base)
            return line(_readings(above, styles), left, width, styles.base)
        if setting.closed_run(place.paragraph) is not None:
            return line(_closed(setting, place.paragraph, self.marking, styles), left, width, styles.base)
        style = styles.furniture if paragraph.furniture else styles.kinds[paragraph.kind]
        marks = self._marks_of(place.paragraph)
        segments = segments_of(paragraph.drawn, paragraph.rows[number], marks, style, paragraph.gaps.get(number, ()))
        return line(segments, left, width, styles.base)

    def _marks_of(self, item: int) -> tuple[Mark, ...]:
        if item not in self._marks:
            self._marks[item] = tuple(marks_of(self.setting, item, self.marking, self.styles))
        return self._marks[item]


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
        yield Segment(f" · {hits} {'hit' if hits == 1 else 'hits'}", styles.furniture + styles.layers["hit"])


def _in(spans: Sequence[Span], holder: Span) -> Iterator[Span]:
    """Those of some spans, in order, that begin in a holder."""
    for index in range(bisect_left(spans, Span(holder.start, 0)), len(spans)):
        if (span := spans[index]).start >= holder.end:
            return
        yield span


def marks_of(setting: Typesetting, item: int, marking: Marking, styles: PageStyles) -> Iterator[Mark]:
    """The marks of one paragraph, in the paragraph as shown."""
    holder = setting.span_of(item)
    text, alignment, *_ = setting.paragraph(item)

    def laid(layers: Mapping[str, Sequence[Span]]) -> Iterator[Mark]:
        for layer, spans in layers.items():
            for span in _over(spans, holder):
                yield Mark(alignment.span(span.clipped(holder).moved(-holder.start)), styles.layers[layer])

    for span in asides(text):
        yield Mark(span, styles.aside)
    for span in _in(marking.suggested, holder):
        yield Mark(alignment.span(span.moved(-holder.start)), styles.layers["doubt"])
    for offset in marking.doubts(holder) if marking.doubts else ():
        yield Mark(alignment.span(Span(offset, offset + 1)), styles.layers["doubt"])
    yield from laid(marking.beneath)
    for span in _in(marking.repaired, holder):
        yield Mark(alignment.span(span.moved(-holder.start)), styles.repaired)
    for hit in _in(marking.hits, holder):
        style = styles.layers["current-hit" if hit == marking.current else "hit"]
        yield Mark(alignment.span(hit.moved(-holder.start)), style)
    yield from laid(marking.layers)


def _over(spans: Sequence[Span], holder: Span) -> Iterator[Span]:
    """Those of some spans, in order, that share text with a holder."""
    first = bisect_left(spans, Span(holder.start, 0))
    for index in range(max(0, first - 1), len(spans)):
        if (span := spans[index]).start >= holder.end:
            return
        if span.overlaps(holder):
            yield span


def segments_of(
    text: str, span: Span, marks: Sequence[Mark], style: Style, gaps: Sequence[Gap] = ()
) -> Iterator[Segment]:
    """The segments of one row, the marks laid over its style; a gap within a mark is marked too."""
    start, end = span
    here = [mark for mark in marks if mark.span.start < end and mark.span.end > start]
    laid = [Mark(part, mark.style) for mark in here if (part := mark.span.clipped(span)).length]
    room = dict(gaps)
    edges = sorted({span.start, span.end, *room, *(edge for mark in laid for edge in mark.span)})
    for start, end in pairwise(edges):
        if start in room:
            through = [mark.style for mark in laid if mark.span.start < start < mark.span.end]
            yield Segment(" " * room[start], Style.combine([style, *through]))
        over = [mark.style for mark in laid if mark.span.start <= start and end <= mark.span.end]
        yield Segment(text[start:end], Style.combine([style, *over]) if over else style)


@lru_cache(64)
def colour_of(style: Style) -> Style:
    """The colour of a style as it stands on a widget, to be laid over others; or that it is dim, where none has any."""
    return Style(color=style.color, dim=style.dim)


def line(segments: Iterable[Segment], left: int, width: int, style: Style) -> Strip:
    """A strip of exactly `width` cells with its segments `left` cells from the edge.

    What would reach over the edge is cut; the rest is filled with the style.
    """
    used = max(0, min(left, width))
    parts = [Segment(" " * used, style)] if used else []
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
