"""What arrives at a terminal, held against a list of what Textual itself writes: anything else is foreign.

A list of what is allowed and not of what is forbidden, so that nothing has to be thought of. What a hostile text would
have to write to pass (a colour in Textual's own form, a cursor inside the screen) could do no more than Textual does.
"""

import base64
import re
from collections.abc import Iterator

from reader.core.sanitizing import DANGEROUS, printable

_NUMBER = r"\d{1,3}"
_COLOUR = rf"[34]8;(?:2;{_NUMBER};{_NUMBER};{_NUMBER}|5;{_NUMBER})|3[0-79]|4[0-79]|9[0-7]|10[0-7]"
_STYLE = rf"(?:[1-4]|7|9|21|{_COLOUR})"
_MODES = r"(?:7|25|1000|1003|1004|1006|1015|1049|2004|2026)"
_SHAPES = r"(?:default|pointer|text|grab|grabbing|crosshair|help|wait|progress|not-allowed|move|[a-z]{1,4}-resize)"
_CURSOR = r"(?P<row>\d{1,5});(?P<column>\d{1,5})H"

_OURS = re.compile(
    rf"\x1b\[(?:0|{_STYLE}(?:;{_STYLE})*)m|\x1b\[{_CURSOR}|\x1b\[\?(?P<mode>{_MODES})(?P<state>[hl])"
    rf"|\x1b\[\?2026\$p|\x1b\[(?P<keyboard>>25|<)u|\x1b\]22;{_SHAPES}\x07"
    r"|(?P<asked>\x1b\[(?:6n|K))"
    r"|\x1b\]52;c;(?P<copied>[A-Za-z0-9+/=]*)\x07"
)
_PIECE = re.compile(r"\x1b(?:\[[^\x1b@-~]{0,30}[@-~]?|\][^\x1b\x07]{0,60}[\x07\x1b]?|.?)", re.DOTALL)
_LONGEST = 1 << 20

AT_FIRST = frozenset({"7", "25"})
"""The modes of a terminal that nobody has touched."""


class Scanner:
    """Reads what a program writes to a terminal.

    Attributes:
        objections: What was foreign, each with where it stood.
        modes: The modes that are set, with `keyboard` for one of its protocols.
        copied: What was put on the clipboard.
        taken: Whether the terminal was ever taken for a screen.
    """

    def __init__(self, size: tuple[int, int] = (1000, 1000), *, copying: bool = False) -> None:
        """A scanner for a terminal.

        Args:
            size: Its largest size, in cells and rows.
            copying: Whether anything may be put on the clipboard.
        """
        self.objections: list[str] = []
        self.modes = set(AT_FIRST)
        self.copied: list[str] = []
        self._size = size
        self._copying = copying
        self.taken = False
        self._asked: set[str] = set()
        self._held = b""
        self._read = 0

    def feed(self, data: bytes) -> None:
        """Read on; a sequence or character that is cut off is read with what follows it."""
        data = self._held + data
        end = data.rfind(b"\x1b")
        cut = end if len(data) - end < _LONGEST and end >= 0 and not self._whole(data[end:]) else _clusters_end(data)
        self._held = data[cut:]
        self._look_at(data[:cut])

    def finish(self) -> None:
        """Read what was cut off for good."""
        held, self._held = self._held, b""
        self._look_at(held)

    @staticmethod
    def _whole(tail: bytes) -> bool:
        return bool(_OURS.match(tail.decode("utf-8", "replace")))

    def _look_at(self, data: bytes) -> None:
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as error:
            self._object(f"not UTF-8: {data[max(0, error.start - 8) : error.end + 8]!r}")
            text = data.decode("utf-8", "replace")
        if "\x1b" in text:
            text = _OURS.sub(self._take, text)
        for found in self._foreign(text):
            self._object(found)
        self._read += len(data)

    def _take(self, match: re.Match[str]) -> str:
        """Note what an own sequence does; one that cannot be our own stays."""
        if match["row"]:
            width, height = self._size
            return "" if int(match["row"]) <= height and int(match["column"]) <= width else match[0]
        if match["asked"]:
            # Before the terminal is taken it is asked once how wide it draws, and the question is wiped away.
            allowed, self._asked = not self.taken and match[0] not in self._asked, self._asked | {match[0]}
            return "" if allowed else match[0]
        if match["mode"]:
            self.taken |= match["mode"] == "1049"
            (self.modes.add if match["state"] == "h" else self.modes.discard)(match["mode"])
        elif match["keyboard"]:
            (self.modes.discard if match["keyboard"] == "<" else self.modes.add)("keyboard")
        elif match["copied"] is not None:
            self.copied.append(base64.b64decode(match["copied"]).decode("utf-8", "replace"))
            # What is pasted somewhere else could act there.
            if foreign := DANGEROUS.search(self.copied[-1].replace("\n", "")):
                self._object(f"on the clipboard: {foreign[0]!r}")
            return "" if self._copying else match[0]
        return ""

    @staticmethod
    def _foreign(text: str) -> Iterator[str]:
        for match in DANGEROUS.finditer(text):
            if match[0] == "\x1b":
                piece = _PIECE.match(text, match.start())
                yield repr(piece[0] if piece else match[0])
            elif match[0] not in "\r\n":
                yield repr(text[max(0, match.start() - 8) : match.end() + 8])

    def _object(self, what: str) -> None:
        if len(self.objections) < 20:
            self.objections.append(f"after {self._read} bytes: {printable(what)}")

    @property
    def unrestored(self) -> set[str]:
        """The modes that are not as they were at first."""
        return self.modes ^ AT_FIRST


def _clusters_end(data: bytes) -> int:
    """Where the last whole character ends."""
    for back in range(1, min(4, len(data)) + 1):
        byte = data[-back]
        if byte >= 0xC0:
            needed = 2 if byte < 0xE0 else 3 if byte < 0xF0 else 4
            return len(data) - back if back < needed else len(data)
        if byte < 0x80:
            break
    return len(data)
