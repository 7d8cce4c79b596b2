"""Reading a document anew: as another encoding, or because its file has changed."""

from collections.abc import Mapping
from functools import partial

from reader.core.document import Document
from reader.core.errors import ReaderError, SourceError
from reader.ui import notices
from reader.ui.features.feature import Action, Feature
from reader.ui.jobs import opening

ENCODINGS = (
    "utf-8",
    "gb18030",
    "big5",
    "cp950",
    "big5hkscs",
    "utf-16-le",
    "utf-16-be",
    "euc_jp",
    "shift_jis",
    "euc_kr",
)
"""What a text can be reopened as."""

WATCHING_EVERY = 2.0
"""Seconds between looks at the file that is read."""


class Reopening(Feature):
    """Opens the document that is read anew; it stays as it is where that fails."""

    _told_of: Document | None = None

    def actions(self) -> Mapping[str, Action]:
        """Its commands."""
        return {"reopen": self.offer, "reload": partial(self._reopen, None)}

    def watch(self) -> None:
        """Look, from time to time, whether the file that is read has changed."""
        self.desk.set_interval(WATCHING_EVERY, self._look)

    def _look(self) -> None:
        document = self.desk.document
        if document is not None and document is not self._told_of:
            self.desk.work("watching", partial(opening.look_for_change, document), self._tell_change)

    def _tell_change(self, document: Document) -> None:
        """Offer to read the file again, once."""
        if document is self.desk.document:
            self._told_of = document
            self.desk.tell("this file has changed on disk; R reads it again")

    def offer(self) -> None:
        """Read the document again, as another encoding."""
        if (document := self.desk.document) is not None:
            here = ENCODINGS.index(document.encoding) if document.encoding in ENCODINGS else 0
            self.desk.offer("Reopen as", ENCODINGS, here, lambda n: self._reopen(ENCODINGS[n]))

    def _reopen(self, encoding: str | None) -> None:
        if (document := self.desk.document) is not None:
            job = partial(opening.reopen, document, encoding, self.desk.settings)
            self.desk.work("reopening", job, partial(self.desk.replace, document), self._fail)

    def _fail(self, error: ReaderError) -> None:
        """Say why a document could not be opened anew."""
        if isinstance(error, SourceError):
            notices.tell_failures(self.desk.app, (error,))
