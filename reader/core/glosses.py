"""Pinyin in brackets behind the characters it reads: put there by a machine, or by whoever wrote the text.

A person glosses what is hard to read, where it first stands, or, in a textbook, every character. A machine of the
kind that spoils pages glosses common characters that the simplified standard set (GB 2312) is without, every time.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from reader.core.characters import is_han
from reader.core.readings import can_be_neutral, plain, read_as, usually_read_as
from reader.core.repair import GLOSS, WIDE_GLOSS, Certainty, Reading, Repair, RepairKind
from reader.core.slips import slips, split_mark
from reader.core.spans import Span

_TONELESS, _WIDE_TONELESS = (re.compile(f"{opening}([a-zü]{{1,6}})[)）]") for opening in ("\\(", "（"))
_OPENINGS = {"(": ")", "（": "）"}

_LEAST_SYSTEM = 6
"""Glosses that can make a system of a text; fewer prove nothing."""

_SYSTEM = 0.5
"""The share of glosses whose next character carries one too where all are meant to."""

_LEAST_RUN = 8
"""Characters in a row with a gloss each that are a system, whatever the rest of the text is."""

_LONGEST_GAP = 3

_LEAST_MACHINE = 5
_ALWAYS = 0.9
_MOSTLY = 0.8
_OFTEN = 0.5

_REASON = "a reading behind a common character, as machines put it"
_APART = "a reading behind each character, as textbooks have it; set above the line"


class Annotation(NamedTuple):
    """What glossing did to a text.

    Attributes:
        found: What a machine spoiled, certain or only likely; and the brackets of readings that are a system.
        readings: The glosses that belong to the text, in order; those that are a system are a textbook's.
    """

    found: list[Repair]
    readings: tuple[Reading, ...]


def annotated(source: str, kinds: frozenset[RepairKind]) -> Annotation:
    """The damage that glossing did to a text, and the glosses that belong to the text.

    Args:
        source: The text.
        kinds: The kinds of damage to look for.
    """
    glosses = tuple(_readings(source))
    found = list(slips(source, {g.gloss.start: g.gloss.end for g in glosses})) if RepairKind.BYTES in kinds else []
    undone = [repair.span for repair in found if repair.certainty is Certainty.CERTAIN]
    free = tuple(g for g in glosses if not any(span.overlaps(g.gloss) for span in undone))
    damage = _damage(source, free, spoiled=bool(undone)) if RepairKind.GLOSS in kinds else frozenset()
    found += (_repair(source, g, _REASON) for g in free if g in damage)
    if found and RepairKind.BYTES in kinds:
        found += list(_split_marks(source, [repair.span for repair in found]))
    if RepairKind.GLOSS not in kinds:
        return Annotation(found, ())
    loose = {g.gloss for g in _unsystematic(source, free)}
    system = [g for g in free if g.gloss not in loose]
    system += _neutral(source, system)
    readings = (*(g for g in free if g.gloss in loose and g not in damage), *system)
    found += (_repair(source, g, _APART) for g in system)
    return Annotation(found, tuple(sorted(readings)))


def _neutral(source: str, system: Sequence[Reading]) -> Iterator[Reading]:
    """The glosses without a tone, which prove nothing alone, next to those of a system."""
    if not system:
        return
    starts, ends = {g.span.start for g in system}, {g.gloss.end for g in system}
    for match in sorted((*_TONELESS.finditer(source), *_WIDE_TONELESS.finditer(source)), key=re.Match[str].start):
        start, end = match.span()
        near = any(start - 1 - gap in ends or end + gap in starts for gap in range(_LONGEST_GAP + 1))
        if start and near and can_be_neutral(source[start - 1], match[1]):
            starts.add(start - 1)
            ends.add(end)
            yield Reading(Span(start - 1, start), Span(start, end), match[1])


def _readings(source: str) -> Iterator[Reading]:
    """Every gloss that is a valid reading of the character before it."""
    matches = sorted((*GLOSS.finditer(source), *WIDE_GLOSS.finditer(source)), key=re.Match[str].start)
    for match in matches:
        start, end = match.span()
        syllable = plain(match[1])
        if start and source[start - 1] in read_as(syllable) and _OPENINGS[source[start]] == source[end - 1]:
            yield Reading(Span(start - 1, start), Span(start, end), syllable)


def _repair(source: str, reading: Reading, reason: str) -> Repair:
    return Repair(reading.gloss, reading.gloss.within(source), "", RepairKind.GLOSS, reason)


def _damage(source: str, glosses: Sequence[Reading], *, spoiled: bool) -> frozenset[Reading]:
    """The glosses that a machine put in.

    Args:
        source: The text.
        glosses: All that are in it.
        spoiled: Whether the text is known to be spoiled by such a machine.
    """
    loose = _unsystematic(source, glosses)
    glossed = Counter(g.span.within(source) for g in loose)
    shares = {char: times / source.count(char) for char, times in glossed.items()}
    if spoiled or _by_machine(source, loose, glossed, shares):
        return frozenset(loose)
    return frozenset(g for g in loose if shares[g.span.within(source)] >= _OFTEN and _is_needless(source, g))


def _by_machine(source: str, glosses: Sequence[Reading], glossed: Counter[str], shares: Mapping[str, float]) -> bool:
    """Whether the glosses of a text show a machine: common characters, wherever they stand, some of them often."""
    often = sum(times > 1 for times in glossed.values())
    common = sum(g.span.within(source) in usually_read_as(g.syllable) for g in glosses)
    always = sum(share >= _ALWAYS for share in shares.values())
    enough = len(glosses) >= _LEAST_MACHINE and often > 1
    return enough and always >= _ALWAYS * len(glossed) and common >= _MOSTLY * len(glosses)


def _is_needless(source: str, gloss: Reading) -> bool:
    """Whether a gloss is of no use to anyone: on a common character, outside GB 2312, read as it always is."""
    char = gloss.span.within(source)
    if char not in usually_read_as(gloss.syllable):
        return False
    # GB 2312 is the part of GBK whose bytes both have the high bit and are no control's.
    return min(char.encode("gb18030")) < 0xA1


def _unsystematic(source: str, glosses: Sequence[Reading]) -> list[Reading]:
    """The glosses that are no part of a system, in which the characters of a stretch carry one each."""
    runs: list[list[Reading]] = []
    end = -1
    for gloss in glosses:
        if end >= 0 and _adjoins(source, end, gloss.span.start):
            runs[-1].append(gloss)
        else:
            runs.append([gloss])
        end = gloss.gloss.end
    if len(glosses) >= _LEAST_SYSTEM and len(glosses) - len(runs) >= _SYSTEM * len(glosses):
        return []
    return [gloss for run in runs if len(run) < _LEAST_RUN for gloss in run]


def _adjoins(source: str, end: int, start: int) -> bool:
    """Whether nothing that could carry a gloss stands between two positions."""
    return start - end <= _LONGEST_GAP and not any(map(is_han, source[end:start]))


def _split_marks(source: str, done: Sequence[Span]) -> Iterator[Repair]:
    """What may have stood where one letter stands behind a question mark."""
    at = source.find("?")
    while 0 <= at < len(source) - 1:
        letter, behind = source[at + 1], source[at + 2 : at + 3]
        alone = "@" <= letter <= "~" and not "@" <= behind <= "~" and at > 0 and is_han(source[at - 1])
        if alone and not any(span.start <= at < span.end for span in done) and (repair := split_mark(source, at)):
            yield repair
        at = source.find("?", at + 1)
