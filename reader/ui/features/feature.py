"""What a feature of the reading screen is: the commands it does, and what it is told of."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.ui.screens.desk import Desk

Action = Callable[[], object]
"""What does a command; what it returns is awaited where it can be."""


class Feature:
    """One thing the reading screen can do; made once, when it is first asked for, and from then on told of changes.

    A feature keeps what it needs between its commands. What may take longer than a frame it has done by `Desk.work`.

    Attributes:
        desk: The screen as features see it.
    """

    def __init__(self, desk: "Desk") -> None:
        """A feature of a screen."""
        self.desk = desk

    def actions(self) -> Mapping[str, Action]:
        """What does each of its commands, by the command's id."""
        return {}

    def document_shown(self) -> None:
        """Another document is read, or the same one was opened anew."""

    def page_moved(self) -> None:
        """The text shows another part of the document, or shows it otherwise."""

    def corpus_changed(self) -> None:
        """The corpus has other documents."""

    def searched(self) -> None:
        """Something else is searched for, more was found, or another hit is looked at."""

    def jumped(self) -> None:
        """The user is about to be taken elsewhere from `Desk.position`."""

    def walked(self) -> None:
        """The user is about to be taken from `Desk.position` to what is found out of view."""

    def left(self) -> None:
        """The app is about to end."""
