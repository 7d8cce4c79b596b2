"""A name, being asked for over the screen one reads on."""

from pathlib import PurePath
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input

from reader.ui.screens.dialogue import Dialogue


class NamingScreen(Dialogue[str | None]):
    """Takes one line; its result is the line, or None where it was given up."""

    DEFAULT_CSS = """
    NamingScreen {
        align: center middle;
        background: $background 60%;
        #naming {
            width: 64; max-width: 96%; height: 3; border: round $focus; border-title-color: $foreground;
            border-subtitle-color: $text-muted;
        }
        Input { background: $surface; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Give up", id="give-up-name")]

    def __init__(self, title: str, hint: str, name: str) -> None:
        """A name as it is so far.

        Args:
            title: What is named.
            hint: What a name may be, as it is said.
            name: What it is so far; all of it before its last dot is replaced by what is typed.
        """
        super().__init__()
        self._title, self._hint, self._name_so_far = title, hint, name

    def compose(self) -> ComposeResult:
        """The line in a frame."""
        with Vertical(id="naming") as frame:
            frame.border_title = Content(self._title)
            frame.border_subtitle = Content(self._hint)
            yield Input(self._name_so_far, compact=True, select_on_focus=False)

    def on_mount(self) -> None:
        """Mark the name before its dot."""
        # None is there where it is closed before it was shown.
        for line in self.query(Input):
            self.set_focus(line)
            line.selection = type(line.selection)(0, self._name_so_far.rfind("."))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Close with the line; an ending that is typed before the one that stood there is the same one."""
        event.stop()
        name, ending = event.value.strip(), PurePath(self._name_so_far).suffix
        doubled = ending and name.lower().endswith(2 * ending.lower())
        self.dismiss((name.removesuffix(ending) if doubled else name) or None)
