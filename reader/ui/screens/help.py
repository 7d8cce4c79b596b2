"""The help: the keys of what has the focus, then those that act everywhere."""

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from reader.core import cells
from reader.core.wrapping import wrap
from reader.services.language import spoken
from reader.ui.command import Command, Place
from reader.ui.commands import at
from reader.ui.screens.dialogue import Dialogue

_TITLES = {
    Place.READING: "In the text",
    Place.VERTICAL: "In vertical text",
    Place.LIST: "In the list",
    Place.SEARCH: "In the search bar",
    Place.RESULTS: "In the results",
    Place.STATISTICS: "In the statistics",
    Place.FILTER: "While the list is filtered",
    Place.GOING: "In the bar for places",
    Place.EVERYWHERE: "Everywhere",
}
_INTRODUCTION = (
    "Texts are searched and shown in either script, whatever they were written in. "
    "A query is literal; spaces part terms that must all occur."
)


_BESIDE = 19
"""Cells before what keys do: an indent, the keys, a space."""


class _HelpText(Widget):
    """The help, set to the width there is."""

    def __init__(self, place: Place) -> None:
        """The help for a place."""
        super().__init__()
        self._place = place

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as the help has in this width."""
        return len(help_text(self._place, width).split("\n"))

    def render(self) -> Content:
        """The help."""
        return help_text(self._place, self.content_size.width)


class HelpScreen(Dialogue[None]):
    """Names keys and what they do."""

    DEFAULT_CSS = """
    HelpScreen {
        align: center middle;
        background: $background 60%;
        #help {
            width: 88; max-width: 96%; height: auto; max-height: 92%; border: round $focus; padding: 0 1;
            border-title-color: $foreground; border-subtitle-color: $text-muted;
        }
        _HelpText { height: auto; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,f1,enter", "dismiss", "Close", id="close-help"),
        Binding("j", "scroll('down')", show=False),
        Binding("k", "scroll('up')", show=False),
        Binding("space", "scroll('page_down')", show=False),
        Binding("b", "scroll('page_up')", show=False),
    ]

    def __init__(self, place: Place) -> None:
        """The help for a place."""
        super().__init__()
        self._place = place

    def compose(self) -> ComposeResult:
        """One scrolling page."""
        with VerticalScroll(id="help") as page:
            page.border_title = Content(spoken("Keys"))
            page.border_subtitle = Content(spoken("esc closes"))
            yield _HelpText(self._place)

    def action_scroll(self, how: str) -> None:
        """Scroll the page."""
        page = self.query_one("#help", VerticalScroll)
        {
            "down": page.scroll_down,
            "up": page.scroll_up,
            "page_down": page.scroll_page_down,
            "page_up": page.scroll_page_up,
        }[how](animate=False)


def help_text(place: Place, width: int) -> Content:
    """The help for a place, as it is shown in so many cells."""
    parts: list[Content] = []
    more = (Place.VERTICAL,) if place is Place.READING else ()
    for shown in dict.fromkeys((place, *more, Place.EVERYWHERE)):
        rows = [row for command in at(shown) for row in _rows(command, width)]
        parts += [Content.styled(spoken(_TITLES[shown]), "bold"), *rows, Content("")]
    return Content("\n").join([*parts, *map(Content, _wrapped(spoken(_INTRODUCTION), width))])


def _rows(command: Command, width: int) -> Iterator[Content]:
    """The keys of a command, and beside them, in as many rows as it takes, what they do."""
    keys = command.spoken_keys or spoken("in the palette")
    for text in _wrapped(spoken(command.help), width - _BESIDE):
        yield Content.assemble("  ", (cells.padded(keys, _BESIDE - 3), "bold $text-accent"), " ", (text, ""))
        keys = ""


def _wrapped(text: str, width: int) -> list[str]:
    return [row.within(text).rstrip() for row in wrap(text, width)]
