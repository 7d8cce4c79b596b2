"""The index of the corpus, kept up with it in the background."""

from functools import partial

from reader.core.corpus import Corpus
from reader.ui.features.feature import Feature
from reader.ui.jobs import searching


class Indexing(Feature):
    """Indexes what is open, and what is opened later."""

    _complete = False
    _taken: Corpus | None = None
    """What is being indexed; None while nothing is."""

    _taken_as_complete = False

    def finish(self) -> None:
        """All documents are open: index what is left."""
        self._complete = True
        self.corpus_changed()

    def corpus_changed(self) -> None:
        """Index what is new; more of the same once what there was is indexed."""
        if self._taken is None or not self.desk.corpus.begins_with(self._taken):
            self._taken, self._taken_as_complete = self.desk.corpus, self._complete
            job = partial(searching.indexed, self.desk.indexer, self._taken, complete=self._complete)
            self.desk.work("indexing", job, self._tell)

    def _tell(self, share: float | None) -> None:
        """Say how far it is, unless documents are still being opened, which is said by whoever opens them."""
        if share is None:
            grown = self._taken != self.desk.corpus or self._taken_as_complete is not self._complete
            self._taken = None
            if grown:
                self.corpus_changed()
        elif self._complete:
            self.desk.status.show(busy=f"indexing {share:.0%}" if share < 1 else "")
