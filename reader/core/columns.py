"""A document set in columns that are read from right to left: each paragraph in columns of so many rows."""

from collections.abc import Iterator, Sequence

from reader.core import cells
from reader.core.paragraphs import ParagraphKind
from reader.core.ruby import Ruby
from reader.core.set_paragraph import SetParagraph
from reader.core.showing import with_readings
from reader.core.spans import Span
from reader.core.typesetting import Typesetting
from reader.core.typography import PLAIN, Typography
from reader.core.uprights import Upright, fit, length, uprights
from reader.core.wrapping import Breaks, opening_quotes, wrap

COLUMN = 2
"""Cells a column takes."""

_LONGEST_READING = 7
"""Cells: ㄓㄨㄤˋ; zhuāng takes six."""

_HEADED = 2
"""Rows by which headings are lowered."""


class SetColumns(SetParagraph):
    """A paragraph set in columns: what a set paragraph calls a row is a column, what it calls a cell is a row."""

    __slots__ = ()

    def cell_of(self, shown_offset: int) -> int:
        """The row of its column in which a character stands."""
        number = self.number_of(shown_offset)
        start = self.rows[number].start
        return self.indents[number] + length(self.text, start, max(shown_offset, start))

    def end_of(self, number: int) -> int:
        """The row below the last one of a column."""
        return self.indents[number] + length(self.text, *self.rows[number])

    def offset_at(self, number: int, cell: int) -> int:
        """The offset of what a column shows in a row, or of what is nearest."""
        at = self.rows[number].start
        for row, upright in enumerate(uprights(self.text, *self.rows[number]), self.indents[number]):
            at = upright.start
            if row >= cell:
                break
        return at


class Columns(Typesetting):
    """A document set in columns; the measure is the rows of a column, a row of the setting is a column.

    Readings stand at the right of what they read, as in books; they take no rows.
    """

    vertical = True

    @property
    def beside(self) -> int:
        """Cells for the longest syllable, where there are any readings."""
        return _LONGEST_READING if self.ruby or self.document.readings else 0

    def _set_paragraph(self, index: int) -> SetParagraph:
        paragraph = self.document.paragraphs[index]
        text, alignment, ruby = with_readings(self.document, index, self.wording, self.ruby)
        first, others = self._indents(paragraph.kind, text)
        rows = columns(text, self.measure - others, first - others, self.typography._replace(hanging=False))
        lead = self._lead(index)
        indents = (first, *(others,) * (len(rows) - 1))
        if paragraph.kind is ParagraphKind.TITLE:
            indents = tuple(max(0, self.measure - length(text, *row)) // 2 for row in rows)
        tops = range(lead, lead + len(rows))
        return SetColumns(
            text, alignment, rows, tops, lead, indents, paragraph.kind,
            furniture=paragraph.furniture, beside=dict(_beside(text, ruby)),
        )  # fmt: skip

    def _indents(self, kind: ParagraphKind, text: str) -> tuple[int, int]:
        """Rows above the first column of a paragraph, and above the others: half as many as cells beside rows."""
        if kind is ParagraphKind.HEADING:
            return (_HEADED, _HEADED) if self.measure > 4 * _HEADED else (0, 0)
        if kind is ParagraphKind.BODY:
            return (self.typography.indent if self.measure >= 4 * self.typography.indent else 0), 0
        first, others = super()._indents(kind, text)
        return -(-first // 2), -(-others // 2)

    def _cells_of(self, beginning: str) -> int:
        """Twice the rows that the beginning of a paragraph takes."""
        return 2 * length(beginning, 0, len(beginning))

    def _set_closed(self, run: range) -> SetParagraph:
        return SetColumns(*super()._set_closed(run))


def _beside(text: str, ruby: Sequence[Ruby]) -> Iterator[tuple[int, str]]:
    """What of the readings stands in which row, by the offset of what they stand beside.

    One that is too long goes on beside what else it reads, as far as that reaches.
    """
    for span, reading in ruby:
        if cells.width(reading) <= _LONGEST_READING or span.length == 1:
            yield span.start, cells.head(reading, _LONGEST_READING)
            continue
        pieces = [piece.within(reading) for piece in wrap(reading, _LONGEST_READING)]
        places = [upright.start for upright in uprights(text, *span)]
        pieces[len(places) - 1 :] = filter(None, ["".join(pieces[len(places) - 1 :])])
        yield from (
            (at, cells.head(piece.strip(), _LONGEST_READING)) for at, piece in zip(places, pieces, strict=False)
        )


def standing(paragraph: SetParagraph, number: int) -> Sequence[Upright]:
    """What stands in a column of a paragraph, from its top; spaces that hang at its end too."""
    text, row, as_written = paragraph.text, paragraph.rows[number], paragraph.kind is ParagraphKind.CODE
    return tuple(uprights(text, *row, () if as_written else opening_quotes(text), as_written=as_written))


def columns(text: str, rows: int, indent: int = 0, typography: Typography = PLAIN) -> tuple[Span, ...]:
    """The columns of one paragraph, which joined give the paragraph; the same rules hold for them as for rows.

    Args:
        text: The paragraph as shown, without line feeds.
        rows: Rows a column may take.
        indent: Rows by which the first column is shorter.
        typography: The rules.
    """
    return _ColumnBreaks(text, (), typography).rows(max(1, rows), indent)


class _ColumnBreaks(Breaks):
    """Where one paragraph may be broken into columns."""

    def fit(self, start: int, room: int) -> int:
        """How far a column reaches at most that begins at `start`."""
        return fit(self._text, start, room)
