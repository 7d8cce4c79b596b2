"""The terminal app: its theme, its keys and its first screen; it has no features of its own."""

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from textual.await_complete import AwaitComplete
from textual.driver import Driver
from textual.events import DescendantFocus, Event, Key
from textual.filter import LineFilter
from textual.screen import Screen

from reader.core import cells
from reader.services.language import spoken
from reader.services.library import Loading
from reader.services.memory import NO_HABITS, NO_START, Choice, Habits, Start
from reader.services.settings import DEFAULTS, Settings
from reader.ui.command import Place
from reader.ui.commands import BY_ID, at
from reader.ui.ended import Ended
from reader.ui.readable import readable
from reader.ui.safety import NarrowFrames, SafeLines
from reader.ui.screens.panes import PanedScreen
from reader.ui.screens.reading import ReadingScreen
from reader.ui.type_ahead import Followed, TypeAhead
from reader.ui.whole_frames import WholeFrames

if TYPE_CHECKING:
    from reader.ui.garbage import Garbage


def _with_known_keys(settings: Settings) -> Settings:
    """The settings, which say so where keys are given to a command that there is none of."""
    from difflib import get_close_matches  # noqa: PLC0415  # only where keys are set

    # Dialogues have names of their own for a few keys; only what looks mistyped is one too many.
    near = ((name, get_close_matches(name, BY_ID, n=1, cutoff=0.8)) for name in settings.keys if name not in BY_ID)
    said = (f"keys.{name}: there is no such command; did you mean '{found[0]}'?" for name, found in near if found)
    return settings._replace(problems=(*settings.problems, *said))


@runtime_checkable
class _Blinking(Protocol):
    """What text is typed into; its class is not loaded before there is one."""

    cursor_blink: bool


class ReaderApp(WholeFrames, Ended):
    """Reader in a terminal.

    Attributes:
        typed: What was typed before the terminal was the app's, as it came from there, until it is heard.
    """

    CSS_PATH = "styles/reader.tcss"
    TITLE = "Reader"
    ENABLE_COMMAND_PALETTE = False
    ALLOW_SELECT = False  # Textual's selection of cells ends the app where a screen is closed under a drag

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
        # Nothing moves by itself: no gliding, and no blinking cursor.
        self.animation_level = "none"
        self.typed = start.typed
        self._garbage: Garbage | None = None
        self._type_ahead = TypeAhead(self)
        self._loading = loading
        self._settings = self._with_theme(habits.theme or settings.theme, settings)
        self._choice = choice
        self._habits = habits
        self._start = start
        if settings.keys:
            self.set_keymap(dict(settings.keys))
            self._settings = _with_known_keys(self._settings)
        self._own_filters: tuple[LineFilter, ...] = (SafeLines(),)
        if settings.typography.wide:
            self._own_filters = (NarrowFrames(), *self._own_filters)

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

    def get_css_variables(self) -> dict[str, str]:
        """The colours of the theme, so that all can be read."""
        self.theme_variables = readable(super().get_css_variables(), dark=self.current_theme.dark)
        return self.theme_variables

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's filters and, last, the one that lets nothing act on the terminal (Textual sanitizes nothing)."""
        return [*super().get_line_filters(), *self._own_filters]

    def get_default_screen(self) -> Screen[None]:
        """The screen one reads on."""
        return ReadingScreen(self._loading, self._settings, self._choice, self._habits, self._start)

    def get_driver_class(self) -> type[Driver]:
        """What holds the terminal; Textual's own does not give it back in every case."""
        if sys.platform == "win32" or "TEXTUAL_DRIVER" in os.environ:
            return super().get_driver_class()
        from reader.ui.driver import ReaderDriver  # noqa: PLC0415  # needs what only Unix has

        return ReaderDriver

    def on_mount(self) -> None:
        """Look for garbage again, once the first screen stands."""
        self.call_after_refresh(self._look_for_garbage)

    def _look_for_garbage(self) -> None:
        from reader.ui.garbage import LOOK_EVERY, Garbage  # noqa: PLC0415  # not needed for the first frame

        self._garbage = Garbage(lambda: len(self.screen_stack) == 1)
        self.set_interval(LOOK_EVERY, self._garbage.look)

    def post_display_hook(self) -> None:
        """Know of a frame, as far as garbage is concerned."""
        super().post_display_hook()
        if self._garbage:
            self._garbage.drew()

    def on_unmount(self) -> None:
        """Let Python look for garbage by itself again: the process may go on."""
        if self._garbage:
            self._garbage.end()

    async def on_event(self, event: Event) -> None:
        """Hear what is typed, each key when the one before it is done.

        Enter typed before the app had the terminal arrives as the end of a line, which is ctrl+j.
        """
        if isinstance(event, Key) and event.key == "ctrl+j":
            event.key, event.character = "enter", "\r"
        if self._type_ahead.take(event):
            typed = not event.is_forwarded
            await super().on_event(event)
            if typed:
                self._type_ahead.follow(event)

    async def on_followed(self, followed: Followed) -> None:
        """Hear the next key."""
        event = self._type_ahead.arrived(followed)
        if event is not None:
            await self.on_event(event)

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Let no cursor blink where something is typed."""
        if isinstance(event.widget, _Blinking):
            event.widget.cursor_blink = False

    def pop_screen(self) -> AwaitComplete:
        """Close the screen on top; the one that is read on stays, whoever asks.

        What closes a menu (a second click, `esc` right after a choice) may come when it is closed already, and Textual
        then takes whatever is on top.
        """
        return AwaitComplete() if len(self.screen_stack) == 1 else super().pop_screen()

    def action_help(self) -> None:
        """Explain the keys of what has the focus."""
        from reader.ui.screens.help import HelpScreen  # noqa: PLC0415  # not needed for the first frame

        screen = self.screen
        if isinstance(screen, PanedScreen):
            self.push_screen(HelpScreen(screen.place))

    def action_command_palette(self) -> None:
        """Offer every command of the text and of the whole screen.

        In a menu of our own: Textual's palette goes on filling itself when it is closed already, and ends the app then.
        """
        from reader.ui.screens.choosing import ChoosingScreen  # noqa: PLC0415  # not needed for the first frame

        screen = self.screen
        if not isinstance(screen, PanedScreen):
            return
        # What moves by a row or a page is known by its keys; what stands last is found by typing.
        commands = [
            one for place in (Place.EVERYWHERE, Place.READING) for one in at(place) if one.id != "command-palette"
        ]
        names = [spoken(command.title) for command in commands]
        entries = [
            f"{cells.padded(name, 26)} {spoken(command.help)}  {command.spoken_keys}"
            for name, command in zip(names, commands, strict=True)
        ]

        def chosen(index: int | None) -> None:
            if index is not None:
                self.call_next(screen.do, commands[index])

        self.push_screen(ChoosingScreen(spoken("Palette"), entries, names=names), chosen)
