"""A choice among a few or many entries, asked for over the screen one reads on."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import ModalScreen

from reader.ui.widgets.menu import Menu


class ChoosingScreen(ModalScreen[int | None]):
    """Offers entries; its result is the index of the chosen one, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q", "dismiss(None)", "Close", id="close-choice")]

    def __init__(self, title: str, entries: Sequence[str], current: int = 0) -> None:
        """A choice with one entry marked; the entries are shown as the text they are."""
        super().__init__()
        self._title = title
        self._entries = entries
        self._current = current

    def compose(self) -> ComposeResult:
        """The menu, as high as it needs to be."""
        menu = Menu(self._entries, self._current, id="menu")
        menu.border_title = Content(self._title)
        menu.border_subtitle = Content("enter chooses · esc closes")
        menu.styles.height = len(self._entries) + 2
        yield menu

    def on_menu_chosen(self, message: Menu.Chosen) -> None:
        """Close with the choice."""
        self.dismiss(message.index)
