"""The search bar: a query being typed, and the switches that say how it asks."""

from collections.abc import Callable, Iterator
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input

from reader.core import cells
from reader.core.query import Manner, in_one_line, manner
from reader.services.language import spoken
from reader.ui.command import Command, Place
from reader.ui.commands import BY_ID, bindings
from reader.ui.messages import CommandAsked
from reader.ui.strips import line

_HINT = 'either script · "…" a phrase · a|b either · -x without'
_LEAST_ROOM = 30
"""Cells a query has in any case."""

_SWITCHES = {"toggle-exact-script": "exact script", "toggle-regex": "regex"}
"""What the switches are called, by the commands that turn them."""

_LOUD, _QUIET = "line--loud", "line--quiet"


class QueryLine(Input):
    """Takes a query."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.SEARCH)]

    def __init__(self, typed: Callable[[str], object], *, id: str, hint: str) -> None:  # noqa: A002  # as below
        """An empty line.

        Args:
            typed: Told what stands there whenever that is something else, before anything is drawn: what follows from
                a key is then one frame.
            id: Its name among the widgets.
            hint: What it says while nothing stands there, in parts that can be left out from the last.
        """
        self._typed = typed
        self._hint = hint
        super().__init__(id=id, compact=True)

    def on_resize(self, event: events.Resize) -> None:
        """Hint at as much as there is room for, and at nothing by halves."""
        self.placeholder = cells.whole_parts(self._hint, event.size.width - 1)

    def watch_value(self, value: str) -> None:
        """Tell what stands there now."""
        if self.is_mounted:
            self._typed(value)

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> "QueryLine":
        """Draw the line anew; once it has its place, no query moves it, though Textual would lay out all for each."""
        super().refresh(*regions, repaint=repaint, layout=layout and not self.size, recompose=recompose)
        return self

    def on_paste(self, event: events.Paste) -> None:
        """Take all lines of what is pasted, as one; Textual would take the first."""
        event.prevent_default()
        event.stop()
        self.replace(in_one_line(event.text), *sorted(self.selection))

    def on_key(self, event: events.Key) -> None:
        """A letter with alt is a command; Textual would take it for the letter."""
        if event.key.startswith("alt+"):
            event.prevent_default()

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Whether a key is text."""
        return not key.startswith("alt+") and super().check_consume_key(key, character)


class Switches(Widget):
    """Says how a query asks; a click on a switch turns it."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {_LOUD, _QUIET}

    def __init__(self) -> None:
        """Switches that are off."""
        super().__init__()
        self._manner = Manner()

    def show(self, asked: Manner) -> None:
        """Say how another query asks."""
        if asked != self._manner:
            self._manner = asked
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The switches, what is on marked by more than colour."""
        loud, quiet = self.get_component_rich_style(_LOUD), self.get_component_rich_style(_QUIET)
        segments = [Segment(text, loud if on else quiet) for _, text, on in self._entries()]
        return line(segments, 0, self.size.width, self.rich_style)

    def _entries(self) -> Iterator[tuple[Command, str, bool]]:
        for (name, word), on in zip(_SWITCHES.items(), self._manner[:2], strict=True):
            key = BY_ID[name].spoken_keys.split()[0]
            yield BY_ID[name], f" {'[x]' if on else '[ ]'} {spoken(word)} {key} ", on

    @property
    def room(self) -> int:
        """The cells the switches take."""
        return sum(cells.width(text) for _, text, _ in self._entries())

    def on_click(self, event: events.Click) -> None:
        """Turn the switch that was clicked."""
        left = 0
        for command, text, _ in self._entries():
            left += cells.width(text)
            if event.x < left:
                self.post_message(CommandAsked(command))
                return


class SearchBar(Widget):
    """A query with its switches; tells of every change."""

    DEFAULT_CSS = """
    SearchBar {
        #query { width: 1fr; background: $surface; }
        Switches { height: 1; }
    }
    """

    def __init__(self, typed: Callable[[str], object], *, id: str) -> None:  # noqa: A002  # Textual's name for it
        """An empty bar.

        Args:
            typed: Told what stands there whenever that is something else.
            id: Its name among the widgets.
        """
        super().__init__(id=id)
        self._typed = typed
        self._line = QueryLine(self._tell, id="query", hint=spoken(_HINT))
        self._switches = Switches()

    def compose(self) -> ComposeResult:
        """The line and its switches; these only where there is room for both."""
        yield self._line
        self._switches.styles.width = self._switches.room
        yield self._switches

    @property
    def value(self) -> str:
        """What stands there."""
        return self._line.value

    @value.setter
    def value(self, text: str) -> None:
        """Put another query there, with the cursor behind it."""
        self._line.value = text
        self._line.cursor_position = len(text)
        self._switches.show(manner(text))

    def begin(self, text: str) -> None:
        """Show the bar with a query, ready to be replaced."""
        self.value = text
        self.add_class("-typing")
        self.screen.set_focus(self._line)
        self._line.select_all()

    def end(self) -> None:
        """Hide the bar."""
        self.remove_class("-typing")

    def cell_of(self, column: int) -> int:
        """The cell of the screen at which a column of the query stands, as far as it is in view."""
        region = self._line.content_region
        cell = cells.width(self.value[:column]) - round(self._line.scroll_offset.x)
        return region.x + max(0, min(cell, region.width - 1))

    def on_resize(self, event: events.Resize) -> None:
        """Leave out the switches where the query needs the room."""
        self._switches.display = event.size.width >= _LEAST_ROOM + self._switches.room

    def on_input_changed(self, event: Input.Changed) -> None:
        """Nobody else need hear of it: it was told when it was typed."""
        event.stop()

    def _tell(self, text: str) -> None:
        """Tell what stands there now."""
        self._switches.show(manner(text))
        self._typed(text)

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter, by whatever key the user gave it, keeps the hit that is shown."""
        event.stop()
        await self.run_action("screen.do('accept-search')")
