"""The index of the corpus, kept up with it in the background."""

from functools import partial

from reader.ui.features.feature import Feature
from reader.ui.jobs import searching


class Indexing(Feature):
    """Indexes what is open, and what is opened later."""

    _complete = False

    def finish(self) -> None:
        """All documents are open: index what is left."""
        self._complete = True
        self.corpus_changed()

    def corpus_changed(self) -> None:
        """Index what is new."""
        job = partial(searching.indexed, self.desk.indexer, self.desk.corpus, complete=self._complete)
        self.desk.work("indexing", job, self._tell)

    def _tell(self, share: float) -> None:
        """Say how far it is, unless documents are still being opened, which is said by whoever opens them."""
        if self._complete:
            self.desk.status.show(busy=f"indexing {share:.0%}" if share < 1 else "")
