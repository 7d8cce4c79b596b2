"""The filter bar: what narrows the list of documents, as it is typed."""

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.widgets import Input

from reader.core import cells
from reader.services.language import spoken
from reader.ui.command import Place
from reader.ui.commands import bindings

_HINT = "title, author, source or date · date:2020..2022 · script:繁 · source:… · -without"


class FilterBar(Input):
    """Takes what narrows the list."""

    PLACE = Place.FILTER
    DEFAULT_CSS = """
    FilterBar {
        display: none;
        column-span: 2;
        height: 1;
        background: $surface;
        &.-typing { display: block; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.FILTER)]

    def __init__(self, typed: Callable[[str], object], *, id: str) -> None:  # noqa: A002  # Textual's name for it
        """An empty bar.

        Args:
            typed: Told what stands there whenever that is something else.
            id: Its name among the widgets.
        """
        super().__init__(id=id, compact=True)
        self._typed = typed

    def on_resize(self, event: events.Resize) -> None:
        """Hint at as much as there is room for, and at nothing by halves."""
        self.placeholder = cells.whole_parts(spoken(_HINT), event.size.width - 1)

    def begin(self, text: str) -> None:
        """Be there, with a filter to be replaced or gone on with."""
        self.value = text
        self.cursor_position = len(text)
        self.add_class("-typing")
        self.focus()

    def end(self) -> None:
        """Be gone."""
        self.remove_class("-typing")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell what stands there now."""
        event.stop()
        self._typed(event.value)

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter, by whatever key the user gave it, leads to the list."""
        event.stop()
        await self.run_action("screen.do('accept-filter')")
