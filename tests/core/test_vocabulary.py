"""Vocabulary: the sentence a word was met in, and how much of a text is known."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.folding import fold
from reader.core.frequency import frequencies
from reader.core.spans import Span
from reader.core.vocabulary import known_spans, sentence, share_known
from tests.strategies import document, han

TEXT = "题目，在此。\n\n守土有责，守土尽责！“疫情就是命令。”他说。" + "很长" * 80 + "尽头" + "很长" * 80 + "。\n"


@pytest.mark.parametrize(
    ("word", "wanted"), [("尽责", "守土有责，守土尽责！"), ("命令", "“疫情就是命令。”"), ("他说", "他说。")]
)
def test_a_word_is_met_in_a_sentence(word: str, wanted: str) -> None:
    """With the mark that ends it."""
    text = document(TEXT)
    start = text.clean.index(word)
    assert wanted == sentence(text, Span(start, start + len(word)))


def test_of_a_long_sentence_what_is_near_is_kept() -> None:
    """And the word always."""
    text = document(TEXT)
    start = text.clean.index("尽头")
    kept = sentence(text, Span(start, start + 2))
    assert "尽头" in kept
    assert len(kept) <= 120


def test_how_much_is_known() -> None:
    """As often as words stand, in either script; numbers and Latin are nobody's to learn."""
    words = frequencies(["發展"] * 3 + ["工作", "2022", "app"])
    assert 0.75 == share_known(words, {"发展"})
    assert 1.0 == share_known(frequencies(["app"]), set())


@given(han(20), st.sets(han(3).filter(bool).map(fold), max_size=5))
def test_known_words_are_found_in_any_text(text: str, known: set[str]) -> None:
    """Each is one of them, in order, none over another."""
    found = known_spans(text, known)
    assert all(fold(span.within(text)) in known for span in found)
    assert all(before.end <= after.start for before, after in pairwise(found))
    assert bool(found) == any(form in fold(text) for form in known)
