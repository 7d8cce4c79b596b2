"""A query over a corpus: through its index as far as there is one, by reading as far as there is none."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from time import monotonic, thread_time
from typing import TYPE_CHECKING, NamedTuple

from reader.core.corpus import Corpus
from reader.core.document import Document
from reader.core.hits import Found, Hits, found_in, in_articles, joined
from reader.core.matching import LiteralMatcher, Matcher, ReadMatcher, matcher, wanted
from reader.core.query import Query
from reader.core.spans import Span
from reader.core.typed_pinyin import read
from reader.services.indexing import WORTHWHILE, Indexer

if TYPE_CHECKING:
    from reader.core.index import Block, Index
    from reader.core.many_matching import Indexes

TOLD_EVERY = 0.05
"""Seconds for which hits are gathered before they are told of, at first; each time twice as many as the time before."""

CHEAP = 400_000
"""Places that may be looked at while a person waits for the next frame: some milliseconds."""

Cancelled = Callable[[], bool]
"""Asked whether a search is still wanted."""


class Progress(NamedTuple):
    """How far a search is.

    Attributes:
        hits: All that was found so far.
        searched: How many documents were searched so far.
        done: Whether there is nothing more to search.
    """

    hits: Hits
    searched: int
    done: bool


_Step = tuple[Callable[[], Found], int]
"""Finds something when called, and in how many documents."""


class _Plan(NamedTuple):
    """How the documents of a corpus are searched.

    Attributes:
        blocks: What is indexed, with the index in the corpus of each document of a block.
        others: What is to be read through, by its index.
    """

    blocks: "tuple[tuple[Block, Indexes], ...]"
    others: tuple[tuple[int, Document], ...]


class Searcher:
    """Answers queries over a corpus, of which an indexer may have some ready."""

    def __init__(self, indexer: Indexer, *, furniture: bool = True) -> None:
        """A searcher that uses what an indexer has ready.

        Args:
            indexer: The indexer.
            furniture: Whether what stands around articles is found too.
        """
        self._indexer = indexer
        self._furniture = furniture
        self._planned: tuple[object, Corpus, _Plan] | None = None
        self._known: tuple[Query, dict[Document, tuple[Span, ...]]] | None = None

    def at_once(self, query: Query, corpus: Corpus) -> Progress | None:
        """All matches, if finding them takes no longer than a person may wait for the next frame; None if not."""
        if query.pattern is not None or read(query) is not None:
            return None
        finder, plan = LiteralMatcher(wanted(query)), self._plan(corpus)
        if sum(len(document.clean) for _, document in plan.others) > WORTHWHILE:
            return None
        if plan.blocks:
            from reader.core.many_matching import cost  # noqa: PLC0415  # numpy, which is there when blocks are

            if sum(cost(finder.wanted, block) for block, _ in plan.blocks) > CHEAP:
                return None
        return Progress(Hits([search() for search, _ in self._steps(finder, plan, corpus)]), len(corpus), done=True)

    def search(self, query: Query, corpus: Corpus, cancelled: Cancelled) -> Iterator[Progress]:
        """The matches of a query, told again and again as more are found.

        Args:
            query: What to look for.
            corpus: Where to look.
            cancelled: Asked before each step; once it says yes, nothing more is yielded.

        Raises:
            QueryError: If its regular expression is none or takes too long.
        """
        finder, as_read = matcher(query, thread_time), read(query)
        if query.pattern is None:
            plan = self._plan(corpus)
        else:
            finder, plan = self._remembering(query, finder), _Plan((), tuple(enumerate(corpus)))
        rounds = [self._steps(finder, plan, corpus)]
        if as_read:
            rounds.append(self._steps(ReadMatcher(wanted(query), as_read), plan, corpus))
        return _told(rounds, len(corpus), cancelled)

    def _steps(self, finder: Matcher, plan: _Plan, corpus: Corpus) -> Iterator[_Step]:
        if self._furniture:
            return _steps(finder, plan)
        return ((partial(_in_articles, search, corpus), count) for search, count in _steps(finder, plan))

    def _plan(self, corpus: Corpus) -> _Plan:
        index = self._indexer.index
        if not self._planned or self._planned[0] is not index or self._planned[1] is not corpus:
            self._planned = index, corpus, _planned(index, corpus)
        return self._planned[2]

    def _remembering(self, query: Query, finder: Matcher) -> Matcher:
        """A matcher that looks at each document once, however often the query is asked while the corpus grows."""
        if not self._known or self._known[0] != query:
            self._known = query, {}
        return _Remembering(finder, self._known[1])


class _Remembering:
    """A matcher that knows what it found before."""

    def __init__(self, finder: Matcher, known: dict[Document, tuple[Span, ...]]) -> None:
        self._finder, self._known = finder, known

    def spans(self, document: Document) -> tuple[Span, ...]:
        if document not in self._known:
            self._known[document] = self._finder.spans(document)
        return self._known[document]


def _planned(index: "Index | None", corpus: Corpus) -> _Plan:
    if index is None:
        return _Plan((), tuple(enumerate(corpus)))
    import numpy as np  # noqa: PLC0415  # which is loaded, as there is an index

    where = {id(document): number for number, document in enumerate(corpus)}
    blocks = []
    for block in index.blocks:
        indexes = np.array([where.pop(id(document), -1) for document in block.documents], np.int64)
        if (indexes >= 0).any():
            blocks.append((block, indexes))
    return _Plan(tuple(blocks), tuple((number, corpus[number]) for number in where.values()))


def _told(rounds: Sequence[Iterator[_Step]], documents: int, cancelled: Cancelled) -> Iterator[Progress]:
    """What the steps find: of the first round what is spelt as typed, of a second what is read so."""
    hits, searched = Hits(), 0
    pause = TOLD_EVERY
    due = monotonic() + pause
    for number, steps in enumerate(rounds):
        parts: list[Found] = []
        for search, count in steps:
            if cancelled():
                return
            parts.append(search())
            searched = min(documents, searched + count)
            if monotonic() >= due:
                hits, parts = _with(hits, number, parts), []
                yield Progress(hits, searched, done=False)
                pause *= 2
                due = monotonic() + pause
        hits = _with(hits, number, parts)
    yield Progress(hits, documents, done=True)


def _with(hits: Hits, number: int, parts: Sequence[Found]) -> Hits:
    """Hits with more, found in a round."""
    more = [joined(parts)]
    return hits.plus((), more) if number else hits.plus(more)


def _steps(finder: Matcher, plan: _Plan) -> Iterator[_Step]:
    """What is to be done one after another, each with how many documents it searches."""
    if plan.blocks:
        from reader.core.many_matching import found, found_read  # noqa: PLC0415  # as above

        for block, indexes in plan.blocks:
            if isinstance(finder, LiteralMatcher):
                yield partial(found, finder.wanted, block, indexes), len(block.documents)
            elif isinstance(finder, ReadMatcher):
                yield partial(found_read, finder.literal, finder.read, block, indexes), len(block.documents)
    for number, document in plan.others:
        yield partial(_read_through, finder, number, document), 1


def _in_articles(search: Callable[[], Found], corpus: Corpus) -> Found:
    """What is found in the documents' articles."""
    return in_articles(search(), corpus)


def _read_through(finder: Matcher, number: int, document: Document) -> Found:
    return found_in({number: finder.spans(document)})
