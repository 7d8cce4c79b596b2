"""The place bar: the name of a place being typed."""

from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.widgets import Input

from reader.core import cells
from reader.services.language import spoken
from reader.ui.command import Place
from reader.ui.commands import bindings

_HINT = "go to: 50% · c12 a part · p300 a paragraph · +5% · c+1"


class PlaceBar(Input):
    """Takes the name of a place."""

    DEFAULT_CSS = """
    PlaceBar {
        display: none;
        dock: bottom;
        column-span: 2;
        height: 1;
        background: $surface;
        &.-typing { display: block; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.GOING)]
    PLACE = Place.GOING

    def __init__(self, *, id: str) -> None:  # noqa: A002  # Textual's name for it
        """An empty bar."""
        super().__init__(id=id, compact=True)

    def on_resize(self, event: events.Resize) -> None:
        """Hint at as much as there is room for, and at nothing by halves."""
        self.placeholder = cells.whole_parts(spoken(_HINT), event.size.width - 1)

    def begin(self) -> None:
        """Be there, with nothing typed yet."""
        self.value = ""
        self.add_class("-typing")
        self.screen.set_focus(self)

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter, by whatever key the user gave it, goes there."""
        event.stop()
        await self.run_action("screen.do('accept-place')")
