"""Keys that arrive before the one ahead of them is done wait their turn."""

from collections import deque
from typing import TYPE_CHECKING

from textual.dom import DOMNode
from textual.events import Event, Key, Paste
from textual.message import Message
from textual.timer import Timer
from textual.widget import Widget

if TYPE_CHECKING:
    from textual.app import App

_LEAST_ROUNDS, _MOST_ROUNDS = 2, 6
_PATIENCE = 0.5
"""Seconds after which a key is taken to be done, whatever became of it."""


class Followed(Message):
    """Goes the way of a key behind it, through the same queues, and so arrives when the key has been heard."""

    def __init__(self, turn: int) -> None:
        """Follow the key of a turn."""
        super().__init__()
        self.turn = turn


class TypeAhead:
    """Lets one key at a time into the app.

    Textual gives all keys that have arrived (on a slow line, from a script) to what has the focus then, before
    the first of them is done: of `/quit` the search bar would hear nothing, and `q` would leave the app.
    """

    def __init__(self, app: "App[None]") -> None:
        """Nothing is typed yet."""
        self._app = app
        self._waiting: deque[Event] = deque()
        self._turn = 0
        self._rounds = 0
        self._busy = False
        self._looked: tuple[DOMNode, Widget | None] | None = None
        self._watch: Timer | None = None

    def take(self, event: Event) -> bool:
        """Take what was typed; whether it may be heard now. What may not is handed out by `arrived` later.

        Where no screen is left, the app is ending, and nothing is heard any more.
        """
        if not isinstance(event, Key | Paste):
            return True
        if event.is_forwarded or not self._app.screen_stack:
            return bool(self._app.screen_stack)
        if self._busy:
            self._waiting.append(event)
            self._watch_key()
            return False
        return True

    def follow(self, event: Event) -> None:
        """Send something behind a key that the app has passed on."""
        if isinstance(event, Key | Paste) and self._app.screen_stack:
            self._turn += 1
            self._rounds = 0
            self._busy = True
            self._send()
            if self._waiting:
                self._watch_key()

    def arrived(self, followed: Followed) -> Event | None:
        """Hear that what followed a key is here; the next key that may be heard, if one waits.

        What a key does is often done by messages that it makes its widget send, or on a screen that it opens: those are
        waited for with another round, until the focus rests.
        """
        if followed.turn != self._turn or not self._busy or not self._app.screen_stack:
            return None
        self._rounds += 1
        looked = (self._app.screen, self._app.focused)
        resting = self._rounds >= _LEAST_ROUNDS and looked == self._looked
        self._looked = looked
        if not resting and self._rounds < _MOST_ROUNDS:
            self._send()
            return None
        return self._next()

    def _next(self) -> Event | None:
        self._busy = False
        if self._watch is not None:
            self._watch.stop()
            self._watch = None
        return self._waiting.popleft() if self._waiting else None

    def _send(self) -> None:
        """Send something where a key would go now; where nothing is taken any more, the key is done."""
        target = self._app.focused or self._app.screen
        if not target.post_message(Followed(self._turn)):
            self._app.post_message(Followed(self._turn))

    def _watch_key(self) -> None:
        """See to it that the key ahead holds up those that wait for it no longer than that."""
        if self._watch is None:
            self._watch = self._app.set_timer(_PATIENCE, self._lose_patience)

    def _lose_patience(self) -> None:
        """Take a key for done that something swallowed together with what followed it."""
        self._watch = None
        self._rounds = _MOST_ROUNDS
        self._app.post_message(Followed(self._turn))
