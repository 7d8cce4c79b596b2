"""Frequencies: what is counted is what stands there, in any spelling, and a corpus is the sum of its documents."""

from hypothesis import given
from hypothesis import strategies as st

from reader.core.folding import fold
from reader.core.frequency import article, frequencies, together, written
from reader.core.stop_words import EMPTY_WORDS, FUNCTION_WORDS
from tests.strategies import document

WORDS = st.lists(st.sampled_from(["守土", "盡責", "尽责", "发展", "發展", "的", "，", "2022", "app", "shù"]))


def test_spellings_are_counted_together() -> None:
    """A word is told as it is most often written."""
    found = frequencies(["盡責", "尽责", "盡責", "守土", "，", "2022"])
    assert [("盡責", "尽责", 3), ("守土", "守土", 1)] == [(one.word, one.form, one.times) for one in found.ranked()]
    assert (4, 1e6 * 3 / 4) == (found.running, found.ranked()[0].per_million)


@given(st.lists(WORDS, max_size=4))
def test_a_corpus_is_the_sum_of_its_documents(texts: list[list[str]]) -> None:
    """Counts are added, and documents are counted once a word."""
    several = [frequencies(text) for text in texts]
    found = together(several)
    assert found.running == sum(one.running for one in several) == sum(found.counts.values())
    assert found.of == len(texts)
    for one in found.ranked():
        assert one.times == sum(fold(word) == one.form for text in texts for word in text)
        assert one.documents == sum(any(fold(word) == one.form for word in text) for text in texts)


def test_function_words_can_be_left_out() -> None:
    """They count as words all the same."""
    found = frequencies(["的", "守土", "的"])
    assert ["的", "守土"] == [one.word for one in found.ranked()]
    assert ["守土"] == [one.word for one in found.ranked(function_words=False)]
    assert ["的"] == [one.word for one in found.ranked(least=2)]
    assert found.running == 3


def test_nothing_has_no_words() -> None:
    """No document, no division by its length."""
    assert [] == together([]).ranked()
    assert together([]).of_word("守土").per_million == 0


def test_pieces_are_written_as_in_clean() -> None:
    """The pieces of the fold lie on the same characters of clean."""
    assert ["盡責", "，", "２０２２"] == written("盡責，２０２２", ["尽责", ",", "2022"])


def test_furniture_is_not_counted() -> None:
    """Only the article."""
    text = document("题目，在此。\n\n" + "守土有责，守土尽责，这是正文的一段。" * 4 + "\n\n上一篇 下一篇\n")
    assert [p.furniture is None for p in text.paragraphs] == [i in article(text) for i, _ in enumerate(text.paragraphs)]
    assert len(article(text)) < len(text.paragraphs)


def test_stop_words_are_folded() -> None:
    """Else they would never be met."""
    assert all(fold(word) == word for word in FUNCTION_WORDS | EMPTY_WORDS)
