"""The index of a corpus that grows and changes, kept in the background."""

import threading

import pytest

from reader.core.corpus import Corpus
from reader.core.document import Document
from reader.core.index import Segment
from reader.services import indexing
from reader.services.indexing import Indexer
from tests import strategies


def never() -> bool:
    """Nobody cancels."""
    return False


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every corpus is worth an index; batches and segments are small."""
    monkeypatch.setattr(indexing, "WORTHWHILE", 0)
    monkeypatch.setattr(indexing, "_BATCH", 10)
    monkeypatch.setattr(indexing, "_SEGMENT", 30)


def documents(count: int) -> list[Document]:
    """So many documents of ten characters."""
    return [strategies.document("守土有责守土尽责的人", str(number)) for number in range(count)]


def held(indexer: Indexer) -> list[str]:
    """The paths of what is indexed; no document may be there twice."""
    assert indexer.index is not None
    paths = [document.path for block in indexer.index.blocks for document in block.documents]
    assert len(set(paths)) == len(paths)
    return sorted(paths, key=int)


def test_what_is_ready_is_there_at_once() -> None:
    """After each batch all documents so far can be searched, and how far it is is told."""
    indexer = Indexer()
    told = []
    for share in indexer.work(Corpus(documents(5)), never, complete=False):
        told.append(share)
        assert [str(n) for n in range(min(5, len(told)))] == held(indexer)
    assert [0.2, 0.4, 0.6, 0.8, 1.0, 1.0] == pytest.approx(told)
    assert indexer.index is not None
    assert [3] == [len(segment.documents) for segment in indexer.index.segments]
    assert indexer.index.last


def test_what_comes_later_joins_what_waits() -> None:
    """Segments that are done stay; when nothing more is expected, all is sorted."""
    corpus = Corpus(documents(8))
    indexer = Indexer()
    list(indexer.work(Corpus(corpus[:5]), never, complete=False))
    assert indexer.index is not None
    first = indexer.index.segments[0]
    assert 4 == len(list(indexer.work(corpus, never, complete=True)))
    assert first is indexer.index.segments[0]
    assert all(isinstance(block, Segment) for block in indexer.index.blocks)
    assert [str(n) for n in range(8)] == held(indexer)
    before = indexer.index
    assert [1.0] == list(indexer.work(corpus, never, complete=True))
    assert before is indexer.index


def test_what_is_gone_is_forgotten() -> None:
    """A document opened anew takes the place of the one before."""
    corpus = Corpus(documents(4))
    indexer = Indexer()
    list(indexer.work(corpus, never, complete=True))
    anew = strategies.document("守土", "9")
    list(indexer.work(corpus.with_one(1, anew), never, complete=True))
    assert ["0", "2", "3", "9"] == held(indexer)
    list(indexer.work(Corpus(), never, complete=True))
    assert [] == held(indexer)


def test_one_that_is_cancelled_leaves_the_rest_to_the_next() -> None:
    """It stops before another batch."""
    corpus = Corpus(documents(5))
    indexer = Indexer()
    batches = iter([False, False, True])
    assert 2 == len(list(indexer.work(corpus, lambda: next(batches), complete=True)))
    assert ["0", "1"] == held(indexer)
    list(indexer.work(corpus, never, complete=True))
    assert [str(n) for n in range(5)] == held(indexer)


def test_two_threads_index_nothing_twice() -> None:
    """However they meet, and whichever of them is cancelled."""
    corpus = Corpus(documents(60))
    indexer = Indexer()
    stopped = threading.Event()

    def first() -> None:
        for share in indexer.work(Corpus(corpus[:40]), stopped.is_set, complete=False):
            if share > 0.2:
                stopped.set()

    def second() -> None:
        stopped.wait(10)
        for _ in indexer.work(corpus, never, complete=True):
            pass

    threads = [threading.Thread(target=run) for run in (first, second)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [str(n) for n in range(60)] == held(indexer)


def test_a_small_corpus_needs_no_index(monkeypatch: pytest.MonkeyPatch) -> None:
    """Until it is no longer small."""
    monkeypatch.setattr(indexing, "WORTHWHILE", 50)
    indexer = Indexer()
    assert [] == list(indexer.work(Corpus(documents(4)), never, complete=True))
    assert indexer.index is None
    assert 6 == len(list(indexer.work(Corpus(documents(5)), never, complete=True)))
