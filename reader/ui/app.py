"""The terminal app: its theme, its keys and its first screen; it has no features of its own."""

import asyncio
import gc
import signal
from collections.abc import Iterable, Sequence
from functools import partial
from typing import ClassVar

from textual.app import App, SystemCommand
from textual.filter import LineFilter
from textual.screen import Screen

from reader.services.language import spoken
from reader.services.library import Loading
from reader.services.memory import NO_HABITS, NO_START, Choice, Habits, Start
from reader.services.settings import DEFAULTS, Settings
from reader.ui.commands import Place, at
from reader.ui.safety import SafeLines
from reader.ui.screens.panes import PanedScreen
from reader.ui.screens.reading import ReadingScreen

_ENDING_SIGNALS = ("SIGTERM", "SIGHUP")


def _collect_garbage_again() -> None:
    """Look for garbage only in what was made since the first screen; the rest would cost a frame each time."""
    gc.freeze()
    gc.enable()


class ReaderApp(App[None]):
    """Reader in a terminal."""

    CSS_PATH = "styles/reader.tcss"
    TITLE = "Reader"
    COMMAND_PALETTE_BINDING: ClassVar[str] = "ctrl+p"
    ENABLE_COMMAND_PALETTE = True

    def __init__(
        self,
        loading: Loading,
        settings: Settings = DEFAULTS,
        choice: Choice | None = None,
        habits: Habits = NO_HABITS,
        start: Start = NO_START,
    ) -> None:
        """An app on documents of which the first are open.

        Args:
            loading: The documents.
            settings: What the user has set.
            choice: The wording to start with; None for the one in the settings.
            habits: How the user reads, as far as it is remembered.
            start: What the window starts with.
        """
        super().__init__()
        self._loading = loading
        self._settings = self._with_theme(habits.theme or settings.theme, settings)
        self._choice = choice
        self._habits = habits
        self._start = start
        if settings.keys:
            self.set_keymap(dict(settings.keys))
        self._safe_lines = SafeLines()

    def _with_theme(self, name: str, settings: Settings) -> Settings:
        """Take a theme; where there is none of that name, the settings say so."""
        if name in (self.theme, DEFAULTS.theme):
            return settings
        from reader.ui.themes import names  # noqa: PLC0415  # only where one was chosen

        known = names(self)
        if name in known:
            self.theme = name
            return settings
        problem = f"look.theme: there is no '{name}'; there are {', '.join(known)}"
        return settings._replace(problems=(*settings.problems, problem))

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's filters and, last, the one that lets nothing act on the terminal (Textual sanitizes nothing)."""
        return [*super().get_line_filters(), self._safe_lines]

    def get_default_screen(self) -> Screen[None]:
        """The screen one reads on."""
        return ReadingScreen(self._loading, self._settings, self._choice, self._habits, self._start)

    def on_mount(self) -> None:
        """End as on `q` when the system asks, so that the terminal is restored (Textual issue 5140)."""
        self.call_after_refresh(_collect_garbage_again)
        if self.is_headless:
            return
        loop = asyncio.get_running_loop()
        for name in _ENDING_SIGNALS:
            if number := getattr(signal, name, None):
                try:
                    loop.add_signal_handler(number, self._end, 128 + number)
                except (NotImplementedError, RuntimeError, ValueError):
                    return

    def _end(self, status: int) -> None:
        self.exit(return_code=status)

    def action_help(self) -> None:
        """Explain the keys of what has the focus."""
        from reader.ui.screens.help import HelpScreen  # noqa: PLC0415  # not needed for the first frame

        screen = self.screen
        if isinstance(screen, PanedScreen):
            self.push_screen(HelpScreen(screen.place))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The palette: every command of the text and of the whole screen."""
        if isinstance(screen, PanedScreen):
            for command in at(Place.READING, Place.EVERYWHERE):
                if command.id != "command-palette":
                    yield SystemCommand(spoken(command.title), spoken(command.help), partial(screen.do, command))
