"""The panes of the reading screen: which are shown, which has the focus, and how wide the text is set."""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widget import Widget

from reader.ui.command import Command, Place
from reader.ui.commands import bindings
from reader.ui.messages import CommandAsked
from reader.ui.screens.pointing import PointedScreen
from reader.ui.widgets.list_pane import ListPane
from reader.ui.widgets.one_line import KeyLine, StatusLine
from reader.ui.widgets.reading_pane import ReadingPane
from reader.ui.widgets.too_small import TooSmall

NARROWEST, LOWEST = 20, 5
"""The smallest terminal there is room to read in, in cells and rows."""

_NARROW, _SHORT = 60, 12
"""Below this many cells only one pane is shown; below this many rows, no frames and no keys."""

_HIGH = 32
"""From so many rows on the results stand below the text; with less, in place of it while they have the focus."""


class PanedScreen(PointedScreen[None]):
    """A list, a text, a line that says where one is and a line of keys, as far as there is room for them."""

    AUTO_FOCUS = "#text"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.EVERYWHERE)]

    _focused_before: Widget | None = None

    def compose(self) -> ComposeResult:
        """The parts; the search bar is made when it is first asked for."""
        yield ListPane(id="list")
        yield ReadingPane(id="text")
        yield StatusLine(id="status")
        yield KeyLine(id="keys")
        yield TooSmall(id="too-small")

    @property
    def list_pane(self) -> ListPane:
        """The list of documents."""
        return self.query_one("#list", ListPane)

    @property
    def text_pane(self) -> ReadingPane:
        """The text that is read."""
        return self.query_one("#text", ReadingPane)

    @property
    def status(self) -> StatusLine:
        """The line that says where one is."""
        return self.query_one("#status", StatusLine)

    @property
    def key_line(self) -> KeyLine:
        """The line that names keys."""
        return self.query_one("#keys", KeyLine)

    @property
    def place(self) -> Place:
        """Where the focus is, as the table of commands knows it."""
        return _place_of(self.focused)

    def on_resize(self, event: events.Resize) -> None:
        """Leave out what there is no room for."""
        width, height = event.size
        self.set_class(width < _NARROW, "-narrow")
        self.set_class(height < _SHORT, "-short")
        self.set_class(height < _HIGH, "-low")
        self.set_class(width < NARROWEST or height < LOWEST, "-too-small")
        if not self.has_class("-too-small"):
            self.call_after_refresh(self._focus_again)

    def set_focus(
        self, widget: Widget | None, scroll_visible: bool = True, from_app_focus: bool = False
    ) -> None:  # Textual's signature
        """Give a part the focus; nothing has it only where nothing can, or while the terminal does not have it.

        Textual takes it from what is hidden, and from all where a click is beyond the window.
        """
        if widget is None:
            self._focused_before = self.focused or self._focused_before
            if self.app.app_focus:
                widget = self._to_focus()
        super().set_focus(widget, scroll_visible, from_app_focus)

    def _to_focus(self) -> Widget | None:
        """What had the focus last, or else the text; None where neither is shown."""
        return next((one for one in (self._focused_before, *self.query(ReadingPane)) if one and _is_shown(one)), None)

    def _focus_again(self) -> None:
        """There is room again: what had the focus before there was none has it, and its keys act."""
        if self.focused is None:
            self.set_focus(self._to_focus())

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Name the keys of what has the focus; in a narrow terminal, show it alone."""
        self.key_line.show(_place_of(event.widget))
        self.set_class(_place_of(event.widget) in {Place.LIST, Place.FILTER}, "-in-list")
        self.set_class(_place_of(event.widget) is Place.RESULTS, "-in-results")

    def show_place_read(self) -> None:
        """Say where in the text one is."""
        if view := self.text_pane.view:
            self.status.show(progress=view.progress, look=self.text_pane.look, document=self.text_pane.document)

    async def on_command_asked(self, message: CommandAsked) -> None:
        """Do what was asked for otherwise than by its key."""
        await self.do(message.command)

    async def do(self, command: Command) -> None:
        """Do what a command does, where it is at home."""
        homes: dict[Place, Widget | None] = {Place.READING: self.text_pane, Place.LIST: self.list_pane}
        home = self if command.place is Place.EVERYWHERE else homes.get(command.place, self.focused)
        await (home or self).run_action(command.action)

    def action_next_pane(self) -> None:
        """To the list, to the results where they are open, and back to the text."""
        if self.list_pane.has_focus and self.has_class("-results"):
            self.query_one("#results").focus()
            return
        to_list = self.text_pane.has_focus
        self.set_class(to_list, "-in-list")
        if to_list:
            self.remove_class("-only-text")
        self.set_focus(self.list_pane if to_list else self.text_pane)

    def action_only_text(self) -> None:
        """Hide everything but the text and the line that says where one is, or bring it back."""
        if self.toggle_class("-only-text").has_class("-only-text"):
            self.set_focus(self.text_pane)


def _is_shown(widget: Widget) -> bool:
    """Whether a part could have the focus and is there to be seen."""
    return widget.focusable and all(node.display for node in widget.ancestors_with_self)


def _place_of(widget: Widget | None) -> Place:
    if isinstance(place := getattr(widget, "PLACE", None), Place):
        return place
    return Place.READING if widget is None else Place.SEARCH
