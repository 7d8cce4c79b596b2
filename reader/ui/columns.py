"""Columns of a set text as Textual draws them, from right to left: a pure function of text, marks and styles."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from reader.core.columns import COLUMN, standing
from reader.core.navigation import Place
from reader.core.typesetting import Typesetting
from reader.ui.strips import Marking, PageStyles, marks_of, segments_of

_Glyph = tuple[str, Style]


class Sheet(NamedTuple):
    """Where the columns of a window stand.

    Attributes:
        setting: The document, set in columns.
        places: The columns, from the right.
        width: Cells of the window.
        height: Its rows.
    """

    setting: Typesetting
    places: Sequence[Place]
    width: int
    height: int

    @property
    def _step(self) -> int:
        return COLUMN + self.setting.gap

    @property
    def left(self) -> int:
        """The cells beside the leftmost column there is room for; the columns are in the middle."""
        count = self.setting.seen_at_once(self.width, self.height)
        return max(0, self.width - count * self._step + self.setting.gap) // 2

    @property
    def registers(self) -> tuple[tuple[Typesetting, int], ...]:
        """The settings one above the other, each with its first row."""
        upper, lower = self.setting, self.setting.abreast
        if lower is upper:
            return ((upper, max(0, self.height - upper.measure) // 2),)
        return ((upper, 0), (lower, upper.measure + 1))

    def column_at(self, x: int) -> int | None:
        """The number, from the right, of the column in or beside which a cell lies; None where there is none."""
        count = self.setting.seen_at_once(self.width, self.height)
        number = count - 1 - (x - self.left) // self._step
        return number if 0 <= number < len(self.places) else None

    def cell_of(self, number: int, row: int) -> tuple[int, int]:
        """The cell in which a row of a column begins, the columns counted from the right."""
        count = self.setting.seen_at_once(self.width, self.height)
        return self.left + (count - 1 - number) * self._step, self.registers[0][1] + row

    def offset_at(self, x: int, y: int) -> int | None:
        """The offset of clean drawn at a cell; None beside the text."""
        number = self.column_at(x)
        if number is None or (x - self.left) % self._step >= COLUMN:
            return None
        place = self.places[number]
        for setting, top in self.registers:
            if top <= y < top + setting.measure and (column := _number_at(setting, place)) is not None:
                paragraph = setting.paragraph(place.paragraph)
                row = y - top
                if not paragraph.indents[column] <= row < paragraph.end_of(column):
                    return None
                at = paragraph.offset_at(column, row)
                return setting.span_of(place.paragraph).start + paragraph.alignment.inverse.first(at)
        return None


def _number_at(setting: Typesetting, place: Place) -> int | None:
    """The number of the column of text that stands at a place; None where it is empty."""
    paragraph = setting.paragraph(place.paragraph)
    number = paragraph.number_at(place.row)
    return number if paragraph.tops[number] == place.row else None


def drawn(sheet: Sheet, marking: Marking, styles: PageStyles) -> list[Strip]:
    """The rows of a window on columns."""
    rows: list[list[_Glyph]] = [[] for _ in range(sheet.height)]
    nothing = (" " * COLUMN, styles.base)
    gap = (" " * sheet.setting.gap, styles.base)
    for register, (setting, top) in enumerate(sheet.registers):
        if register:
            rows[top - 1] = [("─" * (sheet.width - sheet.left), styles.rule)]
        columns = [_column(setting, place, marking, styles) for place in reversed(sheet.places)]
        empty = sheet.setting.seen_at_once(sheet.width, sheet.height) - len(columns)
        for row in range(min(setting.measure, sheet.height - top)):
            into = rows[top + row]
            into += [nothing, gap] * empty
            for column in columns:
                into += [column[row] if row < len(column) else nothing, gap]
    return [_strip(row, sheet, styles.base) for row in rows]


def _column(setting: Typesetting, place: Place, marking: Marking, styles: PageStyles) -> list[_Glyph]:
    """What stands in a column, from its top, each with its style."""
    number = _number_at(setting, place)
    if number is None:
        return []
    paragraph = setting.paragraph(place.paragraph)
    style = styles.furniture if paragraph.furniture else styles.kinds[paragraph.kind]
    closed = setting.closed_run(place.paragraph) is not None
    marks = () if closed else tuple(marks_of(setting, place.paragraph, marking, styles))
    segments = segments_of(paragraph.text, paragraph.rows[number], marks, style)
    style_at = _styles(segments, paragraph.rows[number].start, style)
    indent = [(" " * COLUMN, styles.base)] * paragraph.indents[number]
    return [*indent, *((form, style_at(start)) for start, form in standing(paragraph, number))]


def _styles(segments: Iterator[Segment], start: int, style: Style) -> Callable[[int], Style]:
    """The style at each offset, asked for in order."""
    ends: list[tuple[int, Style]] = []
    for segment in segments:
        start += len(segment.text)
        ends.append((start, segment.style or style))
    ends.reverse()

    def at(offset: int) -> Style:
        while len(ends) > 1 and ends[-1][0] <= offset:
            ends.pop()
        return ends[-1][1] if ends else style

    return at


def _strip(row: Sequence[_Glyph], sheet: Sheet, base: Style) -> Strip:
    """A row of glyphs as a strip, what has one style together."""
    segments = []
    text, style = " " * sheet.left, base
    for glyph, its_style in row:
        if its_style is style:
            text += glyph
        else:
            segments.append(Segment(text, style))
            text, style = glyph, its_style
    segments.append(Segment(text, style))
    return Strip(segments).adjust_cell_length(sheet.width, base)
