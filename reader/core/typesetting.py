"""A document set in rows: each paragraph put in a wording and wrapped to a measure, when it is looked at."""

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Container, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate, groupby
from weakref import ref

from reader.core import cells
from reader.core.alignment import Alignment, Block
from reader.core.document import Document
from reader.core.paragraphs import ParagraphKind
from reader.core.ruby import Gap, Readings, Spread, spread, within
from reader.core.set_paragraph import SetParagraph
from reader.core.showing import with_readings
from reader.core.spans import Span
from reader.core.substitution import unambiguous, unambiguous_frame
from reader.core.typography import PLAIN, Typography
from reader.core.wording import Wording
from reader.core.wrapping import wrap

_LEAST_ROOM = 4
"""How many times as wide as the indent the measure is at least where there is one."""

COLUMN_GAP = 2
"""Cells between two columns."""

_INSET = 4
"""Cells by which a quotation is set in: two Han characters."""

_MOST_BULLET = 8
_BULLET = r"(?:[-*+•·◦▪]|\(?\d{1,3}[.)、]|[（(]?[一二三四五六七八九十]{1,3}[、）)])\s*"
"""What an item of a list begins with; its other rows stand below what follows. Compiled when there is one."""

_NESTED = {"◦": 2, "▪": 4}
"""Cells by which the items of lists in lists are set in, by what they begin with."""

_SHORT = 40
"""Code points of a line of furniture that takes no more room shown than folded."""

_SET_AT_ONCE = 256
"""Paragraphs kept set; a screen shows at most a few dozen."""


