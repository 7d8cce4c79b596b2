"""The search bar as a feature: typing a query, turning its switches, and queries asked before."""

from collections.abc import Mapping
from functools import partial

from reader.core.errors import QueryError
from reader.core.navigation import Position
from reader.core.query import Manner, in_manner, manner
from reader.services.language import spoken
from reader.ui.features.feature import Action, Feature
from reader.ui.features.searching import Searching
from reader.ui.jobs import remembering
from reader.ui.widgets.search_bar import SearchBar


class Asking(Feature):
    """Takes a query as it is typed and has it searched for."""

    _begun_at = Position(0, 0)
    _before: tuple[str, ...] = ()
    _at = -1
    _own = ""

    def actions(self) -> Mapping[str, Action]:
        """Its commands."""
        return {
            "search": self.begin,
            "accept-search": self.accept,
            "cancel-search": self.give_up,
            "toggle-exact-script": partial(self._switch, "exact"),
            "toggle-regex": partial(self._switch, "regex"),
            "older-query": partial(self._recall, 1),
            "newer-query": partial(self._recall, -1),
            "choose-query": self._offer,
        }

    @property
    def _searching(self) -> Searching:
        return self.desk.feature(Searching)

    @property
    def _bar(self) -> SearchBar:
        return self.desk.query_one(SearchBar)

    async def begin(self) -> None:
        """Type a query; the last one stands there, ready to be replaced."""
        self._begun_at = self._searching.begun_at = self.desk.position
        if not self.desk.query(SearchBar):
            await self.desk.mount(SearchBar(self._typed, id="search"), before="#keys")
        self._bar.begin(self._searching.search.text)
        self._at, self._own = -1, self._bar.value
        self.desk.work("remembering queries", remembering.remembered_queries, self._remember)

    def _remember(self, queries: tuple[str, ...]) -> None:
        self._before = queries

    def _typed(self, text: str) -> None:
        """Ask what is typed, unless it is what was asked."""
        if text != self._searching.search.text:
            self._searching.ask(text)

    def searched(self) -> None:
        """Say what is wrong with what is typed, below where it is wrong."""
        if not self.desk.query(SearchBar):
            return
        error = self._searching.search.error
        if not isinstance(error, QueryError) or not self._bar.has_class("-typing"):
            self.desk.key_line.complain("")
        else:
            cell = self._bar.cell_of(error.column)
            self.desk.key_line.complain(spoken(f"column {error.column + 1}: {error}"), cell)

    def _switch(self, name: str) -> None:
        """Turn a switch: put its prefix before the query, or take it away."""
        asked = manner(self._bar.value)
        turned = Manner(not asked.exact, asked.regex) if name == "exact" else Manner(asked.exact, not asked.regex)
        self._bar.value = in_manner(self._bar.value, turned)

    def _recall(self, by: int) -> None:
        """Put a query asked before in the bar, or back what was typed."""
        if self._at < 0:
            self._own = self._bar.value
        others = [query for query in self._before if query != self._own]
        self._at = max(-1, min(self._at + by, len(others) - 1))
        self._bar.value = others[self._at] if self._at >= 0 else self._own

    def _offer(self) -> None:
        """List the queries asked before, and put the chosen one in the bar."""
        if not (before := self._before):
            self.desk.tell("no query was kept yet; enter keeps one")
            return

        def take(index: int) -> None:
            self._bar.value = before[index]

        self.desk.offer("Queries asked before", before, 0, take)

    def accept(self) -> None:
        """Back to the text, at the hit shown; the query is kept for another time."""
        if text := self._searching.search.text:
            self.desk.work("keeping a query", partial(remembering.keep_query, text))
        self._leave()

    def give_up(self) -> None:
        """Back to where the search was begun, without a query."""
        self._leave()
        self._searching.ask("")
        self.desk.show_place(self._begun_at)

    def _leave(self) -> None:
        self._bar.end()
        self.desk.key_line.complain("")
        self.desk.set_focus(self.desk.text_pane)
