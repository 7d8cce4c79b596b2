"""A widget that is as large as its place and never scrolls, so that another size of it asks for no other layout."""

from textual.geometry import Size
from textual.reactive import Reactive
from textual.widget import Widget


class Fitted(Widget):
    """Is drawn anew in another size, and that is all; Textual would lay out and draw the whole screen once more."""

    virtual_size = Reactive(Size(0, 0), layout=False, repaint=False)

    def _size_updated(self, size: Size, virtual_size: Size, container_size: Size, layout: bool = True) -> bool:
        """Take another size, of all of which nothing is drawn yet.

        Textual calls what it was before to be drawn, and counts on the layout that is not asked for here to call for
        the rest; rows drawn in two parts lose the wide characters on which they are parted.
        """
        is_another = size != self._size
        updated = super()._size_updated(size, virtual_size, container_size, layout)
        if is_another:
            self._set_dirty()
        return updated
