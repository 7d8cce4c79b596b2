"""Where the rows of a paragraph break: clreq's basic kinsoku over UAX #14's whole words.

A row never begins with a mark that closes or pauses, never ends with one that opens; Latin words, numbers and
addresses stay whole; spaces hang at the end of their row. Only where a row holds no lawful break at all (a word
longer than the row, a run of closing marks) is it broken at a cluster's edge. ASCII quotation marks are opening or
closing by turns within the paragraph.
"""

from reader.core.cells import fit
from reader.core.characters import CONNECTING, NOT_AT_ROW_END, NOT_AT_ROW_START, joins_words
from reader.core.spans import Span


def wrap(text: str, width: int, indent: int = 0) -> tuple[Span, ...]:
    """The rows of one paragraph, which joined give the paragraph; an empty paragraph has one empty row.

    Args:
        text: The paragraph as shown, without line feeds.
        width: Cells a row may take.
        indent: Cells by which the first row is shorter.
    """
    opening = _opening_quotes(text)
    rows = []
    start = 0
    room = max(2, width - indent)
    while start < len(text):
        end = _row_end(text, start, room, opening)
        rows.append(Span(start, end))
        start = end
        room = max(2, width)
    return tuple(rows) or (Span(0, 0),)


def _opening_quotes(text: str) -> frozenset[int]:
    """Where ASCII double quotes open: the first, the third and so on of the paragraph."""
    if '"' not in text:
        return frozenset()
    return frozenset([i for i, char in enumerate(text) if char == '"'][::2])


def _row_end(text: str, start: int, room: int, opening: frozenset[int]) -> int:
    limit = fit(text, start, room)
    if limit < len(text) and text[limit] == " ":
        return _after_spaces(text, limit)
    if limit >= len(text):
        return len(text)
    at = limit
    while at > start and not _may_break(text, at, opening):
        at -= 1
    return at if at > start else limit


def _after_spaces(text: str, at: int) -> int:
    while at < len(text) and text[at] == " ":
        at += 1
    return at


def _may_break(text: str, at: int, opening: frozenset[int]) -> bool:
    """Whether a row may end before `text[at]` and the next begin with it."""
    after = text[at]
    if after == " " or after in NOT_AT_ROW_START or (after == '"' and at not in opening):
        return False
    before = text[at - 1]
    spaced = before == " "
    last = at - 1
    while last > 0 and text[last] == " ":
        last -= 1
    if text[last] in NOT_AT_ROW_END or last in opening:
        return False
    return spaced or not _joined(text, at, before, after)


def _joined(text: str, at: int, before: str, after: str) -> bool:
    """Whether two neighbours belong to one word, number, address or grapheme cluster."""
    if before < "\u02ff" and after < "\u02ff":
        return _joined_latin(text, at, before, after)
    if after in CONNECTING:
        return True
    return _one_cluster(text, at) or (joins_words(before) and joins_words(after))


def _joined_latin(text: str, at: int, before: str, after: str) -> bool:
    if joins_words(after):
        return joins_words(before) or before in CONNECTING or (at > 1 and joins_words(text[at - 2]))
    return after in CONNECTING or after == "'"


def _one_cluster(text: str, at: int) -> bool:
    """Whether a cluster reaches over `at`; asked only of the few characters around it."""
    from_here = max(0, at - 16)
    edge = from_here
    while edge < at:
        edge = fit(text, edge, 0)
    return edge > at
