"""What is shown where there is no room to read."""

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from reader.ui.strips import line


class TooSmall(Widget):
    """One line that asks for a larger window."""

    def render_line(self, y: int) -> Strip:
        """The request in the first row, in whichever language there is room for."""
        width = self.size.width
        text = "" if y else "窗口太小 window too small" if width >= 25 else "窗口太小"
        return line([Segment(text, self.rich_style)], 0, width, self.rich_style)
