"""The reading pane: one document set in rows, drawn a row at a time."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.strip import Strip
from textual.widget import Widget

from reader.core.conversion import shown
from reader.core.document import Document, ParagraphKind
from reader.core.navigation import Place as RowPlace
from reader.core.scripts import Variant
from reader.core.spans import Span
from reader.core.typesetting import Typesetting
from reader.core.viewport import Viewport
from reader.core.wording import Wording
from reader.ui.commands import Place, bindings
from reader.ui.messages import PageMoved
from reader.ui.strips import Marking, PageStyles, page_row, parallel_row

DEFAULT_MEASURE = 40
"""Han characters in a row, where there is room."""

_KINDS = {kind: f"reading--{kind}" for kind in ParagraphKind}
_HIT, _CURRENT, _RULE = "reading--hit", "reading--current-hit", "reading--rule"
_WHEEL_ROWS = 3


class ReadingPane(Widget, can_focus=True):
    """Shows a document in a variant, with the hits of a query marked.

    Attributes:
        document: What is read; None before anything is open.
        variant: The variant it is shown in.
        characters: Han characters in a row, where there is room.
        abreast: Whether both scripts are shown side by side.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.READING)]
    COMPONENT_CLASSES: ClassVar[set[str]] = {*_KINDS.values(), _HIT, _CURRENT, _RULE}

    def __init__(self, *, id: str) -> None:  # noqa: A002  # Textual's name for it
        """A pane with nothing to read yet."""
        super().__init__(id=id)
        self.document: Document | None = None
        self.variant = Variant.ORIGINAL
        self.characters = DEFAULT_MEASURE
        self.abreast = False
        self._marking = Marking()
        self._view: Viewport | None = None
        self._places: tuple[RowPlace, ...] = ()
        self._wanted = 0
        self._styles: PageStyles | None = None

    def read(self, document: Document, offset: int = 0) -> None:
        """Show a document with an offset of clean in view."""
        self.document = document
        self._marking, self._view, self._wanted = Marking(), None, offset
        self._reset()

    def show(
        self, *, variant: Variant | None = None, characters: int | None = None, abreast: bool | None = None
    ) -> None:
        """Show the same place of the text in another variant, in rows of so many Han characters, or in both scripts."""
        self.variant = variant or self.variant
        self.characters = characters or self.characters
        self.abreast = self.abreast if abreast is None else abreast
        self._reset()

    def mark(self, hits: Sequence[Span], current: Span | None) -> None:
        """Mark hits, in clean, and the one that is looked at."""
        self._marking = Marking(hits, current)
        self.refresh()

    def reveal(self, offset: int) -> None:
        """Bring an offset of clean into view, if it is not."""
        self._wanted = offset
        if self._view:
            self._move(self._view.showing(offset))

    def go_to(self, offset: int) -> None:
        """Show the text from an offset of clean on."""
        self._wanted = offset
        if self._view:
            self._move(self._view.with_offset_at(offset, 0))

    @property
    def view(self) -> Viewport | None:
        """What is seen of the document; None before its size is known."""
        return self._view

    @property
    def top_offset(self) -> int:
        """The first offset of clean that is seen."""
        return self._view.top_offset if self._view else self._wanted

    @property
    def measure(self) -> int:
        """The cells a row of text may take."""
        width = (self.size.width - 1) // 2 if self.abreast else self.size.width
        room = width if width < 24 else width - 2
        return max(2, min(2 * self.characters, room - room % 2))

    def _reset(self) -> None:
        """Set the document anew, keeping the hit that is looked at, or else the first row, where it is."""
        if self.document is None or not self.size.width or not self.size.height:
            return
        setting = self._setting(self.document)
        if self._view:
            anchor = self._marking.current
            view = self._view.reset(setting, self.size.height, anchor.start if anchor else None)
        else:
            view = Viewport(setting, self.size.height).showing(self._wanted)
        self._entitle()
        self._move(view)

    def _setting(self, document: Document) -> Typesetting:
        """The document as it is to be set now."""
        left = Typesetting(document, Wording(self.variant), self.measure)
        if not self.abreast:
            return left
        from reader.core.parallel import Parallel  # noqa: PLC0415  # not needed for the first frame

        return Parallel(left, Typesetting(document, Wording(self.variant.toggled(document.leaning)), self.measure))

    def _entitle(self) -> None:
        """Put the document's title, source and date, in the variant shown, into the frame."""
        if document := self.document:
            data, leaning = document.metadata, document.leaning
            self.border_title = Content(shown(data.title, Wording(self.variant), leaning).text)
            source = shown(data.source, Wording(self.variant), leaning).text
            self.border_subtitle = Content(" · ".join(filter(None, (source, data.spoken_date))))

    def _move(self, view: Viewport) -> None:
        self._view = view
        self._places = tuple(view.places())
        self.refresh()
        self.post_message(PageMoved())

    def on_resize(self, _: events.Resize) -> None:
        """Keep the text where it is, in the new measure."""
        self._reset()

    def on_mouse_scroll_down(self, _: events.MouseScrollDown) -> None:
        """Further down with the wheel."""
        self.action_move("row", _WHEEL_ROWS)

    def on_mouse_scroll_up(self, _: events.MouseScrollUp) -> None:
        """Back up with the wheel."""
        self.action_move("row", -_WHEEL_ROWS)

    def action_move(self, unit: str, times: int) -> None:
        """Further down so many rows, pages or half pages, or up when negative; or to one end."""
        if view := self._view:
            if unit == "end":
                self._move(view.to_end() if times > 0 else view.to_start())
            else:
                rows = {"row": 1, "page": view.height, "half": max(1, view.height // 2)}[unit]
                self._move(view.moved(rows * times))

    def render_line(self, y: int) -> Strip:
        """One row of the window; the first row ever asked for is where the size of the pane becomes known."""
        if self._view is None:
            self._reset()
        styles = self._styles = self._styles or self._page_styles()
        if not self._view or y >= len(self._places):
            return Strip.blank(self.size.width, styles.base)
        draw = parallel_row if self.abreast else page_row
        return draw(self._view.setting, self._places[y], self._marking, styles, self.size.width)

    def _page_styles(self) -> PageStyles:
        return PageStyles(
            self.rich_style,
            {kind: self.get_component_rich_style(name) for kind, name in _KINDS.items()},
            self.get_component_rich_style(_HIT, partial=True),
            self.get_component_rich_style(_CURRENT, partial=True),
            self.get_component_rich_style(_RULE),
        )

    def notify_style_update(self) -> None:
        """Ask for the styles anew: the theme, the focus or a class has changed them."""
        super().notify_style_update()
        self._styles = None
