"""The reading pane: a page that has the focus, moves by keys and wheel, and opens what is clicked."""

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.binding import BindingType

from reader.core.document import Document
from reader.core.selection import Selection, piece_at, plain_word_at
from reader.core.spans import Span
from reader.ui.commands import Place, bindings
from reader.ui.widgets.page import Page

_WHEEL_ROWS = 3


class ReadingPane(Page, can_focus=True):
    """The page one reads on.

    Attributes:
        word_at: The word at an offset of clean, by whoever knows words.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.READING)]

    def __init__(self, *, id: str) -> None:  # noqa: A002  # Textual's name for it
        """A pane with nothing to read yet."""
        super().__init__(id=id)
        self._begun: int | None = None
        self.word_at: Callable[[Document, int], Span] = _plain_word_at

    def action_toggle_furniture(self) -> None:
        """Show all that does not belong to the article, in every document, or fold it again."""
        self.show(self.look._replace(opened=frozenset() if self.look.opened is None else None))

    def action_open_furniture(self) -> None:
        """Open the first closed run in view; where there is none, close those that are open."""
        items = dict.fromkeys(place.paragraph for place in self.places)
        if not any(self.open_item(item) for item in items) and self.look.opened:
            self.show(self.look._replace(opened=frozenset()))

    def action_move(self, unit: str, times: int) -> None:
        """Further down so many rows, pages or half pages, or up when negative."""
        if view := self.view:
            rows = {"row": 1, "page": view.height, "half": max(1, view.height // 2)}[unit]
            self.move_to(view.moved(rows * times))

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Begin to select where the button went down; what was selected is not any more."""
        if event.button == 1:
            self.select(None)
            self._begun = self._offset_under(event)
            self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Select on to where the pointer is while the button is held; beyond the edge the text moves on."""
        if self._begun is None:
            return
        y = event.get_content_offset_capture(self).y
        if not 0 <= y < self.size.height:
            self.action_move("row", 1 if y > 0 else -1)
        at = self._offset_under(event)
        if self.document and at is not None and (at != self._begun or self.selection):
            text = self.document.clean
            self.select(Selection(piece_at(text, self._begun), piece_at(text, at)))

    def on_mouse_up(self, _: events.MouseUp) -> None:
        """The selection stands as it is."""
        self._begun = None
        self.release_mouse()

    def on_click(self, event: events.Click) -> None:
        """Open the closed run that was clicked; select the character, with two clicks the word, with three all."""
        offset = event.get_content_offset(self)
        if offset is None or offset.y >= len(self.places) or self.open_item(self.places[offset.y].paragraph):
            return
        at = self.offset_at(offset.x, offset.y)
        if self.document and at is not None and not self.selection:
            piece = self._piece(self.document, at, event.chain)
            self.select(Selection(piece, piece))

    def _piece(self, document: Document, offset: int, clicks: int) -> Span:
        if clicks == 1:
            return piece_at(document.clean, offset)
        if clicks == 2:
            return self.word_at(document, offset)
        return document.paragraphs[document.paragraph_at(offset)].span

    def _offset_under(self, event: events.MouseEvent) -> int | None:
        offset = event.get_content_offset_capture(self)
        return self.offset_at(offset.x, max(0, min(offset.y, len(self.places) - 1)))

    def on_mouse_scroll_down(self, _: events.MouseScrollDown) -> None:
        """Further down with the wheel."""
        self.action_move("row", _WHEEL_ROWS)

    def on_mouse_scroll_up(self, _: events.MouseScrollUp) -> None:
        """Back up with the wheel."""
        self.action_move("row", -_WHEEL_ROWS)


def _plain_word_at(document: Document, offset: int) -> Span:
    return plain_word_at(document.clean, offset)
