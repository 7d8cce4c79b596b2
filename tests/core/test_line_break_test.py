"""Breaks compared with Unicode's own LineBreakTest: where the two differ, and why."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from reader.core import cells
from reader.core.characters import CONNECTING, NOT_AT_ROW_END, NOT_AT_ROW_START_STRICTLY
from reader.core.typography import Level, Typography
from reader.core.wrapping import Breaks
from tests.corpora import corpus_path

STRICT = Typography(level=Level.STRICT)

NEVER_IN_A_PARAGRAPH = frozenset("\t\n\v\f\r\x00\x85\u2028\u2029\u200b\u00ad\u200d\u2060\ufeff")
"""Line ends, controls and invisible marks, which the clean layer is without."""


class Place(NamedTuple):
    """A place in a text of the test.

    Attributes:
        text: The text.
        at: Where in it.
        before: The class of what stands before it, spaces and combining marks left out.
        after: The class of what stands behind it.
        spaced: Whether a space stands between.
        wanted: Whether Unicode would break there.
    """

    text: str
    at: int
    before: str
    after: str
    spaced: bool
    wanted: bool

    @property
    def last(self) -> str:
        """The character before, spaces left out."""
        return self.text[: self.at].rstrip(" ")[-1:]

    @property
    def next(self) -> str:
        """The character behind."""
        return self.text[self.at]


Reason = tuple[str, Callable[[Place], bool]]

_SYLLABLES = frozenset(("AK", "AP", "AS", "VF", "VI", "SA"))
_SYMBOLS = frozenset(("AL", "AI", "XX", "ID", "EB", "EM", "RI", "CM", "SA", "BB", "B2", "CB", "AK", "AP", "AS"))
_KOREAN = frozenset(("H2", "H3", "JL", "JV", "JT"))
_BINDING = frozenset(
    ("HY", "HH", "BA", "IN", "SY", "PR", "PO", "GL", "WJ", "IS", "OP", "CP", "CL", "NS", "EX", "NU", "HL")
)
_NUMERIC = frozenset(("PR", "PO", "NU", "IS", "SY"))

REASONS: tuple[Reason, ...] = (
    (
        "a grapheme cluster is never split; Unicode's rules for lines let a space or a syllable go from its sign",
        lambda p: p.wanted and not cells.is_edge(p.text, 0, p.at),
    ),
    (
        "clreq: no row begins with what closes, pauses or qualifies, dash or ellipsis, whatever spaces stand before",
        lambda p: p.wanted and p.next in NOT_AT_ROW_START_STRICTLY,
    ),
    ("clreq: what opens ends no row, whatever spaces follow", lambda p: p.wanted and p.last in NOT_AT_ROW_END),
    (
        "an address stays whole: a mark that connects is not parted from what it connects",
        lambda p: p.wanted and (p.next in CONNECTING or p.last in CONNECTING),
    ),
    (
        "words of scripts without spaces stay whole as all words do; where their syllables end is not known here",
        lambda p: p.wanted and (p.before in _SYLLABLES or p.after in _SYLLABLES),
    ),
    ("what belongs to a number is bound to it", lambda p: p.wanted and (p.before in _NUMERIC or p.after in _NUMERIC)),
    (
        "quotation marks open or close by form and by turns; to Unicode, which knows no language, they do both",
        lambda p: p.before == "QU" or p.after == "QU",
    ),
    (
        "symbols are set like ideographs (clreq): a break may stand between them and what they touch",
        lambda p: not p.wanted and (p.before in _SYMBOLS or p.after in _SYMBOLS),
    ),
    (
        "only in words of Latin letters, numbers and addresses do hyphens, slashes and prefixes bind what follows",
        lambda p: not p.wanted and (p.before in _BINDING or p.after in _BINDING),
    ),
    (
        "conjoining Korean letters are bound within their cluster, and to other letters as letters are",
        lambda p: p.before in _KOREAN or p.after in _KOREAN,
    ),
    ("a space that does not break does not break behind hyphens either", lambda p: p.wanted and p.after == "GL"),
    (
        "brackets and bars in an address or a word stay in it",
        lambda p: p.wanted and p.last in "{}|" and p.after == "AL",
    ),
)
"""Why the two differ: what holds of every difference that has the reason."""


def classes() -> Callable[[str], str]:
    """The line break class of each character."""
    ranges = []
    for line in (_folder() / "LineBreak.txt").read_text(encoding="utf-8").splitlines():
        if content := line.split("#")[0].strip():
            codes, name = (part.strip() for part in content.split(";"))
            first, _, last = codes.partition("..")
            ranges.append((int(first, 16), int(last or first, 16), name))
    ranges.sort()

    def class_of(char: str) -> str:
        found = bisect_right(ranges, (ord(char), 0x110000, "")) - 1
        return ranges[found][2] if found >= 0 and ranges[found][1] >= ord(char) else "XX"

    return class_of


def _folder() -> Path:
    return corpus_path("unicode_clreq", "unicode-data_17.0.0")


def places() -> Iterator[Place]:
    """Every place of the test's texts that a paragraph could have."""
    class_of = classes()
    for line in (_folder() / "LineBreakTest.txt").read_text(encoding="utf-8").splitlines():
        parts = line.split("#")[0].split()
        text = "".join(chr(int(part, 16)) for part in parts[1::2])
        if NEVER_IN_A_PARAGRAPH.isdisjoint(text):
            for at in range(1, len(text)):
                base = at - 1
                while base > 0 and (class_of(text[base]) in ("CM", "ZWJ") or text[base] == " "):
                    base -= 1
                yield Place(
                    text, at, class_of(text[base]), class_of(text[at]), text[at - 1] == " ", parts[2 * at] == "÷"
                )


@pytest.fixture(scope="module")
def differences() -> list[Place]:
    """Where the two differ, in the strict level, which is Unicode's."""
    return [place for place in places() if Breaks(place.text, (), STRICT).may_break(0, place.at) is not place.wanted]


def test_every_difference_has_its_reason(differences: list[Place]) -> None:
    """None is left that no reason covers, and no reason covers nothing."""
    why = Counter(next((reason for reason, holds in REASONS if holds(place)), "") for place in differences)
    assert not [place for place in differences if not any(holds(place) for _, holds in REASONS)]
    assert {reason for reason, _ in REASONS} == set(why)


def test_most_breaks_agree(differences: list[Place]) -> None:
    """Seven of eight places of the test; what it tests most are symbols and marks beside one another."""
    assert len(differences) < sum(1 for _ in places()) / 7
