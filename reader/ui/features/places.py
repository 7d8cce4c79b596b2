"""Where texts are left: each is opened again where it was, and the list says how far it was read, and when."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, NamedTuple
from weakref import WeakKeyDictionary

from reader.core.corpus import Corpus
from reader.core.document import Document
from reader.services import memory
from reader.services.annotations.cards import path_of
from reader.services.annotations.keeping import Change
from reader.services.annotations.rows import Left
from reader.services.annotations.store import Store
from reader.services.memory import Start
from reader.ui.features.feature import Feature
from reader.ui.features.keeping import Keeping
from reader.ui.features.searching import Searching
from reader.ui.listed import Reading

if TYPE_CHECKING:
    from reader.ui.jobs import Cancelled
    from reader.ui.screens.desk import Desk

EVERY = 1.0
"""Seconds that lie at least between two savings of a place."""


class _Leaving(NamedTuple):
    """How a document was left.

    Attributes:
        offset: The first offset of clean that was seen.
        progress: How much of it lies above the end of what was seen, from 0 to 1.
        at: When.
    """

    offset: int
    progress: float
    at: datetime


class Places(Feature):
    """Keeps where each text was left, once a second at most and at the end."""

    def __init__(self, desk: "Desk") -> None:
        """A feature that knows nothing yet."""
        super().__init__(desk)
        self._keeping = desk.feature(Keeping)
        self._lefts: dict[str, Left] = {}
        self._lengths: frozenset[int] = frozenset()
        self._seen: WeakKeyDictionary[Document, int] = WeakKeyDictionary()
        self._now: tuple[Document, int, float] | None = None
        self._saved: tuple[Document, int, float] | None = None
        self._unsaved: dict[Document, _Leaving] = {}
        self._start = memory.NO_START

    def begin(self, start: Start) -> None:
        """Begin to keep places, and what the window started with; the place one is at is no news."""
        self._start = start
        self._notice()
        self._saved = self._now
        self.desk.resume = self.seen_from
        self._load()
        self._keeping.on_change(self._load)
        self.desk.set_interval(EVERY, self._save)
        if start.query:
            self.desk.feature(Searching).restore(start.query)

    def seen_from(self, document: Document) -> int:
        """The first offset of clean that was seen of a document when it was left; 0 where it was never read."""
        return self._seen[document] if document in self._seen else self._left_at(document)

    def _left_at(self, document: Document) -> int:
        left = self._left(document)
        return document.alignment.first(min(left.start, len(document.source))) if left else 0

    def _left(self, document: Document) -> Left | None:
        if len(document.source) in self._lengths and (left := self._lefts.get(document.fingerprint)):
            return left
        # The file is another by now: about the same place of it.
        known = next((left for left in self._lefts.values() if left.path == path_of(document)), None)
        length = len(document.source)
        return known._replace(start=known.start * length // max(1, known.length)) if known else None

    def _load(self) -> None:
        self._keeping.ask(Store.all_left, self._know)

    def _know(self, lefts: Iterable[Left]) -> None:
        """Know how texts were left, and say so in the list; the text that is read is where it was, or goes there."""
        first = not self._lefts
        self._lefts = {left.document: left for left in lefts}
        self._lengths = frozenset(left.length for left in self._lefts.values())
        document, pane = self.desk.document, self.desk.text_pane
        unmoved = self._now == self._saved and pane.top_offset == 0
        if first and document and unmoved and (offset := self._left_at(document)):
            pane.go_to(offset)
        self.corpus_changed()

    def corpus_changed(self) -> None:
        """Say of the new documents too how far they were read."""
        if self._lefts:
            job = partial(_readings, self.desk.corpus, self._lefts, self._lengths)
            self.desk.work("readings", job, lambda found: self.desk.list_pane.show(readings=found))

    def page_moved(self) -> None:
        """Notice where one is."""
        self._notice()

    def document_shown(self) -> None:
        """Note where the text before was left; a query being typed leads through many in a second."""
        self._leave()
        self._notice()

    def _notice(self) -> None:
        pane, document = self.desk.text_pane, self.desk.document
        if document is not None and pane.view is not None:
            self._now = (document, pane.top_offset, pane.view.progress)
            self._seen[document] = pane.top_offset

    def _leave(self) -> None:
        """Note where one is, if that is not where one was."""
        if self._now is not None and self._now != self._saved:
            document, offset, progress = self._saved = self._now
            self._unsaved[document] = _Leaving(offset, progress, datetime.now(UTC))

    def _save(self) -> None:
        """Keep where texts were left and where one is, and what the next window starts with."""
        if self._now is None:
            return
        query = self.desk.feature(Searching).search.text
        start = self._start._replace(document=path_of(self._now[0]), query=query)
        if start != self._start and self._start.paths:
            self._start = start
            self._keeping.keep(partial(_started, start))
        self._leave()
        if self._unsaved:
            self._keeping.keep(partial(_left, self._unsaved))
            self._unsaved = {}

    def left(self) -> None:
        """Keep where one is, however one leaves; the window left last is the one that the next goes on from."""
        self._save()
        if self._start.paths:
            self._keeping.keep(partial(_started, self._start))


def _left(leavings: Mapping[Document, _Leaving]) -> Change:
    """Places, in source; made in the keeper's thread, for the fingerprint of a long text takes a while."""
    lefts = tuple(
        Left(
            document.fingerprint,
            document.alignment.inverse.first(leaving.offset),
            leaving.progress,
            leaving.at.isoformat(timespec="seconds"),
            len(document.source),
            path_of(document),
        )
        for document, leaving in leavings.items()
    )
    memory.keep_start(None, {left.document: left.start for left in lefts})
    return Change(lefts=lefts)


def _started(start: Start) -> Change:
    """Nothing for the store; the start is remembered beside it, in the same thread."""
    memory.keep_start(start, {})
    return Change()


def _readings(
    corpus: Corpus, lefts: Mapping[str, Left], lengths: frozenset[int], cancelled: "Cancelled"
) -> Iterator[Mapping[int, Reading]]:
    """How far each document was read; only of those as long as one that was read the fingerprint is made."""
    found: dict[int, Reading] = {}
    for index, document in enumerate(corpus):
        if cancelled():
            return
        if len(document.source) in lengths and (left := lefts.get(document.fingerprint)):
            found[index] = Reading(left.progress, left.read)
    yield found
