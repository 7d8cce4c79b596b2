"""The reading pane: a page that has the focus, moves by keys and wheel, and opens what is clicked."""

from typing import ClassVar

from textual import events
from textual.binding import BindingType

from reader.core.selection import Selection, piece_at
from reader.ui.command import Place
from reader.ui.commands import bindings
from reader.ui.widgets.selectable_page import SelectablePage

_WHEEL_ROWS = 3


class ReadingPane(SelectablePage, can_focus=True):
    """The page one reads on."""

    PLACE: ClassVar[Place] = Place.READING
    # The first binding of a key that may act does; those of vertical text may only there.
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.VERTICAL), *bindings(Place.READING)]

    def action_toggle_furniture(self) -> None:
        """Show all that does not belong to the article, in every document, or fold it again."""
        self.show(self.look._replace(opened=frozenset() if self.look.opened is None else None))

    def action_open_furniture(self) -> None:
        """Open the first closed run in view; where there is none, close those that are open."""
        items = dict.fromkeys(place.paragraph for place in self.places)
        if not any(self.open_item(item) for item in items) and self.look.opened:
            self.show(self.look._replace(opened=frozenset()))

    def action_column(self, what: str, unit: str, times: int) -> None:
        """Move or extend as one sees it in columns."""
        (self.action_move if what == "move" else self.action_extend)(unit, times)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether an action may be done now: those for columns only where there are any."""
        return self.look.vertical if action == "column" else super().check_action(action, parameters)

    def on_click(self, event: events.Click) -> None:
        """Open the closed run that was clicked; select the character."""
        offset = event.get_content_offset(self)
        place = self.place_at(*offset) if offset else None
        if offset is None or place is None or self.open_item(place.paragraph):
            return
        at = self.offset_at(*offset)
        if self.document and at is not None and not self.selection:
            piece = piece_at(self.document.clean, at)
            self.select(Selection(piece, piece))

    def on_mouse_scroll_down(self, _: events.MouseScrollDown) -> None:
        """Further down with the wheel."""
        self.action_move("row", _WHEEL_ROWS)

    def on_mouse_scroll_up(self, _: events.MouseScrollUp) -> None:
        """Back up with the wheel."""
        self.action_move("row", -_WHEEL_ROWS)
