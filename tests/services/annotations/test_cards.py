"""Cards and new annotations: what is known of a document wherever one looks from, and who made what when."""

from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import pytest

from reader.core.annotations import Kind, Style
from reader.core.document import Document
from reader.core.sketches import sketch
from reader.services import paths
from reader.services.annotations.cards import card_of, path_of
from reader.services.annotations.making import made, now
from reader.services.annotations.rows import Card
from reader.services.library import Library
from tests.services.annotations.test_store import ANCHOR

TEXT = "题目\n作者：老舍\n日期：2022-03-20\n来源：人民日报\n\n天地玄黄，宇宙洪荒，日月盈昃，辰宿列张。\n"


def read(path: Path | str) -> list[Document]:
    """The documents at a path."""
    return [outcome for outcome in Library([str(path)]).outcomes() if isinstance(outcome, Document)]


def test_a_card_says_what_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By a path that leads there from any folder, and by its bytes."""
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(TEXT, "utf-8")
    (document,) = read("a.txt")
    known, source = document.metadata, document.source
    assert ("老舍", "2022-03-20", "人民日报") == (known.author, known.date, known.source)
    described = (known.title, known.author, known.source, "2022-03-20", len(source))
    raw = sha256(TEXT.encode()).hexdigest()
    assert Card(document.fingerprint, str(tmp_path / "a.txt"), *described, raw, sketch(source)) == card_of(document)
    assert str(tmp_path / "a.txt") == path_of(document)


def test_a_link_is_what_the_person_calls_it_by(tmp_path: Path) -> None:
    """Where it leads may be another text tomorrow."""
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "b.txt").symlink_to("a.txt")
    (document,) = read(tmp_path / "b.txt")
    assert str(tmp_path / "b.txt") == card_of(document).path


def test_texts_of_one_archive_are_not_of_the_same_bytes(tmp_path: Path) -> None:
    """Each is what it is called in there."""
    with ZipFile(tmp_path / "a.zip", "w") as archive:
        for name in ("one.txt", "two.txt"):
            archive.writestr(name, f"{name}。{TEXT}")
    raw = sha256((tmp_path / "a.zip").read_bytes()).hexdigest()
    assert [f"{raw}!one.txt", f"{raw}!two.txt"] == [card_of(document).raw for document in read(tmp_path / "a.zip")]


def test_bytes_that_are_others_by_now_are_not_taken_for_those_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor does a text need any: it may be gone, or gone between two looks, or have come through a pipe."""
    path = tmp_path / "a.txt"
    path.write_text("无题", "utf-8")
    (document,) = read(path)
    card = card_of(document)
    assert ("", sha256("无题".encode()).hexdigest()) == (card.date, card.raw)
    path.write_text("另外一篇", "utf-8")
    assert card._replace(raw="") == card_of(document)
    path.unlink()
    assert "" == card_of(document).raw
    monkeypatch.setattr(paths, "changed", lambda _: False)
    assert "" == card_of(document).raw


def test_a_new_annotation_is_known_by_a_name_of_its_own() -> None:
    """And has its time, with a zone, to the second."""
    before = datetime.now(UTC).replace(microsecond=0)
    one, other = (made("f", Kind.HIGHLIGHT, ANCHOR, note="字", style=Style.RED) for _ in range(2))
    assert ("f", Kind.HIGHLIGHT, ANCHOR, "字", Style.RED) == (one.document, one.kind, one.anchor, one.note, one.style)
    assert one.id != other.id
    assert one.id.isalnum()
    assert before <= datetime.fromisoformat(one.made) <= datetime.now(UTC)
    assert timedelta(0) == datetime.fromisoformat(now()).utcoffset()
    assert len("2026-11-22T15:40:00+00:00") == len(one.made)
