"""`reader words`."""

import json
from itertools import pairwise
from pathlib import Path

import pytest

from reader.__main__ import main
from tests.cli.running import on_terminal, piped

SEED_3 = "seeds/003_5b15a6444413c614.txt"


def _records(output: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in output.splitlines()]


def test_words_are_counted_in_either_script(capsys: pytest.CaptureFixture[str]) -> None:
    """The most frequent first, as they are most often written; how many there are is talk."""
    assert 0 == main(["words", "seeds", "--json", "--top", "2"])
    shown = capsys.readouterr()
    assert [
        {"word": "疫情", "count": 119, "per_million": 26971.9, "documents": 5},
        {"word": "防控", "count": 117, "per_million": 26518.6, "documents": 5},
    ] == _records(shown.out)
    assert "4,412 words, 1,463 different ones; documents: 5\n" == shown.err


def test_counts_are_those_of_the_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each word as often as it stands, whichever way it is written; numbers and marks are none."""
    (tmp_path / "a.txt").write_text("守土有責，守土有责；守土有責。2022年，2022。", "utf-8")
    main(["words", str(tmp_path), "--tsv"])
    assert "word\tcount\tper_million\tdocuments\n守土有責\t3\t750000.0\t1\n" == capsys.readouterr().out
    main(["words", str(tmp_path), "--tsv", "--all", "--script", "hans"])
    assert ["守土有责", "年"] == [line.split("\t")[0] for line in capsys.readouterr().out.splitlines()[1:]]


def test_no_rest_of_pinyin_is_a_word(capsys: pytest.CaptureFixture[str]) -> None:
    """None of ng, xi, zh … among the first twenty of the seed that was full of them."""
    main(["words", SEED_3, "--json"])
    words = [str(record["word"]) for record in _records(capsys.readouterr().out)]
    assert 20 == len(words)
    assert not [word for word in words if word.isascii()]


def test_keywords_stand_under_their_document() -> None:
    """Ten of each unless more are asked for, in aligned columns."""
    lines = piped("words", "seeds", "--keywords").out.splitlines()
    headings = [n for n, line in enumerate(lines) if line.startswith("==> ")]
    assert 5 == len(headings)
    assert [12, 12, 12, 12] == [after - before for before, after in pairwise(headings)]
    assert "==> seeds/004_17422850c738e3aa.txt <==" == lines[headings[4]]
    assert "蒿慧杰  14  13084.1   0     0.0   0.0  1  345.88  23.44" == lines[headings[4] + 1]


def test_no_keyword_is_rarer_than_in_the_other_documents(capsys: pytest.CaptureFixture[str]) -> None:
    """防控 stands in all five, in the last one less often than in the others."""
    main(["words", "seeds", "--keywords", "--top", "0", "--json"])
    records = _records(capsys.readouterr().out)
    found = [str(record["path"]) for record in records if record["word"] == "防控"]
    assert found
    assert not [path for path in found if "004_" in path]
    for record in records:
        own, elsewhere, general = (
            record[name] for name in ("per_million", "elsewhere_per_million", "general_per_million")
        )
        assert isinstance(own, float)
        assert isinstance(elsewhere, float)
        assert isinstance(general, float)
        assert own >= max(elsewhere, general)


def test_keywords_are_headed_by_what_they_are_compared_with() -> None:
    """On a terminal: the other documents, and Chinese in general, both in a million words."""
    shown = on_terminal("words", "seeds", "--keywords", env={"NO_COLOR": "1"}).out.splitlines()
    head = next(line.split() for line in shown if line.startswith("word"))
    assert ["word", "count", "per", "million", "elsewhere", "elsewhere/M", "in", "general/M"] == head[:8]


def test_keywords_can_be_ranked_otherwise(capsys: pytest.CaptureFixture[str]) -> None:
    """By TF-IDF, which prefers what no other document has."""
    main(["words", "seeds", "--keywords", "--by", "tf-idf", "--top", "3", "--json"])
    records = _records(capsys.readouterr().out)
    assert 15 == len(records)
    rates = ["per_million", "elsewhere", "elsewhere_per_million", "general_per_million"]
    assert ["path", "word", "count", *rates, "documents", "likelihood", "tf_idf"] == list(records[0])
    assert "小区" == records[0]["word"]


def test_collocates(capsys: pytest.CaptureFixture[str]) -> None:
    """In either script, as often as they stand on either side."""
    assert 0 == main(["words", "seeds", "--collocates", "疫情", "--window", "1", "--json", "--top", "1"])
    simplified = capsys.readouterr()
    [record] = _records(simplified.out)
    assert ["word", "together", "before", "after", "count", "log_dice"] == list(record)
    assert "防控" == record["word"]
    assert "119 × 疫情\n" == simplified.err
    main(["words", "seeds", "--collocates", "守土盡責", "--tsv"])
    traditional = capsys.readouterr().out
    main(["words", "seeds", "--collocates", "守土尽责", "--tsv"])
    assert traditional == capsys.readouterr().out


def test_ngrams(capsys: pytest.CaptureFixture[str]) -> None:
    """Words that follow one another."""
    main(["words", "seeds", "--ngrams", "2", "--top", "1", "--tsv"])
    assert "疫情防控" == capsys.readouterr().out.splitlines()[1].split("\t")[0]


def test_dispersion(capsys: pytest.CaptureFixture[str]) -> None:
    """Where a word stands in each document that has it, as a picture or in numbers; as often as search finds it."""
    main(["words", "seeds", "--dispersion", "守土盡責"])
    shown = capsys.readouterr()
    assert ["5", "4", "1"] == [line.split()[-2] for line in shown.out.splitlines()]
    assert "deviation of proportions over 5 documents: 0.63 (0: even)\n" == shown.err
    main(["words", "seeds", "--dispersion", "守土尽责", "--json"])
    records = _records(capsys.readouterr().out)
    main(["search", "守土尽责", "seeds", "--count", "--json"])
    assert _records(capsys.readouterr().out) == [{"path": r["path"], "count": r["count"]} for r in records]


def test_a_header_is_for_people() -> None:
    """A terminal gets the names of the columns."""
    shown = on_terminal("words", SEED_3, env={"NO_COLOR": "1"}).out.splitlines()
    assert ["word", "count", "per", "million", "documents"] == shown[1].split()


@pytest.mark.parametrize(
    "arguments", [["--collocates", "無處可尋"], ["--dispersion", "無處可尋"], ["--least", "1000"]], ids=str
)
def test_nothing_found(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """The status says so, and nothing is printed."""
    assert 1 == main(["words", "seeds", *arguments])
    assert "" == capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--ngrams", "1"], "not a whole number from 2 on"),
        (["--keywords", "--ngrams", "2"], "not allowed with"),
        (["--json", "--tsv"], "not allowed with"),
        (["--collocates", " "], "nothing to look for"),
    ],
)
def test_wrong_usage(arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """It is named."""
    assert 2 == main(["words", "seeds", *arguments])
    assert said in capsys.readouterr().err


def test_words_of_ones_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Settings name words the dictionary lacks."""
    settings = tmp_path / "settings.toml"
    settings.write_text('[segmenting]\nwords = ["壓實屬地"]\n', "utf-8")
    (tmp_path / "a.txt").write_text("压实属地责任，压实属地责任。", "utf-8")
    monkeypatch.setenv("READER_SETTINGS", str(settings))
    main(["words", str(tmp_path / "a.txt"), "--tsv"])
    assert "压实属地" in [line.split("\t")[0] for line in capsys.readouterr().out.splitlines()]


@pytest.mark.parametrize("arguments", [[], ["--keywords"], ["--ngrams", "2"], ["--collocates", "疫情"]], ids=str)
def test_how_far_it_is_is_told(arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """While texts are opened and while words are counted, for whoever looks on."""
    said: list[str] = []
    monkeypatch.setattr("reader.cli.output.progress", said.append)
    monkeypatch.setattr("reader.services.statistics._TELLING_SECONDS", 0.0)
    assert 0 == main(["words", "seeds", *arguments])
    assert ["1 document opened", "2 documents opened"] == said[:2]
    assert said[-1].endswith("% counted")
