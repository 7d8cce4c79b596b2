"""The screen one reads on: it opens the documents and routes between the panes and the features; it draws nothing."""

from functools import partial
from typing import TYPE_CHECKING

from reader.core.corpus import Corpus
from reader.core.document import Document
from reader.core.spans import Span
from reader.services.library import Loading
from reader.services.memory import Choice, Habits, Start
from reader.services.settings import Settings
from reader.ui.features.wordings import Wordings
from reader.ui.messages import DocumentChosen, HeadClicked, PageMoved, ResultChosen, ResultMarked
from reader.ui.screens.desk import Desk

if TYPE_CHECKING:
    from reader.ui.features.results import Results
    from reader.ui.jobs.opening import Opened

BEGINNING_AFTER = 0.02
"""Seconds that the first screen has to reach the terminal before anything else is loaded or opened."""

WARMING_AFTER = 0.3
"""Seconds after the first screen at which what the first toggle needs is loaded, and then what words need."""


class ReadingScreen(Desk):
    """The list of documents, the text of one, and what is found in all."""

    def __init__(
        self, loading: Loading, settings: Settings, choice: Choice | None, habits: Habits, start: Start
    ) -> None:
        """A screen on documents of which the first are open."""
        super().__init__(settings, Corpus(loading.first))
        self._start = start
        self._ahead = loading.ahead
        self._before: list[Document] = []
        self._loading = loading
        self._choice = choice
        self._habits = habits
        self._begun = False

    def on_mount(self) -> None:
        """Read the first document; open the others, and load what the first toggle needs, meanwhile."""
        if not self.query("#list"):
            # The system ended the app while its first screen was being made.
            return
        self.opened = self._loading.opened
        self.list_pane.show(corpus=self.corpus, opened=self.opened)
        self.feature(Wordings).begin(self._choice, vertical=self._habits.vertical)
        if len(self.corpus):
            document = self.corpus[self.opened]
            self.text_pane.read(document)
            if seen_from := self._start.seen_from:
                self.text_pane.go_to(document.alignment.first(seen_from))
        self.status.show(busy="opening…")
        self.call_after_refresh(self._begin_soon)

    def on_screen_suspend(self) -> None:
        """Wait for no frame of this screen any more: a dialogue was opened on it, which may stay open for long."""
        self._begin_soon()

    def _begin_soon(self) -> None:
        if not self._begun:
            self._begun = True
            self.set_timer(BEGINNING_AFTER, self._begin)

    def _begin(self) -> None:
        """What waits for the first screen."""
        from reader.core.pace import Pace  # noqa: PLC0415  # none of this is needed for the first frame
        from reader.ui import notices  # noqa: PLC0415  # none of this is needed for the first frame
        from reader.ui.features.furnishing import Furnishing  # noqa: PLC0415
        from reader.ui.features.history import History  # noqa: PLC0415
        from reader.ui.features.indexing import Indexing  # noqa: PLC0415
        from reader.ui.features.marks import Marks  # noqa: PLC0415
        from reader.ui.features.places import Places  # noqa: PLC0415
        from reader.ui.features.progress import Progress  # noqa: PLC0415
        from reader.ui.features.reopening import Reopening  # noqa: PLC0415
        from reader.ui.jobs import opening, warming  # noqa: PLC0415

        self.text_pane.word_at = self._word_at
        for problem in self.settings.problems:
            self.tell(problem)
        notices.tell_failures(self.app, self._loading.failures)
        self._indexing = self.feature(Indexing)
        self._furnishing = self.feature(Furnishing)
        self.work("opening", partial(opening.opened, self._loading.rest), self._open)
        self.feature(Reopening).watch()
        self.feature(History)
        self.feature(Progress).begin(Pace(*self._habits.pace))
        self.feature(Places).begin(self._start)
        self.feature(Marks).document_shown()
        # The documents that are open by then.
        self.set_timer(WARMING_AFTER, lambda: self.work("warming", partial(warming.warm_conversion, self.corpus)))
        self.set_timer(2 * WARMING_AFTER, partial(self.work, "warming-words", warming.warm_words))

    def _word_at(self, document: Document, offset: int) -> Span:
        from reader.ui.features.words import Words  # noqa: PLC0415  # only where a word is clicked

        return self.feature(Words).word_at(document, offset)

    def _open(self, opened: "Opened") -> None:
        """List more documents."""
        from reader.ui import notices  # noqa: PLC0415  # as above

        notices.tell_failures(self.app, opened.failures)
        self.status.show(busy="" if opened.done else "opening…")
        documents = self._in_order(opened) if self._ahead else opened.documents
        if documents:
            self.add(documents)
        if opened.done:
            self._indexing.finish()
            self._furnishing.finish()

    def _in_order(self, opened: "Opened") -> tuple[Document, ...]:
        """What comes behind the document that was opened before its turn; what comes before it is listed once it comes.

        All of that at once, so that the list moves once.
        """
        read = self.corpus[0]
        place = next((n for n, document in enumerate(opened.documents) if document is read), None)
        self._before += opened.documents if place is None else opened.documents[:place]
        if place is None and not opened.done:
            return ()
        self._ahead = False
        self.add_before(self._before)
        return () if place is None else opened.documents[place + 1 :]

    def on_document_chosen(self, message: DocumentChosen) -> None:
        """Read a document of the list."""
        self.read(message.index)
        self.set_focus(self.text_pane)

    def on_result_marked(self, message: ResultMarked) -> None:
        """Look at a result."""
        self._results.mark(message.row)

    def on_result_chosen(self, message: ResultChosen) -> None:
        """Go where a result leads."""
        self._results.choose(message.row, message.share)

    def on_head_clicked(self, message: HeadClicked) -> None:
        """Order the results otherwise."""
        self._results.head_clicked(message.column)

    @property
    def _results(self) -> "Results":
        from reader.ui.features.results import Results  # noqa: PLC0415  # not needed for the first frame

        return self.feature(Results)

    def on_page_moved(self, _: PageMoved) -> None:
        """Say where in the text one is."""
        self.show_place_read()
        for feature in self.features:
            feature.page_moved()

    def action_step(self, by: int) -> None:
        """Read the document so many further down the list."""
        if (index := self.list_pane.neighbour(self.opened, by)) is not None:
            self.read(index)
