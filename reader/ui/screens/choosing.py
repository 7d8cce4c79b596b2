"""A choice among a few or many entries, asked for over the screen one reads on; what is typed narrows it."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input

from reader.core.narrowing import best_named, holding
from reader.services.language import spoken
from reader.ui.screens.dialogue import Dialogue
from reader.ui.widgets.menu import Menu

_WIDE = 100
"""Cells for entries that explain themselves, where there is room."""


class ChoosingScreen(Dialogue[int | None]):
    """Offers entries; its result is the index of the chosen one, or None.

    Any character that is no key of the menu begins to narrow it, and so does a slash.
    """

    AUTO_FOCUS = "#menu"
    DEFAULT_CSS = """
    ChoosingScreen {
        align: center middle;
        background: $background 60%;
        #choice {
            width: 64; max-width: 96%; height: auto; max-height: 90%; border: round $focus;
            border-title-color: $foreground; border-subtitle-color: $text-muted;
        }
        #narrow { display: none; background: $surface; &.-typing { display: block; } }
        .menu--cursor { background: $accent 20%; text-style: bold; }
        Menu:ansi > .menu--cursor { background: $background; text-style: bold reverse; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "dismiss(None)", "Close", id="close-choice"),
        Binding("slash", "narrow", "Narrow", id="narrow-choice"),
        Binding("down", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
    ]

    def __init__(
        self,
        title: str,
        entries: Sequence[str],
        current: int = 0,
        marked: Callable[[int], object] | None = None,
        *,
        names: Sequence[str] = (),
    ) -> None:
        """A choice with one entry marked; the entries are shown as the text they are.

        Args:
            title: What is chosen.
            entries: What there is to choose from.
            current: The number of the entry that is marked at first.
            marked: Told the number of each entry that is marked while the user looks around.
            names: What each entry is called, where one is found by that and narrowing is what one begins with.
        """
        super().__init__()
        self._title = title
        self._entries = entries
        self._current = current
        self._marked = marked
        self._names = names
        self._numbers = list(range(len(entries)))

    def compose(self) -> ComposeResult:
        """The menu, as high as it needs to be, under what is typed."""
        with Vertical(id="choice") as frame:
            frame.border_title = Content(self._title)
            if self._names:
                frame.styles.width = _WIDE
            frame.border_subtitle = Content(spoken("enter chooses · / narrows · esc closes"))
            yield Input(id="narrow", placeholder=spoken("either script"), compact=True, select_on_focus=False)
            menu = Menu(self._entries, self._current, id="menu")
            menu.styles.height = len(self._entries)
            yield menu

    def on_mount(self) -> None:
        """Begin to narrow where that is wanted."""
        if self._names:
            self.action_narrow()

    def on_key(self, event: events.Key) -> None:
        """Begin to narrow with a character that is no key of the menu."""
        if event.character and event.is_printable and event.key not in self.active_bindings:
            event.stop()
            event.prevent_default()
            self.action_narrow()
            for bar in self.query(Input):
                bar.insert_text_at_cursor(event.character)

    def action_narrow(self) -> None:
        """Take what is typed."""
        # None is there where the choice is closed before it was shown.
        for bar in self.query(Input):
            bar.add_class("-typing")
            self.set_focus(bar)

    def action_move(self, by: int) -> None:
        """Mark another entry, while one types."""
        self.query_one(Menu).action_move(by)

    def action_page(self, by: int) -> None:
        """Mark an entry screenfuls away, while one types."""
        self.query_one(Menu).action_page(by)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Offer what holds what stands there now; the entry one is at stays marked while it is among that.

        Of what has names, the best fits come first, and the first is marked.
        """
        self._numbers = holding(self._entries, event.value)
        if self._names:
            self._numbers = best_named(self._names, self._numbers, event.value)
        later = (place for place, number in enumerate(self._numbers) if number >= self._current or self._names)
        self.query_one(Menu).show([self._entries[number] for number in self._numbers], next(later, 0))

    def on_input_submitted(self) -> None:
        """Choose the marked entry."""
        self.query_one(Menu).action_choose()

    def on_menu_marked(self, message: Menu.Marked) -> None:
        """Tell of the entry that is looked at."""
        if self._marked and message.index < len(self._numbers):
            self._marked(self._numbers[message.index])

    def on_menu_chosen(self, message: Menu.Chosen) -> None:
        """Close with the choice, unless what was chosen from is not offered any more."""
        if message.index < len(self._numbers):
            self.dismiss(self._numbers[message.index])
