"""A widget that is as large as its place and never scrolls, so that another size of it asks for no other layout."""

from textual.geometry import Size
from textual.reactive import Reactive
from textual.widget import Widget


class Fitted(Widget):
    """Is drawn anew in another size, and that is all; Textual would lay out and draw the whole screen once more."""

    virtual_size = Reactive(Size(0, 0), layout=False, repaint=False)
