"""Echoes: the passages of the text that stand elsewhere too, listed, and the way to where they do."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache, partial
from itertools import islice
from typing import TYPE_CHECKING, overload

from reader.core import cells
from reader.core.document import Document
from reader.core.echoes import Change, Echo, Place, wording
from reader.core.navigation import Position
from reader.core.selection import Selection
from reader.core.showing import shown
from reader.core.spans import Span
from reader.services.echoing import Walk
from reader.services.language import spoken
from reader.ui.features.feature import Action, Feature
from reader.ui.jobs import searching
from reader.ui.same_text import in_same_text

if TYPE_CHECKING:
    from reader.ui.screens.desk import Desk

_PASSAGE = 36
"""Cells of a passage in a list."""

_LENGTH = 11
"""Cells of how long it is."""

_SIDE = 8
"""Characters shown on either side of a place."""

_MANY = 50
"""Documents from which on it takes a moment."""


_LONG = 100_000
"""Characters of a document from which on it does, too."""


def _title(found: Sequence[Echo]) -> str:
    return f"{len(found):,} {'passage stands' if len(found) == 1 else 'passages stand'} elsewhere too"


class Echoing(Feature):
    """Lists the echoes of the text that is read, and goes to where else they stand."""

    def __init__(self, desk: "Desk") -> None:
        """Echoes of what is read on a desk; none is looked for yet."""
        super().__init__(desk)
        self._found: dict[Document, tuple[Echo, ...]] = {}
        self._wanted: Document | None = None
        self._walked = 0
        self._moved = False

    def actions(self) -> Mapping[str, Action]:
        """Its one command."""
        return {"echoes": self.find}

    def find(self) -> None:
        """List the echoes of the text that is read; say how far it is where they are being looked for."""
        document, corpus = self.desk.document, self.desk.corpus
        if document is None:
            return
        if document in self._found:
            self._offer(document)
        elif document is self._wanted:
            self.desk.tell(f"compared with {self._walked:,} of {len(corpus):,} documents")
        else:
            if len(corpus) >= _MANY:
                self.desk.tell(f"comparing with {len(corpus):,} documents")
            elif len(document.clean) >= _LONG:
                self.desk.tell("looking for what stands elsewhere too")
            self._wanted, self._walked, self._moved = document, 0, False
            job = partial(searching.find_echoes, corpus, self.desk.opened)
            self.desk.work("echoes", job, partial(self._take, document))

    def document_shown(self) -> None:
        """What is being looked for in another text is not wanted any more."""
        if self._wanted is not self.desk.document:
            self._stop()

    def page_moved(self) -> None:
        """One reads on."""
        self._moved = True

    def corpus_changed(self) -> None:
        """What was found in other documents is not all there is."""
        self._found.clear()
        self._stop()

    def _stop(self) -> None:
        if self._wanted:
            self._wanted = None
            self.desk.drop("echoes")

    def _take(self, document: Document, walk: Walk) -> None:
        self._walked = walk.documents
        if walk.found is not None:
            self._found[document], self._wanted = walk.found, None
            if walk.found and self._is_elsewhere:
                self.desk.tell(_title(walk.found))
            else:
                self._offer(document)

    @property
    def _is_elsewhere(self) -> bool:
        """Whether something else was done since they were asked for: no list then takes the keys meant for that."""
        return self._moved or self.desk.asked != "echoes" or not self.desk.is_active

    def _offer(self, document: Document) -> None:
        """List the passages, the longest first; the one at the cursor, or else in view, is marked."""
        found = self._found[document]
        if not found:
            self.desk.tell("no passage of this text stands anywhere else")
            return
        pane = self.desk.text_pane
        at = pane.selected or Span(pane.top_offset, pane.bottom_offset + 1)
        here = [self._nearest(echo, at) for echo in found]
        current = next((n for n, place in enumerate(here) if place.span.overlaps(at)), 0)
        entries = _Entries(len(found), lambda number: self._entry(document, found[number], here[number]))

        def mark(number: int) -> None:
            span = here[number].span
            pane.select(Selection(span, span))
            pane.reveal(span.start)

        title = _title(found)
        go = in_same_text(self.desk, lambda number: self._go(found[number], here[number]))
        self.desk.offer(title, entries, current, go, in_same_text(self.desk, mark))

    def _nearest(self, echo: Echo, at: Span) -> Place:
        """The place of a passage in the text that is read which is nearest to a span."""
        own = [place for place in echo.places if place.document == self.desk.opened]
        return min(own, key=lambda place: (not place.span.overlaps(at), abs(place.span.start - at.start)))

    def _entry(self, document: Document, echo: Echo, here: Place) -> str:
        """A passage, how long it is, and where else it stands."""
        text = ""
        for part in wording(self.desk.corpus, echo.seen_from(here)):
            text += f"{{{part.here}→{part.there}}}" if isinstance(part, Change) else part
            if len(text) >= _PASSAGE:
                break
        text = shown(text[:_PASSAGE], self.desk.text_pane.look.wording, document.leaning).text
        elsewhere = [place for place in echo.places if place != here]
        titles = dict.fromkeys(self._title(place) for place in islice(elsewhere, _MANY))
        more = f" +{len(elsewhere) - 1:,}" if len(elsewhere) > 1 else ""
        around = f" · {spoken('furniture')}" if echo.aside else ""
        long = spoken(f"{echo.length:,} chars")
        long = " " * (_LENGTH - cells.width(long)) + long
        return f"{cells.padded(text, _PASSAGE)} {long} {next(iter(titles))}{more}{around}"

    def _title(self, place: Place) -> str:
        """What a place is called: by its document, or as another place of this one."""
        if place.document == self.desk.opened:
            return spoken("here")
        document = self.desk.corpus[place.document]
        return shown(document.metadata.title, self.desk.text_pane.look.wording, document.leaning).text

    def _go(self, echo: Echo, here: Place) -> None:
        """Go where else a passage stands; choose where, if that is in several places."""
        elsewhere = [place for place in echo.places if place != here]
        if len(elsewhere) == 1:
            self._go_to(elsewhere[0])
        else:
            entries = [f"{self._title(place)}  {self._context(place)}" for place in elsewhere]
            go = in_same_text(self.desk, lambda number: self._go_to(elsewhere[number]))
            self.desk.offer("Where it stands", entries, 0, go)

    def _context(self, place: Place) -> str:
        """What stands around a place, on one line."""
        text = self.desk.corpus[place.document].clean
        start, end = place.span
        return " ".join((text[max(0, start - _SIDE) : start] + "…" + text[end : end + _SIDE]).split())

    def _go_to(self, place: Place) -> None:
        self.desk.go_to(Position(place.document, place.span.start))
        pane = self.desk.text_pane
        pane.reveal(place.span.start)
        pane.select(Selection(place.span, place.span))


class _Entries(Sequence[str]):
    """Entries of a list that are made when they are looked at; there may be thousands."""

    def __init__(self, count: int, make: Callable[[int], str]) -> None:
        """So many entries, made by their numbers."""
        self._numbers = range(count)
        self._make = lru_cache(count)(make)

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> list[str]: ...
    def __getitem__(self, index: int | slice) -> str | list[str]:
        """The entry of a number, or those of several."""
        if isinstance(index, slice):
            return [self._make(number) for number in self._numbers[index]]
        return self._make(self._numbers[index])
