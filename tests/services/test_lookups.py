"""A word is looked up with what there is, and then counted."""

from pathlib import Path

import pytest

from reader.core.corpus import Corpus
from reader.core.spans import Span
from reader.services.dictionary import HOW_TO_GET_ONE
from reader.services.lookups import Answer, Asked, Counts, look_up
from tests import strategies

TEXTS = ("他在銀行工作，銀行很大。", "银行", "没有")


@pytest.fixture
def corpus() -> Corpus:
    """Three short documents, in both scripts."""
    return Corpus(strategies.document(text) for text in TEXTS)


@pytest.fixture
def dictionary(tmp_path: Path) -> str:
    """A dictionary of two words."""
    path = tmp_path / "words.u8"
    path.write_text("銀行 银行 [yin2 hang2] /bank/\n工作 工作 [gong1 zuo4] /to work/\n", "utf-8")
    return str(path)


def answers(corpus: Corpus, span: Span, named: str, *, exactly: bool = False) -> list[Answer]:
    """All that is told of a word of the first document."""
    return list(look_up(Asked(corpus[0], span, exactly), corpus, named, lambda: False))


def test_a_word_is_known_at_once_and_counted_then(corpus: Corpus, dictionary: str) -> None:
    """Here and everywhere, in either script; the longer word of the dictionary is taken."""
    first, *_, last = answers(corpus, Span(2, 3), dictionary)
    assert (Span(2, 4), "银行", None) == (first.span, first.found.simplified, first.counts)
    assert Counts(2, 3, 2, done=True) == last.counts
    assert "" == last.without


def test_what_is_selected_is_looked_up_as_it_is(corpus: Corpus, dictionary: str) -> None:
    """Also where it is no word."""
    first, *_ = answers(corpus, Span(2, 6), dictionary, exactly=True)
    assert (Span(2, 6), ["銀行", "工作"]) == (first.span, [part.word for part in first.found.parts])


def test_without_a_dictionary_that_is_said(corpus: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With how to get one, or what is wrong with the one there is; the rest is as with one."""
    monkeypatch.setattr("reader.services.lookups.dictionary_of", lambda _: None)
    first, *_, last = answers(corpus, Span(2, 4), "")
    assert (HOW_TO_GET_ONE, ("yín", "háng"), ()) == (first.without, first.found.here, first.found.entries)
    assert last.counts
    monkeypatch.undo()
    first, *_ = answers(corpus, Span(2, 4), str(tmp_path / "nothing"))
    assert f"{tmp_path / 'nothing'}: no such file or folder" == first.without


def test_counting_ends_where_it_is_not_wanted(corpus: Corpus, dictionary: str) -> None:
    """What is known of the word is told all the same."""
    asked = Asked(corpus[0], Span(2, 4), exactly=False)
    (only,) = look_up(asked, corpus, dictionary, lambda: True)
    assert None is only.counts
