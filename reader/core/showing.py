"""A paragraph as it is shown: as it was written at no cost, otherwise converted, readings taken out of the line."""

from collections.abc import Sequence
from typing import NamedTuple

from reader.core.alignment import Alignment, replaced
from reader.core.document import Document
from reader.core.ruby import Readings, Ruby
from reader.core.scripts import Script, Variant
from reader.core.wording import Wording


class Shown(NamedTuple):
    """A paragraph as it is shown.

    Attributes:
        text: The paragraph in the wanted wording.
        alignment: From the clean paragraph to the shown one.
    """

    text: str
    alignment: Alignment


def shown(text: str, wording: Wording, hint: Script = Script.NONE) -> Shown:
    """A paragraph of the clean layer, put in a wording; the original loads nothing that converts.

    Args:
        text: The clean paragraph.
        wording: How to put it.
        hint: The script of the document, believed where the paragraph itself gives no evidence.
    """
    if wording.variant is Variant.ORIGINAL:
        return Shown(text, Alignment())
    from reader.core import conversion  # noqa: PLC0415  # the first frame shows the original

    return conversion.shown(text, wording, hint)


class ShownWithReadings(NamedTuple):
    """A paragraph as it is shown, and what is set above it.

    Attributes:
        text: The paragraph in the wanted wording, without the readings that stand in its line.
        alignment: From the clean paragraph to the shown one.
        ruby: The readings, in order, in the shown paragraph.
    """

    text: str
    alignment: Alignment
    ruby: Sequence[Ruby]


def with_readings(document: Document, index: int, wording: Wording, others: Readings | None) -> ShownWithReadings:
    """A paragraph of a document as it is shown, and what is read how in it.

    Args:
        document: The document.
        index: The paragraph.
        wording: How to put it.
        others: Readings besides those the document has itself, which go before them.
    """
    glosses = document.glosses_in(index)
    text = document.paragraph_text(index)
    line, without = replaced(text, ((one.gloss, "") for one in glosses if one.gloss.length))
    converted = shown(line, wording, document.leaning)
    own = [Ruby(converted.alignment.span(without.span(one.span)), one.syllable) for one in glosses]
    ruby = _merged(own, others(converted.text)) if others else own
    return ShownWithReadings(converted.text, without.then(converted.alignment), ruby)


def _merged(first: Sequence[Ruby], second: Sequence[Ruby]) -> Sequence[Ruby]:
    """Readings of two kinds in order; where both read a character, the first kind holds."""
    read = {at for one in first for at in range(*one.span)}
    return sorted([*first, *(one for one in second if read.isdisjoint(range(*one.span)))]) if first else second
