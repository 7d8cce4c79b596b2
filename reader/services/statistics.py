"""What is counted in documents: words, keywords, what stands near a word, what follows one another.

Counts of words are kept for as long as their document is; everything else is cut anew where it is asked for, and
only the paragraphs that it needs.
"""

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from itertools import islice
from time import monotonic
from typing import NamedTuple, Protocol
from weakref import WeakKeyDictionary

from reader.core.collocation import Near, joined, near
from reader.core.document import Document
from reader.core.folding import fold
from reader.core.frequency import Frequencies, article, frequencies, together, written
from reader.core.keyness import Keyword, Lexicon, Ranking, candidates, keywords, neighbours, ranked, whole
from reader.core.ngrams import ngrams
from reader.core.spans import Span
from reader.core.tokens import Segmenter

_TOGETHER = 64
"""Paragraphs that are cut in one request."""

_TELLING_SECONDS = 0.1
"""How long is counted before it is told how far that is."""


Cancelled = Callable[[], bool]
"""Whether what is counted is no longer wanted."""


class Words(Segmenter, Lexicon, Protocol):
    """Cuts text, and knows how common words are."""


class Progress(NamedTuple):
    """How far a count is.

    Attributes:
        done: Characters of clean counted so far.
        of: How many there are.
    """

    done: int
    of: int


