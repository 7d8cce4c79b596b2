"""New files of marks, and the folder they are in: whole, for good, and for their owner only."""

import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from reader.services.annotations import opening, schema
from reader.services.annotations.opening import FILE, PAGE, make, opened
from reader.services.annotations.store import Store
from tests.services.annotations.test_opening import asked
from tests.services.annotations.test_store import annotation


@pytest.fixture
def open_to_all() -> Iterator[None]:
    """What is made is open to everybody unless that is asked not to be."""
    before = os.umask(0)
    yield
    os.umask(before)


def refused(*_: object, **__: object) -> None:
    """What a system does that cannot."""
    raise OSError(1, "Operation not permitted")


def test_a_new_folder_is_written_for_good(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And each above it that was not there either; one that is there is left as it is."""
    settled: list[Path] = []
    monkeypatch.setattr(opening, "settle", settled.append)
    opening.private(tmp_path / "a" / "b")
    assert {tmp_path / "a", tmp_path} == {*settled}
    settled.clear()
    opening.private(tmp_path / "a" / "b")
    assert [] == settled


@pytest.mark.usefixtures("open_to_all")
def test_a_new_folder_is_closed_to_others_from_the_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not closed behind them; and one that is closed may lie where nothing can be changed."""
    monkeypatch.setattr(Path, "chmod", refused)
    for _ in range(2):
        opening.private(tmp_path / "a")
    assert 0o700 == (tmp_path / "a").stat().st_mode & 0o777


@pytest.mark.usefixtures("open_to_all")
def test_a_new_file_is_made_beside_its_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """For from another disk it could not be put there at once; it is its owner's only, and nothing is left over."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    make(tmp_path / FILE)
    assert [tmp_path / FILE] == list(tmp_path.iterdir())
    assert 0o600 == (tmp_path / FILE).stat().st_mode & 0o777
    connection = opened(tmp_path / FILE)
    assert PAGE == asked(connection, "page_size")
    connection.close()


def test_a_new_file_is_written_for_good_before_it_is_in_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And that it is there, after that."""
    done: list[tuple[str, bool]] = []
    settle: Callable[[Path], None] = opening.settle

    def settled(path: Path) -> None:
        done.append(("folder" if path.is_dir() else path.name[:5], (tmp_path / FILE).exists()))
        settle(path)

    monkeypatch.setattr(opening, "settle", settled)
    make(tmp_path / FILE)
    assert [(".new-", False), ("folder", True)] == done


@pytest.mark.parametrize("links", [True, False])
def test_what_another_window_put_there_meanwhile_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, links: bool
) -> None:
    """Where there are links, and where there are none; there a file that is not there yet is made all the same."""
    if not links:
        monkeypatch.setattr(os, "link", refused)
    make(tmp_path / FILE)
    before = (tmp_path / FILE).stat()
    make(tmp_path / FILE)
    assert before == (tmp_path / FILE).stat()
    assert [tmp_path / FILE] == list(tmp_path.iterdir())
    opened(tmp_path / FILE).close()


def test_of_what_could_not_be_made_nothing_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither half a file, nor its journal."""

    def stopped(connection: sqlite3.Connection) -> None:
        connection.execute("PRAGMA journal_mode = PERSIST")
        connection.execute("CREATE TABLE half (x)")
        assert 2 == len(list(tmp_path.iterdir()))
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(schema, "migrate", stopped)
    with pytest.raises(sqlite3.OperationalError):
        make(tmp_path / FILE)
    assert [] == list(tmp_path.iterdir())


def test_a_file_that_is_filled_holds_what_it_was_filled_with(tmp_path: Path) -> None:
    """As when marks are restored."""
    memory = Store(opening.in_memory())
    memory.add([annotation("a")])
    make(tmp_path / FILE, memory.connection)
    memory.close()
    store = Store(opened(tmp_path / FILE))
    assert ["a"] == [one.id for one in store.everything()]
    store.close()


def test_a_new_file_is_as_safe_as_can_be_while_it_is_filled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With as many bytes a page as the reading of damaged ones counts on."""
    migrate, seen = schema.migrate, []

    def look(connection: sqlite3.Connection) -> None:
        seen.append((asked(connection, "synchronous"), asked(connection, "page_size")))
        migrate(connection)

    monkeypatch.setattr(schema, "migrate", look)
    monkeypatch.setattr(opening, "PAGE", 1024)
    make(tmp_path / FILE)
    assert [(3, 1024)] == seen
