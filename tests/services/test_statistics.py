"""Statistics: counts of real documents, with furniture left out and only what is needed cut."""

from collections.abc import Iterable, Sequence

import pytest

from reader.core.collocation import Near
from reader.core.document import Document
from reader.core.frequency import Frequencies, article
from reader.core.keyness import Ranking
from reader.core.matching import matcher
from reader.core.query import literal
from reader.services.figures import Figures, Question, View, figures
from reader.services.segmenting.engines import Engine, engine
from reader.services.statistics import Progress, Statistics


@pytest.fixture(scope="module")
def fast() -> Engine:
    """The engine there is."""
    return engine()


class Counting:
    """An engine that remembers what it was asked to cut."""

    def __init__(self, inner: Engine) -> None:
        self.inner = inner
        self.texts: list[str] = []

    def cut(self, texts: Sequence[str]) -> list[list[str]]:
        """As the inner one."""
        self.texts += texts
        return self.inner.cut(texts)

    def general_counts(self, words: Iterable[str]) -> tuple[dict[str, int], int]:
        """As the inner one."""
        return self.inner.general_counts(words)


def test_no_fragment_of_pinyin_is_counted(fast: Engine, seeds: tuple[Document, ...]) -> None:
    """Seed 003 was full of it."""
    found = Statistics(fast).frequencies(seeds[3]).ranked()
    assert ["疫情", "防控", "工作"] == [one.word for one in found if len(one.word) > 1][:3]
    assert not [one.word for one in found if one.word.isascii()]


def test_words_are_cut_once(fast: Engine, seeds: tuple[Document, ...]) -> None:
    """And furniture never."""
    counting = Counting(fast)
    statistics = Statistics(counting)
    statistics.frequencies(seeds[0])
    statistics.corpus([seeds[0], seeds[0]])
    assert len(article(seeds[0])) == len(counting.texts)
    assert [] == list(statistics.counting([seeds[0]], lambda: False))


def test_a_count_tells_how_far_it_is(
    fast: Engine, seeds: tuple[Document, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """And ends when it is not wanted, without half of a document for the whole of it."""
    monkeypatch.setattr("reader.services.statistics._TELLING_SECONDS", 0.0)
    statistics = Statistics(fast)
    asked = iter([False] * 21)
    told = list(statistics.counting(seeds, lambda: next(asked, True)))
    assert 20 == len(told)
    assert sorted(told) == told
    assert {sum(len(document.clean) for document in seeds)} == {progress.of for progress in told}
    assert statistics.frequencies(seeds[0]).counts == Statistics(fast).frequencies(seeds[0]).counts


def test_only_what_holds_the_word_is_cut(fast: Engine, seeds: tuple[Document, ...]) -> None:
    """And the word is found as search finds it, in either script."""
    counting = Counting(fast)
    *_, found = Statistics(counting).near([seeds[2]], "守土盡責", 5, lambda: False)
    assert isinstance(found, Near)
    assert all("守土尽责" in text for text in counting.texts)
    hits = [seeds[2].paragraph_at(span.start) for span in matcher(literal("守土尽责")).spans(seeds[2])]
    assert found.times == sum(index in article(seeds[2]) for index in hits) > 0


@pytest.mark.parametrize("ranking", list(Ranking))
def test_keywords_are_the_subject(fast: Engine, seeds: tuple[Document, ...], ranking: Ranking) -> None:
    """Names and what the documents are about; no single characters, numbers, Latin rests or fragments of words."""
    statistics = Statistics(fast)
    found = list(statistics.keywords(seeds, statistics.corpus(seeds), ranking, 10))
    words = [[one.form for one in keywords] for keywords in found]
    assert all(len(one) == 10 for one in words)
    assert all(len(word) > 1 and not word.isascii() for one in words for word in one)
    assert "制快" not in words[1]
    assert {"蒿慧杰", "西平县", "遂平县"} <= set(words[4])


def test_keywords_of_a_fragment(fast: Engine, seeds: tuple[Document, ...]) -> None:
    """以快制快 is cut in the middle, as jieba does not know it; neither half is a keyword, though both are counted."""
    statistics = Statistics(fast)
    assert "制快" in statistics.frequencies(seeds[1]).counts
    [keywords] = statistics.keywords([seeds[1]], statistics.corpus(seeds), Ranking.LIKELIHOOD, None)
    assert "制快" not in [one.form for one in keywords]


def test_ngrams(fast: Engine, seeds: tuple[Document, ...]) -> None:
    """What follows one another most."""
    *_, counted = Statistics(fast).ngrams([seeds[0]], 2, lambda: False)
    assert isinstance(counted, Frequencies)
    found = counted.ranked()
    assert ("疫情防控", True) == (found[0].word, found[0].times > 10)


def test_all_keywords_are_told_in_one_walk(fast: Engine, seeds: tuple[Document, ...]) -> None:
    """The same as one after another, and no paragraph is cut for each."""
    statistics, counting = Statistics(fast), Counting(fast)
    [singly] = statistics.keywords([seeds[1]], statistics.corpus(seeds), Ranking.LIKELIHOOD, 10_000)
    walking = Statistics(counting)
    corpus = walking.corpus(seeds)
    counting.texts.clear()
    *_, at_once = walking.every_keyword(seeds[1], corpus, Ranking.LIKELIHOOD, lambda: False)
    assert singly == at_once
    assert len(article(seeds[1])) == len(counting.texts)


@pytest.mark.parametrize("view", [View.KEYWORDS, View.COLLOCATES, View.NGRAMS])
def test_whatever_is_counted_tells_how_far_it_is_and_ends(
    fast: Engine, seeds: tuple[Document, ...], monkeypatch: pytest.MonkeyPatch, view: View
) -> None:
    """Also once the words are counted, when only what was asked for is left to do."""
    monkeypatch.setattr("reader.services.statistics._TELLING_SECONDS", 0.0)
    statistics = Statistics(fast)
    statistics.corpus(seeds)
    question = Question(view, everywhere=True, word="防控")
    told = list(figures(statistics, seeds, seeds[0], question, lambda: False))
    assert len(told) > 5
    assert isinstance(told[-1], Figures)
    stop = iter([False] * 9)
    ended = list(figures(statistics, seeds, seeds[0], question, lambda: next(stop, True)))
    assert 0 < len(ended) < 9
    assert all(isinstance(step, Progress) for step in ended)
