"""Collocation, n-grams and dispersion: what stands together, one after another, and where."""

from math import isclose, log2

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.collocation import collocates, joined, near
from reader.core.dispersion import deviation, drawn, parts
from reader.core.frequency import frequencies
from reader.core.ngrams import ngrams
from reader.core.spans import Span

CUT = ["加强", "疫情", "防控", "，", "疫情", "的", "防控", "工作"]
TEXT = "".join(CUT)


def hits(word: str) -> list[Span]:
    """Where a word stands in the text."""
    starts = [i for i in range(len(TEXT)) if TEXT.startswith(word, i)]
    return [Span(i, i + len(word)) for i in starts]


def test_a_window_counts_words() -> None:
    """Marks are passed over, and sides are told apart."""
    found = near(CUT, hits("疫情"), 2)
    assert {"加强": 2, "防控": 1} == dict(found.before)
    assert {"防控": 2, "的": 2} == dict(found.after)
    assert found.times == 2


def test_a_word_of_several_pieces_has_neighbours_too() -> None:
    """The window begins where the word ends, wherever the text was cut."""
    found = near(CUT, hits("疫情防控"), 1)
    assert {"疫情", "防控", "工作"}.isdisjoint(found.before)
    assert ({"加强": 1}, {"疫情": 1}) == (dict(found.before), dict(found.after))


def test_log_dice() -> None:
    """Fourteen for two words that never stand apart, less for others; function words are left out."""
    found = joined([near(CUT, hits("疫情"), 5)])
    rows = collocates(found, frequencies(CUT), least=1)
    assert "防控" == rows[0].word
    assert isclose(14, rows[0].log_dice)
    worked = next(row for row in rows if row.word == "工作")
    assert isclose(14 + log2(2 * 1 / (2 + 1)), worked.log_dice)
    assert "的" not in [row.word for row in rows]
    assert "的" in [row.word for row in collocates(found, frequencies(CUT), 1, function_words=True)]
    assert ["防控"] == [row.word for row in collocates(found, frequencies(CUT), least=3)]


@given(st.lists(st.sampled_from(["疫情", "防控", "，", "工作"]), max_size=20), st.integers(1, 6))
def test_log_dice_has_a_top(cut: list[str], window: int) -> None:
    """Whatever the text and the window, no score is above 14."""
    text = "".join(cut)
    found = near(cut, [Span(i, i + 2) for i in range(len(text)) if text.startswith("疫情", i)], window)
    assert all(row.log_dice <= 14 for row in collocates(found, frequencies(cut), 1))


def test_ngrams_stay_within_marks() -> None:
    """And begin and end with words that say something, unless all are wanted."""
    assert ["加强疫情", "疫情防控", "防控工作"] == list(ngrams(TEXT, CUT, 2))
    assert ["加强疫情防控", "疫情的防控"] == list(ngrams(TEXT, CUT, 3))
    assert ["疫情的", "的防控"] == [g for g in ngrams(TEXT, CUT, 2, function_words=True) if "的" in g]
    assert ["Machine Learning"] == list(ngrams("Machine Learning", ["machine", " ", "learning"], 2))


def test_parts() -> None:
    """Every offset lies in one part, the end in the last."""
    assert [2, 0, 1, 1] == parts([0, 1, 5, 9], 10, 4)
    assert [1] == parts([0], 0, 1)


@pytest.mark.parametrize(
    ("counts", "sizes", "wanted"),
    [([5, 5], [1, 1], 0.0), ([10, 0], [1, 1], 1.0), ([0, 0], [1, 1], 0.0), ([2, 6], [25, 75], 0.0), ([1], [9], 0.0)],
)
def test_deviation(counts: list[int], sizes: list[int], wanted: float) -> None:
    """Nothing for a word spread as the text is, one for a word in one part only."""
    assert isclose(wanted, deviation(counts, sizes), abs_tol=1e-9)


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(1, 99)), min_size=1, max_size=9))
def test_deviation_lies_between_nothing_and_one(pairs: list[tuple[int, int]]) -> None:
    """Whatever the parts."""
    counts, sizes = zip(*pairs, strict=True)
    assert 0 <= deviation(counts, sizes) <= 1


def test_drawn() -> None:
    """One cell each; what is there is never drawn as nothing."""
    assert " ▁█▄" == drawn([0, 1, 100, 50])
    assert "▁" == drawn([1], 1000)
    assert "" == drawn([])
