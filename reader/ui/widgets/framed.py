"""A widget of rows within a border that is drawn once; Textual would draw the sides of every row for every frame."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.content import Content
from textual.events import Callback
from textual.filter import LineFilter
from textual.geometry import Region, Size
from textual.message import Message
from textual.message_pump import MessagePump
from textual.strip import Strip

from reader.ui.widgets.fitted import Fitted


class _Border(NamedTuple):
    """The border as it was drawn: whole rows, and what stands at the sides of all others.

    Attributes:
        above: The rows above the content.
        below: Those below it.
        left: What stands before each row of the content.
        right: What stands behind it.
    """

    above: tuple[Strip, ...]
    below: tuple[Strip, ...]
    left: Strip
    right: Strip


class FinishedRow(Strip):
    """A row as it goes to the terminal.

    Textual's strips remember in themselves that they are all there is of themselves, and so stay, with what else they
    remember, until garbage is looked for: a hundred and fifty kilobytes for each page that was turned.
    """

    __slots__ = ()

    def divide(self, cuts: Iterable[int]) -> Sequence[Strip]:
        """The parts of the row between cells; as one, itself."""
        within = [cut for cut in cuts if cut <= self.cell_length]
        return [self] if within == [self.cell_length] else super().divide(within)


_KEPT_BORDERS = 4
"""Borders kept as they were drawn: one turns between two wordings, whose titles differ."""


class _Relay:
    """Has something done that has to stand in some queues first, in one after another; at once where one is closed.

    Textual's `call_later` asks each time how many parameters there are, which takes longer than all the rest of it.
    """

    def __init__(self, queues: Iterable[MessagePump], then: Callable[[], object]) -> None:
        self._queues = iter(queues)
        self._then = then

    def go_on(self) -> None:
        """Stand in the next queue."""
        queue = next(self._queues, None)
        if queue is None or not queue.post_message(Callback(self.go_on)):
            self._then()


class Framed(Fitted):
    """Draws rows of known width, which `row` gives without the border."""

    _drawing_border = False

    _lines: Sequence[Strip] = ()
    _made_with: tuple[object, ...] = ()
    _base: Style | None = None
    _filters: Sequence[LineFilter] = ()
    _background = Color(0, 0, 0)

    def __init__(self, *, id: str) -> None:  # noqa: A002  # Textual's name for it
        """A widget of which nothing is drawn yet."""
        super().__init__(id=id)
        self._borders: dict[tuple[object, ...], _Border] = {}
        self._looks: dict[tuple[str, bool], Style] = {}
        self._titles = ("", "")

    @property
    def base_style(self) -> Style:
        """The style of what is empty, looked up once for every look of the widget."""
        self._base = self._base or self.rich_style
        return self._base

    def style_of(self, name: str, *, partial: bool = False) -> Style:
        """The style of a component, looked up once for every look of the widget."""
        if (name, partial) not in self._looks:
            self._looks[name, partial] = self.get_component_rich_style(name, partial=partial)
        return self._looks[name, partial]

    def notify_style_update(self) -> None:
        """Draw the border anew: the theme, the focus or a class has changed the styles."""
        super().notify_style_update()
        self._base = None
        self._borders.clear()
        self._looks.clear()
        self._lines = ()

    def entitle(self, title: str, subtitle: str = "") -> None:
        """Put words into the border, above and below; the same ones ask for no other frame."""
        if self._titles != (title, subtitle):
            self._titles = (title, subtitle)
            self.border_title, self.border_subtitle = Content(title), Content(subtitle)

    def tell_in_one_frame(self, message: Message) -> None:
        """Tell something, and draw nothing until everyone has heard it: what follows from one key is one frame."""
        held = ExitStack()
        held.enter_context(self.app.batch_update())
        self.post_message(message)
        # Behind the message in the queue of this widget, and then behind it in that of the screen it goes up to. What
        # was told refreshes others, which tell the screen when they are idle; by way of the app comes behind them.
        screen = self.screen
        _Relay((self, screen, self.app, screen), held.close).go_on()

    def row(self, y: int) -> Strip:
        """One row of the content, of exactly as many cells as it has."""
        return Strip.blank(self.size.width, self.base_style)

    def render_line(self, y: int) -> Strip:
        """One row of the content as Textual asks for it: empty where only the border around it is wanted."""
        return Framed.row(self, y) if self._drawing_border else self.row(y)

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> "Framed":
        """Draw the rows anew with the next frame."""
        self._lines = ()
        super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)
        return self

    def render_lines(self, crop: Region) -> list[Strip]:
        """The rows of the whole widget; a part of them only where it does not fit on the screen."""
        size = self.outer_size
        top, right, bottom, left = self.gutter
        if crop.size != size or size.height <= top + bottom or size.width <= left + right:
            return super().render_lines(crop)
        background, filters = self.background_colors[1], self.get_line_filters()
        made_with = (size, background, *filters)
        if not self._lines or self._made_with != made_with:
            # Looked up once for all rows: asking for them takes longer than drawing a row.
            self._background, self._filters = background, [one for one in filters if one.enabled]
            border = self._border_now(size)
            rows = self.rows(size.height - top - bottom, border.left, border.right)
            self._made_with, self._lines = made_with, [*border.above, *rows, *border.below]
        return list(self._lines)

    def rows(self, height: int, left: Strip, right: Strip) -> Iterable[Strip]:
        """The rows of the content, finished, between the sides of the border."""
        return (self.finished(left, self.row(y), right) for y in range(height))

    def finished(self, left: Strip, row: Strip, right: Strip) -> Strip:
        """A row as it goes to the terminal: with its sides, its colours as it has them, and nothing that could act.

        The filters are applied to its segments, because each strip that Textual makes on the way costs as much as they.
        """
        segments: list[Segment] = [*left, *row, *right]
        for line_filter in self._filters:
            segments = line_filter.apply(segments, self._background)
        return FinishedRow(segments, left.cell_length + row.cell_length + right.cell_length)

    def _border_now(self, size: Size) -> _Border:
        drawn_for = (size, self._border_title, self._border_subtitle)
        if drawn_for not in self._borders:
            if len(self._borders) >= _KEPT_BORDERS:
                self._borders.clear()
            self._borders[drawn_for] = self._draw_border(size)
        return self._borders[drawn_for]

    def _draw_border(self, size: Size) -> _Border:
        """The border, by Textual."""
        top, right, bottom, left = self.gutter
        width, height = size
        self._styles_cache.clear()
        self._drawing_border = True
        rows = [super(Framed, self).render_lines(Region(0, y, width, 1))[0] for y in range(top + 1)]
        below = [super(Framed, self).render_lines(Region(0, y, width, 1))[0] for y in range(height - bottom, height)]
        self._drawing_border = False
        side = rows.pop()
        return _Border(tuple(rows), tuple(below), side.crop(0, left), side.crop(width - right, width))
