"""The single rows at the foot of the screen: where one is, and which keys help."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.strip import Strip

from reader.core import cells
from reader.core.document import Document
from reader.core.look import Look
from reader.core.scripts import Script
from reader.services.language import spoken
from reader.ui.command import Command, Place
from reader.ui.commands import BY_ID, COMMANDS
from reader.ui.messages import CommandAsked
from reader.ui.strips import line
from reader.ui.variants import NAMES
from reader.ui.widgets.fitted import Fitted

if TYPE_CHECKING:
    from reader.ui.searches import Search

_QUERY_ROOM = 30
"""Cells of a query that come before the time that is left and the part one is in."""

_LEAST_PART, _MOST_PART = 8, 40
"""Cells of what a part is called: with fewer it is left out, and it never takes more."""

_UNSAVED = "marks not saved"

_LOUD, _QUIET = "line--loud", "line--quiet"
_NEVER_LEFT_OUT = frozenset({"help", "quit"})
_FIRST_LEFT_OUT = "word-cursor"


class _OneLine(Fitted):
    """A widget of one row."""

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """One row, however narrow; Textual would ask what it has in it, which is its own name."""
        return 1


class StatusLine(_OneLine):
    """Says what is searched for, which hit this is, and where in the text one is."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {_LOUD, _QUIET}

    def __init__(self, *, id: str) -> None:  # noqa: A002  # Textual's name for it
        """A line that says nothing yet."""
        super().__init__(id=id)
        self._search: Search | None = None
        self._look = Look()
        self._document: Document | None = None
        self._progress = 0.0
        self._busy = self._trouble = ""
        self._part = self._left = ""

    def show(
        self,
        *,
        search: "Search | None" = None,
        look: Look | None = None,
        document: Document | None = None,
        progress: float | None = None,
        busy: str | None = None,
    ) -> None:
        """Say something else: of the search, the look, the document, the place, or of what is done in the background.

        Args:
            search: Where the search stands.
            look: How the document is looked at.
            document: What is read.
            progress: The place in it, from 0 to 1.
            busy: What is done in the background; empty where nothing is.
        """
        before = self._said()
        self._search = search or self._search
        self._look = look or self._look
        self._document = document or self._document
        self._progress = self._progress if progress is None else progress
        self._busy = self._busy if busy is None else busy
        if self._said() != before:
            self.refresh()

    def _said(self) -> tuple[object, ...]:
        """All that `show` can change, as far as it is seen; another search is another object."""
        return id(self._search), self._look, self._document, spoken_share(self._progress), self._busy

    def show_trouble(self, trouble: str) -> None:
        """Say, for as long as it is so, that nothing that is marked can be saved; empty where it can."""
        self._trouble = trouble
        self.refresh()

    def show_part(self, part: str, left: str) -> None:
        """Say what the part is called that one is in, and how long the rest of the text will take, where known."""
        if (part, left) != (self._part, self._left):
            self._part, self._left = part, left
            self.refresh()

    def _middle(self) -> str:
        """What is said between the query and the place."""
        found = spoken_hits(self._search) if self._search and self._search.text else ""
        if self._trouble:
            return f"{_UNSAVED} · {found}" if found else _UNSAVED
        if found:
            return found
        if self._busy:
            return self._busy
        return spoken_state(self._document) if self._document else ""

    def render_line(self, y: int) -> Strip:
        """The line: the query at the left, its hits in the middle, variant and place at the right."""
        width = self.size.width
        hits, text = f" {spoken(self._middle())}", self._search.text if self._search else ""
        place = self._place(width - cells.width(hits) - min(_QUERY_ROOM, cells.width(text) + 3))
        room = width - cells.width(place)
        hits = cells.head(hits, max(0, room - 4)) if room > 4 else ""
        query = f" / {text}" if text else ""
        query = cells.padded(query, max(0, room - cells.width(hits)))
        loud, quiet = self.get_component_rich_style(_LOUD), self.get_component_rich_style(_QUIET)
        return line([Segment(query, loud), Segment(hits, quiet), Segment(place, loud)], 0, width, self.rich_style)

    def on_click(self, event: events.Click) -> None:
        """Offer what the words that were clicked are about: the query, the variant, or else all there is to do."""
        place = cells.width(self._place(0))
        query = cells.width(f" / {self._search.text}") if self._search and self._search.text else 0
        about = "search" if event.x < query else "command-palette"
        if event.x >= self.size.width - place:
            about = "choose-variant"
        self.post_message(CommandAsked(BY_ID[about]))

    def _place(self, room: int) -> str:
        """Where one is, with the time that is left and the part as far as there is room."""
        place = f" {spoken_look(self._look)} {spoken_share(self._progress):>4} "
        left = spoken("{0} left").format(self._left)
        if self._left and cells.width(place) + cells.width(left) + 3 <= room:
            place = f"{place}· {left} "
        part_room = room - cells.width(place) - 3
        if self._part and part_room >= _LEAST_PART:
            place = f" {cells.head(self._part, min(part_room, _MOST_PART))} ·{place}"
        return place


