"""Which encoding bytes without a mark are most probably in, judged by how probable each makes the text.

Bytes of one double-byte encoding are nearly always readable in the others as well, so it is not asked which codec
fails but which one yields what people write: frequent characters of either script, and the marks between them.
Japanese and Korean encodings are tried too, so that such a text is not taken for a strange Chinese one.
"""

import unicodedata
from collections import Counter
from functools import cache
from typing import NamedTuple

from reader.services.frequent_characters import FREQUENT

SAMPLE = 1 << 16
"""Bytes that are looked at."""

CHINESE = ("gb18030", "big5hkscs", "utf-16-le", "utf-16-be")
FOREIGN = {"euc_jp": "Japanese", "shift_jis": "Japanese", "euc_kr": "Korean"}
"""Encodings that are only recognised to be refused, and what texts in them are written in."""

LEAST = -0.5
"""The score below which bytes are no text in an encoding."""

SURE = 1.5
"""The score from which no other reading can be better."""

_LABELLED = 0.3
"""What a label inside the text adds to the score of the encoding it names."""

_HEAD = 256
"""Bytes by which it is judged whether a text begins inside a character."""

_CLEARLY = 4.0
"""By how much more the characters must weigh without the first byte."""

_TIERS = ((100, 4.0), (400, 3.0), (1200, 2.0), (2400, 1.0), (len(FREQUENT), 0.0))
_MARKS = dict.fromkeys("，。", 4.0) | dict.fromkeys("、：；！？“”「」『』‘’《》（）—…·．\u3000", 2.0)
_SYLLABLES = dict.fromkeys("이다는을의에가고하지를은도한로서나자기사어그있인리아대수라니것들적정", 4.0)
_WORST = -6.0


class Guess(NamedTuple):
    """One way to read bytes.

    Attributes:
        codec: The encoding, as Python names it.
        skipped: Bytes at the beginning that are the rest of a character cut in two.
        score: How probable the text is, for each of its characters; a good one reaches 2, nonsense is below 0.
    """

    codec: str
    skipped: int
    score: float


def guessed(data: bytes, label: str = "") -> Guess:
    """The most probable way to read bytes that are not UTF-8.

    Args:
        data: The bytes; the beginning of them is enough.
        label: The codec that the text itself names; empty where it names none.
    """
    sample = data[:SAMPLE]
    best = _best(sample, 0, label)
    if best.score < SURE:
        other = _best(sample[1:], 1, label)
        return other if other.score > best.score + 0.2 else best
    return best._replace(skipped=1) if _begins_inside(sample[:_HEAD], best.codec) else best


def _begins_inside(head: bytes, codec: str) -> bool:
    """Whether a text begins with the rest of a character, which makes others of those that follow it."""
    if codec not in CHINESE or (head[:1] < b"\x80" and not codec.startswith("utf-16")):
        return False
    as_it_is, without = (_weighed(_read(piece, codec), codec)[0] for piece in (head, head[1:]))
    return without > as_it_is + _CLEARLY


def _best(sample: bytes, skipped: int, label: str) -> Guess:
    guesses = (
        Guess(codec, skipped, _score(_read(sample, codec), codec) + _LABELLED * (codec == label))
        for codec in (*CHINESE, *FOREIGN)
    )
    return max(guesses, key=lambda guess: guess.score)


def _read(sample: bytes, codec: str) -> str:
    return sample.decode(codec, errors="replace")


def _score(text: str, codec: str) -> float:
    """How probable a text is, as the mean over its characters."""
    total, counted = _weighed(text, codec)
    return total / counted if counted else 0.0


def _weighed(text: str, codec: str) -> tuple[float, int]:
    """What the characters of a text weigh together, and how many they are.

    Letters of ASCII are left out, because nearly every encoding reads them alike; UTF-16 alone does not.
    """
    total, counted = 0.0, 0
    wide = codec.startswith("utf-16")
    for char, count in Counter(text).items():
        if wide or char >= "\x80" or char < "\t":
            total += count * _weight(char, codec)
            counted += count
    return total, counted


@cache
def _frequent() -> dict[str, float]:
    """How much each character speaks for a text that is Chinese."""
    weights: dict[str, float] = dict(_MARKS)
    done = 0
    for end, weight in _TIERS:
        weights |= dict.fromkeys(FREQUENT[done:end], weight)
        done = end
    return weights


def _weight(char: str, codec: str) -> float:
    known = _frequent().get(char)
    if known is not None:
        return known - 2 if codec == "euc_kr" and char not in _MARKS else known
    if char < "\x80":
        return 2.0 if char.isprintable() or char in "\n\r\t\f" else _WORST
    return _foreign(char, codec) if codec in FOREIGN else _rare(char)


def _foreign(char: str, codec: str) -> float:
    if codec == "euc_kr":
        return _SYLLABLES.get(char, 0.5 if "가" <= char <= "힣" else _rare(char))
    if "ぁ" <= char <= "ヿ":
        return 3.5
    return -4.0 if "｡" <= char <= "ﾟ" else _rare(char)


def _rare(char: str) -> float:
    if "\u4e00" <= char <= "\u9fff":
        return -1.5
    if "\u3400" <= char <= "\u4dbf" or "\U00020000" <= char <= "\U0003ffff":
        return -2.5
    if "\u2000" <= char <= "\u33ff" or "\uff01" <= char <= "\uff5e" or "\U0001f000" <= char <= "\U0001faff":
        return -0.5
    # Unassigned, private, half a pair, a control, or unreadable.
    return _WORST if char == "\ufffd" or unicodedata.category(char) in {"Cn", "Co", "Cs", "Cc"} else -3.0
