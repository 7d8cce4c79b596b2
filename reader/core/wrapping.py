"""Where the rows of a paragraph break: clreq's kinsoku over UAX #14's whole words.

A row never begins with a mark that closes or pauses, never ends with one that opens; Latin words, numbers with their
units, and addresses stay whole; spaces hang at the end of their row. Only where a row holds no lawful break at all (an
address longer than the row, a run of closing marks) is it cut at a cluster's edge, if possible between words, and with
every mark on its side. ASCII quotation marks are opening or closing by turns within the paragraph.
"""

import re
from collections.abc import Callable, Sequence
from functools import partial
from unicodedata import category

from reader.core import ruby as readings
from reader.core.cells import Ruler
from reader.core.characters import (
    AFTER_NUMBERS,
    BEFORE_NUMBERS,
    CONNECTING,
    GLUE,
    HANGING,
    NOT_AT_ROW_END,
    NOT_AT_ROW_START,
    NOT_AT_ROW_START_STRICTLY,
    UNSPLIT,
    joins_words,
)
from reader.core.ruby import Ruby
from reader.core.spans import Span
from reader.core.typography import PLAIN, Level, Typography

_FORBIDDEN = {
    Level.NONE: (frozenset[str](), frozenset[str]()),
    Level.BASIC: (NOT_AT_ROW_START, NOT_AT_ROW_END),
    Level.STRICT: (NOT_AT_ROW_START_STRICTLY, NOT_AT_ROW_END),
}
"""What may not begin a row, and what may not end one."""

_row: Callable[[tuple[int, int]], Span] = partial(tuple.__new__, Span)
"""The span of a pair, in a third of the time that `Span` takes to be called: a novel has a hundred thousand rows."""

_QUOTE = re.compile('"')
_NOWHERE = frozenset[int]()

_UNIT = "(?:[kKcCmMµdDhGTn]?(?:m|g|l|L|s|W|V|A|Hz|Pa|J|N|B|b|bit)[²³]?|px|pt|°[CF]|℃|%|‰)(?![A-Za-z])"
"""A unit behind a number and a space; compiled when there may be one."""


def wrap(
    text: str, width: int, indent: int = 0, ruby: Sequence[Ruby] = (), typography: Typography = PLAIN
) -> tuple[Span, ...]:
    """The rows of one paragraph, which joined give the paragraph; an empty paragraph has one empty row.

    Args:
        text: The paragraph as drawn, without line feeds.
        width: Cells a row may take.
        indent: Cells by which the first row is shorter.
        ruby: The readings set above it, in order.
        typography: The rules; where a mark may hang, it stands behind a row's last cell.
    """
    return Breaks(text, ruby, typography).rows(max(2, width), indent)


