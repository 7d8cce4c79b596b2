"""Texts made to harm: whatever was ever put into a file to act on the terminal, the screen or the program."""

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from random import Random

from tests.corpora import ROOT

SEQUENCES = (
    "\x1b[5;31m", "\x1b[2J", "\x1b[3J", "\x1b[9999;9999H", "\x1b[6n", "\x1b[c", "\x1b[>c", "\x1b[=c", "\x1bc",
    "\x1b[!p", "\x1b[?1047l", "\x1b[?47h", "\x1b[8;1;1t", "\x1b[21t", "\x1b[?5h", "\x1b[20h", "\x1b[4h",
    "\x1b#8", "\x1b(0", "\x1b7", "\x1b8", "\x1bD", "\x1bM", "\x1b]0;pwned\x07", "\x1b]2;pwned\x1b\\",
    "\x1b]8;;http://evil.example\x07x\x1b]8;;\x07", "\x1b]52;c;cm0gLXJmIH4=\x07",
    "\x1b]52;c;cm0gLXJmIH4=\x1b\\", "\x1b]1337;File=inline=1:AAAA\x07", "\x1b]4;1;rgb:00/00/00\x07",
    "\x1b]10;?\x07", "\x1b]777;notify;a;b\x07", "\x1b]9;4;1;50\x07", "\x1b]112\x07", "\x1b]22;none\x07",
    '\x1bP$q"p\x1b\\', "\x1bP+q544e\x1b\\", "\x1bPtmux;\x1b\x1b]0;x\x07\x1b\\", "\x1b_Ga=T;AAAA\x1b\\",
    "\x1b^pm\x1b\\", "\x1bXsos\x1b\\", "\x1b[200~rm -rf ~\n\x1b[201~", "\x1b",
    "\x1b[", "\x1b]", "\x1b]0;", "\x9b5;31m", "\x9b2J", "\x9d0;pwned\x9c", "\x9d52;c;cm0=\x07", "\x90q\x9c",
    "\x9f", "\x9e", "\x98", "\x84", "\x85", "\x8d", "\x9c", "\x00", "\x05", "\x07", "\x08\x08\x08", "\x0b",
    "\x0c", "\r", "\x0e", "\x0f", "\x11", "\x13", "\x18", "\x1a", "\x7f", "\t", "\n",
)  # fmt: skip
"""What acts on a terminal, whole and cut off."""

INVISIBLE = (
    "\u202e", "\u202d", "\u202a", "\u202b", "\u202c", "\u2066", "\u2067", "\u2068", "\u2069", "\u200e",
    "\u200f", "\u061c", "\u2028", "\u2029", "\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad",
    "\u180e", "\u3164", "\u115f", "\ufff9", "\ufffa", "\ufffb", "\ue000", "\U000f0000", "\uffff", "\ufdd0",
    "\U0010ffff", "\U000e0041\U000e0042\U000e007f", "\U000e0100", "\ufe0f", "\ufe00", "\ud800", "\udfff",
    "\udcff", "\u0600", "\u06dd", "\U000110bd", "\U0001d173", "\u2061",
)  # fmt: skip
"""What hides, reorders, or is no character."""

TROJAN = (
    "/*\u202e } \u2066if (isAdmin)\u2069 \u2066 begin admins only */",
    '"user\u202e \u2066// Check if admin\u2069 \u2066"', "\u2067\u2066abc\u2069\u2069\u202edcba\u202c",
    "sаy\u200bHello",
)  # fmt: skip
"""Trojan Source (CVE-2021-42574): what is read is not what stands there."""

STACKS = (
    "e" + "\u0301" * 200, "字" + "\u20dd" * 50, "\u0f71" * 80, "👨\u200d👩\u200d👧\u200d👦" * 5,
    "🏴\U000e0067\U000e0062\U000e007f", "葛\U000e0100", "1\ufe0f\u20e3", "❤\ufe0e", "각" * 3, "\u1100" * 40,
    "ก\u0e33" * 9, "﷽" * 5, "\u0300", "𒐫", "꧅", "🇨🇳" * 4, "🇨", "𠮷\ufe00", "W" * 300, "—" * 60,
)  # fmt: skip
"""What terminals and programs measure differently."""

