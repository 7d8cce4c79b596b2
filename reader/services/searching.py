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

TOLD_EVERY = 0.01
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
        left: Of an answer given at once, the indexes of the documents that are still to be searched.
    """

    hits: Hits
    searched: int
    done: bool
    left: tuple[int, ...] = ()


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

    def since(self, before: Progress, documents: int) -> "_Plan":
        """What of the plan, for so many documents, an earlier search of the first of them has not done."""
        wanted = {*before.left, *range(before.searched + len(before.left), documents)}
        others = tuple(one for one in self.others if one[0] in wanted)
        if not self.blocks:
            return _Plan((), others)
        import numpy as np  # noqa: PLC0415  # which is loaded, as there are blocks

        chosen = np.zeros(documents + 1, np.bool_)
        chosen[list(wanted)] = True
        blocks = ((block, np.where(chosen[indexes], indexes, -1)) for block, indexes in self.blocks)
        return _Plan(tuple((block, indexes) for block, indexes in blocks if (indexes >= 0).any()), others)


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
        """The matches that are found in no more time than a person may wait for the next frame; None if none are.

        What takes longer is left to `search`, which goes on from there.
        """
        if query.pattern is not None or read(query) is not None:
            return None
        finder, plan = LiteralMatcher(wanted(query)), self._plan(corpus)
        near, far = _parted(plan, finder)
        left = tuple(number for number, _ in far.others) + _documents_of(far)
        if left and not (near.blocks or near.others):
            return None
        hits = Hits([search() for search, _ in self._steps(finder, near, corpus)])
        return Progress(hits, len(corpus) - len(left), done=not left, left=left)

    def search(
        self, query: Query, corpus: Corpus, cancelled: Cancelled, since: Progress | None = None
    ) -> Iterator[Progress]:
        """The matches of a query, told again and again as more are found.

        Args:
            query: What to look for.
            corpus: Where to look.
            cancelled: Asked before each step; once it says yes, nothing more is yielded.
            since: What a search of the same query found in the documents the corpus begins with; it is gone on with.

        Raises:
            QueryError: If its regular expression is none or takes too long.
        """
        finder, as_read = matcher(query, thread_time), read(query)
        if query.pattern is None:
            plan = self._plan(corpus)
        else:
            finder, plan = self._remembering(query, finder), _Plan((), tuple(enumerate(corpus)))
        if since:
            plan = plan.since(since, len(corpus))
        rounds = [self._steps(finder, plan, corpus)]
        if as_read:
            rounds.append(self._steps(ReadMatcher(wanted(query), as_read), plan, corpus))
        return _told(rounds, since or Progress(Hits(), 0, done=False), len(corpus), cancelled)

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


def _parted(plan: _Plan, finder: LiteralMatcher) -> tuple[_Plan, _Plan]:
    """What of a plan is done while a person waits, and the rest."""
    little = sum(len(document.clean) for _, document in plan.others) <= WORTHWHILE
    near, far = (plan.others, ()) if little else ((), plan.others)
    if not plan.blocks:
        return _Plan((), near), _Plan((), far)
    from reader.core.many_matching import cost  # noqa: PLC0415  # numpy, which is there when blocks are

    taken, put_off, spent = [], [], 0
    for one in plan.blocks:
        work = cost(finder.wanted, one[0])
        if spent + work <= CHEAP:
            spent += work
            taken.append(one)
        else:
            put_off.append(one)
    return _Plan(tuple(taken), near), _Plan(tuple(put_off), far)


def _documents_of(plan: _Plan) -> tuple[int, ...]:
    """The indexes of the documents in a plan's blocks."""
    return tuple(number for _, indexes in plan.blocks for number in indexes.tolist() if number >= 0)


def _told(
    rounds: Sequence[Iterator[_Step]], since: Progress, documents: int, cancelled: Cancelled
) -> Iterator[Progress]:
    """What the steps find: of the first round what is spelt as typed, of a second what is read so."""
    hits, searched = since.hits, since.searched
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
