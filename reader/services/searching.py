"""A query over a corpus: in batches, soon after one another, until it is done or no longer wanted."""

from collections.abc import Callable, Iterator
from time import monotonic
from typing import NamedTuple

from reader.core.corpus import Corpus
from reader.core.matching import Matcher
from reader.core.spans import Span

BATCH_SECONDS = 0.05
"""How long hits are gathered before they are handed on."""


class Batch(NamedTuple):
    """What a search has found since the batch before.

    Attributes:
        spans: The matches in clean of each document that has any, by its index in the corpus.
        searched: How many documents were searched so far.
    """

    spans: dict[int, tuple[Span, ...]]
    searched: int


def search(corpus: Corpus, matcher: Matcher, cancelled: Callable[[], bool]) -> Iterator[Batch]:
    """The matches of a query in batches; the last one says that every document was searched.

    Args:
        corpus: Where to look.
        matcher: What to look for.
        cancelled: Asked before each document; once it says yes, nothing more is yielded.

    Raises:
        QueryError: If a regular expression takes too long.
    """
    found: dict[int, tuple[Span, ...]] = {}
    due = monotonic() + BATCH_SECONDS
    for index, document in enumerate(corpus):
        if cancelled():
            return
        if spans := matcher.spans(document):
            found[index] = spans
        if monotonic() >= due:
            yield Batch(found, index + 1)
            found, due = {}, monotonic() + BATCH_SECONDS
    yield Batch(found, len(corpus))
