"""What is searched for, what was found, and which hit is looked at."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from reader.core.corpus import Corpus
from reader.core.errors import QueryError, ReaderError
from reader.core.hits import Hit
from reader.core.navigation import Position
from reader.core.query import parsed
from reader.services.searching import Progress, Searcher
from reader.ui.features.feature import Action, Feature
from reader.ui.jobs import searching
from reader.ui.searches import Search

if TYPE_CHECKING:
    from reader.ui.screens.desk import Desk


class Searching(Feature):
    """Asks the corpus what is typed, and walks through the hits.

    Attributes:
        search: Where the search stands.
        begun_at: From where on the first hit is looked at.
    """

    search = Search()
    begun_at = Position(0, 0)
    _still = False
    _searched = Corpus()
    _answered = 0
    _marked: tuple[object, ...] = ()

    def __init__(self, desk: "Desk") -> None:
        """A search of what the desk holds."""
        super().__init__(desk)
        self._searcher = Searcher(desk.indexer, furniture=desk.settings.search_furniture)

    def actions(self) -> Mapping[str, Action]:
        """Its commands."""
        return {
            "hit-below": partial(self.walk, 1),
            "hit-above": partial(self.walk, -1),
            "next-hit": partial(self.walk, 1),
            "previous-hit": partial(self.walk, -1),
            "clear-search": self.clear,
        }

    def restore(self, text: str) -> None:
        """Ask what was asked when the last window was left, without being taken to a hit."""
        self._still = True
        self._ask(text)

    def ask(self, text: str) -> None:
        """Ask the corpus, and look at the first hit; an empty query forgets what was found."""
        self._still = False
        self._ask(text)

    def _ask(self, text: str) -> None:
        """Ask the corpus; an empty query asks nothing and forgets what was found.

        What is found fast enough is shown in the next frame, whatever else the machine is at.
        """
        self.search = self.search.asked(text)
        self.desk.drop("search")
        if not self.search.text:
            self._show()
            return
        self._searched = self.desk.corpus
        try:
            answer = self._searcher.at_once(parsed(text), self._searched)
        except QueryError as error:
            self._failed(error)
            return
        if answer and (answer.done or answer.hits.total):
            self._found(answer)
        if not answer or not answer.done:
            self._search_on(answer)

    def _search_on(self, since: Progress | None) -> None:
        """Search all documents for what is asked, or those that were not searched when so much was known."""
        self._searched = self.desk.corpus
        self.search = self.search.found(self.search.hits, done=False)
        job = partial(searching.find, parsed(self.search.text), self._searcher, self._searched, since)
        self.desk.work("search", job, self._found, self._failed)
        self.desk.status.show(search=self.search)

    def corpus_changed(self) -> None:
        """Ask a query that stands of the new documents too.

        A search that goes on is not begun anew for each of them, or it would never come to its end.
        """
        if not self.search.text:
            return
        if self.search.error or not self.desk.corpus.begins_with(self._searched):
            # Whoever has read on since is not led back to where the search was begun.
            self._still |= not self.search.running
            self._ask(self.search.text)
        elif not self.search.running:
            self._search_on(Progress(self.search.hits, len(self._searched), done=True))

    def document_shown(self) -> None:
        """Mark what was found in it."""
        self._marked = ()
        self._show()

    def _failed(self, error: ReaderError) -> None:
        """Say what is wrong with the query."""
        self.search = self.search.failed(error)
        self._show()

    def _found(self, progress: Progress) -> None:
        """Mark and count what was found, and show the first hit from where the search was begun."""
        self.search = self.search.found(progress.hits, done=progress.done)
        if self._answered != self.search.request:
            # Until now, what is marked may have been the hits of the query before.
            self._answered, self._marked = self.search.request, ()
        if progress.done and len(self._searched) < len(self.desk.corpus):
            self._search_on(progress)
        if self.search.current is None and not self._still:
            if progress.done and not self.search.hits.total:
                # What was found for less of the query led away.
                self.desk.show_place(self.begun_at)
            self.go_to(self._first_hit(progress))
        else:
            self._show()

    def _first_hit(self, progress: Progress) -> Hit | None:
        """The first hit from where the search was begun; until all is searched, none from before there."""
        hits, begun_at = self.search.hits, self.begun_at
        hit = hits.first_from(begun_at)
        before = hit and (hit.document, hits.span(hit).start) < begun_at
        return None if before and not progress.done else hit

    def walk(self, by: int) -> None:
        """Go to the next hit, or the one before, on through the documents."""
        hits, current = self.search.hits, self.search.current
        self._still = False
        if current is None:
            self.go_to(hits.first_from(self.desk.position))
        else:
            self.go_to(hits.after(current) if by > 0 else hits.before(current))

    def go_to(self, hit: Hit | None) -> None:
        """Look at a hit, in the text."""
        self.look_at(hit, reveal=True)

    def look_at(self, hit: Hit | None, *, reveal: bool) -> None:
        """Look at a hit; `reveal` where the text is to show it."""
        self.search = self.search.at(hit)
        if hit and reveal:
            self.desk.reveal(Position(hit.document, self.search.hits.span(hit).start))
        self._show()

    def _show(self) -> None:
        """Let every part show the hits as they are now."""
        hits, current, opened = self.search.hits, self.search.current, self.desk.opened
        here = hits.span(current) if current and current.document == opened else None
        # Of one search, what was found stays: so many hits in a document are the same ones.
        marked = (self.search.request, self.search.error, opened, hits.counts.get(opened, 0), here)
        if marked != self._marked:
            self._marked = marked
            self.desk.text_pane.mark(hits.of(opened), here)
        self.desk.list_pane.show(counts=hits.counts)
        self.desk.status.show(search=self.search)
        for feature in self.desk.features:
            feature.searched()

    def clear(self) -> None:
        """Forget what is selected; where nothing is, the query and its highlights."""
        if not self.desk.text_pane.select(None):
            self.ask("")
