"""How Chinese is read: the syllable of each character where it stands, as pinyin with tone marks or as zhuyin.

Readings are told from what is around a character, and the words by which they are told are Simplified: so a text is
put into Simplified first, by OpenCC, which knows where 乾 and 著 stay what they are (乾隆, 著名) and keeps positions.
Tones are those of the dictionary: what changes them in speech (不是, 一个) is not written.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple, cast

from reader.core.folding import fold
from reader.core.notation import Notation
from reader.core.ruby import Ruby
from reader.core.scripts import Script, Variant
from reader.core.showing import shown
from reader.core.spans import Span
from reader.core.wording import Wording

TONES = range(1, 6)
"""The tones; the last is the neutral one, which has no mark in pinyin."""

_MARKS = {"\u0304": 1, "\u0301": 2, "\u030c": 3, "\u0300": 4}
_UNCHANGED = {"一": "yī", "不": "bù"}
_SIMPLIFIED = Wording(Variant.HANS)
_LONGEST = 4000
"""Characters read at once; a clause is never cut, unless it is longer."""

_CLAUSES = re.compile(r"[^，。；：！？\s]*[，。；：！？\s]*")


class Syllable(NamedTuple):
    """How a character is read.

    Attributes:
        at: Its offset in the text.
        pinyin: The syllable, with the mark of its tone.
    """

    at: int
    pinyin: str


@lru_cache(512)
def syllables(text: str, hint: Script = Script.HANT) -> tuple[Syllable, ...]:
    """How the characters of a text are read where they stand; what is not Chinese, or not known, has no syllable.

    Args:
        text: The text, in either script.
        hint: The script of what it is taken from, believed where it gives no evidence itself; what is Simplified
            already comes to no harm by the other.
    """
    simplified = shown(text, _SIMPLIFIED, hint).text
    if len(simplified) != len(text):
        simplified = fold(text)
    found: list[Syllable] = []
    for start, piece in _pieces(simplified):
        read = _read(piece)
        found += (Syllable(start + n, _plain(piece[n], said)) for n, said in enumerate(read) if said)
    return tuple(found)


def readings(character: str) -> tuple[str, ...]:
    """All ways in which a character is read; none of what is not known."""
    from pypinyin import Style, pinyin  # noqa: PLC0415  # a third of a second

    found = pinyin(character, style=Style.TONE, heteronym=True, errors=_silent)
    return tuple(dict.fromkeys(filter(None, found[0]))) if found else ()


def _pieces(text: str) -> list[tuple[int, str]]:
    """A text cut between clauses into parts that are not long, each with where it begins."""
    if len(text) <= _LONGEST:
        return [(0, text)]
    found: list[tuple[int, str]] = []
    start = end = 0
    for clause in _CLAUSES.finditer(text):
        if clause.end() - start > _LONGEST and end > start:
            found.append((start, text[start:end]))
            start = end
        end = clause.end()
    return [*found, (start, text[start:])]


def _read(text: str) -> Sequence[str]:
    """The syllable of each character, empty where there is none."""
    from pypinyin import Style, pinyin  # noqa: PLC0415  # as above

    found = [said[0] for said in pinyin(text, style=Style.TONE, errors=_silent)]
    if len(found) != len(text):
        # A word it was given a wrong number of syllables for.
        found = [(readings(character) or ("",))[0] for character in text]
    return found


def _silent(run: str) -> str:
    """What is not read has no syllables; pypinyin takes a list where it says that it takes a text."""
    return cast("str", [""] * len(run))


def _plain(character: str, syllable: str) -> str:
    return _UNCHANGED.get(character, syllable)


def tone(pinyin: str) -> int:
    """The tone of a syllable, from 1 to 5."""
    from unicodedata import normalize  # noqa: PLC0415  # only where something is read

    return next((_MARKS[mark] for mark in normalize("NFD", pinyin) if mark in _MARKS), TONES[-1])


@lru_cache(1 << 11)
def written(pinyin: str, notation: Notation) -> str:
    """A syllable, given in pinyin with the mark of its tone, in a notation."""
    if notation is Notation.PINYIN:
        return pinyin
    from pypinyin import Style  # noqa: PLC0415  # as above
    from pypinyin.style import convert  # noqa: PLC0415

    said: str = convert(pinyin, Style.BOPOMOFO, strict=True)
    # The dot of the neutral tone stands before the syllable, the other marks behind it.
    return f"˙{said[:-1]}" if said.endswith("˙") else said


def above(text: str, notation: Notation, passed_over: Sequence[Span] = ()) -> list[Ruby]:
    """The readings to be set above a paragraph.

    Args:
        text: The paragraph as shown.
        notation: How they are written; not the one that depends on how the text is shown.
        passed_over: What needs none, in order.
    """
    known = {at for span in passed_over for at in range(*span)}
    return [Ruby(Span(at, at + 1), written(pinyin, notation)) for at, pinyin in syllables(text) if at not in known]


def with_mark(numbered: str) -> str:
    """A syllable of pinyin with its tone as a number, as dictionaries write it (lu:4, r5), with its mark (lǜ, r)."""
    letters, tone_number = numbered[:-1], numbered[-1:]
    if not tone_number.isdecimal():
        letters, tone_number = numbered, "5"
    letters = letters.replace("u:", "ü").replace("U:", "Ü").replace("v", "ü")
    mark = next((mark for mark, number in _MARKS.items() if number == int(tone_number)), "")
    from unicodedata import normalize  # noqa: PLC0415  # as above

    at = _marked_letter(letters.casefold())
    return normalize("NFC", letters[: at + 1] + mark + letters[at + 1 :]) if at >= 0 else letters


def _marked_letter(letters: str) -> int:
    """Which letter carries the mark: a, e or o; of iu and ui the last; else the vowel there is."""
    for vowel in "aeo":
        if (at := letters.find(vowel)) >= 0:
            return at
    return max(letters.rfind(letter) for letter in "iuü") if any(v in letters for v in "iuü") else letters.find("n")
