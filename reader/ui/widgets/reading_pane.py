"""The reading pane: a page that has the focus, moves by keys and wheel, and opens what is clicked."""

from typing import ClassVar

from textual import events
from textual.binding import BindingType

from reader.ui.commands import Place, bindings
from reader.ui.widgets.page import Page

_WHEEL_ROWS = 3


class ReadingPane(Page, can_focus=True):
    """The page one reads on."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.READING)]

    def action_toggle_furniture(self) -> None:
        """Show all that does not belong to the article, in every document, or fold it again."""
        self.show(self.look._replace(opened=frozenset() if self.look.opened is None else None))

    def action_open_furniture(self) -> None:
        """Open the first closed run in view; where there is none, close those that are open."""
        items = dict.fromkeys(place.paragraph for place in self.places)
        if not any(self.open_item(item) for item in items) and self.look.opened:
            self.show(self.look._replace(opened=frozenset()))

    def action_move(self, unit: str, times: int) -> None:
        """Further down so many rows, pages or half pages, or up when negative; or to one end."""
        if view := self.view:
            if unit == "end":
                self.move_to(view.to_end() if times > 0 else view.to_start())
            else:
                rows = {"row": 1, "page": view.height, "half": max(1, view.height // 2)}[unit]
                self.move_to(view.moved(rows * times))

    def on_click(self, event: events.Click) -> None:
        """Open the closed run that was clicked."""
        offset = event.get_content_offset(self)
        if offset and offset.y < len(self.places):
            self.open_item(self.places[offset.y].paragraph)

    def on_mouse_scroll_down(self, _: events.MouseScrollDown) -> None:
        """Further down with the wheel."""
        self.action_move("row", _WHEEL_ROWS)

    def on_mouse_scroll_up(self, _: events.MouseScrollUp) -> None:
        """Back up with the wheel."""
        self.action_move("row", -_WHEEL_ROWS)
