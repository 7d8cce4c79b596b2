"""A window of so many rows on a set document, and how it moves; no screen is needed to know."""

from collections.abc import Iterator
from typing import NamedTuple

from reader.core import navigation
from reader.core.navigation import START, Place
from reader.core.typesetting import Typesetting


class Viewport(NamedTuple):
    """What of a set document is seen.

    Attributes:
        setting: The set document.
        height: Rows of the window, at least 1.
        top: The place its first row shows.
        held: The offset of clean that setting the text otherwise keeps in its row: what the first row showed after the
            last motion, and not what it begins with now, so that no way there and back leads elsewhere.
        held_row: The row it was in, or the readings above it: below empty rows, or -1 where its readings are cut off.
    """

    setting: Typesetting
    height: int
    top: Place = START
    held: int | None = None
    held_row: int = 0

    def moved(self, rows: int) -> "Viewport":
        """The window so many rows further down, or up when negative; it never leaves the text."""
        top = navigation.moved(self.setting, self.top, rows)
        return self._replace(top=self._within(top) if rows > 0 else top, held=None)

    def to_start(self) -> "Viewport":
        """The window on the first rows."""
        return self._replace(top=START, held=None)

    def to_end(self) -> "Viewport":
        """The window on the last rows."""
        return self._replace(top=self.last_top, held=None)

    @property
    def top_offset(self) -> int:
        """The first offset of clean that is seen."""
        return navigation.offset_of(self.setting, self.top)

    @property
    def last_top(self) -> Place:
        """The top of the last full window."""
        return navigation.last_top(self.setting, self.height)

    @property
    def at_end(self) -> bool:
        """Whether the last row is seen."""
        return not navigation.is_far_from_end(self.setting, self.top, self.height) and self.top >= self.last_top

    def _within(self, top: Place) -> Place:
        """A top, or the last there may be; what stands at the end is not set where the end is far."""
        return top if navigation.is_far_from_end(self.setting, top, self.height) else min(top, self.last_top)

    def places(self) -> Iterator[Place]:
        """The places of the rows seen, from the top; fewer than the height where the text ends."""
        first, left = self.top.row, self.height
        for item in range(self.top.paragraph, len(self.setting)):
            stop = min(self.setting.paragraph(item).height, first + left)
            for row in range(first, stop):
                yield Place(item, row)
            left -= max(0, stop - first)
            if not left:
                return
            first = 0

    def row_of(self, offset: int) -> int | None:
        """The row of the window that shows an offset of clean; None when it is not seen."""
        place = navigation.place_of(self.setting, offset)
        row = navigation.rows_between(self.setting, self.top, place, self.height)
        return row if 0 <= row < self.height else None

    def showing(self, offset: int) -> "Viewport":
        """The window itself when it shows an offset of clean, else one that shows it a third of the way down."""
        if self.row_of(offset) is not None:
            return self
        return self.with_offset_at(offset, self.height // 3)

    def reaching(self, offset: int) -> "Viewport":
        """The window itself when it shows an offset of clean, else one moved by as few rows as show it."""
        if self.row_of(offset) is not None:
            return self
        above = navigation.place_of(self.setting, offset) < self.top
        return self.with_offset_at(offset, 0 if above else self.height - 1)

    def with_offset_at(self, offset: int, row: int) -> "Viewport":
        """The window that shows an offset of clean in a row of its own, as nearly as the text's ends allow."""
        place = navigation.place_of(self.setting, offset)
        above = min(navigation.rows_above(self.setting, place), self.height - 1)
        top = navigation.moved(self.setting, place, -max(row, above))
        return self._replace(top=self._within(top), held=None)

    def reset(self, setting: Typesetting, height: int, anchor: int | None = None) -> "Viewport":
        """The window on the same document set otherwise, with the anchor in the row where it was.

        Args:
            setting: The document in another variant or measure.
            height: Rows of the new window.
            anchor: An offset of clean, kept in its row if it is seen; by default what the first row shows.
        """
        fresh = Viewport(setting, height)
        if anchor is not None and (row := self.row_of(anchor)) is not None:
            return fresh.with_offset_at(anchor, min(row, height - 1))
        return fresh.keeping(*self.kept)

    @property
    def kept(self) -> tuple[int, int]:
        """What is kept in its row when the text is set otherwise, and that row: of what is seen, or was seen, first."""
        if self.held is not None:
            return self.held, self.held_row
        return self.top_offset, navigation.rows_to_text(self.setting, self.top)

    def keeping(self, offset: int, row: int) -> "Viewport":
        """The window with an offset of clean in a row as `kept` tells it, as nearly as the text's ends allow."""
        place = navigation.place_of(self.setting, offset)
        below = max(0, row + navigation.rows_above(self.setting, place))
        top = navigation.moved(self.setting, place, -min(below, self.height - 1))
        return self._replace(top=min(top, self.last_top), held=offset, held_row=row)

    @property
    def progress(self) -> float:
        """How much of the text lies above the window or in it, from 0 at the start to 1 at the end."""
        if self.at_end:
            return 1.0
        return self._above / max(1, len(self.setting.document.clean))

    @property
    def _above(self) -> int:
        """Characters of clean above the window; none above its first row, whatever white space the text begins with."""
        return 0 if self.top == START else self.top_offset

    def bar(self, height: int) -> range:
        """The rows of a bar of some height that stand for what is seen of the text; none where all of it is.

        It is counted in characters, which are known of a text whose rows nobody has counted.

        Args:
            height: Rows of the bar: as many as of the window, unless it is columns that are seen.
        """
        places = tuple(self.places())
        if not places or (self.top == START and self.at_end):
            return range(0)
        whole = max(1, len(self.setting.document.clean))
        below = whole if self.at_end else navigation.offset_of(self.setting, places[-1])
        first = min(height - 1, self._above * height // whole)
        return range(first, max(first + 1, -(-below * height // whole)))
