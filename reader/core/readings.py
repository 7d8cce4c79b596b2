"""Which syllables common characters are read as."""

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, lru_cache

_MARKED = {"a": "āáǎà", "e": "ēéěè", "i": "īíǐì", "o": "ōóǒò", "u": "ūúǔù", "ü": "ǖǘǚǜ"}
_ONLY_NEUTRAL = {
    "de": "的地得", "le": "了", "zhe": "着著", "men": "们們", "me": "么麼", "ma": "吗嗎嘛", "ne": "呢", "ba": "吧",
    "a": "啊", "ya": "呀", "la": "啦", "er": "儿兒", "r": "儿兒", "zi": "子", "tou": "头頭", "ge": "个個",
}  # fmt: skip
_SPELLINGS = str.maketrans({"\u0261": "g", "\u0251": "a"})


@cache
def _rows() -> list[str]:
    from reader.core.reading_table import READINGS  # noqa: PLC0415  # data, when first asked

    return READINGS.split("\n")


def _row(syllable: str) -> list[str]:
    """What is usually read as a syllable, and what is else."""
    rows = _rows()
    at = bisect_left(rows, syllable + "\t")
    name, *groups = rows[at].split("\t") if at < len(rows) else [""]
    return groups if name == syllable else ["", ""]


def plain(syllable: str) -> str:
    """A syllable with the letters that phonetic spellings have for a and g."""
    return syllable if syllable.isascii() else syllable.translate(_SPELLINGS)


@lru_cache(1 << 12)
def read_as(syllable: str) -> str:
    """The common characters that are read as a syllable with a tone mark, whatever else they are read as."""
    return "".join(_row(syllable))


def can_be_neutral(char: str, syllable: str) -> bool:
    """Whether a character can be read as a syllable without a tone: one it has with a tone, or has only without."""
    return char in _ONLY_NEUTRAL.get(syllable, "") or any(char in read_as(toned) for toned in _toned(syllable))


def _toned(syllable: str) -> Iterator[str]:
    """A syllable with each tone; the mark stands on a or e, on the o of ou, and otherwise on the last vowel."""
    vowels = [at for at, letter in enumerate(syllable) if letter in _MARKED]
    if vowels:
        open_ones = [at for at in vowels if syllable[at] in "ae"]
        at = open_ones[0] if open_ones else syllable.find("ou") if "ou" in syllable else vowels[-1]
        yield from (syllable[:at] + marked + syllable[at + 1 :] for marked in _MARKED[syllable[at]])


def usually_read_as(syllable: str) -> str:
    """Those of them that are usually read so."""
    return _row(syllable)[0]
