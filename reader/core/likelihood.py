"""How likely a stretch of text is in modern Chinese, from how common its characters and words are.

Good enough to tell text from what its bytes say when they are read wrongly, and one character of a word from
another; nothing more is asked of it. What it knows is in Simplified, and it judges either script by that.
"""

from bisect import bisect_left
from functools import cache, lru_cache
from typing import NamedTuple

UNKNOWN = -16.0
"""The likelihood of a character that the table does not know, as a natural logarithm."""

_OTHER = -8.0
_OUTSIDE_WORD = 0.7
_MARKS = {
    **dict.fromkeys("，,", -3.0),
    "。": -3.3,
    "、": -4.0,
    **dict.fromkeys("「」“”", -4.5),
    **dict.fromkeys("：？！:?!", -5.0),
    "；": -5.5,
    **dict.fromkeys("『』‘’（）《》()—…", -6.0),
    "·": -6.5,
}
_PAUSING = frozenset("，。、；：？！")
_ENDING = frozenset("。？！…")
_CLOSING = frozenset("」”』’")
_PARAGRAPH_END = frozenset("。？！…」”』）")


def likelihood(text: str, before: str = "") -> float:
    """The natural logarithm of how likely a text is.

    Args:
        text: The text; a line feed in it stands for the end of a paragraph.
        before: The character before it; empty at the beginning.
    """
    total = 0.0
    for char in text:
        total += _step(before, char)
        before = char
    return total


@lru_cache(1 << 14)
def _step(before: str, char: str) -> float:
    """How likely a character is behind another."""
    if char == "\n":
        return -0.5 if before in _PARAGRAPH_END else -3.5
    if char in _MARKS:
        return _mark(before, char)
    if char.isascii():
        return _OTHER
    tables = _tables()
    folded = tables.folds.get(char, char)
    alone = tables.alone.get(folded)
    if alone is None:
        return UNKNOWN
    before = tables.folds.get(before, before)
    index = bisect_left(tables.followers, before)
    row = tables.followers[index] if index < len(tables.followers) else ""
    return max(alone, _in_word(row, folded) - _OUTSIDE_WORD) if before and row.startswith(before) else alone


def _mark(before: str, char: str) -> float:
    """How likely a mark is behind a character: a pause not behind another, a closing one behind a sentence's end."""
    if char in _CLOSING:
        return -1.5 if before in _ENDING else -7.0
    return _MARKS[char] - 4.0 if char in _PAUSING and before in _PAUSING else _MARKS[char]


class _Tables(NamedTuple):
    """What is known of common characters.

    Attributes:
        alone: How likely each is, wherever it stands.
        folds: Other forms of them, each with the one that is known.
        followers: For each that begins words a row: itself and, after the digit of their step, what follows it.
        step: The size of those steps.
    """

    alone: dict[str, float]
    folds: dict[str, str]
    followers: list[str]
    step: float


@cache
def _tables() -> _Tables:
    from reader.core import likelihood_table as table  # noqa: PLC0415  # data, when first asked

    alone: dict[str, float] = {}
    for number, line in enumerate(table.CHARACTERS.split("\n")):
        alone.update(dict.fromkeys(line, -(number + 0.5) * table.STEP))
    folds = dict(zip(table.FORMS, table.FOLDED, strict=True))
    return _Tables(alone, folds, table.FOLLOWERS.split("\n"), table.PAIR_STEP)


def _in_word(row: str, char: str) -> float:
    """How likely a character is behind that of the row, in a word."""
    at = row.find(char, 1)
    if at < 0:
        return UNKNOWN
    while not row[at].isdecimal():
        at -= 1
    return -(int(row[at]) + 0.5) * _tables().step
