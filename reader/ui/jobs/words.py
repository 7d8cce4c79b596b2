"""What is said of words: where they stand, what they mean, how often they are met, which are known."""

from collections.abc import Iterator, Mapping, Sequence
from time import monotonic
from typing import TYPE_CHECKING

from reader.core.corpus import Corpus
from reader.core.document import Document
from reader.core.spans import Span
from reader.ui.jobs import TOGETHER_SECONDS, Cancelled

if TYPE_CHECKING:
    from reader.core.vocabulary import Entry
    from reader.services.figures import Figures, Question
    from reader.services.lookups import Answer, Asked
    from reader.services.statistics import Progress as Counted
    from reader.services.statistics import Statistics
    from reader.services.vocabulary import Vocabulary
    from reader.services.word_map import WordMap


def cut_words(known: "WordMap", document: Document, stretches: Sequence[Span], _: Cancelled) -> Iterator[Document]:
    """Cut stretches of a document into words.

    Raises:
        SegmentingError: If nothing can cut text here.
    """
    known.cut(document, stretches)
    yield document


def figures(
    statistics: "Statistics", corpus: Corpus, document: Document, question: "Question", cancelled: Cancelled
) -> "Iterator[Counted | Figures]":
    """Count words, and tell from time to time how far that is.

    Raises:
        SegmentingError: If nothing can cut text here.
    """
    from reader.services.figures import figures as counted  # noqa: PLC0415  # loaded in the thread, when first asked

    return counted(statistics, corpus, document, question, cancelled)


def look_up(asked: "Asked", corpus: Corpus, named: str, cancelled: Cancelled) -> "Iterator[Answer]":
    """Look up a word: what is known of it, then how often it stands where."""
    from reader.services.lookups import look_up as found  # noqa: PLC0415  # as above

    return found(asked, corpus, named, cancelled)


def keep_word(vocabulary: "Vocabulary", entry: "Entry", _: Cancelled) -> "Iterator[Mapping[str, Entry]]":
    """Keep a word, or forget one that stands there just so; and tell all words that are kept then.

    Raises:
        SourceError: If that cannot be read or written.
    """
    before = vocabulary.entries().get(entry.form)
    if before and before.standing is entry.standing:
        vocabulary.forget(entry.form)
    else:
        vocabulary.keep(entry)
    yield vocabulary.entries()


def kept_words(vocabulary: "Vocabulary", _: Cancelled) -> "Iterator[Mapping[str, Entry]]":
    """All words that are kept.

    Raises:
        SourceError: If they cannot be read.
    """
    yield vocabulary.entries()


def known_shares(
    statistics: "Statistics", vocabulary: "Vocabulary", corpus: Corpus, cancelled: Cancelled
) -> Iterator[dict[int, float]]:
    """How much of each document is known, a few documents at a time, all so far together.

    Raises:
        SegmentingError: If nothing can cut text here.
        SourceError: If the words cannot be read.
    """
    from reader.core.vocabulary import Standing, share_known  # noqa: PLC0415  # as above

    known = {form for form, entry in vocabulary.entries().items() if entry.standing is Standing.KNOWN}
    shares: dict[int, float] = {}
    due = monotonic()
    for index, document in enumerate(corpus):
        if cancelled():
            return
        shares[index] = share_known(statistics.frequencies(document), known)
        if monotonic() >= due:
            yield dict(shares)
            due = monotonic() + TOGETHER_SECONDS
    yield shares
