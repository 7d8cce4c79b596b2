"""A note, being written."""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static, TextArea

from reader.core import cells
from reader.core.sanitizing import printable
from reader.services.language import spoken
from reader.ui.screens.dialogue import Dialogue

_SHOWN = 58
"""Cells of the marked text that are shown above the note."""


class _Written(TextArea):
    """Where a note is written."""

    def on_unmount(self) -> None:
        """Be forgotten, with all that was typed: it follows the theme, and the app would only let go with another."""
        following = getattr(self.app, "__watchers", {}).get("theme", [])
        following[:] = [(node, call) for node, call in following if node is not self]


class WritingScreen(Dialogue[str | None]):
    """Takes a text of several lines; its result is the text, or None where it was given up."""

    DEFAULT_CSS = """
    WritingScreen {
        align: center middle;
        background: $background 60%;
        #note {
            width: 64; max-width: 96%; height: auto; max-height: 90%; border: round $focus;
            border-title-color: $foreground; border-subtitle-color: $text-muted;
        }
        #marked { height: 1; color: $text-muted; }
        /* A bar that goes while lines are undone has Textual look for a cursor in a line that is gone. */
        #written { height: 8; border: none; padding: 0; overflow-y: scroll; }
    }
    """
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        # Not before other keys: what was typed just before them would not be written yet.
        Binding("ctrl+s,f2", "keep", "Keep", id="keep-note"),
        Binding("escape", "give_up", "Give up", id="give-up-note"),
    ]

    def __init__(self, exact: str, note: str) -> None:
        """A note on a marked text, as it is so far."""
        super().__init__()
        self._exact = exact
        self._note = note
        self._warned = self._ready = False
        self._early: list[str] = []
        self._end = (0, 0)

    def compose(self) -> ComposeResult:
        """The marked text above the note."""
        with Vertical(id="note") as frame:
            frame.border_title = Content(spoken("Note"))
            frame.border_subtitle = Content(spoken("ctrl+s keeps · esc gives up"))
            text = printable(" ".join(self._exact.split()))
            yield Static(Content(cells.head(text, _SHOWN)), id="marked")
            area = _Written(self._note, id="written", soft_wrap=True, show_line_numbers=False)
            area.move_cursor(area.document.end)
            yield area

    def on_mount(self) -> None:
        """Go on writing where the note ends; keys typed from now on go there."""
        # None is there where it is closed before it was shown.
        for area in self.query(TextArea):
            self._end = area.document.end
            self.set_focus(area)
            self.call_later(self._begin)

    def _begin(self) -> None:
        """Put what was typed before in front of what was typed since; all of it has come through here by now."""
        for area in self.query(TextArea):
            area.insert("".join(self._early), self._end)
        self._ready = True

    def on_key(self, event: events.Key) -> None:
        """Lose nothing of what is typed before there is anything to type in."""
        if not self._ready and (event.is_printable or event.key == "enter"):
            event.stop()
            event.prevent_default()
            self._early.append(event.character if event.is_printable and event.character else "\n")

    def action_keep(self) -> None:
        """Close with what is written."""
        if not self._ready:
            self.call_after_refresh(self.action_keep)
            return
        # None is there where it was given up while this waited.
        for area in self.query(TextArea):
            self.dismiss(area.text.rstrip())

    def action_give_up(self) -> None:
        """Close without it; where something new is written, only when asked twice."""
        if self._warned or self.query_one(TextArea).text.rstrip() == self._note:
            self.dismiss(None)
            return
        self._warned = True
        frame = self.query_one("#note", Vertical)
        frame.border_subtitle = Content(spoken("esc again forgets what you wrote · ctrl+s keeps it"))

    def leave(self) -> None:
        """As with its key: what is written is only forgotten when asked twice."""
        self.action_give_up()
