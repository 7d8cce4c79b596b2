"""What is asked or told over the screen one reads on."""

from typing import TypeVar

from textual import events
from textual.screen import ModalScreen

Result = TypeVar("Result")


class Dialogue(ModalScreen[Result]):
    """Is left with a click beside it, as with `esc`."""

    def on_click(self, event: events.Click) -> None:
        """Leave it with a click on what lies below it."""
        if event.widget is self and self.is_current:
            self.leave()

    def leave(self) -> None:
        """Close it without a result."""
        self.dismiss(None)
