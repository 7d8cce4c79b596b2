"""Damage undone: what certainly happened to a text by machine is undone in its clean layer.

Each repair keeps what stood there, so the source can always be had back and every repair be shown. What is only
likely is suggested, and left as it is. Glosses that belong to the text are its readings: a textbook's, which gives
one for each character, are taken out of the line so that no phrase is split by them; one here and there is left.
"""

import re
from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from reader.core.alignment import Alignment, replaced
from reader.core.spans import Span


class RepairKind(StrEnum):
    """What kind of damage was found."""

    GLOSS = "gloss"
    BYTES = "bytes"
    ENTITY = "entity"
    CONTROL = "control"


class Certainty(StrEnum):
    """How sure it is what the text was before."""

    CERTAIN = "certain"
    SUGGESTED = "suggested"


class Repair(NamedTuple):
    """One piece of damage, and what it was before.

    Attributes:
        span: Where it stands, in source.
        before: What stands there.
        after: What stood there before the damage was done.
        kind: What kind of damage it is.
        reason: Why it is thought so.
        certainty: Whether it is undone in the clean layer, or only suggested.
    """

    span: Span
    before: str
    after: str
    kind: RepairKind
    reason: str
    certainty: Certainty = Certainty.CERTAIN


class Reading(NamedTuple):
    """How a character is read, as the text itself says behind it.

    Attributes:
        span: Where the character stands, in source.
        gloss: Where its gloss stands, brackets included.
        syllable: The reading.
    """

    span: Span
    gloss: Span
    syllable: str


class Repaired(NamedTuple):
    """A text with its damage undone.

    Attributes:
        text: The repaired text.
        alignment: From source to the repaired text.
        repairs: What was undone, in order.
        suggestions: What was not, because it is not certain; in order.
        readings: Glosses that belong to the text; in order.
    """

    text: str
    alignment: Alignment
    repairs: tuple[Repair, ...] = ()
    suggestions: tuple[Repair, ...] = ()
    readings: tuple[Reading, ...] = ()


ALL_KINDS = frozenset(RepairKind)
"""Every kind of damage that is known."""

# Each begins with one literal, so that a text without damage is passed over as fast as it can be read.
_SYLLABLE = "([a-z\u00e0-\u0261]{1,6})"
GLOSS, WIDE_GLOSS, ANCHOR = (re.compile(f"{opening}{_SYLLABLE}[)）]") for opening in ("\\(", "（", "\\?"))
"""A syllable in brackets of either width; and what is left where the first was swallowed."""

# Compiled when a text may have any.
_ENTITY = r"&(?:#[0-9]{2,7}|#[xX][0-9A-Fa-f]{2,6}|[A-Za-z][A-Za-z0-9]{1,8});"
_CONTROL = "[\x00-\x08\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f\xad\u200b-\u200d\u2060\ufeff]"


def repaired(source: str, kinds: frozenset[RepairKind] = ALL_KINDS, *, harmless: bool = False) -> Repaired:
    """The text with every certain piece of damage undone.

    Args:
        source: The text.
        kinds: The kinds of damage to look for.
        harmless: Whether it is known of the text, by `is_harmless`, that no control is in it.
    """
    found: list[Repair] = []
    readings: tuple[Reading, ...] = ()
    if GLOSS.search(source) or WIDE_GLOSS.search(source) or ANCHOR.search(source):
        from reader.core.glosses import annotated  # noqa: PLC0415  # tables that few texts need, as below

        found, readings = annotated(source, kinds)
    if RepairKind.ENTITY in kinds and "&" in source and re.search(_ENTITY, source):
        from reader.core.strays import entities  # noqa: PLC0415

        found += entities(source, re.compile(_ENTITY))
    if RepairKind.CONTROL in kinds and not harmless and re.search(_CONTROL, source):
        from reader.core.strays import controls  # noqa: PLC0415

        found += controls(source, re.compile(_CONTROL))
    if not found and not readings:
        return Repaired(source, Alignment())
    suggestions = tuple(sorted(repair for repair in found if repair.certainty is Certainty.SUGGESTED))
    certain = _disjoint(repair for repair in found if repair.certainty is Certainty.CERTAIN)
    text, alignment = replaced(source, ((repair.span, repair.after) for repair in certain))
    return Repaired(text, alignment, tuple(certain), suggestions, readings)


def _disjoint(repairs: Iterable[Repair]) -> list[Repair]:
    """Repairs in order; of two that overlap, the one that begins first."""
    kept: list[Repair] = []
    for repair in sorted(repairs):
        if not kept or kept[-1].span.end <= repair.span.start:
            kept.append(repair)
    return kept
