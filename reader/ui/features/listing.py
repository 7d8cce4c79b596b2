"""The list of documents: what narrows it, and what it is ordered by."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from reader.core.listing import Cards, ListOrder, View
from reader.services.language import spoken
from reader.ui.features.feature import Action, Feature
from reader.ui.features.searching import Searching
from reader.ui.jobs import searching
from reader.ui.widgets.filter_bar import FilterBar

if TYPE_CHECKING:
    from reader.ui.screens.desk import Desk

_ORDERS = {
    ListOrder.OPENED: "in the order they were opened",
    ListOrder.TITLE: "by title",
    ListOrder.DATE: "by date, the latest first",
    ListOrder.LENGTH: "by length, the longest first",
    ListOrder.HITS: "by hits, most first",
}


class Listing(Feature):
    """Narrows and orders the list; the documents themselves, and their numbers, stay what they are."""

    _view = View()
    _counts: Mapping[int, int] = {}

    def __init__(self, desk: "Desk") -> None:
        """The whole list, as it is."""
        super().__init__(desk)
        self._cards: Cards = {}

    def actions(self) -> Mapping[str, Action]:
        """Its commands."""
        return {
            "filter-list": self._begin,
            "accept-filter": self._accept,
            "cancel-filter": self._give_up,
            "filter-down": partial(self._move, 1),
            "filter-up": partial(self._move, -1),
            "sort-list": self._offer,
            "clear-filter": self._clear,
        }

    async def _begin(self) -> None:
        """Let the user type what narrows the list."""
        if not self.desk.query(FilterBar):
            await self.desk.mount(FilterBar(self._typed, id="filter"), before="#keys")
        self.desk.query_one(FilterBar).begin(self._view.typed)

    def _typed(self, text: str) -> None:
        if text != self._view.typed:
            self._look(self._view._replace(typed=text))

    def _accept(self) -> None:
        """To the list as it is narrowed."""
        self.desk.query_one(FilterBar).end()
        self.desk.list_pane.focus()

    def _give_up(self) -> None:
        """To the list, with all documents in it."""
        self._accept()
        self._typed("")

    def _clear(self) -> None:
        """Forget what narrows the list; where nothing does, the query."""
        if self._view.typed:
            self._typed("")
        else:
            self.desk.feature(Searching).clear()

    def _move(self, by: int) -> None:
        self.desk.list_pane.action_move("row", by)

    def _offer(self) -> None:
        """Choose what the list is ordered by; the same once more turns it round."""
        orders, view = list(_ORDERS), self._view
        entries = [spoken(words) for words in _ORDERS.values()]
        now = orders.index(view.order)
        entries[now] += f" {spoken('(again: the other way round)')}"

        def take(index: int) -> None:
            again = orders[index] is view.order
            self._look(self._view._replace(order=orders[index], backward=again and not view.backward))

        self.desk.offer("Order of the list", entries, now, take)

    def corpus_changed(self) -> None:
        """Look through the new documents too; those that others came in place of are forgotten."""
        if self._cards:
            here = frozenset(self.desk.corpus)
            self._cards = {document: card for document, card in self._cards.items() if document in here}
        if not self._view.is_plain:
            self._look(self._view)

    def searched(self) -> None:
        """Order by hits anew, where that is the order and they are others."""
        counts = self.desk.feature(Searching).search.hits.counts
        if counts is not self._counts and self._view.order is ListOrder.HITS:
            self._look(self._view)

    def _look(self, view: View) -> None:
        """List documents in another way."""
        self._view = view
        self._counts = self.desk.feature(Searching).search.hits.counts
        if view.is_plain:
            self.desk.drop("listing")
            self._show(None)
        else:
            job = partial(searching.documents_listed, self.desk.corpus, view, self._counts, self._cards)
            self.desk.work("listing", job, self._show)

    def _show(self, indexes: Sequence[int] | None) -> None:
        self.desk.list_pane.list_as(self._view, indexes)
