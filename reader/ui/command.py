"""What a command is, where it is at home, and how its keys are read."""

from enum import StrEnum
from typing import NamedTuple


class Place(StrEnum):
    """Where a command is at home: it acts while this has the focus."""

    EVERYWHERE = "everywhere"
    READING = "reading"
    VERTICAL = "vertical text"
    LIST = "list"
    SEARCH = "search"
    GOING = "going to"
    RESULTS = "results"
    STATISTICS = "statistics"
    FILTER = "filter"


class Command(NamedTuple):
    """One thing the user can have done.

    Attributes:
        id: Its stable name, by which the user's settings give it other keys.
        keys: The keys that ask for it, as Textual names them.
        title: What it is called in the palette and the help.
        help: What it does, in one sentence.
        place: Where it is at home.
        footer: A word or two for the footer; empty to leave it out.
        does: The action that does it, as Textual writes actions; empty where a feature does it.
        feature: The feature that does it, by its name in `reader.ui.features`.
    """

    id: str
    keys: tuple[str, ...]
    title: str
    help: str
    place: Place = Place.EVERYWHERE
    footer: str = ""
    does: str = ""
    feature: str = ""

    @property
    def action(self) -> str:
        """The action that does it."""
        return self.does or f"screen.do('{self.id}')"

    @property
    def spoken_keys(self) -> str:
        """Its keys as a person reads them."""
        return " ".join(map(spoken, self.keys))


_SPOKEN = {
    "down": "↓", "up": "↑", "pagedown": "PgDn", "pageup": "PgUp", "home": "Home", "end": "End", "escape": "esc",
    "left_curly_bracket": "{", "right_curly_bracket": "}", "apostrophe": "'", "quotation_mark": '"',
    "left_square_bracket": "[", "right_square_bracket": "]", "slash": "/", "question_mark": "?", "f1": "F1",
    "shift+down": "shift+↓", "shift+up": "shift+↑", "shift+left": "shift+←", "shift+right": "shift+→",
    "left": "←", "right": "→",
    "ctrl+shift+right": "ctrl+shift+→", "ctrl+shift+left": "ctrl+shift+←",
    "colon": ":", "alt+left": "alt+←", "alt+right": "alt+→", "backspace": "⌫",
    "plus": "+", "minus": "-", "equals_sign": "=",
    "ctrl+up": "ctrl+↑", "ctrl+down": "ctrl+↓",
    "alt+up": "alt+↑", "alt+down": "alt+↓",
    "ctrl+right": "ctrl+→", "ctrl+left": "ctrl+←", "asterisk": "*",
}  # fmt: skip


def spoken(key: str) -> str:
    """A key as a person reads it."""
    return _SPOKEN.get(key, key)
