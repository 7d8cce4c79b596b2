"""Figures: what is asked is counted, and ordered as wanted."""

import pytest

from reader.core.corpus import Corpus
from reader.services.figures import Figures, Question, View, figures
from reader.services.segmenting.engines import engine
from reader.services.statistics import Progress, Statistics


def asked(corpus: Corpus, question: Question) -> Figures:
    """The answer to a question of the first document."""
    *progress, answer = figures(Statistics(engine()), corpus, corpus[0], question, lambda: False)
    assert all(isinstance(step, Progress) for step in progress)
    assert isinstance(answer, Figures)
    return answer


@pytest.mark.parametrize(
    ("question", "first", "columns"),
    [
        (Question(), "疫情", 4),
        (Question(function_words=True), "疫情", 4),
        (Question(View.KEYWORDS), "防控", 9),
        (Question(View.COLLOCATES, word="疫情", everywhere=True), "防控", 6),
        (Question(View.NGRAMS, length=2), "疫情防控", 4),
    ],
)
def test_what_is_asked_is_answered(corpus: Corpus, question: Question, first: str, columns: int) -> None:
    """With a column for each figure."""
    answer = asked(corpus, question)
    assert columns == len(answer.columns) == 1 + len(answer.rows[0][1])
    assert first == answer.rows[0][0]
    assert all(len(values) == columns - 1 for _, values in answer.rows)


def test_everywhere_is_more_than_here(corpus: Corpus) -> None:
    """The words of all documents are more."""
    assert len(asked(corpus, Question(everywhere=True)).rows) > len(asked(corpus, Question()).rows)


def test_figures_are_ordered() -> None:
    """Words in their order, numbers with the largest first."""
    table = Figures(("words", "times"), [("乙", (1,)), ("甲", (3,)), ("丙", (2,))])
    assert ["丙", "乙", "甲"] == [word for word, _ in table.ordered(0).rows]
    assert ["甲", "丙", "乙"] == [word for word, _ in table.ordered(1).rows]


def test_what_is_not_wanted_is_not_counted(corpus: Corpus) -> None:
    """A cancelled count yields nothing."""
    assert [] == list(figures(Statistics(engine()), corpus, corpus[0], Question(), lambda: True))
