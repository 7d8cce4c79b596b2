"""The results pane: a table of any length, of which only the rows in view are made."""

from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.strip import Strip

from reader.services.language import spoken
from reader.ui.command import Place
from reader.ui.commands import bindings
from reader.ui.messages import HeadClicked, ResultChosen, ResultMarked
from reader.ui.strips import colour_of, line
from reader.ui.tables.table import Table, TableStyles
from reader.ui.widgets.framed import Framed

_CURSOR, _QUIET, _HIT, _HEAD, _SORTED = (
    "results--cursor",
    "results--quiet",
    "results--hit",
    "results--head",
    "results--sorted",
)
_LEAST_WITH_FOOT = 6
_WHEEL_ROWS = 3


class ResultsPane(Framed, can_focus=True):
    """Shows a table; one of its rows is marked."""

    DEFAULT_CSS = """
    ResultsPane {
        &#results {
            display: none;
            column-span: 2;
            height: 100%;
            width: 100%;
            border: round $foreground 40%;
            border-title-color: $foreground;
            border-title-style: bold;
            border-subtitle-color: $text-muted;
            &:focus { border: round $focus; }
        }
        .results--cursor { background: $accent 20%; text-style: bold; }
        &:nocolor > .results--cursor { text-style: bold reverse; }
        &:ansi > .results--cursor { background: $background; text-style: bold reverse; }
        .results--quiet { color: $text-muted; }
        &:nocolor > .results--quiet, &:ansi > .results--quiet { text-style: dim; }
        .results--hit { color: $text-warning; text-style: bold underline; }
        .results--head { color: $text-muted; background: $panel; }
        .results--sorted { text-style: bold underline; }
    }
    """
    ALLOW_SELECT = False
    PLACE: ClassVar[Place] = Place.RESULTS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.RESULTS)]
    COMPONENT_CLASSES: ClassVar[set[str]] = {_CURSOR, _QUIET, _HIT, _HEAD, _SORTED}

    def __init__(self, *, id: str) -> None:  # noqa: A002  # Textual's name for it
        """A pane without a table."""
        super().__init__(id=id)
        self._table: Table | None = None
        self._cursor = self._first = 0
        self._styles: TableStyles | None = None

    def show(self, table: Table, cursor: int) -> None:
        """Show a table, with a row marked."""
        self._table = table
        self.border_title = Content(spoken(table.title))
        self.mark(cursor)

    def mark(self, cursor: int) -> None:
        """Mark another row."""
        self._cursor = cursor
        self._keep_cursor_in_view()
        self.refresh()

    @property
    def cursor(self) -> int:
        """The marked row."""
        return self._cursor

    @property
    def _count(self) -> int:
        return 0 if self._table is None else len(self._table)

    @property
    def _has_foot(self) -> bool:
        return self.size.height >= _LEAST_WITH_FOOT

    @property
    def _shown_at_once(self) -> int:
        return max(1, self.size.height - 1 - self._has_foot)

    def _keep_cursor_in_view(self) -> None:
        self._cursor = max(0, min(self._cursor, self._count - 1))
        self._first = max(min(self._first, self._cursor), self._cursor - self._shown_at_once + 1)
        self._first = max(0, min(self._first, self._count - self._shown_at_once))

    def action_move(self, unit: str, times: int) -> None:
        """Mark the row so many rows or pages further down, or up when negative; or at one end."""
        step = {"row": 1, "page": self._shown_at_once, "half": max(1, self._shown_at_once // 2), "end": self._count}
        if unit in {"page", "half"}:
            self._first += step[unit] * times
        before = self._cursor
        self.mark(self._cursor + step[unit] * times)
        if self._cursor != before:
            self.post_message(ResultMarked(self._cursor))

    def action_choose(self) -> None:
        """Go where the marked row leads."""
        if self._count:
            self.post_message(ResultChosen(self._cursor, None))

    def on_click(self, event: events.Click) -> None:
        """Order by the column that was clicked, mark a row, or go where the marked one leads."""
        offset = event.get_content_offset(self)
        if not offset or self._table is None:
            return
        if offset.y == 0:
            self.post_message(HeadClicked(self._table.column_at(offset.x, self.size.width)))
            return
        number = self._first + offset.y - 1
        if number >= self._count or offset.y > self._shown_at_once:
            return
        share = self._table.share_at(offset.x, self.size.width)
        if number == self._cursor or share is not None or event.chain > 1:
            self.mark(number)
            self.post_message(ResultChosen(number, share))
        else:
            self.mark(number)
            self.post_message(ResultMarked(number))

    def on_mouse_scroll_down(self, _: events.MouseScrollDown) -> None:
        """Further down with the wheel; the marked row stays while it is in view."""
        self._scroll(_WHEEL_ROWS)

    def on_mouse_scroll_up(self, _: events.MouseScrollUp) -> None:
        """Back up with the wheel."""
        self._scroll(-_WHEEL_ROWS)

    def _scroll(self, by: int) -> None:
        self._first = max(0, min(self._first + by, self._count - self._shown_at_once))
        self.mark(max(self._first, min(self._cursor, self._first + self._shown_at_once - 1)))

    def on_resize(self, _: events.Resize) -> None:
        """Keep the marked row in view."""
        self._keep_cursor_in_view()
        self.refresh()

    def row(self, y: int) -> Strip:
        """One row: the head, a row of the table, or the foot."""
        width, table = self.size.width, self._table
        styles = self._styles = self._styles or self._table_styles()
        if table is None:
            return Strip.blank(width, styles.base)
        if y == 0:
            return table.head(width, styles)
        if self._has_foot and y == self.size.height - 1:
            return table.foot(self._cursor, width, styles) if self._count else Strip.blank(width, styles.head)
        number = self._first + y - 1
        if not self._count and y == 1:
            return line([Segment(f"  {table.empty}", styles.base)], 0, width, styles.base)
        if number >= self._count:
            return Strip.blank(width, styles.base)
        return table.row(number, width, styles, marked=number == self._cursor)

    def _table_styles(self) -> TableStyles:
        style = self.get_component_rich_style
        return TableStyles(
            base=self.base_style,
            cursor=style(_CURSOR),
            quiet=colour_of(style(_QUIET)),
            hit=style(_HIT, partial=True),
            head=style(_HEAD),
            sorted=style(_SORTED, partial=True),
        )

    def notify_style_update(self) -> None:
        """Ask for the styles anew: the theme, the focus or a class has changed them."""
        super().notify_style_update()
        self._styles = None
