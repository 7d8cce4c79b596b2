"""A menu: entries of one row, one of them marked; only what is in view is drawn."""

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from reader.core import cells
from reader.services.language import spoken
from reader.ui.strips import line


class Menu(Widget, can_focus=True):
    """Entries to choose from."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "move(1)", "Down", show=False),
        Binding("k,up", "move(-1)", "Up", show=False),
        Binding("space,pagedown,d", "page(1)", "Page down", show=False),
        Binding("b,pageup,u", "page(-1)", "Page up", show=False),
        Binding("g,home", "page(-1000000)", "First", show=False),
        Binding("G,end", "page(1000000)", "Last", show=False),
        Binding("enter", "choose", "Choose", show=False),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {"menu--cursor"}

    class Chosen(Message):
        """An entry was chosen.

        Attributes:
            index: Which.
        """

        def __init__(self, index: int) -> None:
            """The choice of an entry."""
            super().__init__()
            self.index = index

    class Marked(Message):
        """Another entry is marked.

        Attributes:
            index: Which.
        """

        def __init__(self, index: int) -> None:
            """The mark at an entry."""
            super().__init__()
            self.index = index

    def __init__(self, entries: Sequence[str], cursor: int, *, id: str) -> None:  # noqa: A002  # Textual's name for it
        """A menu with one of its entries marked."""
        super().__init__(id=id)
        self._entries = entries
        self._cursor = cursor
        self._first = 0

    def show(self, entries: Sequence[str], cursor: int) -> None:
        """Offer other entries, one of them marked."""
        self._entries = entries
        self.action_move(cursor - self._cursor)

    def action_move(self, by: int) -> None:
        """Mark the entry so many further down."""
        self._cursor = max(0, min(self._cursor + by, len(self._entries) - 1))
        self.post_message(self.Marked(self._cursor))
        self.refresh()

    def action_page(self, by: int) -> None:
        """Mark the entry so many screenfuls further down."""
        self.action_move(by * max(1, self.size.height))

    def action_choose(self) -> None:
        """Choose the marked entry."""
        if self._entries:
            self.post_message(self.Chosen(self._cursor))

    def on_click(self, event: events.Click) -> None:
        """Choose the entry that was clicked."""
        offset = event.get_content_offset(self)
        if offset and self._first + offset.y < len(self._entries):
            self.post_message(self.Chosen(self._first + offset.y))

    def on_mouse_scroll_down(self, _: events.MouseScrollDown) -> None:
        """Further down with the wheel."""
        self.action_move(1)

    def on_mouse_scroll_up(self, _: events.MouseScrollUp) -> None:
        """Back up with the wheel."""
        self.action_move(-1)

    def render_line(self, y: int) -> Strip:
        """One entry."""
        height = max(1, self.size.height)
        self._first = max(min(self._first, self._cursor), self._cursor - height + 1)
        index = self._first + y
        if index >= len(self._entries):
            said = "" if self._entries or y else f"  {spoken('no match')}"
            return line([Segment(said, self.rich_style)], 0, self.size.width, self.rich_style)
        style = self.get_component_rich_style("menu--cursor") if index == self._cursor else self.rich_style
        mark = "▸" if index == self._cursor else " "
        text = cells.padded(f"{mark} {self._entries[index]}", self.size.width)
        return line([Segment(text, style)], 0, self.size.width, style)
