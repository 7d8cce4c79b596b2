"""A page: what of a document is looked at, how, and where in it; what stands in a cell, and in which cell it stands."""

from textual.geometry import Offset, Region, Size
from textual.strip import Strip

from reader.core import navigation
from reader.core.document import Document
from reader.core.look import Look
from reader.core.navigation import Place as RowPlace
from reader.core.selection import Selection
from reader.core.showing import shown
from reader.core.spans import Span
from reader.core.typesetting import Typesetting
from reader.core.viewport import Viewport
from reader.ui.messages import PageMoved, SelectionChanged
from reader.ui.strips import offset_at
from reader.ui.widgets.drawing_ahead import DrawingAhead
from reader.ui.widgets.drawn_page import DrawnPage

_KEPT_SETTINGS = 2
"""Settings kept: one turns to another wording and back, and finds what was converted and wrapped for it."""


class Page(DrawnPage):
    """Shows a document as it is looked at, with the hits of a query marked; offsets given and told are of clean.

    Attributes:
        selection: What is selected, in clean.
    """

    ALLOW_SELECT = False  # Textual would select cells; here characters are selected

    def __init__(self, *, id: str) -> None:  # noqa: A002  # Textual's name for it
        """A page with nothing on it yet."""
        super().__init__(id=id)
        self.selection: Selection | None = None
        self._wanted = 0
        self._row: int | None = None
        self._set_at = Size()
        self._settings: dict[tuple[Look, int], Typesetting] = {}
        self._other: dict[int, int] = {}
        self._ahead = DrawingAhead(self)

    def read(self, document: Document, offset: int = 0) -> None:
        """Show a document with an offset in view; what was opened in another is closed, unless all is."""
        self.document = document
        self.look = self.look._replace(opened=None if self.look.opened is None else frozenset())
        self._view, self._wanted = None, offset
        self._row = None
        self._settings.clear()
        self.unmark()
        self.selection = None
        self._set_anew(document)

    def show(self, look: Look) -> None:
        """Look at the same place of the text in another way."""
        before, self.look = self.look, look
        if self.document:
            if self._view and look.as_source is not before.as_source:
                self._view = self._in_other_text(self._view, self.document, before)
            self._set_anew(self.document)

    def _in_other_text(self, view: Viewport, document: Document, before: Look) -> Viewport:
        """The window on the text as it is looked at now, when it was another text: the source, or what is read of it.

        The same character stays in its row, that of the hit that is looked at or else the first, and there and back
        again leads to where one was: an offset taken from one text to the other could come back as another.
        """
        fresh, hit = self._fresh(document), self._marking.current
        row = view.row_of(before.shown_offset(document, hit.start)) if hit else None
        if hit and row is not None:
            return fresh.with_offset_at(self.look.shown_offset(document, hit.start), row)
        offset, row = view.kept
        there = self._other.get(offset) if view.held is not None else None
        if there is None:
            there = self.look.shown_offset(document, before.clean_offset(document, offset))
        self._other = {there: offset}
        return fresh.keeping(there, row)

    def _fresh(self, document: Document) -> Viewport:
        """A window on the first rows of the document as it is looked at now."""
        setting = self._setting(document)
        return Viewport(setting, setting.seen_at_once(*self.size))

    def select(self, selection: Selection | None) -> bool:
        """Select a stretch of the text, or nothing; whether that is anything else than before."""
        before, self.selection = self.selection, selection
        if before != selection:
            self.lay("selection", [selection.span] if selection else ())
            self.post_message(SelectionChanged())
        return before != selection

    @property
    def selected(self) -> Span | None:
        """The selected stretch of clean."""
        return self.selection.span if self.selection else None

    def offset_at(self, x: int, y: int) -> int | None:
        """The offset of clean drawn at a cell of the window; None beside the text and on what is folded."""
        place = self.place_at(x, y)
        if not self._view or not self.document or place is None:
            return None
        setting = self._view.setting
        if setting.closed_run(place.paragraph) is not None:
            return None
        offset = self._sheet().offset_at(x, y) if setting.vertical else offset_at(setting, place, x, self.size.width)
        return None if offset is None else self.look.clean_offset(self.document, offset)

    def cell_of(self, offset: int) -> Offset | None:
        """The cell of the window in which an offset of clean is drawn; None where it is not seen."""
        if not self._view or not self.document:
            return None
        shown_offset = self.look.shown_offset(self.document, offset)
        row = self._view.row_of(shown_offset)
        if row is None:
            return None
        setting = self._view.setting
        item = setting.item_at(shown_offset)
        paragraph = setting.paragraph(item)
        width = self.size.width if setting.abreast is setting else (self.size.width - 1) // 2
        within = paragraph.alignment.first(shown_offset - setting.span_of(item).start)
        if setting.vertical:
            return Offset(*self._sheet().cell_of(row, paragraph.cell_of(within)))
        return Offset((width - setting.measure) // 2 + paragraph.cell_of(within), row)

    def place_at(self, x: int, y: int) -> RowPlace | None:
        """The row, or column, of the text that is drawn at a cell of the window; None where there is none."""
        if self._view and self._view.setting.vertical:
            number = self._sheet().column_at(x)
            return None if number is None else self.places[number]
        return self.places[y] if 0 <= y < len(self.places) else None

    def offset_across(self, offset: int, rows: int) -> int | None:
        """The offset shown so many rows of text below one, above when negative; None where there is none."""
        if not self._view or not self.document:
            return None
        other = navigation.across(self._view.setting, self.look.shown_offset(self.document, offset), rows)
        return None if other is None else self.look.clean_offset(self.document, other)

    def reveal(self, offset: int) -> None:
        """Bring an offset into view, if it is not; a run of furniture that holds it is opened."""
        self._wanted = offset
        if self._view and self.document:
            shown_offset = self.look.shown_offset(self.document, offset)
            self.open_item(self._view.setting.item_at(shown_offset))
            view = self._view.showing(shown_offset)
            if view is not self._view:
                self.move_to(view)

    def follow(self, offset: int) -> None:
        """Bring an offset into view, if it is not, by moving the text as few rows as do."""
        if self._view and self.document:
            view = self._view.reaching(self.look.shown_offset(self.document, offset))
            if view is not self._view:
                self.move_to(view)

    def sees(self, offset: int) -> bool:
        """Whether an offset is in view."""
        if not self._view or not self.document:
            return False
        return self._view.row_of(self.look.shown_offset(self.document, offset)) is not None

    def to_end(self, which: int) -> None:
        """Show the last rows of the text, or the first when negative."""
        if self._view:
            self.move_to(self._view.to_end() if which > 0 else self._view.to_start())

    def go_to(self, offset: int) -> None:
        """Show the text from an offset on."""
        self._wanted, self._row = offset, 0
        if self._view and self.document:
            self.move_to(self._view.with_offset_at(self.look.shown_offset(self.document, offset), 0))

    @property
    def view(self) -> Viewport | None:
        """What is seen of the document; None before its size is known."""
        return self._view

    @property
    def bottom_offset(self) -> int:
        """The first offset of the last row that is seen."""
        if not self._view or not self.document or not self.places:
            return self._wanted
        return self.look.clean_offset(self.document, navigation.offset_of(self._view.setting, self.places[-1]))

    @property
    def here(self) -> int:
        """Where one is: at the hit that is looked at, where that is in view, or else at the first that is seen."""
        hit = self._marking.current
        return hit.start if hit and self.sees(hit.start) else self.top_offset

    @property
    def top_offset(self) -> int:
        """The first offset that is seen."""
        if not self._view or not self.document:
            return self._wanted
        return self.look.clean_offset(self.document, self._view.top_offset)

    def is_folded(self, offset: int) -> bool:
        """Whether an offset lies in a run of furniture that is not open."""
        if not self._view or not self.document:
            return False
        setting = self._view.setting
        return setting.closed_run(setting.item_at(self.look.shown_offset(self.document, offset))) is not None

    def _set_anew(self, document: Document) -> None:
        """Show the document otherwise than before; in the first frame, where its size is not known yet."""
        self._entitle(document)
        if self.size:
            self._reset(document)
            self._draw()
        else:
            # What was seen may be of another text, with other paragraphs.
            self.places = ()

    def _reset(self, document: Document) -> None:
        """Set the document anew, keeping the hit that is looked at, or else the first row, where it is.

        What is drawn with that is not asked for here: it may be what asks for this.
        """
        fresh = self._fresh(document)
        if self._view:
            hit = self._marking.current
            anchor = self.look.shown_span(document, hit).start if hit else None
            view = self._view.reset(fresh.setting, fresh.height, anchor)
        else:
            wanted = self.look.shown_offset(document, self._wanted)
            view = fresh.showing(wanted) if self._row is None else fresh.with_offset_at(wanted, self._row)
        self._draw_marks()
        self._look_through(view)
        self._set_at = self.size

    def _setting(self, document: Document) -> Typesetting:
        """The document set as it is looked at; the one before is kept."""
        look, (width, height) = self.look, self.size
        key = look, look.rows(height) if look.vertical else look.measure(width)
        setting = self._settings.pop(key, None)
        if setting is None:
            setting = look.setting(document, width, height)
        self._settings[key] = setting
        if len(self._settings) > _KEPT_SETTINGS:
            del self._settings[next(iter(self._settings))]
        return setting

    def _entitle(self, document: Document) -> None:
        """Put the document's title, author, source and date, in the wording shown, into the frame."""
        data, leaning, wording = document.metadata, document.leaning, self.look.wording
        author, source = (shown(text, wording, leaning).text for text in (data.author, data.source))
        parts = dict.fromkeys((author, source, data.spoken_date))
        self.entitle(shown(data.title, wording, leaning).text, " · ".join(filter(None, parts)))

    def move_to(self, view: Viewport) -> None:
        """Show another part of the document."""
        self._ahead.expect(self._view, view)
        self._look_through(view)
        self._draw()

    def _look_through(self, view: Viewport) -> None:
        self._view = view
        self.places = tuple(view.places())
        self._bar = view.bar(self.size.height)

    def _draw(self) -> None:
        """Draw what is seen now, and what others say of it, in one frame."""
        self.refresh()
        self.tell_in_one_frame(PageMoved())

    def open_item(self, item: int) -> bool:
        """Show a run of furniture in full; whether the item was a closed one."""
        run = self._view.setting.closed_run(item) if self._view else None
        if run is not None:
            self.show(self.look._replace(opened=(self.look.opened or frozenset()) | {run.start}))
        return run is not None

    def render_lines(self, crop: Region) -> list[Strip]:
        """The rows of the whole widget, which have another size only now, and no size at all before the first time.

        What is read is set then, ahead of its rows; the frame that is being drawn waits for nobody.
        """
        if self.document and self.size and (self._view is None or self._set_at != self.size):
            self._reset(self.document)
            self.post_message(PageMoved())
        return super().render_lines(crop)
