"""A paragraph as it is shown: as it was written at no cost, otherwise converted."""

from typing import NamedTuple

from reader.core.alignment import Alignment
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