class Breaks:
    """Where one paragraph may be broken."""

    def __init__(self, text: str, ruby: Sequence[Ruby] = (), typography: Typography = PLAIN) -> None:
        """The breaks of a paragraph, by the rules, with the readings set above it."""
        self._text = text
        self._ruler = Ruler(text)
        self._not_first, self._not_last = _FORBIDDEN[typography.level]
        self._opening = opening_quotes(text) if self._not_first else _NOWHERE
        self._hanging = HANGING if typography.hanging else ()
        self._ruby = ruby
        self._held = frozenset(at for span, _ in ruby for at in range(span.start + 1, span.end)) if ruby else _NOWHERE

    def rows(self, room: int, indent: int) -> tuple[Span, ...]:
        """The rows of so much room, the first with less by the indent."""
        ends = self._row_ends(max(min(2, room), room - indent), room)
        return tuple(map(_row, zip([0, *ends], ends, strict=False))) or (Span(0, 0),)

    def fit(self, start: int, room: int) -> int:
        """How far a row reaches at most that begins at `start` and may take so many cells."""
        return readings.fit(self._text, start, room, self._ruby) if self._ruby else self._ruler.fit(start, room)

    def _row_ends(self, room: int, rooms: int) -> list[int]:
        """Where the rows end of which the first has so much room, and all others `rooms`."""
        text, length, fit = self._text, len(self._text), self.fit
        start, ends, held = 0, list[int](), self._held
        while start < length:
            limit = fit(start, room)
            if limit < length:
                # Between two ideographs, where most rows end, nothing has to be looked at.
                plain = "\u4e00" <= text[limit] <= "\u9fff" and "\u4e00" <= text[limit - 1] <= "\u9fff"
                if not plain or held:
                    limit = self._lawful_end(start, limit, room)
            ends.append(limit)
            start, room = limit, rooms
        return ends

    def _lawful_end(self, start: int, limit: int, room: int) -> int:
        """The last place up to `limit`, and the spaces behind it, where the row may end."""
        after = self._text[limit]
        if after in self._hanging and (limit + 1 == len(self._text) or self.may_break(start, limit + 1)):
            return limit + 1
        at = reach = self._after_spaces(start, limit) if after == " " else limit
        if reach == len(self._text):
            return reach
        while at > start and not self.may_break(start, at):
            at -= 1
        return at if at > start else self._cut(Span(start, limit), room) or reach

    def _after_spaces(self, start: int, at: int) -> int:
        """Past the spaces at `at`; a last one that carries a mark is none."""
        text = self._text
        while at < len(text) and text[at] == " ":
            at += 1
        return at if self._ruler.is_edge(start, at) else at - 1

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
            if self._marks_allow(at) and self._ruler.is_edge(row.start, at):
                return at
        return 0

    def may_break(self, start: int, at: int) -> bool:
        """Whether a row that began at `start` may end before `text[at]` and the next begin with it."""
        before, after = self._text[at - 1], self._text[at]
        if "\u4e00" <= after <= "\u9fff" and "\u4e00" <= before <= "\u9fff":
            return at not in self._held
        if not self._marks_allow(at) or at in self._held:
            return False
        if before == " ":
            return not _is_unit(self._text, at) and self._ruler.is_edge(start, at)
        if not self._ruler.plain:
            before = self._text[self._base(at - 1)]
        return not _joined(self._text, at, before, after) and self._ruler.is_edge(start, at)

    def _base(self, at: int) -> int:
        """The character that the marks up to `at` are combined with."""
        while at > 0 and category(self._text[at])[0] == "M" and self._text[at - 1] != " ":
            at -= 1
        return at

    def _marks_allow(self, at: int) -> bool:
        """Whether a break before `text[at]` leaves no mark, and no space, on the wrong side of it."""
        text = self._text
        after = text[at]
        if after == " " or after in self._not_first or (after == '"' and at not in self._opening and self._not_first):
            return False
        last = at - 1
        while last > 0 and text[last] == " ":
            last -= 1
        return text[last] not in self._not_last and last not in self._opening


def opening_quotes(text: str) -> frozenset[int]:
    """Where ASCII double quotes open: the first, the third and so on of the paragraph."""
    if '"' not in text:
        return _NOWHERE
    return frozenset([match.start() for match in _QUOTE.finditer(text)][::2])


def _is_unit(text: str, at: int) -> bool:
    """Whether a unit begins at a place behind a space and a number."""
    return at > 1 and text[at - 2].isdecimal() and re.compile(_UNIT).match(text, at) is not None


def _joined(text: str, at: int, before: str, after: str) -> bool:
    """Whether two neighbours belong to one word, number, mark or address."""
    if before < "\u02ff" and after < "\u02ff":
        return _joined_latin(text, at, before, after)
    if after in CONNECTING or before in GLUE or after in GLUE or (joins_words(before) and joins_words(after)):
        return True
    if before == after and before in UNSPLIT:
        return True
    return (after in AFTER_NUMBERS and before.isdecimal()) or (before in BEFORE_NUMBERS and after.isdecimal())


def _joined_latin(text: str, at: int, before: str, after: str) -> bool:
    if joins_words(after):
        if before in " )]}\xa0":
            return before != " "
        return joins_words(before) or before in CONNECTING or before in "$¥£#" or (at > 1 and joins_words(text[at - 2]))
    if after in "([{":
        # A word and the bracket behind it are one, as in f(x); a bracket that follows an ideograph is not bound to it.
        return joins_words(before)
    glued = before == "\xa0" or after == "\xa0"
    return glued or after in CONNECTING or after == "'" or (after in AFTER_NUMBERS and before.isdecimal())
