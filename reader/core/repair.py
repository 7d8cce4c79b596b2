"""Damage undone: what was certainly put into a text by machine is taken out of its clean layer.

Each repair keeps what stood there, so the source can always be had back and every repair be shown.
"""

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from reader.core.alignment import Alignment, Block
from reader.core.characters import is_han
from reader.core.spans import Span


class RepairKind(StrEnum):
    """What kind of damage was found."""

    GLOSS = "gloss"


class Repair(NamedTuple):
    """One piece of damage undone.

    Attributes:
        span: Where it stands, in source.
        before: What stands there.
        after: What the clean layer has instead.
        kind: What kind of damage it is.
        reason: Why it is certain.
    """

    span: Span
    before: str
    after: str
    kind: RepairKind
    reason: str


class Repaired(NamedTuple):
    """A text with its damage undone.

    Attributes:
        text: The repaired text.
        alignment: From source to the repaired text.
        repairs: What was undone, in order.
    """

    text: str
    alignment: Alignment
    repairs: tuple[Repair, ...]


_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
_SYLLABLE = f"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?[aeiouü]{{0,2}}[{_TONED}][aeiou]{{0,2}}(?:ng|n|r)?"
_GLOSS = re.compile(f"\\({_SYLLABLE}\\)|（{_SYLLABLE}）")


def _glosses(source: str) -> Iterator[Repair]:
    reason = "a tone-marked syllable in brackets after the character it reads"
    for match in _GLOSS.finditer(source):
        if match.start() and is_han(source[match.start() - 1]):
            yield Repair(Span(*match.span()), match[0], "", RepairKind.GLOSS, reason)


def repaired(source: str) -> Repaired:
    """The text with every certain piece of damage undone."""
    repairs = tuple(_glosses(source))
    if not repairs:
        return Repaired(source, Alignment(), ())
    pieces: list[str] = []
    blocks: list[Block] = []
    done = length = 0
    for repair in repairs:
        pieces += source[done : repair.span.start], repair.after
        start = length + repair.span.start - done
        length = start + len(repair.after)
        blocks.append(Block(repair.span, Span(start, length)))
        done = repair.span.end
    pieces.append(source[done:])
    return Repaired("".join(pieces), Alignment.of(blocks), repairs)
