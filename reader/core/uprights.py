"""Text set upright, one below the other: the pieces that each take one row of a column, and the forms they take there.

Punctuation takes its vertical form (the compatibility forms of Unicode, U+FE10 to FE19 and FE30 to FE48), quotation
marks those that GB/T 15834 wants in vertical text; Latin letters and digits stand upright in their wide forms, two of
them that stand alone among Chinese side by side in one row (縦中横). The forms are only looked at: every piece knows
the characters it stands for.
"""

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from reader.core import cells
from reader.core.characters import joins_words

_MARKS = "，、。：；！？…⋯‥—─–＿～·．｡､-,.:;!?", "︐︑︒︓︔︕︖︙︙︰︱︱︲︳︴・︒︒︑︲︐︒︓︔︕︖"
_BRACKETS = (
    "〖〗（）｛｝〔〕【】《》〈〉「」『』［］“”‘’｢｣(){}[]<>",
    "︗︘︵︶︷︸︹︺︻︼︽︾︿﹀﹁﹂﹃﹄﹇﹈﹃﹄﹁﹂﹁﹂︵︶︷︸﹇﹈︿﹀",
)
_FORMS = dict(pair for written, upright in (_MARKS, _BRACKETS) for pair in zip(written, upright, strict=True))
_OPENING_QUOTE, _CLOSING_QUOTE = "﹃﹄"
_WIDE_SPACE = "\u3000"
_SPECIAL = re.compile("[\0-\x7f’]|(?<=\\d)[．，](?=\\d)")
"""What takes its form, or what belongs to it, from its neighbours."""

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


def uprights(
    text: str, start: int, end: int, opening: Collection[int] = (), *, as_written: bool = False
) -> Iterator[Upright]:
    """The pieces of a stretch of a paragraph that begins and ends at the edges of pieces.

    Args:
        text: The paragraph.
        start: Where the stretch begins.
        end: Where it ends.
        opening: Where ASCII quotation marks open.
        as_written: Whether ASCII marks are no punctuation and keep their forms, as in a program.
    """
    if _is_plain(text, start, end):
        for at, char in enumerate(text[start:end], start):
            yield Upright(at, _ALONE[char])
        return
    for at, cluster in _pieces(text, start, end):
        keeps = as_written and cluster.isascii() and len(cluster) == 1
        yield Upright(at, _wide(cluster) if keeps else _form(text, at, cluster, opening))


def fit(text: str, start: int, rows: int) -> int:
    """The end of the longest stretch from `start` that takes at most so many rows, at least one."""
    reach = min(start + max(1, rows), len(text))
    if _is_plain(text, start, reach):
        return reach
    end = start
    for taken, (at, cluster) in enumerate(_pieces(text, start, len(text)), 1):
        end = at + len(cluster)
        if taken >= rows:
            break
    return end


def length(text: str, start: int, end: int) -> int:
    """How many rows a stretch takes."""
    if _is_plain(text, start, end):
        return end - start
    return sum(1 for _ in _pieces(text, start, end))


def _is_plain(text: str, start: int, end: int) -> bool:
    """Whether each character of a stretch is a piece of its own, whatever stands beside it, as nearly all are."""
    return not _SPECIAL.search(text, start, end) and cells.stands_alone(text[start : end + 1])


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
    """Whether two Latin letters or digits begin here that belong to no longer word or number, nor to a Latin phrase."""
    if not (_latin(text, at) and _latin(text, at + 1)) or _in_word(text, at - 1) or _in_word(text, at + 2):
        return False
    if not cells.stands_alone(text[at : at + 3]):
        return False
    if _joins(text, at - 1, -1) or _joins(text, at + 2, 1) or _parts_words(text, at - 1, -1):
        return False
    # Behind a number and a space there may be its unit.
    return text[at + 1].isdigit() or not _parts_words(text, at + 2, 1)


def _latin(text: str, at: int) -> bool:
    return 0 <= at < len(text) and text[at].isascii() and text[at].isalnum()


def _in_word(text: str, at: int) -> bool:
    """Whether a letter of any alphabet stands here, or a digit, raised ones too."""
    return 0 <= at < len(text) and joins_words(text[at])


def _joins(text: str, at: int, towards: int) -> bool:
    """Whether a mark here joins words or numbers: 3.14, 10:30, 2022-11-22, you’ll, AT&T."""
    return 0 <= at < len(text) and text[at] in ".,:-/'’_@&" and _in_word(text, at + towards)


def _parts_words(text: str, at: int, towards: int) -> bool:
    """Whether a space here parts Latin words."""
    beyond = at + towards
    return 0 <= at < len(text) and text[at] == " " and _in_word(text, beyond) and not text[beyond].isdigit()


def _form(text: str, at: int, cluster: str, opening: Collection[int]) -> str:
    if len(cluster) > 1:
        return cells.padded(cluster, 2)
    if cluster == '"':
        return _OPENING_QUOTE if at in opening else _CLOSING_QUOTE
    if _within_word(text, at, cluster):
        return _wide("'" if cluster == "’" else cluster)
    return _FORMS.get(cluster) or _wide(cluster)


def _within_word(text: str, at: int, char: str) -> bool:
    """Whether a mark stands inside a Latin word or a number, where it closes nothing."""
    if char in "．，":
        return text[at - 1 : at].isdigit() and text[at + 1 : at + 2].isdigit()
    return char in ".,:'’" and _latin(text, at - 1) and _latin(text, at + 1)


def _wide(char: str) -> str:
    """A character as wide as an ideograph."""
    if char == " ":
        return _WIDE_SPACE
    return chr(ord(char) + _TO_WIDE) if "!" <= char <= "~" else cells.padded(char, 2)


class _Alone(dict[str, str]):
    """The forms of characters whatever stands beside them, as far as they were met."""

    def __missing__(self, char: str) -> str:
        self[char] = form = _FORMS.get(char) or _wide(char)
        return form


_ALONE = _Alone()
