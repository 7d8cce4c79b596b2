"""The reading screen as its features see it: the corpus, the place one is at, and what they may ask for."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property, partial
from inspect import isawaitable
from typing import TYPE_CHECKING, TypeVar

from textual.worker import get_current_worker

from reader.core.corpus import Corpus
from reader.core.document import Document
from reader.core.errors import ReaderError
from reader.core.navigation import Position
from reader.core.scripts import Script
from reader.core.showing import shown
from reader.services.giving_way import WAY
from reader.services.language import spoken
from reader.services.settings import Settings
from reader.ui.commands import BY_ID
from reader.ui.features import FEATURES
from reader.ui.features.feature import Feature
from reader.ui.messages import Answered
from reader.ui.screens.panes import PanedScreen

if TYPE_CHECKING:
    from reader.services.indexing import Indexer

F = TypeVar("F", bound=Feature)
T = TypeVar("T")

Cancelled = Callable[[], bool]
"""Whether what a job finds is no longer wanted; safe to call from its thread."""


def _ignore(_: object) -> None:
    """What nobody waits for."""


class Desk(PanedScreen):
    """Holds what is read and leads to places in it; what can be done there is in the features.

    Attributes:
        resume: The offset of clean that a document is read from when it is opened again.
        settings: What the user has set.
        corpus: The documents.
        opened: The index of the one that is read.
        asked: The id of the command that was asked for last.
    """

    def __init__(self, settings: Settings, corpus: Corpus) -> None:
        """A screen on documents, the first of them open."""
        super().__init__()
        self.settings = settings
        self.corpus = corpus
        self.opened = 0
        self.asked = ""
        self._features: dict[type[Feature], Feature] = {}
        self._requests: dict[str, int] = {"": 0}
        self.resume: Callable[[Document], int] = lambda _: 0

    @cached_property
    def indexer(self) -> "Indexer":
        """Keeps the index of the corpus."""
        from reader.services.indexing import Indexer  # noqa: PLC0415  # not needed for the first frame

        return Indexer()

    @property
    def document(self) -> Document | None:
        """The document that is read."""
        return self.text_pane.document

    def worded(self, text: str, leaning: Script | None = None) -> str:
        """A short text in the wording everything is shown in.

        Args:
            text: The text, as it is written.
            leaning: The script of the text it is from; None for that of what is read.
        """
        if leaning is None:
            leaning = self.document.leaning if self.document else Script.NONE
        return shown(text, self.text_pane.look.wording, leaning).text

    @property
    def position(self) -> Position:
        """Where one is: the document, and the first offset of clean that is seen."""
        return Position(self.opened, self.text_pane.top_offset)

    @property
    def features(self) -> Sequence[Feature]:
        """Those that were asked for so far."""
        return tuple(self._features.values())

    def feature(self, kind: type[F]) -> F:
        """The feature of a kind; made where there is none yet."""
        if kind not in self._features:
            self._features[kind] = kind(self)
        feature = self._features[kind]
        assert isinstance(feature, kind)  # noqa: S101  # what the dictionary means; types cannot say it
        return feature

    async def action_do(self, name: str) -> None:
        """Do a command of a feature."""
        if not self.is_attached:
            # Typed before the screen stands, or when it is going.
            return
        self.asked = name
        feature = self.feature(FEATURES[BY_ID[name].feature]())
        done = feature.actions()[name]()
        if isawaitable(done):
            await done

    def work(
        self,
        group: str,
        job: Callable[[Cancelled], Iterable[T]],
        then: Callable[[T], object] = _ignore,
        failed: Callable[[ReaderError], object] | None = None,
    ) -> None:
        """Have a job done in a thread, in place of the one asked for before in its group.

        Args:
            group: What it belongs to; a later job of the group makes the answers of this one stale.
            job: Yields its answers; asks now and then whether it is cancelled.
            then: Told each answer, on the event loop, unless it is stale.
            failed: Told the error that ended it; by default it is said.
        """
        request = self._requests[group] = self._requests.get(group, 0) + 1

        def tell(take: Callable[[], object]) -> None:
            self.post_message(Answered(group, request, take))

        def run() -> None:
            worker = get_current_worker()

            def cancelled() -> bool:
                WAY.give()
                return worker.is_cancelled

            try:
                for answer in job(cancelled):
                    tell(partial(then, answer))
            except ReaderError as error:
                tell(partial(failed or self._say, error))

        self.run_worker(run, name=group, group=group, exclusive=True, thread=True)

    def drop(self, group: str) -> None:
        """Want no more answers of the job last asked for in a group."""
        self._requests[group] = self._requests.get(group, 0) + 1
        self.workers.cancel_group(self, group)

    async def on_answered(self, message: Answered) -> None:
        """Hand an answer to whoever asked, unless something else was asked since."""
        if message.request == self._requests.get(message.group):
            done = message.take()
            if isawaitable(done):
                await done

    def soon(self, take: Callable[[], object]) -> None:
        """Have something done on the event loop; any thread may ask for it."""
        self.post_message(Answered("", 0, take))

    def on_unmount(self) -> None:
        """Let the features end in the reverse of the order they were made in: what others use ends last."""
        for feature in reversed(self.features):
            feature.left()

    def warn(self, message: str) -> None:
        """Say something that must not be missed."""
        from reader.ui.notices import say  # noqa: PLC0415  # not needed for the first frame

        say(self.app, spoken(message), 10, important=True)

    def _say(self, error: ReaderError) -> None:
        self.tell(str(error))

    def refresh_all(self) -> None:
        """Draw everything anew."""
        for widget in self.query("*"):
            widget.refresh()

    def tell(self, message: str) -> None:
        """Say something in passing."""
        from reader.ui.notices import say  # noqa: PLC0415  # as above

        say(self.app, spoken(message), 3)

    def offer(
        self,
        title: str,
        entries: Sequence[str],
        current: int,
        chosen: Callable[[int], object],
        marked: Callable[[int], object] | None = None,
    ) -> None:
        """Let the user choose an entry.

        Args:
            title: What is chosen.
            entries: What there is to choose from.
            current: The number of the entry that is marked at first.
            chosen: Told the number of the entry that was chosen, if one was.
            marked: Told the number of each entry that is looked at, and the current one again if none is chosen.
        """
        from reader.ui.screens.choosing import ChoosingScreen  # noqa: PLC0415  # not needed for the first frame

        def closed(index: int | None) -> None:
            if index is not None:
                chosen(index)
            elif marked:
                marked(current)

        self.app.push_screen(ChoosingScreen(spoken(title), entries, current, marked), closed)

    def action_to_end(self, which: int) -> None:
        """To the end of the text, or to its start when negative."""
        for feature in self.features:
            feature.jumped()
        self.text_pane.to_end(which)

    def go_to(self, position: Position) -> None:
        """Take the user to a place, which is then the first that is seen."""
        for feature in self.features:
            feature.jumped()
        self.show_place(position)

    def show_place(self, position: Position) -> None:
        """Show a place, which is then the first that is seen, without its being a jump."""
        self.read(position.document)
        self.text_pane.go_to(position.offset)

    def reveal(self, position: Position) -> None:
        """Bring a place into view, if it is not."""
        if position.document != self.opened or not self.text_pane.sees(position.offset):
            for feature in self.features:
                feature.walked()
        self.read(position.document, position.offset)
        self.text_pane.reveal(position.offset)

    def read(self, index: int, offset: int | None = None) -> None:
        """Read a document, with an offset in view, or else from where it was left; one that is open stays as it is."""
        if index == self.opened and self.document is not None:
            return
        self.opened = index
        document = self.corpus[index]
        self.text_pane.read(document, offset or 0)
        if offset is None and (left := self.resume(document)):
            self.text_pane.go_to(left)
        self.list_pane.show(opened=index)
        for feature in self.features:
            feature.document_shown()

    def add_before(self, documents: Sequence[Document]) -> None:
        """List documents that come before those that are listed; the one that is read stays as it is."""
        self.opened += len(documents)
        self.list_pane.show(corpus=Corpus((*documents, *self.corpus)), opened=self.opened)
        self._take(Corpus((*documents, *self.corpus)))

    def add(self, documents: Sequence[Document]) -> None:
        """List more documents; where there was none, read the first."""
        first = not len(self.corpus)
        self._take(self.corpus.plus(documents))
        if first:
            self.read(0)

    def replace(self, before: Document, document: Document) -> None:
        """Have a document that was opened anew in place of the one before, read at about the same place."""
        index = next((n for n, known in enumerate(self.corpus) if known is before), None)
        if index is None:
            return
        self._take(self.corpus.with_one(index, document))
        if index == self.opened:
            top = self.text_pane.top_offset
            if document.clean != before.clean:
                top = int(top / max(1, len(before.clean)) * len(document.clean))
            self.text_pane.read(document, top)
            self.text_pane.go_to(top)
            for feature in self.features:
                feature.document_shown()

    def replace_all(self, changes: Mapping[Document, Document]) -> None:
        """Have documents that came to be known otherwise, in the same text, in place of what they were."""
        if not changes:
            return
        self._take(Corpus(changes.get(document, document) for document in self.corpus))
        if self.document and (document := changes.get(self.document)):
            top = self.text_pane.top_offset
            self.text_pane.read(document, top)
            self.text_pane.go_to(top)
            for feature in self.features:
                feature.document_shown()

    def _take(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self.list_pane.show(corpus=corpus)
        for feature in self.features:
            feature.corpus_changed()
