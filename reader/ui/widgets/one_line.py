"""The single rows at the foot of the screen: where one is, and which keys help."""

from collections.abc import Iterable
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.strip import Strip
from textual.widget import Widget

from reader.core import cells
from reader.core.scripts import Variant
from reader.ui.commands import COMMANDS, Command, Place
from reader.ui.messages import CommandAsked
from reader.ui.searches import Search
from reader.ui.strips import line
from reader.ui.variants import NAMES

_LOUD, _QUIET = "line--loud", "line--quiet"


class StatusLine(Widget):
    """Says what is searched for, which hit this is, and where in the text one is."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {_LOUD, _QUIET}

    def __init__(self, *, id: str) -> None:  # noqa: A002  # Textual's name for it
        """A line that says nothing yet."""
        super().__init__(id=id)
        self._search = Search()
        self._variant = Variant.ORIGINAL
        self._progress = 0.0
        self._opening = False

    def show(
        self,
        *,
        search: Search | None = None,
        variant: Variant | None = None,
        progress: float | None = None,
        opening: bool | None = None,
    ) -> None:
        """Say something else of the search, the variant, the place, or of documents still being opened."""
        self._search = search or self._search
        self._variant = variant or self._variant
        self._progress = self._progress if progress is None else progress
        self._opening = self._opening if opening is None else opening
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """The line: the query at the left, its hits in the middle, variant and place at the right."""
        width = self.size.width
        place = f" {NAMES[self._variant]} {self._progress:4.0%} "
        hits = f" {spoken_hits(self._search)}" if self._search.text else " opening…" if self._opening else ""
        room = width - cells.width(place)
        hits = cells.head(hits, max(0, room - 4)) if room > 4 else ""
        query = f" / {self._search.text}" if self._search.text else ""
        query = cells.padded(query, max(0, room - cells.width(hits)))
        loud, quiet = self.get_component_rich_style(_LOUD), self.get_component_rich_style(_QUIET)
        return line([Segment(query, loud), Segment(hits, quiet), Segment(place, loud)], 0, width, self.rich_style)


def spoken_hits(search: Search) -> str:
    """Which hit of how many, in how many documents; or why there are none."""
    if search.error:
        return search.error
    documents = len(search.hits.spans)
    if not search.hits.total:
        return "searching…" if search.running else "no hits"
    which = search.hits.ordinal(search.current) if search.current else 0
    more = "…" if search.running else ""
    return f"{which} of {search.hits.total}{more} · {documents} {'document' if documents == 1 else 'documents'}"


class KeyLine(Widget):
    """Names the keys most needed where the focus is; a click on one is as good as the key."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {_LOUD, _QUIET}

    def __init__(self, *, id: str) -> None:  # noqa: A002  # Textual's name for it
        """A line for the reading pane."""
        super().__init__(id=id)
        self._place = Place.READING

    def show(self, place: Place) -> None:
        """Name the keys of another place."""
        self._place = place
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """The keys, each with its word."""
        loud, quiet = self.get_component_rich_style(_LOUD), self.get_component_rich_style(_QUIET)
        segments = [
            segment for _, key, word in self._entries() for segment in (Segment(key, loud), Segment(word, quiet))
        ]
        return line(segments, 0, self.size.width, self.rich_style)

    def _entries(self) -> Iterable[tuple[Command, str, str]]:
        """The commands with their key and word, as far as there is room."""
        used = 0
        places = {self._place} if self._place is Place.SEARCH else {self._place, Place.EVERYWHERE}
        for command in COMMANDS:
            if not command.footer or command.place not in places:
                continue
            key, word = f" {command.spoken_keys.split()[0]} ", f"{command.footer} "
            used += cells.width(key + word)
            if used > self.size.width:
                return
            yield command, key, word

    def on_click(self, event: events.Click) -> None:
        """Do what the key that was clicked does."""
        left = 0
        for command, key, word in self._entries():
            left += cells.width(key + word)
            if event.x < left:
                self.post_message(CommandAsked(command))
                return
