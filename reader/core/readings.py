"""Which syllables common characters are read as."""

from bisect import bisect_left
from functools import cache, lru_cache

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


def usually_read_as(syllable: str) -> str:
    """Those of them that are usually read so."""
    return _row(syllable)[0]
