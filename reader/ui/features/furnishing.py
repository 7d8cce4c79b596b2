"""What one site puts around all its articles, known as such once these are open: no single page tells."""

from functools import partial

from reader.ui.features.feature import Feature
from reader.ui.jobs import opening

_LEAST = 3
"""Documents of which something can be told."""


class Furnishing(Feature):
    """Looks through the documents when all are open, and whenever they change after that."""

    _complete = False

    def finish(self) -> None:
        """All documents are open."""
        self._complete = True
        self.corpus_changed()

    def corpus_changed(self) -> None:
        """Have the documents that are known otherwise now in place of what they were."""
        if self._complete and len(self.desk.corpus) >= _LEAST:
            self.desk.work("furniture", partial(opening.find_recurring, self.desk.corpus), self.desk.replace_all)
