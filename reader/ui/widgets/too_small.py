"""What is shown where there is no room to read."""

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from reader.core import cells
from reader.services.language import spoken
from reader.ui.strips import line


class TooSmall(Widget):
    """One line that asks for a larger window."""

    def render_line(self, y: int) -> Strip:
        """The request in the first row, as far as there is room for it."""
        width = self.size.width
        requests = (spoken("window too small"), spoken("too small"), spoken("enlarge"))
        text = next((one for one in requests if cells.width(one) <= width), requests[-1]) if y == 0 else ""
        return line([Segment(text, self.rich_style)], 0, width, self.rich_style)
