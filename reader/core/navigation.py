"""Places in a set document, and how motions lead from one to another."""

from typing import NamedTuple

from reader.core.typesetting import Typesetting


class Place(NamedTuple):
    """A row of a set document: the item's number, and the row in it, empty rows above it counted."""

    paragraph: int
    row: int


START = Place(0, 0)
"""The first row of any document."""


def moved(setting: Typesetting, place: Place, rows: int) -> Place:
    """The place so many rows further down, or up when negative; the first or last row when there are no more."""
    paragraph, row = place.paragraph, place.row + rows
    while row < 0 and paragraph > 0:
        paragraph -= 1
        row += setting.paragraph(paragraph).height
    while paragraph < len(setting) - 1 and row >= (height := setting.paragraph(paragraph).height):
        paragraph += 1
        row -= height
    if paragraph >= len(setting):
        return START
    return Place(paragraph, max(0, min(row, setting.paragraph(paragraph).height - 1)))


def end(setting: Typesetting) -> Place:
    """The last row."""
    if not len(setting):
        return START
    last = len(setting) - 1
    return Place(last, setting.paragraph(last).height - 1)


def last_top(setting: Typesetting, height: int) -> Place:
    """The top row of the last screenful."""
    return moved(setting, end(setting), 1 - height)


def is_far_from_end(setting: Typesetting, place: Place, height: int) -> bool:
    """Whether it is seen, without setting anything, that more than so many rows stand from a row on."""
    return place.paragraph + height < len(setting)


def rows_between(setting: Typesetting, start: Place, stop: Place, most: int) -> int:
    """How many rows `stop` lies below `start`, but at most `most`; negative when it lies above."""
    if stop < start:
        return -rows_between(setting, stop, start, most)
    if stop.paragraph - start.paragraph > most:
        # Each has a row of its own; none of them needs to be set to know.
        return most
    count = stop.row - start.row
    for paragraph in range(start.paragraph, stop.paragraph):
        if count >= most:
            break
        count += setting.paragraph(paragraph).height
    return min(count, most)


def place_of(setting: Typesetting, offset: int) -> Place:
    """The row that shows an offset of clean."""
    if not len(setting):
        return START
    item = setting.item_at(offset)
    paragraph = setting.paragraph(item)
    return Place(item, paragraph.row_of(paragraph.alignment.first(offset - setting.span_of(item).start)))


def rows_above(setting: Typesetting, place: Place) -> int:
    """How many rows of readings belong to a row of text."""
    if not len(setting):
        return 0
    paragraph = setting.paragraph(place.paragraph)
    return int(paragraph.number_at(place.row) in paragraph.above)


def rows_to_text(setting: Typesetting, place: Place) -> int:
    """How many empty rows stand from a place to the next text; -1 at text whose readings stand above the place."""
    if not len(setting):
        return 0
    return setting.paragraph(place.paragraph).rows_to_text(place.row)


def offset_of(setting: Typesetting, place: Place) -> int:
    """The first offset of clean that a row shows, or that the text below an empty row shows."""
    if not len(setting):
        return 0
    paragraph = setting.paragraph(place.paragraph)
    row = paragraph.rows[paragraph.number_at(place.row)]
    return setting.span_of(place.paragraph).start + paragraph.alignment.inverse.first(row.start)


def across(setting: Typesetting, offset: int, rows: int) -> int | None:
    """The offset of clean shown so many rows of text below one, above when negative, in the same cell or the nearest.

    None where there is no such row.
    """
    item = setting.item_at(offset)
    paragraph = setting.paragraph(item)
    shown = paragraph.alignment.first(offset - setting.span_of(item).start)
    cell, number = paragraph.cell_of(shown), paragraph.number_of(shown) + rows
    while number >= len(paragraph.rows):
        number -= len(paragraph.rows)
        item += 1
        if item >= len(setting):
            return None
        paragraph = setting.paragraph(item)
    while number < 0:
        item -= 1
        if item < 0:
            return None
        paragraph = setting.paragraph(item)
        number += len(paragraph.rows)
    return setting.span_of(item).start + paragraph.alignment.inverse.first(paragraph.offset_at(number, cell))


class Position(NamedTuple):
    """Where one is in a corpus: the document's index, and an offset of its clean text."""

    document: int
    offset: int
