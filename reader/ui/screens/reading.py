"""The screen one reads on: it routes between the list, the text, the search and the jobs, and draws nothing."""

from functools import partial

from reader.core.corpus import Corpus
from reader.core.navigation import Hit, Position
from reader.services.library import Loading
from reader.services.memory import Choice
from reader.services.settings import Settings
from reader.ui import jobs, notices
from reader.ui.messages import (
    DocumentChosen,
    DocumentReopened,
    DocumentsOpened,
    HitsFound,
    OpeningFailed,
    QueryTyped,
    SearchFailed,
)
from reader.ui.screens.offers import OfferingScreen
from reader.ui.searches import Search

WARMING_AFTER = 0.3
"""Seconds after the first screen at which what the first toggle needs is loaded."""


class ReadingScreen(OfferingScreen):
    """The list of documents, the text of one, and what is found in all."""

    def __init__(self, loading: Loading, settings: Settings, choice: Choice | None) -> None:
        """A screen on documents of which the first are open."""
        super().__init__(settings, choice)
        self._loading = loading
        self._corpus = Corpus(loading.first)
        self._open = 0
        self._search = Search()
        self._begun_at = Position(0, 0)

    def on_mount(self) -> None:
        """Read the first document; open the others, and load what the first toggle needs, meanwhile."""
        self.list_pane.show(corpus=self._corpus, opened=0)
        self.start_looking()
        if len(self._corpus):
            self.text_pane.read(self._corpus[0])
        self.call_after_refresh(notices.tell_failures, self.app, self._loading.failures)
        self.watch_file()
        self.status.show(opening=True)
        opening = partial(jobs.open_rest, self._loading.rest, self.post_message)
        self.call_after_refresh(self.run_worker, opening, thread=True, group="opening")
        self.set_timer(WARMING_AFTER, partial(self.run_worker, jobs.warm_conversion, thread=True, group="warming"))

    def on_documents_opened(self, message: DocumentsOpened) -> None:
        """List more documents; a query that stands is asked of them too."""
        notices.tell_failures(self.app, message.failures)
        self.status.show(opening=not message.done)
        if not message.documents:
            return
        first = not len(self._corpus)
        self._corpus = self._corpus.plus(message.documents)
        self.list_pane.show(corpus=self._corpus)
        if first:
            self._read(0)
        if self._search.text:
            self._ask(self._search.text)

    def on_document_chosen(self, message: DocumentChosen) -> None:
        """Read a document of the list."""
        self._read(message.index)
        self.text_pane.focus()

    def _read(self, index: int, offset: int = 0) -> None:
        if index != self._open or self.text_pane.document is None:
            self._open = index
            self.text_pane.read(self._corpus[index], offset)
            self.list_pane.show(opened=index)
        self._show_hits()

    @property
    def _position(self) -> Position:
        return Position(self._open, self.text_pane.top_offset)

    def on_document_reopened(self, message: DocumentReopened) -> None:
        """Read a document that was opened anew, at about the same place."""
        index = next((n for n, document in enumerate(self._corpus) if document is message.before), None)
        if index is None:
            return
        self._corpus = self._corpus.with_one(index, message.document)
        self.list_pane.show(corpus=self._corpus)
        if index == self._open:
            share = self.text_pane.top_offset / max(1, len(message.before.clean))
            self.text_pane.read(message.document, int(share * len(message.document.clean)))
        if self._search.text:
            self._ask(self._search.text)

    def on_opening_failed(self, message: OpeningFailed) -> None:
        """Say why a document could not be opened anew; it stays as it is."""
        notices.tell_failures(self.app, (message.reason,))

    def action_step(self, by: int) -> None:
        """Read the document so many further down the list."""
        if 0 <= self._open + by < len(self._corpus):
            self._read(self._open + by)

    async def action_search(self) -> None:
        """Type a query; the last one stands there, ready to be replaced."""
        from reader.ui.widgets.search_bar import SearchBar  # noqa: PLC0415  # not needed for the first frame

        self._begun_at = self._position
        bars = self.query(SearchBar)
        if not bars:
            await self.mount(SearchBar(id="search"))
        bar = self.query_one(SearchBar)
        bar.value = self._search.text
        bar.add_class("-typing")
        bar.focus()
        bar.select_all()

    def on_query_typed(self, message: QueryTyped) -> None:
        """Ask what is typed, unless it is what was asked."""
        if message.text != self._search.text:
            self._ask(message.text)

    def _ask(self, text: str) -> None:
        self._search = self._search.asked(text)
        if not self._search.text:
            self.workers.cancel_group(self, "search")
            self._show_hits()
            return
        job = partial(jobs.find, self._search.request, text, self._corpus, self.post_message)
        self.run_worker(job, thread=True, exclusive=True, group="search")

    def on_search_failed(self, message: SearchFailed) -> None:
        """Say what is wrong with the query."""
        if message.request == self._search.request:
            self._search = self._search.failed(message.reason)
            self._show_hits()

    def on_hits_found(self, message: HitsFound) -> None:
        """Mark and count what was found, and show the first hit from where the search was begun."""
        if message.request != self._search.request:
            return
        self._search = self._search.found(message.spans, done=message.done)
        if self._search.current is None:
            self._go_to(self._search.hits.first_from(self._begun_at))
        else:
            self._show_hits()

    def action_walk(self, by: int) -> None:
        """Go to the next hit, or the one before, on through the documents."""
        hits, current = self._search.hits, self._search.current
        if current is None:
            self._go_to(hits.first_from(self._position))
        else:
            self._go_to(hits.after(current) if by > 0 else hits.before(current))

    def _go_to(self, hit: Hit | None) -> None:
        self._search = self._search.at(hit)
        if hit:
            offset = self._search.hits.span(hit).start
            self._read(hit.document, offset)
            self.text_pane.reveal(offset)
        self._show_hits()

    def _show_hits(self) -> None:
        """Let every part show the hits as they are now."""
        hits, current = self._search.hits, self._search.current
        here = hits.span(current) if current and current.document == self._open else None
        self.text_pane.mark(hits.of(self._open), here)
        self.list_pane.show(counts={index: len(spans) for index, spans in hits.spans.items()})
        self.status.show(search=self._search)

    def on_search_accepted(self) -> None:
        """Back to the text, at the hit shown."""
        self.query("#search").remove_class("-typing")
        self.text_pane.focus()

    def on_search_given_up(self) -> None:
        """Back to where the search was begun, without a query."""
        self.on_search_accepted()
        self._ask("")
        self._read(self._begun_at.document)
        self.text_pane.go_to(self._begun_at.offset)

    def action_clear_search(self) -> None:
        """Forget the query and its highlights."""
        self._ask("")