MARKUP = (
    "[/]", "[/x]", "[red]", "[bold", "[a=(]", "[[b]]", "a\\", "[]", "[@click]", "[@click=]x[/]",
    "[@click=app.bell]x[/]", "[@click=app.quit]x[/]", "[@click=app.exit(9)]x[/]",
    "[@click=app.screenshot('pwned.svg','{folder}')]x[/]", "[@click=screen.do('quit')]x[/]",
    "[@click=app.save_screenshot('pwned.svg','{folder}')]x[/]", "[link=http://evil.example]x[/link]",
    '[link="http://a\x1b]2;x\x07"]x[/]', "[on red blink]x[/]", "[conceal]x[/]", "{variable}", "{0}", "%s%n%d",
    "$PATH `id` $(id)", "'; DROP TABLE notes;--", "<script>alert(1)</script>", "<a href='javascript:1'>x</a>",
    "<!--", "]]>", "<![CDATA[", "<?php", "&#x1b;[2J", "&#27;]0;pwned&#7;", "&#x9b;2J", "&#155;",
    "&NewLine;&Tab;", "&#0;", "&#xd800;", "&#x202e;", "&amp;#x1b;[2J", "\\x1b[2J", "\\u001b]0;x", "%1b[2J",
    "../../etc/passwd", "C:\\con", "-rf", "--help", "-", "~", "*", "a!b", "!", "NaN", "null", "1e309", "-0",
    "0x1F", "١٢٣", "第〇〇回", "第999999999999回", "re:(a+)+$", 're:"', '"', "|", "a|", "-x", "re:", "re:[", "re:\\",
)  # fmt: skip
"""What acts on programs: markup with actions, entities, formats, names, queries."""

_HAN = "守土有责尽國發書記責盡職專業實廣東的人民大中一二三了解着不是〇，。、；：！？（）「」《》…— 　a1,.()[]"


@cache
def naughty() -> Sequence[str]:
    """The big list of naughty strings, where the corpora are."""
    path = ROOT / "hostile" / "minimaxir+big-list-of-naughty-strings" / "blns.json"
    found: list[str] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else []
    return tuple(filter(None, found))


class Payloads:
    """Makes hostile texts, the same ones for the same seed."""

    def __init__(self, seed: int, folder: Path | None = None) -> None:
        """A maker of texts.

        Args:
            seed: Which texts.
            folder: Where actions that came to life would leave a file.
        """
        self.random = Random(seed)
        markup = [text.replace("{folder}", str(folder or "/nonexistent")) for text in MARKUP]
        self._kinds = [SEQUENCES, INVISIBLE, TROJAN, STACKS, markup, naughty() or markup]

    def plain(self, longest: int = 12) -> str:
        """A harmless text, or none."""
        return "".join(self.random.choices(_HAN, k=self.random.randrange(longest + 1)))

    def one(self) -> str:
        """One payload."""
        choice = self.random.randrange(8)
        if choice == 6:
            return "".join(chr(self._code()) for _ in range(self.random.randrange(1, 9)))
        if choice == 7:
            return self.random.randbytes(self.random.randrange(1, 40)).decode("latin-1")
        return self.random.choice(self._kinds[choice])

    def _code(self) -> int:
        top = self.random.choice((0x20, 0xA0, 0x2FF, 0x2FFF, 0xFFFF, 0x10FFFF))
        return self.random.randrange(top + 1)

    def text(self, most: int = 3) -> str:
        """Payloads with plain text around them; anything a Python string can hold."""
        pieces = [self.plain()]
        for _ in range(self.random.randrange(1, most + 1)):
            pieces += self.one(), self.plain()
        return "".join(pieces)

    def storable(self, most: int = 3) -> str:
        """As `text`, but without lone surrogates, which no file can hold."""
        return self.text(most).encode("utf-8", "ignore").decode("utf-8")

    def name(self) -> str:
        """A name that a file can have."""
        raw = self.storable(2).encode() + (b"\xd6\xd0\xff" if self.random.random() < 0.1 else b"")
        name = raw.replace(b"/", b"\\").replace(b"\0", b"\1").lstrip(b".").decode("utf-8", "surrogateescape")
        while len(name.encode("utf-8", "surrogateescape")) > 160:
            name = name[: len(name) // 2]
        return name or "无"

    def data(self) -> bytes:
        """Random bytes, some of them nearly text."""
        raw = bytearray(self.storable().encode(self.random.choice(("utf-8", "utf-16", "gb18030", "utf-8"))))
        for _ in range(self.random.randrange(4)):
            raw[self.random.randrange(len(raw)) if raw else 0 : 0] = self.random.randbytes(self.random.randrange(6))
        return bytes(raw)
