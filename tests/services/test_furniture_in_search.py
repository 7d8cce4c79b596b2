"""What stands around an article is found, or, where the user wants that, is not."""

from pathlib import Path

import pytest

from reader.__main__ import main
from reader.core.corpus import Corpus
from reader.core.document import Document
from reader.core.matching import matcher
from reader.core.query import parsed
from reader.services.indexing import Indexer
from reader.services.searching import Searcher


def hits(corpus: Corpus, query: str, *, furniture: bool) -> list[int]:
    """How many hits each document has."""
    searcher = Searcher(Indexer(), furniture=furniture)
    *_, last = searcher.search(parsed(query), corpus, lambda: False)
    at_once = searcher.at_once(parsed(query), corpus)
    assert at_once is None or dict(at_once.hits.counts) == dict(last.hits.counts)
    return [last.hits.counts.get(index, 0) for index in range(len(corpus))]


@pytest.mark.parametrize("query", ["转载", "疫情|转载", "新闻|来源"])
def test_without_furniture_only_articles_are_searched(
    query: str, corpus: Corpus, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The matcher's hits outside furniture, in the app's search as on the command line."""
    finder = matcher(parsed(query))
    articles = [_in_article(document, finder.spans(document)) for document in corpus]
    everything = [len(finder.spans(document)) for document in corpus]
    assert everything == hits(corpus, query, furniture=True)
    assert articles == hits(corpus, query, furniture=False)
    assert sum(articles) < sum(everything)
    path = tmp_path / "settings.toml"
    path.write_text("[search]\nfurniture = false\n", encoding="utf-8")
    monkeypatch.setenv("READER_SETTINGS", str(path))
    main(["search", query, *(document.path for document in corpus), "--count"])
    counts = {line.rpartition(":")[0]: int(line.rpartition(":")[2]) for line in capsys.readouterr().out.splitlines()}
    assert counts == {document.path: count for document, count in zip(corpus, articles, strict=True) if count}


def _in_article(document: Document, spans: object) -> int:
    assert isinstance(spans, tuple)
    return sum(document.furniture_at(span.start) is None for span in spans)
