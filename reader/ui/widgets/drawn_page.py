"""What is drawn of a page: the rows of a document that is set, with what is marked in it; where they are is told it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from reader.core.document import Document
from reader.core.look import Look
from reader.core.navigation import Place as RowPlace
from reader.core.paragraphs import ParagraphKind
from reader.core.spans import Span
from reader.core.viewport import Viewport
from reader.ui.late_styles import LateStyles
from reader.ui.strips import Drawing, Marking, PageStyles, colour_of
from reader.ui.widgets.framed import Framed

if TYPE_CHECKING:
    from reader.ui.columns import Sheet

_KINDS = {kind: f"reading--{kind}" for kind in ParagraphKind} | {ParagraphKind.TABLE: f"reading--{ParagraphKind.CODE}"}
"""How each kind of paragraph is styled, with one style less for the first frame to look up."""

_RULE, _RUBY = "reading--rule", "reading--ruby"
_ASIDE, _BAR = "reading--aside", "reading--bar"
MARKS = ("line", "note", "yellow", "green", "blue", "red", "bookmark")
"""How marks of the reader's own look; those that lay a colour under the text decide in which colour it is read."""

BENEATH, LAYERS = ("words", *(f"mark-{mark}" for mark in MARKS)), ("selection",)
"""What may lie over the text beneath hits and repairs, and above them, from the lowest to the highest.

Each is styled by its name.
"""

_KEPT_ROWS = 1024
"""Rows kept as they went to the terminal; a screen shows at most some hundred."""

_KEPT_DRAWINGS = 2
"""Drawings whose rows are kept: one turns to another wording and back."""

_REPAIRED, _FURNITURE = "reading--repaired", "reading--furniture"


