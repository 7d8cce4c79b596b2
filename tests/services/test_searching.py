"""A query over a corpus, batch by batch."""

import pytest

from reader.core.corpus import Corpus
from reader.core.matching import matcher
from reader.core.query import parsed
from reader.core.spans import Span
from reader.services import searching
from reader.services.searching import search


def never() -> bool:
    """Nobody cancels."""
    return False


def gathered(corpus: Corpus, text: str) -> dict[int, tuple[Span, ...]]:
    """All matches of a query, of every batch together."""
    found: dict[int, tuple[Span, ...]] = {}
    for batch in search(corpus, matcher(parsed(text)), never):
        assert found.keys().isdisjoint(batch.spans)
        found |= batch.spans
    return found


@pytest.mark.parametrize("batch_seconds", [0.0, 1e9], ids=["a batch a document", "one batch"])
@pytest.mark.parametrize("text", ["守土尽责", "疫情防控", "習近平", "re:省委.", "無處可尋"])
def test_a_search_finds_what_the_matcher_finds(
    corpus: Corpus, text: str, batch_seconds: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However the matches are batched, each document's are those of the matcher, and documents without have none."""
    monkeypatch.setattr(searching, "BATCH_SECONDS", batch_seconds)
    expected = {index: matcher(parsed(text)).spans(document) for index, document in enumerate(corpus)}
    assert {index: spans for index, spans in expected.items() if spans} == gathered(corpus, text)


def test_batches_say_how_far_the_search_is(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    """Progress only grows, and the last batch says that every document was searched."""
    monkeypatch.setattr(searching, "BATCH_SECONDS", 0.0)
    searched = [batch.searched for batch in search(corpus, matcher(parsed("守土")), never)]
    assert sorted(searched) == searched
    assert [1, 2, 3, 4, 5, 5] == searched
    monkeypatch.setattr(searching, "BATCH_SECONDS", 1e9)
    assert [5] == [batch.searched for batch in search(corpus, matcher(parsed("守土")), never)]


def test_an_empty_corpus_is_searched_at_once() -> None:
    """Without documents there is one batch, with nothing in it."""
    assert [({}, 0)] == list(search(Corpus(), matcher(parsed("守土")), never))


@pytest.mark.parametrize("after", [0, 1, 3])
def test_a_cancelled_search_ends(corpus: Corpus, after: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once it is not wanted, no further document is searched and nothing more is yielded."""
    monkeypatch.setattr(searching, "BATCH_SECONDS", 0.0)
    asked: list[bool] = []

    def cancelled() -> bool:
        asked.append(len(asked) >= after)
        return asked[-1]

    assert list(range(1, after + 1)) == [b.searched for b in search(corpus, matcher(parsed("守土")), cancelled)]
    assert after + 1 == len(asked)
