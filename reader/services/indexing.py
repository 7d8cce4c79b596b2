"""The index of a library, built in a thread while documents arrive: what is ready serves every search at once."""

from collections.abc import Callable, Iterable, Iterator
from threading import Lock
from typing import TYPE_CHECKING

from reader.core.corpus import Corpus
from reader.core.document import Document
from reader.services.giving_way import WAY
from reader.services.returning import give_back

if TYPE_CHECKING:
    from reader.core.index import Index

WORTHWHILE = 1 << 15
"""Code points of a corpus that is read through in less time than a person notices, so that it needs no index."""

_SEGMENT = 1 << 23
"""Code points that are sorted together, at least: with fewer a search would have more segments to go through."""

_BATCH = 1 << 19
"""Code points of documents that are folded before they are there to be searched."""


class Indexer:
    """Keeps the index of a corpus that grows and changes; any thread may ask for it meanwhile.

    Attributes:
        index: What is indexed so far, None before anything is; replaced as a whole, never changed.
    """

    def __init__(self) -> None:
        """An indexer with nothing indexed yet; numpy is not loaded before there is something to do."""
        self.index: Index | None = None
        self._at_work = Lock()

    def work(self, corpus: Corpus, cancelled: Callable[[], bool], *, complete: bool) -> Iterator[float]:
        """Index what of a corpus is not, and forget what is no longer in it.

        Args:
            corpus: The documents.
            cancelled: Asked between batches of documents; once it says yes, what is left is for the next one to do.
            complete: Whether no more documents are to be expected soon, so that all there is gets sorted.

        Yields:
            How much of the corpus is indexed, from 0 to 1, after each batch.
        """
        if self.index is None and sum(len(document.clean) for document in corpus) < WORTHWHILE:
            return
        if self.index is None:
            give_back()
        batches = self._batches(corpus)
        total = max(1, sum(len(document.clean) for document in corpus))
        more = True
        while more:
            # One that was asked for earlier may still be at its last batch.
            with self._at_work:
                if cancelled():
                    return
                batch, left = next(batches, (None, 0))
                more = batch is not None
                self._take(batch or [], least=_SEGMENT if more or not complete else 1)
            yield 1 - left / total
        if complete:
            give_back()

    def _batches(self, corpus: Corpus) -> Iterator[tuple[list[Document], int]]:
        """What waits to be indexed, in batches, each with how many code points are left after it."""
        from reader.core.index import Index  # noqa: PLC0415  # numpy, 115 ms, which only this thread needs

        index = self.index or Index()
        wanted = {id(document): document for document in corpus}
        known = [document for block in index.blocks for document in block.documents]
        for document in known:
            if wanted.pop(id(document), None) is None:
                index = index.without(document)
        self.index = index
        left = sum(len(document.clean) for document in wanted.values())
        for batch in _gathered(wanted.values()):
            left -= sum(len(document.clean) for document in batch)
            yield batch, left

    def _take(self, batch: list[Document], least: int) -> None:
        from reader.core.index import Block, Index  # noqa: PLC0415  # as above

        index = self.index or Index()
        if batch:
            self.index = index = index.plus(Block.of(batch))
        self.index = index.settled(least, WAY.give)


def _gathered(documents: Iterable[Document]) -> Iterator[list[Document]]:
    """Documents in batches of about the size that is folded together."""
    batch: list[Document] = []
    size = 0
    for document in documents:
        batch.append(document)
        size += len(document.clean)
        if size >= _BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
