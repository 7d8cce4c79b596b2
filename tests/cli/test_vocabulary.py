"""`reader vocabulary`."""

import json
from pathlib import Path

import pytest

from reader.__main__ import main
from reader.core.vocabulary import Entry, Standing
from reader.services.vocabulary import Vocabulary


@pytest.fixture
def _words() -> None:
    """Two words are kept."""
    Vocabulary().keep(Entry("守土盡責", Standing.LEARNING, "守土盡責。", "題目", "2026-01-02"))
    Vocabulary().keep(Entry("疫情", Standing.KNOWN, "疫情就是命令。", "題目", "2026-01-02"))


@pytest.mark.usefixtures("_words")
def test_words_are_printed(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """As a table, as JSON, in columns, and as cards."""
    assert 0 == main(["vocabulary"])
    assert "守土盡責  learning  2026-01-02  題目  守土盡責。" == capsys.readouterr().out.splitlines()[0]
    assert 0 == main(["vocabulary", "--json", "--standing", "known"])
    wanted = {"word": "疫情", "standing": "known", "met": "2026-01-02", "title": "題目", "sentence": "疫情就是命令。"}
    assert wanted == json.loads(capsys.readouterr().out)
    assert 0 == main(["vocabulary", "--tsv", "--standing", "learning"])
    assert ["守土盡責", "shǒu tǔ jìn zé"] == capsys.readouterr().out.splitlines()[1].split("\t")[:2]
    pytest.importorskip("genanki")
    assert 0 == main(["vocabulary", "--anki", str(tmp_path / "a.apkg")])
    assert (tmp_path / "a.apkg").stat().st_size > 1000


def test_no_word_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    """With how to keep one."""
    assert 1 == main(["vocabulary"])
    assert "no word is kept" in capsys.readouterr().err


@pytest.mark.usefixtures("_words")
def test_a_place_that_cannot_be_written_to(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """It is told."""
    pytest.importorskip("genanki")
    assert 2 == main(["vocabulary", "--anki", str(tmp_path / "none" / "a.apkg")])
    assert str(tmp_path / "none") in capsys.readouterr().err
