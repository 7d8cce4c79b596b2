"""Echoes over a corpus: document after document read for what is compared of it, until it is done or not wanted."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from reader.core.corpus import Corpus
from reader.core.echoes import LEAST, SEED, Echo, echoes, rank


class Walk(NamedTuple):
    """How far a walk through a corpus has come.

    Attributes:
        documents: How many documents were read so far.
        found: All passages, the longest first and those of furniture last; None before the end.
    """

    documents: int
    found: tuple[Echo, ...] | None = None


def walk(
    corpus: Corpus, cancelled: Callable[[], bool], least: int = LEAST, within: int | None = None
) -> Iterator[Walk]:
    """Passages that stand in more than one place of a corpus; told after each document, and in the end.

    Args:
        corpus: Where to look.
        cancelled: Asked again and again; once it says yes, nothing more is yielded.
        least: How many Han characters a passage has at least.
        within: The index of the document in which each passage has a place; None for passages of any documents.
    """
    from reader.core.comparable import Sieve, comparable  # noqa: PLC0415  # numpy, which only this needs

    wanted = None if within is None else comparable(corpus[within])
    sieve = None if wanted is None else Sieve(wanted, min(SEED, least))
    texts = []
    for number, document in enumerate(corpus):
        if cancelled():
            return
        if wanted is None or sieve is None:
            texts.append(comparable(document))
        else:
            texts.append(wanted if number == within else sieve.through(comparable(document)))
        yield Walk(number + 1)
    found = []
    for echo in echoes(texts, least):
        if cancelled():
            return
        if within is None or any(place.document == within for place in echo.places):
            found.append(echo)
    yield Walk(len(corpus), tuple(sorted(found, key=rank)))
