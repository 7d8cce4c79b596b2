"""Letters read as pinyin: the words that whole syllables or initials may stand for, without tones, ü as v or ü.

xian may be 先 and 西安, xi'an only the second; st may be 守土.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice, product

from reader.core.matching import Wanted, wanted
from reader.core.query import Query, Word

_MOST_LETTERS = 48
_MOST_DIVISIONS = 64
"""How many ways of dividing letters are tried; more than a few only what nobody would type has."""

_LETTERS = re.compile(r"[a-zü]+(?:['’][a-zü]+)*")
_RETROFLEX = ("zh", "ch", "sh")
_ALSO = {"lue": "lve", "nue": "nve"}
"""What is often typed for what is written lüe and nüe."""


@cache
def _syllables() -> dict[str, str]:
    """The folded characters that are read as each syllable."""
    from reader.core.syllable_table import READ_AS  # noqa: PLC0415  # data, when first asked

    table = dict(line.split("\t") for line in READ_AS.split("\n"))
    return table | {typed: table[syllable] for typed, syllable in _ALSO.items()}


@cache
def _initials() -> dict[str, str]:
    """The folded characters whose reading begins with each letter, or with zh, ch or sh."""
    table: dict[str, dict[str, None]] = {}
    for syllable, chars in _syllables().items():
        for initial in (syllable[0], syllable[:2]):
            if len(initial) == 1 or initial in _RETROFLEX:
                table.setdefault(initial, {}).update(dict.fromkeys(chars))
    return {initial: "".join(chars) for initial, chars in table.items()}


def read(query: Query) -> Wanted | None:
    """What a query wants when its letters are pinyin as well; None where they cannot be, or must be as typed."""
    if query.pattern is not None or query.exact_script:
        return None
    literal = wanted(query)
    terms, excluded = (tuple(map(_with_readings, group)) for group in (literal.terms, literal.excluded))
    return Wanted(terms, excluded) if terms != literal.terms else None


def _with_readings(term: tuple[Word, ...]) -> tuple[Word, ...]:
    return tuple(dict.fromkeys(word for given in term for word in (given, *readings("".join(given)))))


def readings(letters: str) -> tuple[Word, ...]:
    """The words that folded letters may stand for: as syllables, or where they are none, two initials or more."""
    if len(letters) > _MOST_LETTERS or not _LETTERS.fullmatch(letters):
        return ()
    parts = re.split("['’]", letters.replace("ü", "v"))
    words = _divided(parts, _syllables())
    return words or tuple(word for word in _divided(parts, _initials()) if len(word) > 1)


def _divided(parts: Sequence[str], table: dict[str, str]) -> tuple[Word, ...]:
    """The words that parts may stand for, each of them divided into keys of a table."""
    divisions = product(*(list(islice(_divisions(part, table), _MOST_DIVISIONS)) for part in parts))
    return tuple(
        tuple(table[key] for division in every for key in division) for every in islice(divisions, _MOST_DIVISIONS)
    )


def _divisions(letters: str, table: dict[str, str]) -> Iterator[tuple[str, ...]]:
    """The ways to divide letters into keys of a table, those that begin with longer ones first."""
    ends = _divisible(letters, table)
    if not letters:
        yield ()
    for size in range(min(6, len(letters)), 0, -1):
        if letters[:size] in table and size in ends:
            for rest in _divisions(letters[size:], table):
                yield (letters[:size], *rest)


def _divisible(letters: str, table: dict[str, str]) -> set[int]:
    """From where on letters can be divided to their end; without this, hopeless ones would be tried in all ways."""
    ends = {len(letters)}
    for start in range(len(letters) - 1, -1, -1):
        if any(letters[start:end] in table for end in ends if end <= start + 6):
            ends.add(start)
    return ends
