"""Words looked up: what is known of one, and then how often it stands in a corpus."""

from collections.abc import Callable, Iterator
from time import monotonic
from typing import NamedTuple

from reader.core.corpus import Corpus
from reader.core.dictionary import Provenance
from reader.core.document import Document
from reader.core.errors import SourceError
from reader.core.lookup import LookUp, looked_up, word_at
from reader.core.matching import matcher
from reader.core.query import literal
from reader.core.scripts import Variant
from reader.core.spans import Span
from reader.services.dictionary import HOW_TO_GET_ONE, dictionary_of
from reader.services.pronouncing import load

_TELLING_SECONDS = 0.1


class Counts(NamedTuple):
    """How often a word stands where.

    Attributes:
        here: In the document it was looked up in.
        everywhere: In all documents counted so far, that one among them.
        documents: How many of these have it.
        done: Whether all documents were counted.
    """

    here: int
    everywhere: int
    documents: int
    done: bool


class Answer(NamedTuple):
    """What is known of a word, as far as it was found out.

    Attributes:
        span: Where the word stands, in clean.
        found: What is known of it.
        provenance: Where its meanings are from; None without a dictionary.
        without: Why there is no dictionary; empty where there is one.
        counts: How often it stands; None before that was counted.
    """

    span: Span
    found: LookUp
    provenance: Provenance | None
    without: str
    counts: Counts | None = None


class Asked(NamedTuple):
    """What is looked up.

    Attributes:
        document: The document.
        span: The word, in clean.
        exactly: Whether it is that word, and no longer one that begins there.
        traditional: Which forms Traditional has.
    """

    document: Document
    span: Span
    exactly: bool
    traditional: Variant = Variant.HANT_TW


def look_up(asked: Asked, corpus: Corpus, named: str, cancelled: Callable[[], bool]) -> Iterator[Answer]:
    """What is known of a word; told at once, and again as it is counted.

    Args:
        asked: The word.
        corpus: Where it is counted.
        named: The dictionary the settings name; empty for that of the optional package.
        cancelled: Asked before each document; once it says yes, nothing more is yielded.
    """
    load()
    without, dictionary = "", None
    try:
        dictionary = dictionary_of(named)
        without = "" if dictionary else HOW_TO_GET_ONE
    except SourceError as error:
        without = f"{error.path}: {error}"
    document = asked.document
    paragraph = document.paragraphs[document.paragraph_at(asked.span.start)].span
    text = paragraph.within(document.clean)
    word = asked.span.clipped(paragraph).moved(-paragraph.start)
    word = word if asked.exactly else word_at(text, word, dictionary)
    found = looked_up(text, word, dictionary, document.leaning, asked.traditional)
    answer = Answer(word.moved(paragraph.start), found, dictionary.provenance if dictionary else None, without)
    yield answer
    for counts in _counted(found.word, document, corpus, cancelled) if found.word.strip() else ():
        yield answer._replace(counts=counts)


def _counted(word: str, document: Document, corpus: Corpus, cancelled: Callable[[], bool]) -> Iterator[Counts]:
    finder = matcher(literal(word))
    here = len(finder.spans(document))
    everywhere = documents = 0
    due = monotonic()
    for one in corpus:
        if cancelled():
            return
        count = here if one is document else len(finder.spans(one))
        everywhere, documents = everywhere + count, documents + bool(count)
        if monotonic() >= due:
            yield Counts(here, everywhere, documents, done=False)
            due = monotonic() + _TELLING_SECONDS
    yield Counts(here, everywhere, documents, done=True)
