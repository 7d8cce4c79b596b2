"""Keyness: words that a document has more of than others come first, fragments and stop words never."""

from collections import Counter
from math import isclose, log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.frequency import frequencies, together
from reader.core.keyness import Ranking, candidates, keywords, log_likelihood, neighbours, ranked, whole


def test_log_likelihood_is_as_published() -> None:
    """The value follows from the four numbers as Rayson and Garside write it."""
    assert isclose(20 * log(2), log_likelihood(20, 1000, 10, 2000))


@given(st.integers(0, 50), st.integers(50, 500), st.integers(0, 50), st.integers(50, 500))
def test_log_likelihood_is_a_sign_and_a_surprise(a: int, size: int, b: int, other: int) -> None:
    """It changes its sign with the sides, and is nothing where both have the same share."""
    one, back = log_likelihood(a, size, b, other), log_likelihood(b, other, a, size)
    assert isclose(one, -back, abs_tol=1e-9)
    assert isclose(0, log_likelihood(a, size, a, size), abs_tol=1e-9)
    if a * other > b * size:
        assert one > 0


def test_without_other_texts_nothing_is_known() -> None:
    """A corpus of one document has no rest."""
    assert log_likelihood(3, 100, 0, 0) == 0


def test_keywords_are_what_others_have_less_of() -> None:
    """Against the rest of the corpus and against Chinese in general."""
    own = frequencies(["疫情"] * 5 + ["西平县"] * 4 + ["天气"] * 4 + ["的"] * 9 + ["2022"] * 9 + ["人"] * 9)
    corpus = together([own, frequencies(["疫情"] * 3 + ["别的"] * 20)])
    general = {"天气": 50_000, "疫情": 100}, 1_000_000
    own_rate, general_rate = 1e6 * 5 / own.running, 100.0
    found = ranked(keywords(own, corpus, candidates(own), general), Ranking.LIKELIHOOD)
    assert ["西平县", "疫情", "天气"] == [one.word for one in found]
    assert ["天气", "西平县", "疫情"] == [one.word for one in ranked(found, Ranking.TF_IDF)]
    assert (5, 3, 2) == (found[1].times, found[1].elsewhere, found[1].documents)
    assert (own_rate, 1e6 * 3 / 23, general_rate) == found[1][4:7]


counts = st.dictionaries(st.sampled_from(["疫情", "防控", "工作", "天气", "小区"]), st.integers(1, 30), min_size=1)


@given(counts, st.one_of(st.just({}), counts), counts)
def test_no_keyword_is_rarer_than_in_what_it_is_compared_with(
    own: dict[str, int], rest: dict[str, int], general: dict[str, int]
) -> None:
    """Neither than in the other documents nor than in Chinese in general."""
    one, other = frequencies(Counter(own).elements()), frequencies(Counter(rest).elements())
    corpus = together([one, other] if rest else [one])
    total = sum(general.values())
    for found in keywords(one, corpus, own, (general, total)):
        assert found.likelihood > 0
        assert found.times * other.running >= found.elsewhere * one.running
        assert found.times * total >= general.get(found.form, 0) * one.running


def test_candidates_are_repeated_words() -> None:
    """Function words, empty words and single characters are none; a text without repetitions has what it has."""
    assert ["疫情"] == candidates(frequencies(["疫情", "疫情", "工作", "工作", "的", "的", "人", "人", "小区"]))
    assert ["疫情"] == candidates(frequencies(["疫情", "工作"]))


@pytest.mark.parametrize(
    ("form", "around", "wanted"),
    [
        ("制快", [("以快", "。"), ("以快", "")], False),
        ("制快", [("以快", ""), ("快", "")], False),
        ("制快", [("以快", ""), ("", "")], True),
        ("景俊海", [("省委书记", ""), ("省委书记", "强调")], True),
        ("蒿慧", [("", "杰"), ("书记", "杰")], False),
        ("小区", [("某", ""), ("某", "")], True),
        ("蒿慧杰", [("某", "")], True),
    ],
)
def test_fragments_stand_beside_the_rest(form: str, around: list[tuple[str, str]], wanted: bool) -> None:
    """A word nobody knows that always stands beside one other that nobody knows is part of a longer one."""
    assert wanted == whole(form, around, {"小区", "省委书记", "强调"}.__contains__)


def test_neighbours() -> None:
    """Only words are neighbours, and the ends of a paragraph are none."""
    cut = ["以快", "制快", "，", "制快"]
    assert [("以快", ""), ("", "")] == list(neighbours(cut, "制快"))
