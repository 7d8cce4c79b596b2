"""A document set in rows: each paragraph put in a wording and wrapped to a measure, when it is looked at."""

from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from reader.core import cells
from reader.core.alignment import Alignment, Block
from reader.core.document import Document, FurnitureKind, Paragraph, ParagraphKind
from reader.core.showing import shown
from reader.core.spans import Span
from reader.core.wording import Wording
from reader.core.wrapping import wrap

INDENT = 4
"""Cells the first row of a body paragraph is indented: two Han characters (clreq, "Paragraph indentation")."""

_SHORT = 40
"""Code points of a line of furniture that takes no more room shown than folded."""

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
        furniture: What it is where it does not belong to the article; None where it does.
    """

    text: str
    alignment: Alignment
    rows: tuple[Span, ...]
    lead: int
    indents: tuple[int, ...]
    kind: ParagraphKind
    tail: int = 0
    furniture: FurnitureKind | None = None

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
    """A document in one wording and one measure, as a sequence of items.

    An item is a paragraph, or a run of furniture that is shown as one line until it is opened.

    Attributes:
        document: The document.
        wording: How it is put.
        measure: The cells a row may take.
        opened: The runs of furniture shown in full, each by the index of its first paragraph.
        abreast: The setting of what stands beside it; by default itself.
    """

    def __init__(
        self, document: Document, wording: Wording, measure: int, opened: frozenset[int] | None = frozenset()
    ) -> None:
        """A setting of the document; nothing is set until it is asked for.

        Args:
            document: The document.
            wording: How it is put.
            measure: The cells a row may take.
            opened: The runs of furniture shown in full; None for all of them.
        """
        self.document = document
        self.wording = wording
        self.measure = measure
        self.opened = opened
        self.abreast = self
        self._items = _items(document.paragraphs, opened)
        self.paragraph = lru_cache(_SET_AT_ONCE)(self._set)
        """The item of a number, set."""

    def __len__(self) -> int:
        return len(self._items)

    def item_at(self, offset: int) -> int:
        """The number of the item that shows an offset of clean, or of the one before it; at least 0."""
        index = self.document.paragraph_at(offset)
        if isinstance(self._items, range):
            return index
        return max(0, bisect_right(self._items, index, key=_first) - 1)

    def span_of(self, item: int) -> Span:
        """Where an item stands in clean."""
        of = self._items[item]
        paragraphs = self.document.paragraphs
        return (
            paragraphs[of].span
            if isinstance(of, int)
            else Span(paragraphs[of[0]].span.start, paragraphs[of[-1]].span.end)
        )

    def shown_text(self, span: Span) -> str:
        """What a span of clean is shown as, a line for each paragraph; what is folded is not in it."""
        parts = []
        for item in range(self.item_at(span.start), len(self)):
            holder = self.span_of(item)
            if holder.start >= span.end:
                break
            if holder.overlaps(span) and self.closed_run(item) is None:
                paragraph = self.paragraph(item)
                part = paragraph.alignment.span(span.clipped(holder).moved(-holder.start))
                parts.append(part.within(paragraph.text))
        return "\n".join(parts)

    def closed_run(self, item: int) -> range | None:
        """The paragraphs that an item stands for as one line; None where it is a paragraph."""
        of = self._items[item]
        return None if isinstance(of, int) else of

    def _set(self, item: int) -> SetParagraph:
        of = self._items[item]
        return self._set_paragraph(of) if isinstance(of, int) else self._set_closed(of)

    def _set_paragraph(self, index: int) -> SetParagraph:
        paragraph = self.document.paragraphs[index]
        converted = shown(self.document.paragraph_text(index), self.wording, self.document.leaning)
        indent = INDENT if paragraph.kind is ParagraphKind.BODY and self.measure >= 4 * INDENT else 0
        rows = wrap(converted.text, self.measure, indent)
        return SetParagraph(
            converted.text,
            converted.alignment,
            rows,
            self._lead(index),
            self._indents(paragraph.kind, converted.text, rows, indent),
            paragraph.kind,
            furniture=paragraph.furniture,
        )

    def _set_closed(self, run: range) -> SetParagraph:
        """A run of furniture as one line that says what and how much it is."""
        paragraphs = self.document.paragraphs[run.start : run.stop]
        kinds = dict.fromkeys(p.furniture.value for p in paragraphs if p.furniture)
        lines = f"{len(run)} {'line' if len(run) == 1 else 'lines'}"
        text = cells.head(f"▸ {lines}: {', '.join(kinds)}", self.measure)
        whole = Block(Span(0, paragraphs[-1].span.end - paragraphs[0].span.start), Span(0, len(text)))
        row = Span(0, len(text))
        return SetParagraph(
            text, Alignment.of([whole]), (row,), int(run.start > 0), (0,), ParagraphKind.LABELS,
            furniture=paragraphs[0].furniture,
        )  # fmt: skip

    def _lead(self, index: int) -> int:
        """Empty rows above a paragraph: one where what it is differs from what stands before it."""
        if index == 0:
            return 0
        before, here = self.document.paragraphs[index - 1 : index + 1]
        differs = here.kind is not before.kind or (here.furniture is None) is not (before.furniture is None)
        return int(differs or here.kind is ParagraphKind.HEADING)

    def _indents(self, kind: ParagraphKind, text: str, rows: tuple[Span, ...], indent: int) -> tuple[int, ...]:
        """Body paragraphs start indented; titles are centred."""
        if kind is not ParagraphKind.TITLE:
            return (indent, *(0,) * (len(rows) - 1))
        return tuple(max(0, self.measure - cells.width(row.within(text).rstrip())) // 2 for row in rows)


Item = int | range
"""The index of a paragraph, or the indexes of a run of furniture that is shown as one line."""


def _first(item: Item) -> int:
    return item if isinstance(item, int) else item.start


def _items(paragraphs: Sequence[Paragraph], opened: frozenset[int] | None) -> Sequence[Item]:
    """The items of a document; where nothing is closed, its paragraphs."""
    if opened is None or all(paragraph.furniture is None for paragraph in paragraphs):
        return range(len(paragraphs))
    items: list[Item] = []
    for is_furniture, group in groupby(range(len(paragraphs)), lambda n: paragraphs[n].furniture is not None):
        run = list(group)
        if is_furniture and run[0] not in opened and (len(run) > 1 or paragraphs[run[0]].span.length > _SHORT):
            items.append(range(run[0], run[-1] + 1))
        else:
            items += run
    return items
