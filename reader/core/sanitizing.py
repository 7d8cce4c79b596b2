"""Untrusted text made printable: no character that acts on a terminal is left in it.

Controls (C0, DEL, C1), bidirectional marks and overrides, line and paragraph separators, lone surrogates,
interlinear annotation and tag characters can move the cursor, retitle the window, reorder or hide what is on a
screen (Trojan Source, CVE-2021-42574). Each is replaced by one visible sign, so offsets hold.
"""

import re
from functools import cache

DANGEROUS = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069"
    "\ud800-\udfff\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
"""Every character that may act on a terminal instead of standing in it."""


_PIECE = 1 << 18
"""Characters that are gone through at once, so that another thread never waits long."""

_SHORT = 1 << 13
"""Characters of a text that is gone through in less time than a second pattern takes to make."""


def _sign(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code == 0x09:
        return " "
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else "\ufffd"


def printable(text: str) -> str:
    """The text as one printable line, code point for code point.

    A tab becomes a space, a C0 control its picture (ESC becomes ␛), everything else that is dangerous U+FFFD.
    """
    return DANGEROUS.sub(_sign, text)


def printable_lines(text: str) -> str:
    """As `printable`, but line feeds stay."""
    if is_harmless(text):
        return text
    starts = range(0, len(text), _PIECE)
    if len(text) <= _SHORT:
        made = "\n".join(map(printable, text.split("\n")))
        return text if made == text else made
    pattern = _in_lines()
    # Most texts are printable as they are; two of each would take twice the memory.
    if not any(pattern.search(text, at, at + _PIECE) for at in starts):
        return text
    return "".join(pattern.sub(_sign, text[at : at + _PIECE]) for at in starts)


def is_harmless(text: str) -> bool:
    """Whether it is seen at once that nothing in a text is dangerous or without a sign: line feeds may be in it.

    Python calls nothing of that printable; of what else it does not, the spaces are what texts have.
    """
    return all(_shows(text[at : at + _PIECE]) for at in range(0, len(text), _PIECE))


def _shows(text: str) -> bool:
    # One character for another is put there many times as fast as it is taken out.
    return text.replace("\n", " ").replace("\u3000", " ").replace("\xa0", " ").isprintable()


@cache
def _in_lines() -> re.Pattern[str]:
    """The pattern without the line feed; a second one takes longer to make than a short text to go through."""
    return re.compile(DANGEROUS.pattern.replace("\x00-\x1f", "\x00-\x09\x0b-\x1f"))
