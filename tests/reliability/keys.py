"""What a person can do in the app, from the one table of its commands: keys, the mouse, and what is typed."""

from random import Random

from reader.ui.commands import COMMANDS

_SENT = {
    "down": "\x1b[B", "up": "\x1b[A", "right": "\x1b[C", "left": "\x1b[D", "pagedown": "\x1b[6~", "pageup": "\x1b[5~",
    "home": "\x1b[H", "end": "\x1b[F", "enter": "\r", "escape": "\x1b", "space": " ", "tab": "\t", "backspace": "\x7f",
    "shift+tab": "\x1b[Z", "f1": "\x1bOP", "delete": "\x1b[3~", "ctrl+up": "\x1b[1;5A", "ctrl+down": "\x1b[1;5B",
    "ctrl+left": "\x1b[1;5D", "ctrl+right": "\x1b[1;5C", "shift+up": "\x1b[1;2A", "shift+down": "\x1b[1;2B",
    "left_square_bracket": "[", "right_square_bracket": "]", "slash": "/", "question_mark": "?", "plus": "+",
    "minus": "-", "equals_sign": "=", "apostrophe": "'", "asterisk": "*", "comma": ",", "full_stop": ".",
    "less_than_sign": "<", "greater_than_sign": ">", "left_parenthesis": "(", "right_parenthesis": ")",
    "left_curly_bracket": "{", "right_curly_bracket": "}", "number_sign": "#", "colon": ":", "semicolon": ";",
    "quotation_mark": '"', "backslash": "\\", "vertical_line": "|", "tilde": "~", "grave_accent": "`", "at": "@",
    "exclamation_mark": "!", "percent_sign": "%", "ampersand": "&", "dollar_sign": "$", "circumflex_accent": "^",
    "underscore": "_",
}  # fmt: skip

_REPORTS = (
    b"\x1b[M\x20\xff\xff", b"\x1b[99999999u", b"\x1b[55296u", b"\x1b[97;;56320u", b"\x1b[48;0;0;0;0t",
    b"\x1b[<0;99999;0M", b"\x1b[5;5R", b"\x1b[?2026;9$y", b"\x1b[200~\xe5\xff\x1b[201~", b"\x1b[I", b"\x1b[O",
    b"\xca\xd8\xcd\xc1", b"\xe5\xae",
)  # fmt: skip
"""What no terminal should send, and some do: reports of old ones, numbers that cannot be, text in another encoding."""

_HALVES = (*b"\x1b[<;0123456789M", *range(0x80, 0x100))
"""What reports and characters are made of; no key that leaves the app or stops it."""

_LEAVING = frozenset({"quit", "suspend"})


def sent(key: str) -> str:
    """What a terminal sends for a key as Textual names it; nothing for one that this table does not know."""
    if len(key) == 1:
        return key
    if key.startswith("ctrl+") and len(key) == 6:
        return chr(ord(key[5]) & 0x1F)
    if key.startswith("alt+") and len(key) == 5:
        return f"\x1b{key[4]}"
    return _SENT.get(key, "")


KEYS = tuple(
    sorted({keys for command in COMMANDS if command.id not in _LEAVING for key in command.keys if (keys := sent(key))})
)
"""What the keys of all commands send that do not leave the app."""

UNKNOWN = tuple(key for command in COMMANDS for key in command.keys if not sent(key))
"""Keys that the drivers cannot type yet."""


def odd(random: Random) -> bytes:
    """Bytes that are no keys."""
    if random.random() < 0.5:
        return random.choice(_REPORTS)
    return bytes(random.choices(_HALVES, k=random.randrange(1, 9)))


def click(random: Random, width: int, height: int) -> str:
    """A click, a drag or a turn of the wheel somewhere on the screen."""
    x, y = random.randrange(1, width + 1), random.randrange(1, height + 1)
    kind = random.randrange(4)
    if kind == 0:
        return f"\x1b[<{random.choice((64, 65))};{x};{y}M"
    if kind == 1:
        to = f"{random.randrange(1, width + 1)};{random.randrange(1, height + 1)}"
        return f"\x1b[<0;{x};{y}M\x1b[<32;{to}M\x1b[<0;{to}m"
    return f"\x1b[<0;{x};{y}M\x1b[<0;{x};{y}m"
