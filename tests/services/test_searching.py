"""A query over a corpus: through the index or without it, bit by bit, with the same answer."""

import pytest

from reader.core.corpus import Corpus
from reader.core.document import Document
from reader.core.matching import ReadMatcher, RegexMatcher, matcher, wanted
from reader.core.query import parsed
from reader.core.spans import Span
from reader.core.typed_pinyin import read
from reader.services import indexing, searching
from reader.services.indexing import Indexer
from reader.services.searching import Progress, Searcher
from tests import strategies

QUERIES = ("守土尽责", "疫情防控", "習近平", "re:省委.", "無處可尋", "的", "疫情 -吉林", "守土|疫情")


def never() -> bool:
    """Nobody cancels."""
    return False


@pytest.fixture(params=["nothing indexed", "some indexed", "all indexed", "all but the last sorted"])
def searcher(request: pytest.FixtureRequest, corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> Searcher:
    """A searcher of the seeds, of which more or less is indexed."""
    monkeypatch.setattr(indexing, "WORTHWHILE", 0)
    monkeypatch.setattr(indexing, "_SEGMENT", 4000)
    monkeypatch.setattr(indexing, "_BATCH", 1)
    indexer = Indexer()
    some = {"nothing indexed": 0, "some indexed": 3}.get(request.param, 5)
    list(indexer.work(Corpus(corpus[:some]), never, complete=request.param == "all indexed"))
    return Searcher(indexer)


def found(progress: Progress) -> dict[int, tuple[Span, ...]]:
    """What was found, made."""
    return {index: tuple(progress.hits.of(index)) for index in progress.hits.counts}


def expected(corpus: Corpus, text: str) -> dict[int, tuple[Span, ...]]:
    """What the matcher finds."""
    every = {index: matcher(parsed(text)).spans(document) for index, document in enumerate(corpus)}
    return {index: spans for index, spans in every.items() if spans}


@pytest.mark.parametrize("every", [0.0, 1e9], ids=["told each step", "told at the end"])
@pytest.mark.parametrize("text", QUERIES)
def test_a_search_finds_what_the_matcher_finds(
    searcher: Searcher, corpus: Corpus, text: str, every: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However much is indexed and however it is told; what is told early is there at the end, and it says when."""
    monkeypatch.setattr(searching, "TOLD_EVERY", every)
    told = list(searcher.search(parsed(text), corpus, never))
    assert [False] * (len(told) - 1) + [True] == [progress.done for progress in told]
    assert expected(corpus, text) == found(told[-1])
    assert every > 0 or len(told) > 2
    searched = [progress.searched for progress in told]
    assert sorted(searched) == searched
    assert len(corpus) == searched[-1]
    for progress in told:
        assert found(progress).items() <= found(told[-1]).items()


@pytest.mark.parametrize("text", QUERIES)
def test_what_is_cheap_is_answered_at_once(searcher: Searcher, corpus: Corpus, text: str) -> None:
    """With the same answer; a regular expression is never cheap."""
    answer = searcher.at_once(parsed(text), corpus)
    assert (answer is None) == text.startswith("re:")
    if answer:
        assert answer.done
        assert expected(corpus, text) == found(answer)


@pytest.mark.parametrize("text", ["fangyi", "fy -shenwei", "shoutu|疫情", "cn"])
def test_what_is_read_as_typed_comes_after_what_is_spelt_so(searcher: Searcher, corpus: Corpus, text: str) -> None:
    """In all documents; never at once, as it may take a while."""
    assert None is searcher.at_once(parsed(text), corpus)
    *_, last = searcher.search(parsed(text), corpus, never)
    asked = parsed(text)
    as_read = read(asked)
    assert as_read
    spelt = [(n, span) for n, spans in expected(corpus, text).items() for span in spans]
    finder = ReadMatcher(wanted(asked), as_read)
    also = [(n, span) for n, document in enumerate(corpus) for span in finder.spans(document)]
    every = [last.hits.nth(ordinal) for ordinal in range(1, last.hits.total + 1)]
    assert spelt + also == [(hit.document, last.hits.span(hit)) for hit in every]
    assert len(spelt) == last.hits.literal < last.hits.total


def test_what_is_dear_is_not_answered_at_once(
    searcher: Searcher, corpus: Corpus, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither what looks at too many places nor what reads through too much."""
    monkeypatch.setattr(searching, "CHEAP", -1)
    monkeypatch.setattr(searching, "WORTHWHILE", -1)
    assert None is searcher.at_once(parsed("的"), corpus)


@pytest.mark.parametrize("cheap", [0, 5, 40, 1 << 20])
@pytest.mark.parametrize("text", ["守土尽责", "的", "疫情 -吉林", "守土|疫情", "无处可寻"])
def test_what_was_found_at_once_is_gone_on_with(
    searcher: Searcher, corpus: Corpus, text: str, cheap: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As much as is cheap is there at once; the rest is searched, and the documents that came meanwhile."""
    monkeypatch.setattr(searching, "CHEAP", cheap)
    monkeypatch.setattr(searching, "WORTHWHILE", 0)
    grown = corpus.plus([strategies.document("守土尽责，疫情的。"), strategies.document("无处可寻")])
    answer = searcher.at_once(parsed(text), corpus)
    if answer:
        assert answer.done == (not answer.left)
        assert {n: spans for n, spans in expected(corpus, text).items() if n not in answer.left} == found(answer)
        assert len(corpus) - len(answer.left) == answer.searched
    for now in (corpus, grown):
        *_, last = searcher.search(parsed(text), now, never, since=answer)
        assert last.done
        assert (len(now), expected(now, text)) == (last.searched, found(last))


@pytest.mark.parametrize("text", ["守土尽责", "re:省委.", "shoutu"])
def test_a_search_goes_on_with_what_came_later(searcher: Searcher, corpus: Corpus, text: str) -> None:
    """The same is found as when all of it is searched; in the documents before, nobody looks again."""
    *_, before = searcher.search(parsed(text), Corpus(corpus[:3]), never)
    *_, after = searcher.search(parsed(text), corpus, never, since=before)
    *_, whole = searcher.search(parsed(text), corpus, never)
    assert (found(whole), whole.hits.literal) == (found(after), after.hits.literal)
    first, then = found(before), found(after)
    assert first == {number: spans for number, spans in then.items() if number < 3}


def test_a_corpus_that_changes(searcher: Searcher, corpus: Corpus) -> None:
    """A document that was opened anew is found as it is now, one that is gone is not, and a part is searched alone."""
    anew = strategies.document("守土尽责，又守土盡責。")
    for now in (corpus.with_one(0, anew), Corpus(corpus[1:]), Corpus(reversed(corpus)), corpus.plus([anew]), Corpus()):
        answer = searcher.at_once(parsed("守土尽责"), now)
        assert answer
        assert expected(now, "守土尽责") == found(answer)
    assert {0: (Span(0, 4), Span(6, 10))} == found(
        searcher.at_once(parsed("守土尽责"), Corpus([anew])) or Progress(*[])
    )


@pytest.mark.parametrize("after", [0, 1])
def test_a_cancelled_search_ends(
    searcher: Searcher, corpus: Corpus, after: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once it is not wanted, nothing more is searched and nothing more is yielded."""
    monkeypatch.setattr(searching, "TOLD_EVERY", 0.0)
    asked: list[bool] = []

    def cancelled() -> bool:
        asked.append(len(asked) >= after)
        return asked[-1]

    assert after == len(list(searcher.search(parsed("守土"), corpus, cancelled)))
    assert after + 1 == len(asked)


def test_a_pattern_looks_at_each_document_once(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    """Asked again of a corpus that has grown, it goes on with the new documents; another pattern begins anew."""
    looked: list[Document] = []
    spans = RegexMatcher.spans

    def looking(finder: RegexMatcher, document: Document) -> tuple[Span, ...]:
        looked.append(document)
        return spans(finder, document)

    monkeypatch.setattr(RegexMatcher, "spans", looking)
    searcher = Searcher(Indexer())
    for size in (2, 5):
        *_, last = searcher.search(parsed("re:省委."), Corpus(corpus[:size]), never)
        assert expected(Corpus(corpus[:size]), "re:省委.") == found(last)
    del looked[-5:], looked[2:4]
    assert list(corpus) == looked
    looked.clear()
    list(searcher.search(parsed("re:省."), corpus, never))
    assert list(corpus) == looked
