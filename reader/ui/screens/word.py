"""A panel beside the word that was looked up."""

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Offset
from textual.widgets import Static

from reader.services.language import spoken
from reader.ui.screens.dialogue import Dialogue

_WIDEST = 64


class WordScreen(Dialogue[None]):
    """Shows what is known of a word, beside it; the arrows go on to other words."""

    AUTO_FOCUS = "#word"
    DEFAULT_CSS = """
    WordScreen {
        background: $background 0%;
        #word {
            position: absolute; height: auto; max-height: 60%; border: round $focus; background: $surface;
            border-subtitle-color: $text-muted; padding: 0 1; scrollbar-size-vertical: 1;
        }
        #said { height: auto; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,i", "dismiss(None)", "Close", id="close-word"),
        Binding("right,n", "step(1)", "Next word", id="next-word"),
        Binding("left,N", "step(-1)", "Word before", id="previous-word"),
        Binding("j", "scroll(1)", show=False),
        Binding("k", "scroll(-1)", show=False),
    ]

    def __init__(self, step: Callable[[int], object], at: Offset) -> None:
        """A panel with nothing in it yet.

        Args:
            step: Looks up another word: the next, or the one before when negative.
            at: The cell of the screen that the word begins in.
        """
        super().__init__()
        self._step = step
        self._said = Content(spoken("looking it up…"))
        self._at = at

    def compose(self) -> ComposeResult:
        """What is said, which can be scrolled."""
        with VerticalScroll(id="word") as frame:
            frame.border_subtitle = Content(spoken("← → other words · esc closes"))
            yield Static(self._said, id="said")

    def on_mount(self) -> None:
        """Say what came to be known meanwhile, beside the word."""
        self._say()

    def show(self, said: Content, at: Offset) -> None:
        """Say something of a word that begins in a cell of the screen."""
        other, self._said, self._at = at != self._at, said, at
        if self.is_mounted:
            self._say()
            if other:
                self.query_one("#word").scroll_home(animate=False)

    def _say(self) -> None:
        for line in self.query("#said").results(Static):
            line.update(self._said)
        self._place()

    def on_resize(self, _: events.Resize) -> None:
        """Still beside the word, or at least on the screen."""
        self._place()

    def _place(self) -> None:
        """Below the word; above it where there is more room."""
        if not self.query("#word"):
            # It is closed before it was shown.
            return
        width, height = self.app.size
        frame = self.query_one("#word")
        wide = min(_WIDEST, width)
        rows = len(self._said.wrap(max(1, wide - 5)))
        high = min(rows + 2, max(3, height * 6 // 10))
        below = height - self._at.y - 1
        top = self._at.y + 1 if high <= below or below >= self._at.y else self._at.y - high
        frame.styles.width = wide
        frame.styles.offset = (max(0, min(self._at.x - 2, width - wide)), max(0, min(top, height - high)))

    def action_step(self, by: int) -> None:
        """Look up another word."""
        self._step(by)

    def action_scroll(self, by: int) -> None:
        """Further down in what is said."""
        self.query_one("#word").scroll_relative(y=by, animate=False)
