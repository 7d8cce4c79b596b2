"""The results: all hits of the query in their contexts, where they lie in each document, and over time."""

from collections.abc import Mapping
from enum import StrEnum
from functools import partial

from reader.core.chronology import is_from, periods
from reader.core.corpus import Corpus
from reader.core.errors import ReaderError
from reader.core.hits import Hit, Hits
from reader.core.navigation import Position
from reader.core.ordering import Arrangement, Listing, Sort
from reader.core.scripts import Variant
from reader.core.wording import Wording
from reader.services.language import spoken
from reader.ui.features.feature import Action, Feature
from reader.ui.features.searching import Searching
from reader.ui.jobs import searching
from reader.ui.tables.lines import Lines
from reader.ui.tables.spread import Spread
from reader.ui.tables.table import Table
from reader.ui.tables.times import Times
from reader.ui.widgets.results_pane import ResultsPane

_ORDERS = {
    Sort.PLACE: "in the order of the documents and their text",
    Sort.LEFT: "by what stands before the hit",
    Sort.HIT: "by the hit itself",
    Sort.RIGHT: "by what stands behind the hit",
    Sort.DATE: "by the date of the document",
}

_PATIENCE = 0.2
"""Seconds after which hits that are not yet in order are listed as they were found."""


class View(StrEnum):
    """What the results are shown as."""

    LINES = "lines"
    SPREAD = "documents"
    TIMES = "time"