class _Finished(NamedTuple):
    """The rows of a drawing as they go to the terminal, each made once.

    Attributes:
        made_with: All that they depend on, the drawing first.
        known: The rows that were made, by their places and whether the side is heavy there.
        make: Makes one.
    """

    made_with: tuple[object, ...]
    known: dict[tuple[RowPlace, bool], Strip]
    make: Callable[[RowPlace, bool], Strip]

    def row(self, place: RowPlace, seen: bool) -> Strip:
        """The row of a place; the right side is heavy where it is of what is seen, as far as the border tells that."""
        if (place, seen) not in self.known:
            self.known[place, seen] = self.make(place, seen)
        return self.known[place, seen]

    def forget_some(self) -> None:
        """Let go of the rows that were made first, where there are many."""
        if len(self.known) > _KEPT_ROWS:
            for key in tuple(self.known)[: _KEPT_ROWS // 2]:
                del self.known[key]


class DrawnPage(Framed):
    """Draws what is seen of a document, with layers laid over it; offsets given are of clean.

    Attributes:
        document: What is read; None before anything is open.
        look: How it is looked at.
        places: What each row of the window shows.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *_KINDS.values(),
        _RULE,
        _RUBY,
        _ASIDE,
        _BAR,
        _REPAIRED,
        _FURNITURE,
    }

    def __init__(self, *, id: str) -> None:  # noqa: A002  # Textual's name for it
        """A page with nothing on it yet."""
        super().__init__(id=id)
        self.document: Document | None = None
        self.look = Look()
        self.places: tuple[RowPlace, ...] = ()
        self._view: Viewport | None = None
        self._bar = range(0)
        self._marking = self._drawn = Marking()
        self._marked: Marking | None = None
        self._marked_with: tuple[object, ...] = ()
        self._layers: dict[str, Sequence[Span]] = {}
        self._drawn_from: tuple[object, ...] = ()
        self._rows: Sequence[Strip] = ()
        self._styles: PageStyles | None = None
        self._drawings: list[Drawing] = []
        self._finished: list[_Finished] = []

    def unmark(self) -> None:
        """Take off all marks but those that lie on the document whatever is searched for."""
        self._marking = _repairs_of(self.document) if self.document else Marking()
        self._layers.clear()

    def mark(self, hits: Sequence[Span], current: Span | None) -> None:
        """Mark hits and the one that is looked at."""
        marked = _repairs_of(self.document) if self.document else Marking()
        self._marking = marked._replace(hits=hits, current=current)
        self._draw_marks()
        self.refresh()

    def lay(self, layer: str, spans: Sequence[Span]) -> None:
        """Lay a layer over spans of clean, in order, none overlapping another, in place of what it lay over before."""
        if tuple(spans) != tuple(self._layers.get(layer, ())):
            self._layers[layer] = spans
            self._draw_marks()
            self.refresh()

    def _draw_marks(self) -> None:
        """Lay the marks over the text that is set; as they were, where they are the same."""
        layers, beneath = self._laid(LAYERS), self._laid(BENEATH)
        look = self.look if self.look.doubts or self.look.as_source else None
        marked_with = (self.document, look, layers, beneath)
        if self._marked is self._marking and self._marked_with == marked_with:
            return
        self._marked, self._marked_with = self._marking, marked_with
        hits, current, *_ = self._drawn = self._marking._replace(layers=layers, beneath=beneath)
        if self.look.doubts and self.document:
            self._drawn = self._drawn._replace(doubts=cache(partial(self.look.doubtful, self.document)))
        if self.look.as_source and self.document:
            in_source = self.document.source_span
            self._drawn = Marking(
                tuple(map(in_source, hits)),
                in_source(current) if current else None,
                layers={layer: tuple(map(in_source, spans)) for layer, spans in layers.items()},
                beneath={layer: tuple(map(in_source, spans)) for layer, spans in beneath.items()},
            )

    def _laid(self, names: Sequence[str]) -> dict[str, Sequence[Span]]:
        """The layers of some names that lie over anything."""
        return {layer: spans for layer in names if (spans := self._layers.get(layer))}

    def row(self, y: int) -> Strip:
        """One row of the window."""
        drawing = self._drawing_now()
        if drawing and drawing.setting.vertical:
            return self._columns(drawing.styles)[y]
        if not drawing or y >= len(self.places):
            return Strip.blank(self.size.width, self.base_style)
        return drawing.row(self.places[y])

    def rows(self, height: int, left: Strip, right: Strip) -> Iterable[Strip]:
        """The rows, finished, each kept; the right side is heavy as far as what is seen reaches in the text."""
        drawing = self._drawing_now()
        if not drawing:
            return super().rows(height, left, right)
        if drawing.setting.vertical:
            heavy = _heavy(right, drawing.styles.bar)
            return (self.finished(left, self.row(y), heavy if y in self._bar else right) for y in range(height))
        done, places = self._finished_now(drawing, left, right), self.places[:height]
        done.forget_some()
        empty = self.finished(left, Strip.blank(drawing.width, self.base_style), right)
        return [*(done.row(place, y in self._bar) for y, place in enumerate(places)), *[empty] * (height - len(places))]

    def draw_ahead(self, view: Viewport, rows: int) -> Iterator[None]:
        """Make the rows that a window so many rows further on would show, so that they are there; in small steps.

        Nothing is made of columns, of which nothing can be drawn row by row, nor once something else is drawn.
        """
        drawing, done = self._drawing_now(), next(iter(self._finished), None)
        if not drawing or not done or done.made_with[0] is not drawing or view.setting is not drawing.setting:
            return
        view = view.moved(rows)
        for _ in view.places():
            yield
        bar = view.bar(self.size.height)
        for y, place in enumerate(view.places()):
            if self._finished[0] is not done:
                return
            done.row(place, y in bar)
            yield

    def _finished_now(self, drawing: Drawing, left: Strip, right: Strip) -> _Finished:
        """The finished rows of what is drawn now, as many as are known."""
        made_with = (drawing, left, right, *self._filters)
        found = next((one for one in self._finished if one.made_with == made_with), None)
        if not found:
            heavy = _heavy(right, drawing.styles.bar)
            found = _Finished(
                made_with,
                {},
                lambda place, seen: self.finished(left, drawing.row(place), heavy if seen else right),
            )
        others = [one for one in self._finished if one.made_with[0] is not drawing]
        self._finished = [found, *others][:_KEPT_DRAWINGS]
        return found

    def _drawing_now(self) -> Drawing | None:
        """What is drawn of the text as it is set and marked now; None before its size is known."""
        if not self._view:
            return None
        styles = self._styles = self._styles or self._page_styles()
        drawn = (self._view.setting, self._drawn, styles, self.size.width)
        drawing = next((one for one in self._drawings if one.is_of(*drawn)), None) or Drawing(*drawn)
        others = [one for one in self._drawings if one is not drawing]
        self._drawings = [drawing, *others][:_KEPT_DRAWINGS]
        return drawing

    def _sheet(self) -> "Sheet":
        """The columns that are seen."""
        from reader.ui.columns import Sheet  # noqa: PLC0415  # not needed for the first frame

        assert self._view  # noqa: S101  # columns are those of a view
        return Sheet(self._view.setting, self.places, *self.size)

    def _columns(self, styles: PageStyles) -> Sequence[Strip]:
        """The rows of a window on columns, drawn together, as nothing can be drawn of them row by row."""
        from reader.ui.columns import drawn  # noqa: PLC0415  # as above

        drawn_from = (self._sheet(), self._drawn, styles)
        if self._drawn_from != drawn_from:
            self._drawn_from, self._rows = drawn_from, drawn(*drawn_from)
        return self._rows

    def _page_styles(self) -> PageStyles:
        style = self.get_component_rich_style
        return PageStyles(
            base=self.base_style,
            kinds={kind: style(name) for kind, name in _KINDS.items()},
            repaired=style(_REPAIRED, partial=True),
            furniture=style(_FURNITURE),
            rule=style(_RULE),
            layers=LateStyles(self, "reading--"),
            ruby=style(_RUBY),
            aside=colour_of(style(_ASIDE)),
            bar=colour_of(style(_BAR)),
        )

    def notify_style_update(self) -> None:
        """Ask for the styles anew: the theme, the focus or a class has changed them."""
        super().notify_style_update()
        self._styles = None


def _repairs_of(document: Document) -> Marking:
    """The marks that lie on a document whatever is searched for."""
    suggested = tuple(document.alignment.span(repair.span) for repair in document.suggestions)
    return Marking(repaired=document.repaired_spans, suggested=suggested)


def _heavy(side: Strip, bar: Style) -> Strip:
    """The side of a border as the part of a bar that is seen."""
    heavy = (
        Segment("┃", style + bar if style else bar) if text == "│" else Segment(text, style) for text, style, _ in side
    )
    return Strip(heavy, side.cell_length)
