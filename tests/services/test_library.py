"""The facade: each document, or why it could not be opened."""

import os
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.document import Document
from reader.core.errors import NotFound, NothingToRead, NotText, SourceError, Unreadable
from reader.core.sanitizing import printable, printable_lines
from reader.services import library
from reader.services.documents import document_of
from reader.services.library import Library, Outcome
from reader.services.paths import bundled_seeds


def names(outcomes: Iterable[Outcome]) -> list[str]:
    """What each outcome is: a document's text, or the kind of fault."""
    return [item.clean if isinstance(item, Document) else type(item).__name__ for item in outcomes]


def test_a_folder_is_opened_file_by_file() -> None:
    """The bundled folder gives its five documents in order, each with the path it lies at."""
    seeds = bundled_seeds()
    outcomes = list(Library([str(seeds)]).outcomes())
    expected = sorted(str(path) for path in seeds.iterdir())
    assert expected == [item.path for item in outcomes]
    assert all(isinstance(item, Document) for item in outcomes)


def test_faults_stand_among_the_documents(tmp_path: Path) -> None:
    """What is missing, empty, binary, a pipe or refused is told in its place, and the rest goes on."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "empty").mkdir()
    (tmp_path / "folder" / "1.txt").write_text("一", encoding="utf-8")
    (tmp_path / "folder" / "2.bin").write_bytes(bytes(100))
    (tmp_path / "folder" / "3.txt").write_text("三", encoding="utf-8")
    (tmp_path / "four.txt").write_text("四", encoding="utf-8")
    os.mkfifo(tmp_path / "pipe")
    given = [str(tmp_path / name) for name in ("gone", "folder", "empty", "pipe", "four.txt")]
    outcomes = list(Library(given).outcomes())
    assert ["NotFound", "一", "NotText", "三", "NotFound", "Unreadable", "四"] == names(outcomes)
    faults = [item for item in outcomes if isinstance(item, SourceError)]
    assert [given[0], str(tmp_path / "folder" / "2.bin"), given[2], given[3]] == [fault.path for fault in faults]
    assert "this folder holds no text" == str(faults[2])
    assert [NotFound, NotText, NotFound, Unreadable] == [type(fault) for fault in faults]


def test_an_empty_file_is_a_document(tmp_path: Path) -> None:
    """A file of no bytes opens, without a paragraph, under its own name."""
    (tmp_path / "空.txt").touch()
    (document,) = Library([str(tmp_path)]).outcomes()
    assert isinstance(document, Document)
    assert "空" == document.metadata.title


def test_standard_input_may_be_given() -> None:
    """What was read already stands for `-`, wherever it is named."""
    (document,) = Library(["-"], "守土有责".encode()).outcomes()
    assert isinstance(document, Document)
    assert ("-", "守土有责") == (document.path, document.clean)


@given(st.binary(max_size=200))
def test_whatever_the_bytes_they_make_a_document_or_are_refused(data: bytes) -> None:
    """No file can bring the library down, and nothing unprintable comes out of it."""
    try:
        document = document_of(data, "\x1b]0;x\a\udc80.txt")
    except NotText:
        return
    assert printable_lines(document.clean) == document.clean
    assert printable(document.metadata.title) == document.metadata.title


def test_the_first_documents_of_a_large_collection_come_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As many as are allowed for, in order; the rest follows as it is asked for, and nothing comes twice."""
    for number in range(9):
        (tmp_path / f"{number}.txt").write_text(str(number), encoding="utf-8")
    monkeypatch.setattr(library, "FIRST_BYTES", 3 * library._LEAST_BYTES)
    loading = Library([str(tmp_path / "gone"), str(tmp_path)]).loading()
    assert ["0", "1"] == names(loading.first)
    assert ["NotFound"] == names(loading.failures)
    assert ["2", "3", "4", "5", "6", "7", "8"] == names(loading.rest)


def test_one_document_comes_at_once_however_large(tmp_path: Path) -> None:
    """There is always something to show first."""
    (tmp_path / "1.txt").write_text("一" * library.FIRST_BYTES, encoding="utf-8")
    (tmp_path / "2.txt").write_text("二", encoding="utf-8")
    loading = Library([str(tmp_path)]).loading()
    assert 1 == len(loading.first)
    assert ["二"] == names(loading.rest)


def test_where_nothing_can_be_opened_every_reason_is_told(tmp_path: Path) -> None:
    """A library without any document says why, path by path."""
    with pytest.raises(NothingToRead) as refused:
        Library([str(tmp_path / "gone"), str(tmp_path)]).loading()
    assert ["NotFound", "NotFound"] == names(refused.value.failures)


def test_texts_that_are_called_alike_are_called_by_their_folders(tmp_path: Path) -> None:
    """A name that says nothing gives way to the folder's, and so does a first line that may be no title."""
    for name in ("青梅", "鼠戏", "离娄/第二节"):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "text.txt").write_text("又言：一人在长安市上卖鼠戏。\n", encoding="utf-8")
    documents = [item for item in Library([str(tmp_path)]).outcomes() if isinstance(item, Document)]
    assert {"青梅", "鼠戏", "离娄 第二节"} == {document.metadata.title for document in documents}


@pytest.mark.parametrize(
    ("head", "title", "author"),
    [
        ("《红楼梦》曹雪芹", "红楼梦", "曹雪芹"),
        ("《二月》", "二月", ""),
        ("Title: 三國演義\nAuthor: 羅貫中", "三國演義", "羅貫中"),
        ("书名：西游记\n作者：吴承恩", "西游记", "吴承恩"),
        ("老殘遊記老殘遊記", "老殘遊記", ""),
        ("", "名", ""),
    ],
)
def test_heads_of_books(head: str, title: str, author: str) -> None:
    """A book's title and author, as its first lines give them; never the heading of its first chapter."""
    chapters = "".join(f"第{n}回　某某\n　　话说天下大势，分久必合，合久必分。\n" for n in "一二三")
    document = document_of(f"{head}\n\n{chapters}".encode(), "名.txt")
    assert (title, author, 3) == (document.metadata.title, document.metadata.author, len(document.sections))