class Results(Feature):
    """Lists the hits of the query that stands, and leads to them."""

    _arrangement = Arrangement()
    _view = View.LINES
    _most_first = False
    _listing: Listing | None = None
    _shown: Table | None = None
    _corpus = Corpus()
    _asked: tuple[Hits, Arrangement, str] | None = None
    _listed_text = ""
    _working = _again = False
    _begun_at = Position(0, 0)
    _wording = Wording(Variant.ORIGINAL)

    def actions(self) -> Mapping[str, Action]:
        """Its commands."""
        return {
            "results": self.open,
            "close-results": self.give_up,
            "leave-results": self.close,
            "sort-results": self._offer_orders,
            "exact-results-first": self._turn_exact_first,
            "view-results": self._next_view,
        }

    @property
    def _searching(self) -> Searching:
        return self.desk.feature(Searching)

    @property
    def pane(self) -> ResultsPane:
        """Where they are shown."""
        return self.desk.query_one(ResultsPane)

    @property
    def is_open(self) -> bool:
        """Whether they are shown."""
        return self.desk.has_class("-results")

    @property
    def listed(self) -> tuple[Corpus, Listing] | None:
        """What is listed, and the corpus it is of."""
        return None if self._listing is None else (self._corpus, self._listing)

    async def open(self) -> None:
        """Show the results, at the hit that is looked at."""
        if not self._searching.search.text:
            self.desk.tell("search for something first: / and what to look for")
            return
        if not self.desk.query(ResultsPane):
            await self.desk.mount(ResultsPane(id="results"), before="#status")
        self._begun_at = self.desk.position
        self.desk.add_class("-results")
        self.pane.focus()
        self.desk.call_after_refresh(self._show_hit)
        self._list()

    def _show_hit(self) -> None:
        """Bring the hit that is looked at into what is left of the text, where the results stand below it."""
        if self.is_open and self.desk.text_pane.display:
            self._searching.look_at(self._searching.search.current, reveal=True)

    def close(self) -> None:
        """Hide them, and stay where one is."""
        self.desk.drop("results")
        self._working = self._again = False
        self.desk.remove_class("-results")
        self.desk.text_pane.focus()

    def give_up(self) -> None:
        """Hide them, and back to where one was before."""
        self.close()
        self.desk.show_place(self._begun_at)

    def searched(self) -> None:
        """List what is found now; mark the hit that is looked at."""
        if not self.is_open:
            return
        search = self._searching.search
        if not search.text:
            self.close()
        elif self._asked is None or self._asked[0] is not search.hits:
            self._list()
        elif (
            self._listing is not None
            and self._listing.hits is search.hits
            and search.current
            and self._view is View.LINES
        ):
            self.pane.mark(self._listing.row_of(search.current))

    def page_moved(self) -> None:
        """Put the contexts in another wording, where that is what has changed."""
        if self.is_open and self._wording != self.desk.text_pane.look.wording:
            self._show()

    def _list(self) -> None:
        """Have the hits put in order; what is shown stays until they are.

        While more is found for the same query, what is being put in order is put in order to its end, or nothing ever
        would be.
        """
        search, before = self._searching.search, self._asked
        self._asked = asked = (search.hits, self._arrangement, search.text)
        self._again = self._working and before is not None and before[1:] == asked[1:]
        if self._again:
            return
        self._working = True
        corpus = self.desk.corpus
        job = partial(searching.listed, corpus, search.hits, self._arrangement, search.text)
        self.desk.work("results", job, partial(self._take, corpus), self._fail)
        if self._listed_text != search.text:
            self.desk.set_timer(_PATIENCE, partial(self._list_unordered, corpus, search.hits, search.text))

    def _list_unordered(self, corpus: Corpus, hits: Hits, text: str) -> None:
        """List hits of a query of which nothing is listed yet, as they were found."""
        if self._working and self._listed_text != text == self._searching.search.text:
            self._listed_text, self._corpus, self._listing = text, corpus, Listing(hits, range(1, hits.total + 1))
            self._show()

    def _take(self, corpus: Corpus, listing: Listing) -> None:
        """Show what is in order now; if more was found meanwhile, have that put in order too."""
        self._working = False
        self._corpus, self._listing, self._listed_text = corpus, listing, self._searching.search.text
        self._show()
        if self._again:
            self._list()

    def _fail(self, error: ReaderError) -> None:
        self._working = self._again = False
        self.desk.tell(str(error))

    def _show(self) -> None:
        """Show them as they are to be seen, at the hit that is looked at."""
        self._wording = self.desk.text_pane.look.wording
        if self._listing is not None and self.is_open:
            self._shown, row = self._table(self._listing)
            self.pane.show(self._shown, row)

    def _table(self, listing: Listing) -> tuple[Table, int]:
        """The table of the view, and the row of the hit that is looked at."""
        current = self._searching.search.current
        hits = listing.hits
        current = current if current and hits.holds(current) else None
        if self._view is View.TIMES:
            return Times(periods(self._corpus, hits.counts)), 0
        if self._view is View.SPREAD:
            spread = Spread(self._corpus, hits, self._wording, most_first=self._most_first)
            return spread, spread.documents.index(current.document) if current else 0
        lines = Lines(self._corpus, listing, self._wording, self._arrangement)
        return lines, listing.row_of(current) if current else 0

    def mark(self, row: int) -> None:
        """Look at the hit of a row, where the text is in view beside it."""
        if self._listing and self._view is View.LINES and row < len(self._listing):
            listed = self._listing[row]
            hit = self._standing(self._listing.hits, listed)
            if hit and hit.document == listed.document:
                self._searching.look_at(hit, reveal=bool(self.desk.text_pane.display))

    def _standing(self, listed: Hits, hit: Hit) -> Hit | None:
        """A listed hit among those of the search that stands: until that is listed, the rows may be of one before it.

        Where it is not found any more, it is the next one.
        """
        hits = self._searching.search.hits
        return hit if hits is listed else hits.first_from(Position(hit.document, listed.span(hit).start))

    def choose(self, row: int, share: float | None) -> None:
        """Go where a row leads: to its hit, to a hit of its document, or to the lines of its time.

        Args:
            row: The row.
            share: How far through the row's document to look for a hit; None for its beginning.
        """
        if not self._listing or self._shown is None or row >= len(self._shown):
            return
        if isinstance(self._shown, Times):
            self._show_time(self._listing.hits, self._shown.periods[row].name)
            return
        if isinstance(self._shown, Spread):
            index = self._shown.documents[row]
            offset = int((share or 0) * len(self._corpus[index].clean))
            hit = self._listing.hits.first_from(Position(index, offset))
        else:
            hit = self._listing[row]
        self._searching.look_at(hit and self._standing(self._listing.hits, hit), reveal=True)
        self.desk.text_pane.focus()

    def _show_time(self, hits: Hits, name: str) -> None:
        """List the hits by date, from a time on; where that has none itself, from the next that has some."""
        dated = [(self._corpus[index].metadata.date or "", index) for index in hits.counts]
        _, index = min((date, index) for date, index in dated if is_from(date, name))
        self._view = View.LINES
        self._searching.look_at(self._standing(hits, Hit(index, 0)), reveal=bool(self.desk.text_pane.display))
        self._arrange(self._arrangement._replace(sort=Sort.DATE))

    def head_clicked(self, column: str) -> None:
        """Order by the column whose name was clicked."""
        if self._view is View.SPREAD and column:
            self._most_first = column == "hits"
            self._show()
        elif self._view is View.LINES and column:
            self._arrange(self._arrangement._replace(sort=Sort(column)))

    def _arrange(self, arrangement: Arrangement) -> None:
        self._arrangement = arrangement
        self._list()

    def _turn_exact_first(self) -> None:
        self._arrange(self._arrangement._replace(exact_first=not self._arrangement.exact_first))

    def _offer_orders(self) -> None:
        """Choose what the results are ordered by."""
        if self._view is View.SPREAD:
            self._most_first = not self._most_first
            self._show()
            return
        sorts = list(_ORDERS)

        def take(index: int) -> None:
            self._arrange(self._arrangement._replace(sort=sorts[index]))

        self.desk.offer(
            "Order", [spoken(words) for words in _ORDERS.values()], sorts.index(self._arrangement.sort), take
        )

    def _next_view(self) -> None:
        """Show them as lines, as documents, or over time, in turn."""
        views = list(View)
        self._view = views[(views.index(self._view) + 1) % len(views)]
        self._show()
