"""What takes longer than a frame, as jobs for threads: each yields its answers, and ends soon when cancelled."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from reader.core.corpus import Corpus
from reader.core.document import Document
from reader.core.errors import SourceError
from reader.core.spans import Span
from reader.services.library import Outcome
from reader.services.memory import Choice
from reader.services.settings import Settings

if TYPE_CHECKING:
    from reader.core.hits import Hits
    from reader.core.listing import Cards, View
    from reader.core.ordering import Arrangement, Listing
    from reader.core.query import Query
    from reader.core.vocabulary import Entry
    from reader.services.echoing import Walk
    from reader.services.figures import Figures, Question
    from reader.services.indexing import Indexer
    from reader.services.lookups import Answer, Asked
    from reader.services.searching import Progress, Searcher
    from reader.services.statistics import Progress as Counted
    from reader.services.statistics import Statistics
    from reader.services.vocabulary import Vocabulary
    from reader.services.word_map import WordMap

Cancelled = Callable[[], bool]
"""Whether what a job finds is no longer wanted."""

TOGETHER_SECONDS = 0.05
"""How long opened documents are gathered before they are told of."""


class Opened(NamedTuple):
    """What was opened since the last answer.

    Attributes:
        documents: The new ones, in order.
        failures: What could not be opened meanwhile.
        done: Whether there will be no more.
    """

    documents: tuple[Document, ...]
    failures: tuple[SourceError, ...]
    done: bool


def opened(outcomes: Iterator[Outcome], cancelled: Cancelled) -> Iterator[Opened]:
    """Open what is left of a library, in batches."""
    documents: list[Document] = []
    failures: list[SourceError] = []
    due = monotonic() + TOGETHER_SECONDS
    for outcome in outcomes:
        if cancelled():
            return
        if isinstance(outcome, SourceError):
            failures.append(outcome)
        else:
            documents.append(outcome)
        if monotonic() >= due:
            yield Opened(tuple(documents), tuple(failures), done=False)
            documents, failures, due = [], [], monotonic() + TOGETHER_SECONDS
    yield Opened(tuple(documents), tuple(failures), done=True)


def reopen(document: Document, encoding: str | None, settings: Settings, _: Cancelled) -> Iterator[Document]:
    """Open a document anew.

    Raises:
        SourceError: If it cannot be opened.
    """
    from reader.services.library import Library  # noqa: PLC0415  # not needed for the first frame

    library = Library([document.path], options=settings.options(encoding))
    outcome = next(library.outcomes())
    if isinstance(outcome, SourceError):
        raise outcome
    yield outcome


def find(query: "Query", searcher: "Searcher", corpus: Corpus, cancelled: Cancelled) -> "Iterator[Progress]":
    """Search a corpus, telling again and again what was found so far.

    Raises:
        QueryError: If there is something wrong with the query.
    """
    return searcher.search(query, corpus, cancelled)


def indexed(indexer: "Indexer", corpus: Corpus, cancelled: Cancelled, *, complete: bool) -> Iterator[float]:
    """Index a corpus, telling how far that is; `complete` where no more documents are expected."""
    return indexer.work(corpus, cancelled, complete=complete)


def listed(
    corpus: Corpus, hits: "Hits", arrangement: "Arrangement", query: str, cancelled: Cancelled
) -> "Iterator[Listing]":
    """Put hits in order.

    Raises:
        QueryError: If finding those that are exactly as typed takes too long.
    """
    from reader.core.matching import matcher  # noqa: PLC0415  # not needed for the first frame
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


def look_for_change(document: Document, _: Cancelled) -> Iterator[Document]:
    """The document, where its file is another by now."""
    from reader.services.paths import changed  # noqa: PLC0415  # as above

    if changed(document):
        yield document


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
    from reader.services.figures import figures as counted  # noqa: PLC0415  # as above

    return counted(statistics, corpus, document, question, cancelled)


def results_exported(
    corpus: Corpus, listing: "Listing", path: str, cancelled: Cancelled, *, replace: bool
) -> Iterator[int]:
    """Write results to a file, telling how many are written.

    Raises:
        SourceError: If it cannot be written.
    """
    from reader.services.exporting import export  # noqa: PLC0415  # as above

    return export(corpus, listing, path, cancelled, replace=replace)


def exported(name: str, text: str, _: Cancelled) -> Iterator[str]:
    """Write a text to a new file.

    Raises:
        SourceError: If it cannot be written.
    """
    from reader.services.new_file import written  # noqa: PLC0415  # as above

    yield str(written(name, text))


def keep_choices(choices: Mapping[Document | None, Choice], _: Cancelled) -> Iterator[None]:
    """Remember wordings for the next time."""
    from reader.services.memory import remember  # noqa: PLC0415  # as above

    for document, choice in choices.items():
        remember(document, choice)
    return iter(())


def remembered_queries(_: Cancelled) -> Iterator[tuple[str, ...]]:
    """The queries kept so far, the last one first."""
    from reader.services import memory  # noqa: PLC0415  # as above

    yield memory.remembered_queries()


def keep_query(query: str, _: Cancelled) -> Iterator[None]:
    """Remember a query for the next time."""
    from reader.services.memory import remember_query  # noqa: PLC0415  # as above

    remember_query(query)
    return iter(())


def keep_habit(name: str, value: object, _: Cancelled) -> Iterator[None]:
    """Remember how the user reads for the next time."""
    from reader.services.memory import keep_habit as keep  # noqa: PLC0415  # as above

    keep(name, value)
    return iter(())


def warm_conversion(cancelled: Cancelled) -> Iterator[None]:
    """Load what the first toggle needs, while the user still reads."""
    from reader.core.conversion import converter  # noqa: PLC0415  # OpenCC takes 100 ms to load

    for config in ("tw2s", "s2tw", "t2tw"):
        if not cancelled():
            converter(config)
    return iter(())


def load_readings(_: Cancelled) -> Iterator[None]:
    """Load what readings are told from; answers once they can be."""
    from reader.core.pinyin import syllables  # noqa: PLC0415  # as above
    from reader.services.pronouncing import load  # noqa: PLC0415

    load()
    # What puts a text into Simplified is loaded by the first one.
    syllables("長大长大")
    yield None


def look_up(asked: "Asked", corpus: Corpus, named: str, cancelled: Cancelled) -> "Iterator[Answer]":
    """Look up a word: what is known of it, then how often it stands where."""
    from reader.services.lookups import look_up as found  # noqa: PLC0415  # as above

    return found(asked, corpus, named, cancelled)


def find_echoes(corpus: Corpus, index: int, cancelled: Cancelled) -> "Iterator[Walk]":
    """Look for the passages of a document that stand elsewhere too, telling how far it is."""
    from reader.services.echoing import walk  # noqa: PLC0415  # as above

    due = monotonic()
    for step in walk(corpus, cancelled, within=index):
        if step.found is not None or monotonic() >= due:
            yield step
            due = monotonic() + TOGETHER_SECONDS


def find_recurring(corpus: Corpus, _: Cancelled) -> Iterator[dict[Document, Document]]:
    """What one site puts around all its articles: the documents that have it, and as what they are known now."""
    from reader.core.furniture import with_recurring  # noqa: PLC0415  # as above

    pairs = zip(corpus, with_recurring(corpus), strict=True)
    yield {before: document for before, document in pairs if document is not before}


def warm_words(cancelled: Cancelled) -> Iterator[None]:
    """Load what going from word to word needs, 30 ms, but for what cuts text."""
    if not cancelled():
        from importlib import import_module  # noqa: PLC0415  # as above

        import_module("reader.ui.features.words")
    return iter(())


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


def export_words(vocabulary: "Vocabulary", dictionary: str, _: Cancelled) -> Iterator[str]:
    """Write the vocabulary as a table and, where there is the library for it, as a package for Anki.

    Raises:
        SourceError: If that cannot be read or written.
    """
    from reader.services.flashcards import as_tabs, cards, write_package  # noqa: PLC0415  # as above
    from reader.services.new_file import written  # noqa: PLC0415

    made = cards(vocabulary.entries().values(), dictionary)
    table = written("reader-vocabulary.tsv", as_tabs(made))
    yield str(table)
    package = table.with_suffix(".apkg")
    write_package(package, made)
    yield str(package)
