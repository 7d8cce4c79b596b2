"""What a terminal sends, as events, whatever it sends: bytes that are no text, and reports that cannot be.

Textual decodes strictly and computes with any number, in a thread that ends the app where it fails: one byte typed in a
terminal of another encoding, or a click reported as old terminals do beyond column 95, was the end of it. It takes
sizes from what is typed, and from what is pasted, too; and from a pasted text in which an escape stands that neither a
terminal nor a multiplexer took out, keys.
"""

from codecs import getincrementaldecoder
from collections.abc import Callable, Iterable, Iterator

from textual._xterm_parser import XTermParser
from textual.events import Resize
from textual.message import Message
from textual.messages import InBandWindowResize

_ESCAPE, _PASTE, _PASTED = "\x1b", "\x1b[200~", "\x1b[201~"
"""What begins a key, and what stands before and behind a text that is pasted."""


class _Pasting:
    """Takes out of what is pasted what would begin a key: nothing in a text is typed."""

    def __init__(self) -> None:
        """Nothing is pasted yet."""
        self._inside = False
        self._last = ""

    def heard(self, text: str) -> Iterator[str]:
        """What came, but for that; what may begin the end of a paste is kept back until it is known."""
        for character in text:
            if self._inside:
                yield from self._pasted(character)
            else:
                self._last = (self._last + character)[-len(_PASTE) :]
                if self._last == _PASTE:
                    self._inside, self._last = True, ""
                yield character

    def _pasted(self, character: str) -> str:
        """What is now known to be pasted, or its end."""
        held, self._last = self._last, ""
        if character == _ESCAPE:
            self._last = _ESCAPE
            return held[1:]
        if not held or not _PASTED.startswith(held + character):
            return held[1:] + character
        if held + character == _PASTED:
            self._inside = False
            return _PASTED
        self._last = held + character
        return ""


class TerminalInput:
    """The bytes of one terminal, in order; what follows on something that cannot be read is heard."""

    def __init__(self) -> None:
        """Nothing has come yet."""
        self._decoder = getincrementaldecoder("utf-8")("replace")
        self._parser = XTermParser()
        self._pasting = _Pasting()

    def events(self, data: bytes) -> Iterator[Message]:
        """What is heard with more bytes; the last of them may be half of a character or of a key."""
        for character in self._pasting.heard(self._decoder.decode(data)):
            yield from self._heard(self._parser.feed, character)

    def due(self) -> Iterator[Message]:
        """What is heard because nothing followed for a while: `esc`, which is also how other keys begin."""
        yield from self._heard(self._parser.tick)

    def _heard(self, read: Callable[..., Iterable[Message]], *given: str) -> Iterator[Message]:
        try:
            for event in read(*given):
                if not isinstance(event, Resize | InBandWindowResize):
                    yield event
            # Set by a report of a size: from then on clicks would be at other cells than those that were clicked.
            self._parser.mouse_pixels = False
        except (ArithmeticError, ValueError):
            # A parser that has failed hears nothing any more.
            self._parser, self._pasting = XTermParser(), _Pasting()