def spoken_share(progress: float) -> str:
    """How much of a text was seen, in whole percents; all of it only at the end."""
    return f"{int(100 * progress)}%"


def spoken_look(look: Look) -> str:
    """What is shown, in a word or two."""
    if look.as_source:
        return spoken("source file")
    words = {Script.HANS: " 词", Script.HANT: " 詞"}.get(look.wording.variant.script, "") if look.wording.idioms else ""
    return spoken(NAMES[look.wording.variant]) + words


def spoken_state(document: Document) -> str:
    """How the document was read: its encoding, and what was amiss, as far as anything was."""
    unreadable = f"{document.undecodable:,} unreadable" if document.undecodable else ""
    count = len(document.repaired_spans)
    repairs = f"{count:,} {'repair' if count == 1 else 'repairs'}"
    encoding = "" if document.encoding == "utf-8" else document.encoding
    return " · ".join(filter(None, (repairs if count else "", unreadable, encoding)))


def spoken_hits(search: "Search") -> str:
    """Which hit of how many, in how many documents; or why there are none."""
    if search.error:
        return "not a query yet"
    documents = search.hits.documents
    if not search.hits.total:
        return "searching…" if search.running else "no hits"
    which = search.hits.ordinal(search.current) if search.current else 0
    counted = f"{which:,} of {search.hits.total:,}{'…' if search.running else ''}"
    return f"{counted} · {documents:,} {'document' if documents == 1 else 'documents'}"


class KeyLine(_OneLine):
    """Names the keys most needed where the focus is; a click on one is as good as the key."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {_LOUD, _QUIET}

    def __init__(self, *, id: str) -> None:  # noqa: A002  # Textual's name for it
        """A line for the reading pane."""
        super().__init__(id=id)
        self._place = Place.READING
        self._problem = ""
        self._problem_at = 0

    def show(self, place: Place) -> None:
        """Name the keys of another place."""
        self._place = place
        self.refresh()

    def complain(self, problem: str, cell: int = 0) -> None:
        """Say what is wrong with what stands above at a cell, in place of the keys; nothing to name the keys again."""
        if (problem, cell) == (self._problem, self._problem_at):
            return
        self._problem, self._problem_at = problem, cell
        self.set_class(bool(problem), "-complaining")
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """The keys, each with its word."""
        loud, quiet = self.get_component_rich_style(_LOUD), self.get_component_rich_style(_QUIET)
        if self._problem:
            return line(self._complaint(loud), 0, self.size.width, self.rich_style)
        segments = [
            segment for _, key, word in self._entries() for segment in (Segment(key, loud), Segment(word, quiet))
        ]
        return line(segments, 0, self.size.width, self.rich_style)

    def _complaint(self, style: Style) -> Iterable[Segment]:
        """What is wrong, beside a mark below where it is, as far as there is room for both."""
        width, at = self.size.width, min(self._problem_at, self.size.width - 1)
        behind = f"▲ {self._problem}"
        if at + cells.width(behind) <= width:
            return [Segment(" " * at + behind, style)]
        before = f" {self._problem} "
        if (room := at - cells.width(before)) >= 0:
            return [Segment(" " * room + before + "▲", style)]
        return [Segment(cells.head(f" {self._problem}", width), style)]

    def _entries(self) -> Iterable[tuple[Command, str, str]]:
        """The commands with their key and word, as far as there is room; in any case the help, which has them all."""
        alone = self._place in {Place.SEARCH, Place.FILTER, Place.GOING, Place.STATISTICS}
        places = {self._place} if alone else {self._place, Place.EVERYWHERE}
        named = [command for command in COMMANDS if command.footer and command.place in places]
        entries = [
            (command, f" {command.spoken_keys.split()[0]} ", f"{spoken(command.footer)} ")
            for command in sorted(named, key=lambda command: command.place is Place.EVERYWHERE)
        ]
        kept = [entry for entry in entries if entry[0].id in _NEVER_LEFT_OUT]
        room = self.size.width - sum(map(_room, kept))
        for entry in sorted(entries, key=lambda entry: entry[0].id == _FIRST_LEFT_OUT):
            if entry not in kept:
                room -= _room(entry)
                if room < 0:
                    break
                kept.append(entry)
        return sorted(kept, key=entries.index)

    def on_click(self, event: events.Click) -> None:
        """Do what the key that was clicked does."""
        left = 0
        for command, key, word in self._entries():
            left += cells.width(key + word)
            if event.x < left:
                self.post_message(CommandAsked(command))
                return


def _room(entry: tuple[Command, str, str]) -> int:
    """The cells a command takes."""
    return cells.width(entry[1]) + cells.width(entry[2])
