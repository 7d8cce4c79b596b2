"""Queries, echoes and the list: what is found where, and in which order."""

from collections.abc import Iterator, Mapping, Sequence
from time import monotonic
from typing import TYPE_CHECKING

from reader.core.corpus import Corpus
from reader.services.giving_way import WAY
from reader.ui.jobs import TOGETHER_SECONDS, Cancelled

if TYPE_CHECKING:
    from reader.core.hits import Hits
    from reader.core.listing import Cards, View
    from reader.core.ordering import Arrangement, Listing
    from reader.core.query import Query
    from reader.services.echoing import Walk
    from reader.services.indexing import Indexer
    from reader.services.searching import Progress, Searcher


def find(
    query: "Query", searcher: "Searcher", corpus: Corpus, since: "Progress | None", cancelled: Cancelled
) -> "Iterator[Progress]":
    """Search a corpus, telling again and again what was found so far; `since` is what to go on from.

    Raises:
        QueryError: If there is something wrong with the query.
    """
    with WAY.first():
        yield from searcher.search(query, corpus, cancelled, since)


def indexed(indexer: "Indexer", corpus: Corpus, cancelled: Cancelled, *, complete: bool) -> Iterator[float | None]:
    """Index a corpus, telling how far that is, and None at the end; `complete` where no more documents are expected."""
    yield from indexer.work(corpus, cancelled, complete=complete)
    if indexer.index is not None:
        from reader.core import many_matching  # noqa: F401, PLC0415  # so that the first key need not load it
    yield None


def listed(
    corpus: Corpus, hits: "Hits", arrangement: "Arrangement", query: str, cancelled: Cancelled
) -> "Iterator[Listing]":
    """Put hits in order.

    Raises:
        QueryError: If finding those that are exactly as typed takes too long.
    """
    from reader.core.matching import matcher  # noqa: PLC0415  # loaded in the thread, when first asked
    from reader.core.ordering import listed as in_order  # noqa: PLC0415
    from reader.core.query import parsed  # noqa: PLC0415

    exact = matcher(parsed(query, exact_script=True)) if arrangement.exact_first else None
    listing = in_order(corpus, hits, arrangement, exact, cancelled)
    if listing is not None:
        yield listing


def documents_listed(
    corpus: Corpus, view: "View", counts: Mapping[int, int], cards: "Cards", cancelled: Cancelled
) -> Iterator[Sequence[int]]:
    """Find which documents are listed, and in which order."""
    from reader.core.listing import listed as in_view  # noqa: PLC0415  # as above

    indexes = in_view(corpus, view, counts, cards, cancelled)
    if indexes is not None:
        yield indexes


def find_echoes(corpus: Corpus, index: int, cancelled: Cancelled) -> "Iterator[Walk]":
    """Look for the passages of a document that stand elsewhere too, telling how far it is."""
    from reader.services.echoing import walk  # noqa: PLC0415  # as above

    due = monotonic()
    for step in walk(corpus, cancelled, within=index):
        if step.found is not None or monotonic() >= due:
            yield step
            due = monotonic() + TOGETHER_SECONDS
