"""The list pane: the documents, two rows each, of which only those in view are drawn."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.strip import Strip

from reader.core import cells
from reader.core.corpus import Corpus
from reader.core.document import Document
from reader.core.listing import ListOrder, View
from reader.core.sanitizing import printable
from reader.core.scripts import Script, Variant
from reader.core.showing import shown
from reader.core.wording import Wording
from reader.services.language import spoken
from reader.ui.command import Place
from reader.ui.commands import bindings
from reader.ui.listed import Reading, second_row, spoken_reader, spoken_reading
from reader.ui.messages import DocumentChosen
from reader.ui.strips import colour_of, line
from reader.ui.widgets.framed import Framed

ROWS = 2
"""Rows a document takes."""

BADGES = {Script.HANS: "简", Script.HANT: "繁", Script.MIXED: "混", Script.NONE: "—"}
"""What stands for the script of a text."""

_CURSOR, _OPEN, _META, _COUNT = "list--cursor", "list--open", "list--meta", "list--count"
_KEPT_ROWS = 512
"""Rows kept as they went to the terminal; a screen shows at most some dozens."""


class _Entry(NamedTuple):
    """What the list says of a document.

    Attributes:
        document: The document.
        style: The name of the style it is drawn in; empty for that of the list.
        opened: Whether it is read.
        hits: How many there are in it, and how far it was read and is known.
    """

    document: Document
    style: str
    opened: bool
    hits: int = 0
    reading: Reading | None = None
    known: float | None = None

    @property
    def name(self) -> "_Entry":
        """What its first row says."""
        return _Entry(self.document, self.style, self.opened)


class ListPane(Framed, can_focus=True):
    """Shows the documents of a corpus; one is marked, one is open."""

    PLACE: ClassVar[Place] = Place.LIST
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.LIST)]
    COMPONENT_CLASSES: ClassVar[set[str]] = {_CURSOR, _OPEN, _META, _COUNT}

    def __init__(self, *, id: str) -> None:  # noqa: A002  # Textual's name for it
        """A list without documents."""
        super().__init__(id=id)
        self._corpus = Corpus()
        self._wording = Wording(Variant.ORIGINAL)
        self._counts: Mapping[int, int] = {}
        self._readings: Mapping[int, Reading] = {}
        self._known: Mapping[int, float] = {}
        self._view = View()
        self._listed: Sequence[int] | None = None
        self._rows: Mapping[int, int] = {}
        self._cursor = 0
        self._open = 0
        self._first = 0
        self._told: tuple[object, ...] = ()
        self._kept: dict[tuple[object, ...], Strip] = {}
        self._kept_with: tuple[object, ...] = ()

    def show(  # noqa: PLR0913  # each may change alone
        self,
        *,
        corpus: Corpus | None = None,
        wording: Wording | None = None,
        counts: Mapping[int, int] | None = None,
        opened: int | None = None,
        readings: Mapping[int, Reading] | None = None,
        known: Mapping[int, float] | None = None,
    ) -> None:
        """Show other documents or wording, counts of hits, the open document, how far all were read or are known."""
        self._corpus = self._corpus if corpus is None else corpus
        self._wording = wording or self._wording
        self._counts = self._counts if counts is None else counts
        self._readings = self._readings if readings is None else readings
        self._known = self._known if known is None else known
        if opened is not None:
            self._open = opened
            self._cursor = self._row_of(opened, self._cursor)
        self._entitle()
        self._keep_cursor_in_view()
        if (said := self._said()) != self._told:
            self._told = said
            self.refresh()

    def _said(self) -> tuple[object, ...]:
        """All that the rows in view say, as far as `show` can change it."""
        rows = range(self._first, self._first + self._shown_at_once + 1)
        return self._wording, *map(self._entry, rows)

    def _entry(self, row: int) -> _Entry | None:
        """What a row of the list says; None below the last."""
        index = self._index_of(row)
        if index is None:
            return None
        style = _CURSOR if row == self._cursor else _OPEN if index == self._open else ""
        told = self._counts.get(index, 0), self._readings.get(index), self._known.get(index)
        return _Entry(self._corpus[index], style, index == self._open, *told)

    def list_as(self, view: View, indexes: Sequence[int] | None) -> None:
        """List documents in another way.

        Args:
            view: The way, to be told.
            indexes: Which documents, in order; None for all as they are.
        """
        marked = self.cursor
        self._view, self._listed = view, indexes
        self._rows = {index: row for row, index in enumerate(indexes)} if indexes is not None else {}
        self._cursor = self._row_of(self._open if marked is None else marked, 0)
        self._entitle()
        self._keep_cursor_in_view()
        self.refresh()

    def _entitle(self) -> None:
        """Say how many documents there are, how many of them are listed, and how."""
        total, view = len(self._corpus), self._view
        narrowed = "" if self._listed is None or not view.typed.strip() else f"{len(self._listed):,} of "
        order = "" if view.order is ListOrder.OPENED else view.order.value
        parts = (printable(view.typed.strip()), spoken(order), "↑" if view.backward else "")
        self.entitle(spoken(f"Documents {narrowed}{total:,}"), " · ".join(filter(None, parts)))

    def _row_of(self, index: int, otherwise: int) -> int:
        """The row of a document; another where it is not listed."""
        return index if self._listed is None else self._rows.get(index, otherwise)

    def _index_of(self, row: int) -> int | None:
        """The document of a row; None below the last."""
        if not 0 <= row < self._count:
            return None
        return row if self._listed is None else self._listed[row]

    @property
    def _count(self) -> int:
        return len(self._corpus) if self._listed is None else len(self._listed)

    @property
    def cursor(self) -> int | None:
        """The index of the marked document; None where none is listed."""
        return self._index_of(self._cursor)

    def neighbour(self, index: int, by: int) -> int | None:
        """The document so many rows below another, or above it when negative; None where there is none.

        Of one that is not listed, the marked one is taken for the neighbour.
        """
        row = self._row_of(index, -1)
        return self.cursor if row < 0 else self._index_of(row + by)

    @property
    def _shown_at_once(self) -> int:
        return max(1, self.size.height // ROWS)

    def _keep_cursor_in_view(self) -> None:
        self._cursor = max(0, min(self._cursor, self._count - 1))
        self._first = max(min(self._first, self._cursor), self._cursor - self._shown_at_once + 1)
        self._first = max(0, min(self._first, self._count - self._shown_at_once))

    def action_move(self, unit: str, times: int) -> None:
        """Mark the document so many rows or pages further down, or up when negative; or at one end."""
        step = {"row": 1, "page": self._shown_at_once, "end": self._count}[unit]
        self._cursor += step * times
        self._keep_cursor_in_view()
        self.refresh()

    def action_open_document(self) -> None:
        """Read the marked document."""
        if (index := self.cursor) is not None:
            self.post_message(DocumentChosen(index))

    def on_click(self, event: events.Click) -> None:
        """Read the document that was clicked."""
        offset = event.get_content_offset(self)
        index = self._index_of(self._first + offset.y // ROWS) if offset else None
        if index is not None:
            self.post_message(DocumentChosen(index))

    def on_mouse_scroll_down(self, _: events.MouseScrollDown) -> None:
        """Further down with the wheel."""
        self.action_move("row", 1)

    def on_mouse_scroll_up(self, _: events.MouseScrollUp) -> None:
        """Back up with the wheel."""
        self.action_move("row", -1)

    def on_resize(self, _: events.Resize) -> None:
        """Keep the marked document in view."""
        before = self._first
        self._keep_cursor_in_view()
        if self._first != before:
            self.refresh()

    def rows(self, height: int, left: Strip, right: Strip) -> Iterable[Strip]:
        """The rows, finished, each kept: a key of a query changes counts and no titles, and one turns wordings back."""
        made_with = (self.size.width, self.base_style, left, right, *self._filters)
        if self._kept_with != made_with or len(self._kept) > _KEPT_ROWS:
            self._kept_with, self._kept = made_with, {}
        return [self._kept_row(y, left, right) for y in range(height)]

    def _kept_row(self, y: int, left: Strip, right: Strip) -> Strip:
        entry = self._entry(self._first + y // ROWS)
        # When it was read is said from now, every minute otherwise.
        said = spoken_reading(entry.reading, datetime.now(UTC)) if entry and entry.reading and y % ROWS else ""
        key = (y % ROWS, self._wording, entry if y % ROWS or not entry else entry.name, said)
        if key not in self._kept:
            self._kept[key] = self.finished(left, self.row(y), right)
        return self._kept[key]

    def notify_style_update(self) -> None:
        """Draw every row anew: the theme, the focus or a class has changed the styles."""
        super().notify_style_update()
        self._kept = {}

    def row(self, y: int) -> Strip:
        """One row of the list."""
        entry = self._entry(self._first + y // ROWS)
        if entry is None:
            return Strip.blank(self.size.width, self.base_style)
        style = self.style_of(entry.style) if entry.style else self.base_style
        return self._details(entry, style) if y % ROWS else self._title(entry, style)

    def _title(self, entry: _Entry, style: Style) -> Strip:
        """The script's badge and the title."""
        width, document = self.size.width, entry.document
        title = shown(document.metadata.title, self._wording, document.leaning).text
        badge = f"{'▸' if entry.opened else ' '}{BADGES[document.script]}"
        text = cells.padded(f"{cells.padded(badge, 3)} {title}", width)
        return line([Segment(text, style)], 0, width, style)

    def _details(self, entry: _Entry, style: Style) -> Strip:
        """Source, or else author, and date, how far it was read, and how many hits there are, at the right."""
        width, document = self.size.width, entry.document
        data = document.metadata
        source = shown(data.source or data.author, self._wording, document.leaning).text
        count = f" {entry.hits}" if entry.hits else ""
        read = spoken_reader(entry.reading, entry.known, datetime.now(UTC))
        details = second_row(source, data.spoken_date[:10], read, max(0, width - len(count) - 1))
        marked = entry.style == _CURSOR
        quiet = style if marked else style + colour_of(self.style_of(_META))
        loud = style + self.style_of(_COUNT, partial=True)
        return line([Segment(details, quiet), Segment(count, loud)], 0, width, style)
