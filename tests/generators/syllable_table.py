"""Make the table that letters are read by: `python -m tests.generators.syllable_table`.

`core.syllable_table.py` holds, for each syllable without its tone, the folded characters that are commonly read so in
any of their forms, from the readings of characters and phrases that pypinyin brings. A test makes it again and
compares.
"""

import unicodedata
from collections import defaultdict
from importlib import metadata
from pathlib import Path

from pypinyin.constants import PHRASES_DICT, PINYIN_DICT

import reader.core
from reader.core.folding import fold

TABLE = Path(reader.core.__path__[0]) / "syllable_table.py"
WIDTH = 100
"""Characters of the table in one line of its module."""

_IDEOGRAPHS = (range(0x3007, 0x3008), range(0x3400, 0x4DC0), range(0x4E00, 0xA000))


def toneless(syllable: str) -> str:
    """A syllable without its tone, ü as v; empty where it is none that could be typed."""
    plain = "".join(char for char in unicodedata.normalize("NFD", syllable) if char not in "\u0304\u0301\u030c\u0300")
    plain = unicodedata.normalize("NFC", plain).replace("ü", "v")
    return plain if plain.isascii() and any(vowel in plain for vowel in "aeiouv") else ""


def in_phrases() -> dict[str, set[str]]:
    """How each character is read in some phrase."""
    readings: dict[str, set[str]] = defaultdict(set)
    for phrase, syllables in PHRASES_DICT.items():
        if len(phrase) == len(syllables):
            for char, given in zip(phrase, syllables, strict=True):
                readings[char] |= set(map(toneless, given))
    return readings


def readings() -> dict[str, str]:
    """For each syllable the folded characters that are read so: usually, or in some phrase."""
    phrases = in_phrases()
    read = defaultdict(set)
    for code in (code for block in _IDEOGRAPHS for code in block):
        syllables = [toneless(syllable) for syllable in PINYIN_DICT.get(code, "").split(",")]
        for number, syllable in enumerate(syllables):
            if syllable and (number == 0 or syllable in phrases[chr(code)]):
                read[syllable].add(fold(chr(code)))
    return {syllable: "".join(sorted(chars)) for syllable, chars in sorted(read.items())}


def module() -> str:
    """The source of `core.syllable_table.py`."""
    text = "\n".join(f"{syllable}\t{chars}" for syllable, chars in readings().items())
    pieces = (text[at : at + WIDTH] for at in range(0, len(text), WIDTH))
    lines = "\n".join('    "' + piece.replace("\t", "\\t").replace("\n", "\\n") + '"' for piece in pieces)
    return (
        '"""What is read as each syllable, without its tone, as data.\n\n'
        f"Made by tests/generators/syllable_table.py from pypinyin {metadata.version('pypinyin')}\n"
        '(MIT, copyright 2016 mozillazg); do not edit.\n"""\n\n'
        f'READ_AS = (\n{lines}\n)\n"""A line for each syllable: itself, and the folded characters."""\n'
    )


if __name__ == "__main__":
    TABLE.write_text(module(), encoding="utf-8")
