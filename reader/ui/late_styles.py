"""Styles that the first screen has no use for, looked up when they are first asked for.

Textual styles every component of a widget whenever it styles the widget, three times before the first frame; the marks
that may lie over a text are as many again as what it consists of, and their rules a third of all.
"""

from pathlib import Path

from rich.style import Style
from textual.dom import DOMNode
from textual.widget import Widget

_MARKS = Path(__file__).parent / "styles" / "marks.tcss"


class LateStyles(dict[str, Style]):
    """The styles of a widget's components by name, in part, as Textual gives them; made anew for another look."""

    def __init__(self, widget: Widget, prefix: str) -> None:
        """Nothing is looked up yet.

        Args:
            widget: The widget.
            prefix: What the class of a component begins with; its name follows.
        """
        super().__init__()
        self._widget, self._prefix = widget, prefix

    def __missing__(self, name: str) -> Style:
        stylesheet = self._widget.app.stylesheet
        if not stylesheet.has_source(str(_MARKS)):
            stylesheet.add_source(_MARKS.read_text(encoding="utf-8"), (str(_MARKS), ""))
        # As Textual does for the components it knows of.
        component = DOMNode(classes=f"{self._prefix}{name}")
        component._attach(self._widget)  # noqa: SLF001  # it has no other door for that
        stylesheet.apply(component, animate=False)
        style = component.styles.partial_rich_style
        # What has a colour of its own is as loud within a remark as anywhere, where remarks are dim.
        self[name] = style = style + Style(dim=False) if style.color and not style.dim else style
        return style