class Typesetting:
    """A document in one wording and one measure, as a sequence of items.

    An item is a paragraph, or a run of furniture that is shown as one line until it is opened.

    Attributes:
        document: The document.
        wording: How it is put.
        measure: The cells a row may take.
        typography: How its rows are set.
        ruby: What is read how, besides what the document itself says; None for nothing.
        opened: The runs of furniture shown in full, each by the index of its first paragraph.
    """

    vertical = False
    """Whether what it calls a row is a column, and what it calls a cell a row."""

    @property
    def gap(self) -> int:
        """Cells between two columns, where it is set in columns: as many as they are wide, or what readings need."""
        return (self.beside + 1 if self.beside else COLUMN_GAP) + 2 * self.typography.row_spacing

    @property
    def beside(self) -> int:
        """Cells at the right of each column for the readings of what stands in it."""
        return 0

    def seen_at_once(self, width: int, height: int) -> int:
        """How many of its rows a window of so many cells and rows shows at once; at least one."""
        return max(1, (width - self.beside + self.gap) // (2 + self.gap)) if self.vertical else height

    def __init__(  # noqa: PLR0913  # what a setting depends on; Look.setting alone gives all of it
        self,
        document: Document,
        wording: Wording,
        measure: int,
        opened: frozenset[int] | None = frozenset(),
        *,
        typography: Typography = PLAIN,
        ruby: Readings | None = None,
    ) -> None:
        """A setting of the document; nothing is set until it is asked for.

        Args:
            document: The document.
            wording: How it is put.
            measure: The cells a row may take.
            opened: The runs of furniture shown in full; None for all of them.
            typography: How its rows are set.
            ruby: What is read how, in a paragraph as shown; None where only what the document itself says.
        """
        self.document = document
        self.wording = wording
        self.measure = measure
        self.opened = opened
        self.typography = typography
        self.ruby = ruby
        self._items = _items(document, opened)
        self.paragraph = _kept(self)
        """The item of a number, set."""

    @property
    def abreast(self) -> "Typesetting":
        """The setting of what stands beside it; by default itself."""
        return self

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

    def set_anew(self, item: int) -> SetParagraph:
        """An item as `paragraph` has it, whether it was set before or not."""
        of = self._items[item]
        return self._set_paragraph(of) if isinstance(of, int) else self._set_closed(of)

    def _set_paragraph(self, index: int) -> SetParagraph:
        paragraph = self.document.paragraphs[index]
        text, alignment, ruby = with_readings(self.document, index, self.wording, self.ruby)
        drawn = unambiguous(text) if self.typography.wide else text
        first, others = self._indents(paragraph.kind, drawn)
        room = self.measure - others - 2 * self.typography.hanging
        rows = wrap(drawn, room, first - others, ruby, self.typography)
        lead = self._lead(index)
        laid = (
            {number: spread(drawn, row, ruby) for number, row in enumerate(rows) if within(ruby, row)} if ruby else {}
        )
        indents: tuple[int, ...] = (first, *(others,) * (len(rows) - 1))
        gaps = {number: one.gaps for number, one in laid.items() if one.gaps}
        if paragraph.kind is ParagraphKind.TITLE:
            indents = self._centred(drawn, rows, laid)
        elif self.typography.justified:
            gaps |= self._justified(drawn, rows, indents, laid)
        above = {number: one.above for number, one in laid.items()}
        return SetParagraph(
            text,
            alignment,
            rows,
            _tops(lead, len(rows), 1 + self.typography.row_spacing, above.keys()),
            lead,
            indents,
            paragraph.kind,
            furniture=paragraph.furniture,
            gaps=gaps,
            above=above,
            drawn=drawn,
        )

    def _indents(self, kind: ParagraphKind, text: str) -> tuple[int, int]:
        """Cells before the first row of a paragraph, and before the others; none where there is little room."""
        inset = 2 * self.typography.indent
        if self.measure < _LEAST_ROOM * max(inset, _INSET):
            return 0, 0
        if kind is ParagraphKind.QUOTATION:
            return _INSET, _INSET
        if kind in {ParagraphKind.CODE, ParagraphKind.TABLE}:
            return _INSET // 2, _INSET // 2 + _beyond(text, self.measure // 2 - _INSET)
        if kind is ParagraphKind.ITEM:
            bullet, nested = re.match(_BULLET, text), _NESTED.get(text[:1], 0)
            behind = min(_MOST_BULLET, self._cells_of(bullet[0])) if bullet else _INSET // 2
            return nested + (0 if bullet else behind), nested + behind
        return (inset if kind is ParagraphKind.BODY else 0), 0

    def _cells_of(self, beginning: str) -> int:
        """The cells that the beginning of a paragraph takes."""
        return cells.width(beginning)

    def _justified(
        self, text: str, rows: Sequence[Span], indents: Sequence[int], laid: Container[int]
    ) -> dict[int, tuple[Gap, ...]]:
        """The gaps that bring the rows to one length, but for the last one and those with readings above them."""
        from reader.core.justifying import stretched  # noqa: PLC0415  # patterns that few have a use for

        room = self.measure - 2 * self.typography.hanging
        found = {}
        for number, row in enumerate(rows[:-1]):
            slack = room - indents[number] - cells.width(row.within(text).rstrip(" "))
            if number not in laid and (gaps := stretched(text, row, slack)):
                found[number] = gaps
        return found

    def _set_closed(self, run: range) -> SetParagraph:
        """A run of furniture as one line that says what and how much it is."""
        paragraphs = self.document.paragraphs[run.start : run.stop]
        kinds = dict.fromkeys(p.furniture.value for p in paragraphs if p.furniture)
        lines = f"{len(run)} {'line' if len(run) == 1 else 'lines'}"
        text = cells.head(f"▸ {lines}: {', '.join(kinds)}", self.measure)
        whole = Block(Span(0, paragraphs[-1].span.end - paragraphs[0].span.start), Span(0, len(text)))
        row = Span(0, len(text))
        return SetParagraph(
            text, Alignment.of([whole]), (row,), (int(run.start > 0),), int(run.start > 0), (0,), ParagraphKind.LABELS,
            furniture=paragraphs[0].furniture, drawn=unambiguous_frame(text) if self.typography.wide else text,
        )  # fmt: skip

    def _lead(self, index: int) -> int:
        """Empty rows above a paragraph: one where what it is differs from what stands before it."""
        if index == 0:
            return 0
        before, here = self.document.paragraphs[index - 1 : index + 1]
        differs = here.kind is not before.kind or (here.furniture is None) is not (before.furniture is None)
        if differs or here.kind is ParagraphKind.HEADING:
            return 1 + self.typography.row_spacing
        return self.typography.row_spacing + self.typography.paragraph_spacing * (here.kind is ParagraphKind.BODY)

    def _centred(self, text: str, rows: Sequence[Span], laid: Mapping[int, Spread]) -> tuple[int, ...]:
        """Cells before each row that bring it into the middle."""
        plain = (cells.width(row.within(text).rstrip()) for row in rows)
        widths = (laid[number].width if number in laid else width for number, width in enumerate(plain))
        return tuple(max(0, self.measure - width) // 2 for width in widths)


def _kept(setting: Typesetting) -> Callable[[int], SetParagraph]:
    """What sets the items of a setting, and keeps the last of them.

    It does not hold on to the setting: one that nobody looks at any more is gone at once, where what held on to itself
    would wait, tens of thousands of rows at a time, until garbage is looked for, which takes two frames.
    """
    of = ref(setting)

    @lru_cache(_SET_AT_ONCE)
    def paragraph(item: int) -> SetParagraph:
        whole = of()
        assert whole is not None  # noqa: S101  # it is what calls this
        return whole.set_anew(item)

    return paragraph


def _beyond(text: str, most: int) -> int:
    """How much further in than its first row a line of a program goes on: behind its own indent, so far as it may."""
    return max(0, min(len(text) - len(text.lstrip(" ")) + _INSET, most))


def _tops(lead: int, count: int, step: int, with_readings: Collection[int]) -> Sequence[int]:
    """In which row of the screen each row of text stands, those with readings above them one further down."""
    if not with_readings:
        return range(lead, lead + count * step, step)
    readings = accumulate(number in with_readings for number in range(count))
    return tuple(lead + number * step + extra for number, extra in enumerate(readings))


Item = int | range
"""The index of a paragraph, or the indexes of a run of furniture that is shown as one line."""


def _first(item: Item) -> int:
    return item if isinstance(item, int) else item.start


@lru_cache(maxsize=4)
def _items(document: Document, opened: frozenset[int] | None) -> Sequence[Item]:
    """The items of a document, kept because every toggle asks for them; where nothing is closed, its paragraphs."""
    paragraphs = document.paragraphs
    if opened is None or not document.has_furniture:
        return range(len(paragraphs))
    items: list[Item] = []
    for is_furniture, group in groupby(range(len(paragraphs)), lambda n: paragraphs[n].furniture is not None):
        run = list(group)
        if is_furniture and run[0] not in opened and (len(run) > 1 or paragraphs[run[0]].span.length > _SHORT):
            items.append(range(run[0], run[-1] + 1))
        else:
            items += run
    return items
