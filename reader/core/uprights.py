"""Text set upright, one below the other: the pieces that each take one row of a column, and the forms they take there.

Punctuation takes its vertical form (the compatibility forms of Unicode, U+FE10 to FE19 and FE30 to FE48), quotation
marks those that GB/T 15834 wants in vertical text; Latin letters and digits stand upright in their wide forms, two of
them that stand alone side by side in one row (縦中横). The forms are only looked at: every piece knows the characters
it stands for.
"""

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from reader.core import cells

_AS_WRITTEN = "，、。：；！？〖〗…⋯‥—─–（）｛｝〔〕【】《》〈〉「」『』［］＿“”‘’～·-,.:;!?(){}[]<>"
_UPRIGHT = (
    "︐︑︒︓︔︕︖︗︘︙︙︰︱︱︲︵︶︷︸︹︺︻︼︽︾︿﹀﹁﹂﹃﹄﹇﹈︳﹃﹄﹁﹂︴・︲︐︒︓︔︕︖︵︶︷︸﹇﹈︿﹀"
)
_FORMS = dict(zip(_AS_WRITTEN, _UPRIGHT, strict=True))
_OPENING_QUOTE, _CLOSING_QUOTE = "﹃﹄"
_WIDE_SPACE = "\u3000"
_ASCII = re.compile("[\0-\x7f]")
_TO_WIDE = 0xFEE0
"""What lies between an ASCII character and its wide form."""


class Upright(NamedTuple):
    """What takes one row of a column.

    Attributes:
        start: The offset of its first character.
        form: What is drawn, two cells wide.
    """

    start: int
    form: str


def uprights(text: str, start: int, end: int, opening: Collection[int] = ()) -> Iterator[Upright]:
    """The pieces of a stretch of a paragraph that begins and ends at the edges of pieces.

    Args:
        text: The paragraph.
        start: Where the stretch begins.
        end: Where it ends.
        opening: Where ASCII quotation marks open.
    """
    for at, cluster in _pieces(text, start, end):
        yield Upright(at, _form(text, at, cluster, opening))


def fit(text: str, start: int, rows: int) -> int:
    """The end of the longest stretch from `start` that takes at most so many rows, at least one."""
    stretch = text[start : start + rows + 1]
    if not _ASCII.search(stretch) and cells.stands_alone(stretch):
        return min(start + max(1, rows), len(text))
    end = start
    for taken, (at, cluster) in enumerate(_pieces(text, start, len(text)), 1):
        end = at + len(cluster)
        if taken >= rows:
            break
    return end


def length(text: str, start: int, end: int) -> int:
    """How many rows a stretch takes."""
    return sum(1 for _ in _pieces(text, start, end))


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Each piece with its offset; a pair of Latin letters or digits that stands alone is one."""
    at = start
    while at < end:
        if at + 2 <= end and is_pair(text, at):
            yield at, text[at : at + 2]
            at += 2
            continue
        stop = at + 1
        if stop < len(text) and not cells.stands_alone(text[at : stop + 1]):
            stop = at + len(next(iter(cells.clusters(text[at : at + _LONGEST_CLUSTER])))[0])
        yield at, text[at:stop]
        at = stop


_LONGEST_CLUSTER = 64
"""Code points that are looked at for the end of one cluster."""


def is_pair(text: str, at: int) -> bool:
    """Whether two Latin letters or digits begin here that belong to no longer word or number."""
    if not (_latin(text, at) and _latin(text, at + 1)) or _latin(text, at - 1) or _latin(text, at + 2):
        return False
    if not cells.stands_alone(text[at : at + 3]):
        return False
    return not (_part_of_number(text, at - 1, -1) or _part_of_number(text, at + 2, 1))


def _latin(text: str, at: int) -> bool:
    return 0 <= at < len(text) and text[at].isascii() and text[at].isalnum()


def _part_of_number(text: str, at: int, towards: int) -> bool:
    """Whether a mark here joins digits on both sides: 3.14, 10:30, 2022-11-22, 50%."""
    return 0 <= at < len(text) and text[at] in ".,:-/'_@" and _latin(text, at + towards)


def _form(text: str, at: int, cluster: str, opening: Collection[int]) -> str:
    if len(cluster) > 1:
        return cells.padded(cluster, 2)
    if cluster == '"':
        return _OPENING_QUOTE if at in opening else _CLOSING_QUOTE
    if cluster in ".,:'’" and _latin(text, at - 1) and _latin(text, at + 1):
        return chr(ord("'" if cluster == "’" else cluster) + _TO_WIDE)
    if (form := _FORMS.get(cluster)) is not None:
        return form
    if cluster == " ":
        return _WIDE_SPACE
    return chr(ord(cluster) + _TO_WIDE) if "!" <= cluster <= "~" else cells.padded(cluster, 2)
