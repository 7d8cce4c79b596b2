"""Columns of a set text as Textual draws them, from right to left: a pure function of text, marks and styles."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from reader.core import cells
from reader.core.columns import COLUMN, standing
from reader.core.navigation import Place
from reader.core.typesetting import Typesetting
from reader.ui.strips import Mark, Marking, PageStyles, marks_of, segments_of


class _Glyph(NamedTuple):
    form: str
    style: Style
    reading: str = ""


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
    def step(self) -> int:
        """Cells from one column to the next."""
        return COLUMN + self.setting.gap

    @property
    def seen_at_once(self) -> int:
        """How many columns there is room for."""
        return self.setting.seen_at_once(self.width, self.height)

    @property
    def left(self) -> int:
        """The cells beside the leftmost column there is room for; the columns are in the middle."""
        return max(0, self.width - self.seen_at_once * self.step + self.setting.gap - self.setting.beside) // 2

    @property
    def registers(self) -> tuple[tuple[Typesetting, int], ...]:
        """The settings one above the other, each with its first row."""
        upper, lower = self.setting, self.setting.abreast
        if lower is upper:
            return ((upper, max(0, self.height - upper.measure) // 2),)
        return ((upper, 0), (lower, upper.measure + 1))

    def column_at(self, x: int) -> int | None:
        """The number, from the right, of the column in or beside which a cell lies; None where there is none."""
        number = self.seen_at_once - 1 - (x - self.left) // self.step
        return number if 0 <= number < len(self.places) else None

    def cell_of(self, number: int, row: int) -> tuple[int, int]:
        """The cell in which a row of a column begins, the columns counted from the right."""
        return self.left + (self.seen_at_once - 1 - number) * self.step, self.registers[0][1] + row

    def offset_at(self, x: int, y: int) -> int | None:
        """The offset of clean drawn at a cell; None beside the text."""
        number = self.column_at(x)
        if number is None or (x - self.left) % self.step >= COLUMN:
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
    rows = [Strip.blank(sheet.width, styles.base)] * sheet.height
    for register, (setting, top) in enumerate(sheet.registers):
        if register and top <= sheet.height:
            rows[top - 1] = Strip([Segment("─" * sheet.width, styles.rule)], sheet.width)
        marks = cache(partial(_marks, setting, marking, styles))
        columns = [_column(setting, place, marks, styles) for place in reversed(sheet.places)]
        for row in range(min(setting.measure, sheet.height - top)):
            rows[top + row] = _row(sheet, columns, row, styles)
    return rows


def _marks(setting: Typesetting, marking: Marking, styles: PageStyles, item: int) -> Sequence[Mark]:
    """The marks of one item; a closed run has none."""
    return () if setting.closed_run(item) is not None else tuple(marks_of(setting, item, marking, styles))


def _column(
    setting: Typesetting, place: Place, marks: Callable[[int], Sequence[Mark]], styles: PageStyles
) -> list[_Glyph]:
    """What stands in a column, from its top, each with its style."""
    number = _number_at(setting, place)
    if number is None:
        return []
    paragraph = setting.paragraph(place.paragraph)
    style = styles.furniture if paragraph.furniture else styles.kinds[paragraph.kind]
    if style == styles.base:
        style = styles.base
    segments = segments_of(paragraph.text, paragraph.rows[number], marks(place.paragraph), style)
    style_at = _styles(segments, paragraph.rows[number].start, style)
    indent = [_Glyph(" " * COLUMN, styles.base)] * paragraph.indents[number]
    beside = paragraph.beside
    return [
        *indent, *(_Glyph(form, style_at(start), beside.get(start, "")) for start, form in standing(paragraph, number))
    ]  # fmt: skip


def _styles(segments: Iterator[Segment], start: int, style: Style) -> Callable[[int], Style]:
    """The style at each offset, asked for in order."""
    ends: list[tuple[int, Style]] = []
    for segment in segments:
        start += len(segment.text)
        ends.append((start, segment.style or style))
    ends.reverse()

    def at(offset: int) -> Style:
        """The style of what begins at an offset."""
        while len(ends) > 1 and ends[-1][0] <= offset:
            ends.pop()
        return ends[-1][1] if ends else style

    return at


def _row(sheet: Sheet, columns: Sequence[Sequence[_Glyph]], row: int, styles: PageStyles) -> Strip:
    """What the columns have in a row, as a strip, what has one style together; readings stand in the gap behind theirs.

    Every column is as wide as it is said to be, so that only readings have to be measured.
    """
    empty, base, nothing = sheet.seen_at_once - len(columns), styles.base, _Glyph(" " * COLUMN, styles.base)
    gap = sheet.setting.gap
    text, style = " " * (sheet.left + empty * sheet.step), base
    segments = []
    for column in columns:
        form, its_style, reading = column[row] if row < len(column) else nothing
        if its_style is not style:
            segments.append(Segment(text, style))
            text, style = "", its_style
        text += form
        if reading:
            segments += [Segment(text, style), Segment(reading, styles.ruby)]
            text, style = " " * (gap - cells.width(reading)), base
            continue
        if style is not base:
            segments.append(Segment(text, style))
            text, style = "", base
        text += " " * gap
    strip = Strip(
        [*segments, Segment(text + " " * max(0, sheet.width - sheet.left - sheet.seen_at_once * sheet.step), base)]
    )
    return strip.crop(0, sheet.width)