class Statistics:
    """Counts in documents; safe to use from several threads."""

    def __init__(self, words: Words) -> None:
        """Statistics of nothing yet.

        Args:
            words: What cuts text.
        """
        self._words = words
        self._kept: WeakKeyDictionary[Document, Frequencies] = WeakKeyDictionary()
        self._last: tuple[Sequence[Document], Frequencies] | None = None

    def cut(self, document: Document, paragraphs: Iterable[int]) -> Iterator[tuple[int, list[str]]]:
        """The pieces of paragraphs, each with its index.

        Raises:
            SegmentingError: If nothing can cut text here, as all methods that count words.
        """
        indices = list(paragraphs)
        for first in range(0, len(indices), _TOGETHER):
            some = indices[first : first + _TOGETHER]
            texts = [document.paragraphs[index].span.within(document.folded) for index in some]
            yield from zip(some, self._words.cut(texts), strict=True)

    def frequencies(self, document: Document) -> Frequencies:
        """How often each word stands in a document, furniture left out."""
        for _ in self.counting([document], lambda: False):
            pass
        return self._kept[document]

    def counting(self, documents: Sequence[Document], cancelled: Cancelled) -> Iterator[Progress]:
        """Count the words of documents, so that asking for them takes no time any more; tell how far that is.

        Args:
            documents: The documents.
            cancelled: Asked before each paragraph; once it says yes, nothing more is counted.
        """
        yield from _told(documents, self._count, cancelled)

    def _count(self, document: Document) -> Iterator[int]:
        """Count the words of a document, if they are not; each paragraph when it is done."""
        if document in self._kept:
            return
        counts: Counter[str] = Counter()
        for index, cut in self.cut(document, article(document)):
            counts.update(written(document.paragraph_text(index), cut))
            yield index
        self._kept[document] = frequencies(counts)

    def ngrams(
        self, documents: Sequence[Document], length: int, cancelled: Cancelled, *, function_words: bool = False
    ) -> Iterator[Progress | Frequencies]:
        """How often so many words follow one another in documents, after how far that is, from time to time.

        Args:
            documents: The documents.
            length: How many words.
            cancelled: Asked before each paragraph; once it says yes, nothing more is yielded.
            function_words: Whether also those that begin or end with a function word.
        """
        found: list[Frequencies] = []

        def count(document: Document) -> Iterator[int]:
            counts: Counter[str] = Counter()
            for index, pieces in self.cut(document, article(document)):
                text = document.paragraph_text(index)
                counts.update(ngrams(text, pieces, length, function_words=function_words))
                yield index
            found.append(frequencies(counts))

        yield from _told(documents, count, cancelled)
        if not cancelled():
            yield together(found)

    def near(
        self, documents: Sequence[Document], word: str, window: int, cancelled: Cancelled
    ) -> Iterator[Progress | Near]:
        """What stands near a word in documents, after how far that is; only paragraphs with the word are cut.

        Args:
            documents: The documents.
            word: The word, in either script.
            window: How many words on each side are near.
            cancelled: Asked before each paragraph; once it says yes, nothing more is yielded.
        """
        found: list[Near] = []

        def count(document: Document) -> Iterator[int]:
            hits = {index: there for index in article(document) if (there := _hits(document, index, fold(word)))}
            for index, cut in self.cut(document, hits):
                found.append(near(cut, hits[index], window))
                yield index

        yield from _told(documents, count, cancelled)
        if not cancelled():
            yield joined(found)

    def keywords(
        self, documents: Sequence[Document], corpus: Frequencies, by: Ranking, most: int | None
    ) -> Iterator[list[Keyword]]:
        """The keywords of each document, the most telling first.

        Args:
            documents: Documents of a corpus.
            corpus: The words of the corpus.
            by: What ranks them.
            most: How many of each at most; None for all.
        """
        possible = [candidates(self.frequencies(document)) for document in documents]
        general = self._words.general_counts(sorted({form for forms in possible for form in forms}))
        for document, forms in zip(documents, possible, strict=True):
            found = keywords(self.frequencies(document), corpus, forms, general)
            known = general[0]
            if most is None:
                steps = self._whole_ones(document, ranked(found, by), known, lambda: False)
                yield next(step for step in steps if isinstance(step, list))
            else:
                whole_ones = (k for k in ranked(found, by) if k.form in known or self._is_whole(document, k.form))
                yield list(islice(whole_ones, most))

    def every_keyword(
        self, document: Document, corpus: Frequencies, by: Ranking, cancelled: Cancelled
    ) -> Iterator[Progress | list[Keyword]]:
        """All keywords of a document, the most telling first, after how far telling them is.

        Args:
            document: A document of a corpus.
            corpus: The words of the corpus.
            by: What ranks them.
            cancelled: Asked before each paragraph; once it says yes, nothing more is yielded.
        """
        own = self.frequencies(document)
        forms = candidates(own)
        general = self._words.general_counts(sorted(forms))
        found = ranked(keywords(own, corpus, forms, general), by)
        yield from self._whole_ones(document, found, general[0], cancelled)

    def _whole_ones(
        self, document: Document, found: list[Keyword], known: Container[str], cancelled: Cancelled
    ) -> Iterator[Progress | list[Keyword]]:
        """Those that are words and no fragments; all are looked at in one walk through the document."""
        around: dict[str, list[tuple[str, str]]] = {one.form: [] for one in found if one.form not in known}

        def look(document: Document) -> Iterator[int]:
            for index, cut in self.cut(document, article(document) if around else ()):
                for form in around.keys() & cut:
                    around[form] += neighbours(cut, form)
                yield index

        yield from _told([document], look, cancelled)
        if cancelled():
            return
        words = {word for pairs in around.values() for pair in pairs for word in pair if word}
        beside, _ = self._words.general_counts(sorted(words))
        yield [k for k in found if k.form in known or whole(k.form, around[k.form], beside.__contains__)]

    def _is_whole(self, document: Document, form: str) -> bool:
        holding = [index for index in article(document) if _hits(document, index, form)]
        around = [pair for _, cut in self.cut(document, holding) for pair in neighbours(cut, form)]
        beside = {word for pair in around for word in pair if word}
        known, _ = self._words.general_counts(beside)
        return whole(form, around, known.__contains__)

    def corpus(self, documents: Sequence[Document]) -> Frequencies:
        """How often each word stands in documents together; kept for the documents asked for last."""
        if self._last is None or self._last[0] is not documents:
            self._last = documents, together(map(self.frequencies, documents))
        return self._last[1]


def _told(
    documents: Sequence[Document], steps: Callable[[Document], Iterator[int]], cancelled: Cancelled
) -> Iterator[Progress]:
    """Go through documents, and tell from time to time how far that is.

    Args:
        documents: The documents.
        steps: Does what there is to do with one; yields the index of each paragraph that is done.
        cancelled: Asked after each of them and before each document; once it says yes, nothing more is done.
    """
    total, before = sum(len(document.clean) for document in documents), 0
    due = monotonic() + _TELLING_SECONDS
    for document in documents:
        if cancelled():
            return
        for index in steps(document):
            if cancelled():
                return
            if monotonic() >= due:
                yield Progress(before + document.paragraphs[index].span.end, total)
                due = monotonic() + _TELLING_SECONDS
        before += len(document.clean)


def _hits(document: Document, paragraph: int, form: str) -> list[Span]:
    """Where a folded text stands in a paragraph, as offsets in the paragraph."""
    start, end = document.paragraphs[paragraph].span
    hits: list[Span] = []
    at = document.folded.find(form, start, end)
    while at >= 0:
        hits.append(Span(at - start, at - start + len(form)))
        at = document.folded.find(form, at + len(form), end)
    return hits
