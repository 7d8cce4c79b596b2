"""Figures of words as a table: what is counted, in columns, for whoever shows or exports it."""

from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from reader.core.collocation import WINDOW, Near, collocates
from reader.core.document import Document
from reader.core.frequency import Frequencies
from reader.core.keyness import Keyword, Ranking
from reader.services.statistics import Progress, Statistics


class View(StrEnum):
    """What is counted."""

    WORDS = "words"
    KEYWORDS = "keywords"
    COLLOCATES = "collocates"
    NGRAMS = "n-grams"


class Question(NamedTuple):
    """What is to be counted.

    Attributes:
        view: What.
        everywhere: Whether in all documents, or only in the one that is read; keywords are always of one.
        word: Whose collocates.
        length: Words of an n-gram.
        window: Words on each side of a word that are near it.
        function_words: Whether with words that only hold sentences together.
    """

    view: View = View.WORDS
    everywhere: bool = False
    word: str = ""
    length: int = 2
    window: int = WINDOW
    function_words: bool = False


class Figures(NamedTuple):
    """A table of words.

    Attributes:
        columns: The names of the columns; the first is of the words.
        rows: A word as it is written and what there is to say of it, in the table's order.
    """

    columns: tuple[str, ...]
    rows: Sequence[tuple[str, tuple[float, ...]]]

    def ordered(self, column: int) -> "Figures":
        """The same by another column: words in their order, numbers with the largest first."""
        if column == 0:
            return self._replace(rows=sorted(self.rows, key=lambda row: row[0]))
        return self._replace(rows=sorted(self.rows, key=lambda row: -row[1][column - 1]))


_COUNTS = ("times", "per million", "documents")
_KEYWORDS = (
    "likelihood",
    "times",
    "per million",
    "elsewhere/M",
    "in general/M",
    "documents",
    "elsewhere",
    "tf-idf",
)
_COLLOCATES = ("logDice", "together", "before", "after", "times")


def figures(
    statistics: Statistics,
    corpus: Sequence[Document],
    document: Document,
    question: Question,
    cancelled: Callable[[], bool],
) -> Iterator[Progress | Figures]:
    """The figures that answer a question, after how far the count of the words is, from time to time.

    Args:
        statistics: What counts.
        corpus: All documents.
        document: The one that is read.
        question: What is asked.
        cancelled: Asked before each paragraph; once it says yes, nothing more is yielded.

    Raises:
        SegmentingError: If nothing can cut text here.
    """
    texts = corpus if question.everywhere or question.view is View.KEYWORDS else (document,)
    if question.view is not View.NGRAMS:
        yield from statistics.counting(texts, cancelled)
    if cancelled():
        return
    if question.view is View.KEYWORDS:
        for telling in statistics.every_keyword(document, statistics.corpus(corpus), Ranking.LIKELIHOOD, cancelled):
            yield _keywords(telling) if isinstance(telling, list) else telling
    elif question.view is View.COLLOCATES:
        for found in statistics.near(texts, question.word, question.window, cancelled):
            yield _collocates(found, statistics.corpus(texts), question) if isinstance(found, Near) else found
    elif question.view is View.NGRAMS:
        all_words = question.function_words
        for step in statistics.ngrams(texts, question.length, cancelled, function_words=all_words):
            yield _counts(step, question) if isinstance(step, Frequencies) else step
    else:
        yield _counts(statistics.corpus(texts), question)


def _counts(found: Frequencies, question: Question) -> Figures:
    ranked = found.ranked(function_words=question.function_words)
    rows = [(one.word, (one.times, one.per_million, one.documents)) for one in ranked]
    return Figures((question.view.value, *_COUNTS), rows)


def _keywords(found: list[Keyword]) -> Figures:
    return Figures((View.KEYWORDS.value, *_KEYWORDS), [(one.word, _of_keyword(one)) for one in found])


def _of_keyword(one: Keyword) -> tuple[float, ...]:
    rates = one.per_million, one.elsewhere_per_million, one.general_per_million
    return one.likelihood, one.times, *rates, one.documents, one.elsewhere, one.tf_idf


def _collocates(found: Near, counts: Frequencies, question: Question) -> Figures:
    rows = [
        (one.word, (one.log_dice, one.together, one.before, one.after, one.anywhere))
        for one in collocates(found, counts, function_words=question.function_words)
    ]
    return Figures((View.COLLOCATES.value, *_COLLOCATES), rows)


def spoken_number(value: float) -> str:
    """A number as a person reads it: whole, or with two digits behind the point."""
    return str(value) if isinstance(value, int) else f"{value:.2f}"
