"""A document set in rows: each paragraph put in a wording and wrapped to a measure, when it is looked at."""

from functools import lru_cache
from typing import NamedTuple

from reader.core import cells
from reader.core.alignment import Alignment
from reader.core.conversion import shown
from reader.core.document import Document, ParagraphKind
from reader.core.spans import Span
from reader.core.wording import Wording
from reader.core.wrapping import wrap

INDENT = 4
"""Cells the first row of a body paragraph is indented: two Han characters (clreq, "Paragraph indentation")."""

_SET_AT_ONCE = 1024
"""Paragraphs kept set; a screen shows at most a few dozen."""


class SetParagraph(NamedTuple):
    """A paragraph set in rows.

    Attributes:
        text: The paragraph as shown.
        alignment: From the clean paragraph to the shown one.
        rows: Its rows, in the shown paragraph.
        lead: Empty rows above it.
        indents: Cells before the text of each row.
        kind: What the paragraph is.
        tail: Empty rows below it.
    """

    text: str
    alignment: Alignment
    rows: tuple[Span, ...]
    lead: int
    indents: tuple[int, ...]
    kind: ParagraphKind
    tail: int = 0

    @property
    def height(self) -> int:
        """How many rows it takes, empty ones included."""
        return self.lead + len(self.rows) + self.tail

    def row_of(self, shown_offset: int) -> int:
        """The row, counted with the empty ones above, that holds an offset of the shown paragraph."""
        for number, row in enumerate(self.rows):
            if shown_offset < row.end:
                return self.lead + number
        return self.lead + len(self.rows) - 1


class Typesetting:
    """A document in one wording and one measure.

    Attributes:
        document: The document.
        wording: How it is put.
        measure: The cells a row may take.
        abreast: The setting of what stands beside it; by default itself.
    """

    def __init__(self, document: Document, wording: Wording, measure: int) -> None:
        """A setting of the document; nothing is set until it is asked for."""
        self.document = document
        self.wording = wording
        self.measure = measure
        self.abreast = self
        self.paragraph = lru_cache(_SET_AT_ONCE)(self._set)
        """The paragraph of an index, set."""

    def __len__(self) -> int:
        return len(self.document.paragraphs)

    def _set(self, index: int) -> SetParagraph:
        kind = self.document.paragraphs[index].kind
        converted = shown(self.document.paragraph_text(index), self.wording, self.document.leaning)
        indent = INDENT if kind is ParagraphKind.BODY and self.measure >= 4 * INDENT else 0
        rows = wrap(converted.text, self.measure, indent)
        return SetParagraph(
            converted.text,
            converted.alignment,
            rows,
            self._lead(index),
            self._indents(kind, converted.text, rows, indent),
            kind,
        )

    def _lead(self, index: int) -> int:
        """Empty rows above a paragraph: one where what it is differs from what stands before it."""
        if index == 0:
            return 0
        kind = self.document.paragraphs[index].kind
        return int(kind is not self.document.paragraphs[index - 1].kind or kind is ParagraphKind.HEADING)

    def _indents(self, kind: ParagraphKind, text: str, rows: tuple[Span, ...], indent: int) -> tuple[int, ...]:
        """Body paragraphs start indented; titles are centred."""
        if kind is not ParagraphKind.TITLE:
            return (indent, *(0,) * (len(rows) - 1))
        return tuple(max(0, self.measure - cells.width(row.within(text).rstrip())) // 2 for row in rows)
