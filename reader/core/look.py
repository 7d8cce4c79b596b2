"""How a document is looked at: its wording, the width of its rows, one column or two, and what is opened."""

from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from reader.core.alignment import Alignment
from reader.core.document import Document
from reader.core.paragraphs import Paragraph, ParagraphKind
from reader.core.ruby import Readings
from reader.core.sanitizing import printable_lines
from reader.core.scripts import Variant
from reader.core.spans import Span
from reader.core.typesetting import Typesetting
from reader.core.typography import PLAIN, Typography
from reader.core.wording import Wording

DEFAULT_MEASURE = 40
"""Han characters in a row, where there is room."""

_BARE, _BARE_ABREAST = 24, 16
"""Cells of a narrower window, or half of one, are all needed for the text; in a wider one some beside it stay empty."""


class Look(NamedTuple):
    """A way of looking at a document, as a value.

    Attributes:
        wording: How it is put.
        characters: Han characters in a row, where there is room.
        abreast: Whether both scripts are shown side by side.
        as_source: Whether the source is shown as it is: nothing repaired, folded away or converted.
        doubts: Whether characters are marked that could by themselves have become one of several.
        opened: The runs of furniture shown in full, each by the index of its first paragraph; None for all.
        typography: How its rows are set.
        vertical: Whether it is set in columns from right to left.
        ruby: What is read how in a paragraph as shown, set above its rows besides the readings the text has itself;
            None for nothing. Another function is another look.
    """

    wording: Wording = Wording(Variant.ORIGINAL)
    characters: int = DEFAULT_MEASURE
    abreast: bool = False
    as_source: bool = False
    doubts: bool = False
    opened: frozenset[int] | None = frozenset()
    typography: Typography = PLAIN
    vertical: bool = False
    ruby: Readings | None = None

    def measure(self, width: int) -> int:
        """The cells a row of text may take in a window of so many cells."""
        width, bare = ((width - 1) // 2, _BARE_ABREAST) if self.abreast else (width, _BARE)
        room = width if width < bare else width - 2
        return max(2, min(2 * self.characters, room - room % 2))

    def rows(self, height: int) -> int:
        """The rows a column may take in a window of so many."""
        room = (height - 1) // 2 if self.abreast else height
        return max(1, min(self.characters, room))

    def setting(self, document: Document, width: int, height: int = 0) -> Typesetting:
        """The document set as it is looked at, in a window of so many cells, and rows where it is vertical."""
        measure = self.rows(height) if self.vertical else self.measure(width)
        if self.as_source:
            return self._kind()(source_view(document), Wording(Variant.ORIGINAL), measure, typography=self.typography)
        left = self._set(document, self.wording, measure)
        if not self.abreast:
            return left
        from reader.core.parallel import Parallel  # noqa: PLC0415  # not needed for the first frame

        other = self.wording._replace(variant=self.wording.variant.toggled(document.leaning))
        return Parallel(left, self._set(document, other, measure))

    def _set(self, document: Document, wording: Wording, measure: int) -> Typesetting:
        return self._kind()(document, wording, measure, self.opened, typography=self.typography, ruby=self.ruby)

    def _kind(self) -> type[Typesetting]:
        if not self.vertical:
            return Typesetting
        from reader.core.columns import Columns  # noqa: PLC0415  # not needed for the first frame

        return Columns

    def doubtful(self, document: Document, paragraph: Span) -> tuple[int, ...]:
        """The characters of a paragraph of clean that could have become one of several, as offsets in it."""
        if not self.doubts or self.as_source:
            return ()
        from reader.core.ambiguity import ambiguous  # noqa: PLC0415  # loads what converts

        return ambiguous(paragraph.within(document.clean), self.wording, document.leaning)

    def shown_span(self, document: Document, span: Span) -> Span:
        """A span of clean in the text the setting is made of."""
        return document.source_span(span) if self.as_source else span

    def shown_offset(self, document: Document, offset: int) -> int:
        """An offset of clean in the text the setting is made of."""
        return document.alignment.inverse.first(offset) if self.as_source else offset

    def clean_offset(self, document: Document, offset: int) -> int:
        """An offset of the text the setting is made of, in clean."""
        return document.alignment.first(offset) if self.as_source else offset


@lru_cache(maxsize=2)
def source_view(document: Document) -> Document:
    """The document as its source stands, each line a paragraph, only made printable."""
    text = printable_lines(document.source)
    paragraphs = []
    start = 0
    for line in text.split("\n"):
        paragraphs.append(Paragraph(Span(start, start + len(line)), ParagraphKind.SOURCE))
        start += len(line) + 1
    return replace(document, clean=text, alignment=Alignment(), repairs=(), readings=(), paragraphs=tuple(paragraphs))
