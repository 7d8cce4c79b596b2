"""A page on which text is selected: with the mouse, held beyond its edge too, and with keys."""

from collections.abc import Callable

from textual import events
from textual.geometry import Offset
from textual.timer import Timer

from reader.core.document import Document
from reader.core.selection import Selection, beside, piece_at, plain_word_at
from reader.core.spans import Span
from reader.ui.widgets.page import Page

_SCROLLING_EVERY = 0.05
"""Seconds after which the text moves on under a pointer that is held beyond its edge."""

_MOST_ROWS = 8
"""Rows by which it then moves at most."""


class SelectablePage(Page):
    """Selects characters, words or paragraphs, as often as was pressed, and goes on from what is selected.

    Attributes:
        word_at: The word at an offset of clean, by whoever knows words.
    """

    def __init__(self, *, id: str) -> None:  # noqa: A002  # Textual's name for it
        """A page with nothing selected yet."""
        super().__init__(id=id)
        self._begun: int | None = None
        self._presses = 1
        self._pressed = (0.0, Offset())
        self._pointer = Offset()
        self._scrolling: Timer | None = None
        self.word_at: Callable[[Document, int], Span] = _plain_word_at

    def action_move(self, unit: str, times: int) -> None:
        """Further down so many rows, pages or half pages, or up when negative."""
        if view := self.view:
            rows = {"row": 1, "page": view.height, "half": max(1, view.height // 2)}[unit]
            self.move_to(view.moved(rows * times))

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Begin to select where the button went down, or with shift, go on from what is selected.

        A second press in the same place selects the word, a third the paragraph, and a drag from there goes on by such.
        """
        if event.button != 1 or not self.document:
            return
        self._presses = self._presses % 3 + 1 if self._is_again(event) else 1
        self._pressed = event.time, event.screen_offset
        at = self._offset_under(event)
        if event.shift and self.selection:
            self._extend(at)
        elif self._presses > 1 and at is not None:
            piece = self._piece(self.document, at)
            self.select(Selection(piece, piece))
        else:
            self.select(None)
        self._begun = self.selection.anchor.start if event.shift and self.selection else at
        self.capture_mouse()

    def _is_again(self, event: events.MouseDown) -> bool:
        """Whether a press belongs to the one before."""
        time, place = self._pressed
        return place == event.screen_offset and event.time - time <= self.app.CLICK_CHAIN_TIME_THRESHOLD

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Select on to where the pointer is while the button is held; beyond the edge the text moves on."""
        if self._begun is None:
            return
        pointer = event.get_content_offset_capture(self)
        self._pointer = pointer
        if self._beyond(pointer) and self._scrolling is None:
            self._scroll_on()
            self._scrolling = self.set_interval(_SCROLLING_EVERY, self._scroll_on)
        elif not self._beyond(pointer):
            self._stop_scrolling()
            self._drag_to(self._nearest_offset(pointer))

    def _beyond(self, pointer: Offset) -> int:
        """By how many cells the pointer is beyond the last row or column, or before the first when negative."""
        across, width, height = self.look.vertical, *self.size
        past, before = (-pointer.x, pointer.x - width + 1) if across else (pointer.y - height + 1, -pointer.y)
        return max(0, past) - max(0, before)

    def _scroll_on(self) -> None:
        """Move the text on under a pointer that is held beyond its edge, the faster the further it is."""
        beyond = self._beyond(self._pointer)
        self.action_move("row", max(-_MOST_ROWS, min(beyond, _MOST_ROWS)))
        self._drag_to(self._nearest_offset(self._pointer))

    def _stop_scrolling(self) -> None:
        if self._scrolling:
            self._scrolling.stop()
            self._scrolling = None

    def _drag_to(self, at: int | None) -> None:
        """Select from where the drag began to an offset."""
        if self.document and self._begun is not None and at is not None and (at != self._begun or self.selection):
            if self.selection is None:
                begun = piece_at(self.document.clean, self._begun)
                self.select(Selection(begun, begun))
            self._extend(at)

    def _extend(self, at: int | None) -> None:
        """Select from where the selection began to an offset."""
        if self.document and self.selection and at is not None:
            self.select(self.selection.extended(self._piece(self.document, at)))

    def on_mouse_up(self, _: events.MouseUp) -> None:
        """The selection stands as it is."""
        self._end_drag()
        self.release_mouse()

    def on_mouse_release(self, _: events.MouseRelease) -> None:
        """The mouse is somebody else's: a dialogue was opened while the button was held, and hears of its end."""
        if self.app.mouse_captured is not self:
            # Else it was pressed again already.
            self._end_drag()

    def on_hide(self, _: events.Hide) -> None:
        """There is no room any more: nothing that the mouse does is heard here."""
        self._end_drag()
        self.release_mouse()

    def _end_drag(self) -> None:
        self._begun = None
        self._stop_scrolling()

    def _piece(self, document: Document, offset: int) -> Span:
        """What is selected at once at an offset: a character, a word or a paragraph, as often as was pressed."""
        if self._presses == 1:
            return piece_at(document.clean, offset)
        if self._presses == 2:
            return self.word_at(document, offset)
        return document.paragraphs[document.paragraph_at(offset)].span

    def _offset_under(self, event: events.MouseEvent) -> int | None:
        return self._nearest_offset(event.get_content_offset_capture(self))

    def _nearest_offset(self, pointer: Offset) -> int | None:
        width, height = self.size
        rows = height if self.look.vertical else len(self.places)
        return self.offset_at(max(0, min(pointer.x, width - 1)), max(0, min(pointer.y, rows - 1)))

    def action_extend(self, unit: str, by: int) -> None:
        """Select on by a character or a row, or back when negative; from where one is where nothing is."""
        if not self.document or not self.view:
            return
        self._presses = 1
        if self.selection is None:
            piece = piece_at(self.document.clean, self.here)
            self.select(Selection(piece, piece))
        elif (at := self._beside(self.document, self.selection.head, unit, by)) is not None:
            self._extend(at)
            self.follow(at)

    def _beside(self, document: Document, head: Span, unit: str, by: int) -> int | None:
        """The offset of the character or the row next to a piece; None where there is none."""
        return beside(document, head, by) if unit == "character" else self.offset_across(head.start, by)


def _plain_word_at(document: Document, offset: int) -> Span:
    return plain_word_at(document.clean, offset)
