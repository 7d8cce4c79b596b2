"""Where the rows of a paragraph break: clreq's kinsoku over UAX #14's whole words.

A row never begins with a mark that closes or pauses, never ends with one that opens; Latin words, numbers and
addresses stay whole; spaces hang at the end of their row. Only where a row holds no lawful break at all (an address
longer than the row, a run of closing marks) is it cut at a cluster's edge, if possible between words, and with every
mark on its side. ASCII quotation marks are opening or closing by turns within the paragraph.
"""

from collections.abc import Sequence

from reader.core import ruby as readings
from reader.core.cells import fit, is_edge
from reader.core.characters import CONNECTING, NOT_AT_ROW_END, NOT_AT_ROW_START, joins_words
from reader.core.ruby import Ruby
from reader.core.spans import Span


def wrap(text: str, width: int, indent: int = 0, ruby: Sequence[Ruby] = ()) -> tuple[Span, ...]:
    """The rows of one paragraph, which joined give the paragraph; an empty paragraph has one empty row.

    Args:
        text: The paragraph as shown, without line feeds.
        width: Cells a row may take.
        indent: Cells by which the first row is shorter.
        ruby: The readings set above it, in order.
    """
    return Breaks(text, ruby).rows(max(2, width), indent)


class Breaks:
    """Where one paragraph may be broken."""

    def __init__(self, text: str, ruby: Sequence[Ruby] = ()) -> None:
        """The breaks of a paragraph, with the readings set above it."""
        self._text = text
        self._opening = opening_quotes(text)
        self._ruby = ruby
        self._held = frozenset(at for span, _ in ruby for at in range(span.start + 1, span.end))

    def rows(self, room: int, indent: int) -> tuple[Span, ...]:
        """The rows of so much room, the first with less by the indent."""
        rows = []
        start = 0
        while start < len(self._text):
            end = self.row_end(start, room if start else max(min(2, room), room - indent))
            rows.append(Span(start, end))
            start = end
        return tuple(rows) or (Span(0, 0),)

    def fit(self, start: int, room: int) -> int:
        """How far a row reaches at most that begins at `start` and may take so many cells."""
        return readings.fit(self._text, start, room, self._ruby) if self._ruby else fit(self._text, start, room)

    def row_end(self, start: int, room: int) -> int:
        """Where a row ends that begins at `start` and has so much room."""
        text = self._text
        limit = self.fit(start, room)
        if limit >= len(text):
            return len(text)
        at = reach = self._after_spaces(start, limit) if text[limit] == " " else limit
        if reach == len(text):
            return reach
        while at > start and not self._may_break(start, at):
            at -= 1
        return at if at > start else self._cut(Span(start, limit), room) or reach

    def _after_spaces(self, start: int, at: int) -> int:
        """Past the spaces at `at`; a last one that carries a mark is none."""
        text = self._text
        while at < len(text) and text[at] == " ":
            at += 1
        return at if is_edge(text, start, at) else at - 1

    def _cut(self, row: Span, room: int) -> int:
        """Where a row without any lawful break is cut: before a word that the next row can hold, else anywhere.

        Zero where every cut would bring a mark to the wrong side.
        """
        text = self._text
        word = row.end
        while word > row.start and joins_words(text[word - 1]) and joins_words(text[word]):
            word -= 1
        end = row.end
        while end < len(text) and joins_words(text[end]) and end - word <= room:
            end += 1
        cuts = range(row.end, row.start, -1)
        for at in (word, *cuts) if word > row.start and end - word <= room else cuts:
            if self._marks_allow(at) and is_edge(text, row.start, at):
                return at
        return 0

    def _may_break(self, start: int, at: int) -> bool:
        """Whether a row that began at `start` may end before `text[at]` and the next begin with it."""
        if not self._marks_allow(at) or at in self._held:
            return False
        before, after = self._text[at - 1], self._text[at]
        if before != " " and _joined(self._text, at, before, after):
            return False
        return is_edge(self._text, start, at)

    def _marks_allow(self, at: int) -> bool:
        """Whether a break before `text[at]` leaves no mark, and no space, on the wrong side of it."""
        text = self._text
        after = text[at]
        if after == " " or after in NOT_AT_ROW_START or (after == '"' and at not in self._opening):
            return False
        last = at - 1
        while last > 0 and text[last] == " ":
            last -= 1
        return text[last] not in NOT_AT_ROW_END and last not in self._opening


def opening_quotes(text: str) -> frozenset[int]:
    """Where ASCII double quotes open: the first, the third and so on of the paragraph."""
    if '"' not in text:
        return frozenset()
    return frozenset([i for i, char in enumerate(text) if char == '"'][::2])


def _joined(text: str, at: int, before: str, after: str) -> bool:
    """Whether two neighbours belong to one word, number or address."""
    if before < "\u02ff" and after < "\u02ff":
        return _joined_latin(text, at, before, after)
    return after in CONNECTING or (joins_words(before) and joins_words(after))


def _joined_latin(text: str, at: int, before: str, after: str) -> bool:
    if joins_words(after):
        return joins_words(before) or before in CONNECTING or (at > 1 and joins_words(text[at - 2]))
    return after in CONNECTING or after == "'"
