"""What is under the pointer, on a screen of which a part may be gone by the time the pointer is there."""

from typing import TypeVar

from rich.style import Style
from textual.errors import NoWidget
from textual.geometry import Offset
from textual.screen import Screen
from textual.widget import Widget

Result = TypeVar("Result")


class PointedScreen(Screen[Result]):
    """Asks what is under the pointer only of parts that are still there.

    Until all is laid out anew, Textual finds a part where it was that has just been taken away (a notice that has run
    out, under a click), has it draw itself to see what stands there, and fails.
    """

    def get_widget_and_offset_at(self, x: int, y: int) -> tuple[Widget | None, Offset | None]:
        """The part and the place in it where cells would be selected; they never are."""
        return None, None

    def get_style_at(self, x: int, y: int) -> Style:
        """The style of a cell; that of none where nothing is."""
        try:
            widget, _ = self.get_widget_at(x, y)
        except NoWidget:
            return Style.null()
        return super().get_style_at(x, y) if widget.is_attached else Style.null()
