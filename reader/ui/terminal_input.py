"""What a terminal sends, as events, whatever it sends: bytes that are no text, and reports that cannot be.

Textual decodes strictly and computes with any number, in a thread that ends the app where it fails: one byte typed in a
terminal of another encoding, or a click reported as old terminals do beyond column 95, was the end of it. It takes
sizes from what is typed, and from what is pasted, too.
"""

from codecs import getincrementaldecoder
from collections.abc import Callable, Iterable, Iterator

from textual._xterm_parser import XTermParser
from textual.events import Resize
from textual.message import Message
from textual.messages import InBandWindowResize


class TerminalInput:
    """The bytes of one terminal, in order; what follows on something that cannot be read is heard."""

    def __init__(self) -> None:
        """Nothing has come yet."""
        self._decoder = getincrementaldecoder("utf-8")("replace")
        self._parser = XTermParser()

    def events(self, data: bytes) -> Iterator[Message]:
        """What is heard with more bytes; the last of them may be half of a character or of a key."""
        for character in self._decoder.decode(data):
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
            self._parser = XTermParser()
