"""Places of a text as a person names them: `50%`, `c12` for the twelfth part, `p300` for a paragraph.

A sign counts on from where one is: `+5%`, `c-1`.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from unicodedata import normalize

from reader.core.document import Document
from reader.core.errors import DestinationError

_FORM = re.compile(
    r"(?P<sign>[+-]?)(?P<number>\d{1,9}(?:\.\d+)?)(?P<share>%)?|(?P<kind>[cp])(?P<by>[+-]?)(?P<count>\d{1,9})"
)
_USAGE = "50% is the middle, c12 the twelfth part, p300 a paragraph; +5% or c+1 go on from here"


def destination(named: str, document: Document, here: int) -> int:
    """The offset of clean that a name leads to.

    Args:
        named: A percentage, or the number of a part or a paragraph from 1; with a sign, so much further from here.
            Fullwidth characters, letter case and spaces do not matter; a number alone is a paragraph's.
        document: The text.
        here: An offset of clean to count from.

    Raises:
        DestinationError: If nothing is called so; says what is.
    """
    form = _FORM.fullmatch("".join(normalize("NFKC", named).split()).lower())
    if form is None:
        raise DestinationError(f"there is no place '{named}': {_USAGE}")
    if form["share"]:
        return _share(float(form["number"]), form["sign"], len(document.clean), here)
    if form["number"] and "." in form["number"]:
        raise DestinationError(f"there is no place '{named}': {_USAGE}")
    sign, number = (form["by"], form["count"]) if form["kind"] else (form["sign"], form["number"])
    if form["kind"] == "c":
        starts = [section.span.start for section in document.sections]
        return _counted(starts, int(number), sign, here, "part")
    return _counted([paragraph.span.start for paragraph in document.paragraphs], int(number), sign, here, "paragraph")


def _share(percent: float, sign: str, length: int, here: int) -> int:
    if percent > 100:
        raise DestinationError(f"{percent:g}% is beyond the end: 0% is the start, 100% the end")
    offset = int(length * percent / 100)
    at = offset if not sign else here + offset if sign == "+" else here - offset
    return max(0, min(at, length - 1))


def _counted(starts: Sequence[int], number: int, sign: str, here: int, what: str) -> int:
    """Where the one of that number starts, or the one so many further from the one that holds `here`."""
    if not starts:
        raise DestinationError(f"this text has no {what}s to count")
    if sign:
        current = bisect_right(starts, here) - 1
        number = current + (number if sign == "+" else -number)
        return starts[max(0, min(number, len(starts) - 1))]
    if not 1 <= number <= len(starts):
        raise DestinationError(f"there is no {what} {number}: this text has {len(starts)}")
    return starts[number - 1]
