"""Copies of the file of marks: whole, for their owner only, and few."""

import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.services.annotations import backups as copies
from reader.services.annotations import opening
from reader.services.annotations.backups import Backup, back_up, backups, newest_good, verify
from reader.services.annotations.opening import FILE
from reader.services.annotations.store import Store
from tests.services.annotations.test_store import annotation

NOON = time.struct_time((2026, 3, 2, 12, 0, 0, 0, 61, 0))
"""A Monday."""


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """A store of one mark, at noon."""
    monkeypatch.setattr("time.gmtime", lambda: NOON)
    opening.make(tmp_path / FILE)
    made = Store(opening.opened(tmp_path / FILE))
    made.add([annotation("a")])
    yield made
    made.close()


def test_a_copy_is_made_when_something_was_marked(store: Store, tmp_path: Path) -> None:
    """Not twice of the same; it is named by when it was made and how much is in it."""
    made = back_up(store.connection, tmp_path)
    assert tmp_path / "backups" / "annotations-20260302T120000-1.db" == made
    assert [Backup(1, "20260302T120000", made)] == backups(tmp_path)
    assert back_up(store.connection, tmp_path) is None
    assert made == back_up(store.connection, tmp_path, always=True)
    store.add([annotation("b")])
    assert back_up(store.connection, tmp_path)
    assert [2, 1] == [copy.revision for copy in backups(tmp_path)]
    assert "2026-03-02 12:00:00+00:00" == str(backups(tmp_path)[0].day)


def test_of_nothing_there_is_no_copy(tmp_path: Path) -> None:
    """Nor a folder for it."""
    memory = opening.in_memory()
    assert back_up(memory, tmp_path) is None
    memory.close()
    assert [] == backups(tmp_path)
    assert [] == list(tmp_path.iterdir())


def test_only_its_owner_may_read_a_copy(store: Store, tmp_path: Path) -> None:
    """And nothing lies beside it, nor does reading it through leave anything, or change it."""
    made = back_up(store.connection, tmp_path)
    assert made
    before = made.read_bytes()
    assert b"\1\1" == before[18:20], "it needs no journal"
    verify(made)
    assert before == made.read_bytes()
    assert (0o600, 0o700) == (made.stat().st_mode & 0o777, made.parent.stat().st_mode & 0o777)
    assert [made] == list(made.parent.iterdir())


def test_a_copy_that_is_not_whole_is_none(store: Store, tmp_path: Path) -> None:
    """It does not stay; one that is made before the file is brought up to date may be of an earlier version."""
    store.connection.execute("UPDATE revision SET note = 'no'")
    with pytest.raises(sqlite3.DatabaseError, match="not as it was written"):
        back_up(store.connection, tmp_path)
    assert [] == list((tmp_path / "backups").iterdir())
    assert back_up(store.connection, tmp_path, always=True)


def test_old_copies_are_thinned_out(store: Store, tmp_path: Path) -> None:
    """The newest of each of seven days, four weeks and twelve months are left, and the two newest; other files stay."""
    (tmp_path / "backups").mkdir()
    stamps = [
        *(f"20260302T11{minute:02}00" for minute in (10, 20)),
        *(f"202602{day:02}T100{hour}00" for day in range(8, 29) for hour in (0, 1)),
        *(f"2025{month:02}15T100000" for month in range(1, 13)),
        *(f"2025{month:02}16T100000" for month in range(1, 13)),
    ]
    for number, stamp in enumerate(sorted(stamps), 1):
        (tmp_path / "backups" / f"annotations-{stamp}-{number}.db").touch()
    (tmp_path / "backups" / "mine.db").touch()
    store.restore([annotation("b", revision=999)], ())
    assert back_up(store.connection, tmp_path)
    left = [copy.stamp for copy in backups(tmp_path)]
    days = ["20260302T120000", "20260302T112000", *(f"202602{day}T100100" for day in range(28, 22, -1))]
    weeks = ["20260222T100100", "20260215T100100"]
    months = [f"2025{month:02}16T100000" for month in range(12, 2, -1)]
    assert [*days, *weeks, *months] == left
    assert (tmp_path / "backups" / "mine.db").exists()


def test_a_copy_that_another_window_has_thinned_out_is_gone(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And nothing is wrong with that."""
    (tmp_path / "backups").mkdir()
    for day in range(10, 20):
        (tmp_path / "backups" / f"annotations-202402{day}T100000-{day}.db").touch()
    store.restore([annotation("b", revision=999)], ())
    listed = copies.backups
    gone = tmp_path / "backups" / "annotations-20240201T100000-1.db"
    monkeypatch.setattr(copies, "backups", lambda folder: [*listed(folder), Backup(1, "20240201T100000", gone)])
    assert back_up(store.connection, tmp_path)


def test_the_newest_good_copy_is_found(store: Store, tmp_path: Path) -> None:
    """Whatever is wrong with those after it; none where none is good."""
    assert newest_good(tmp_path) is None
    made = back_up(store.connection, tmp_path)
    assert made
    for number, data in enumerate((b"", b"SQLite format 3\0" + bytes(99), made.read_bytes()[:-4096]), 2):
        made.with_name(f"annotations-20260303T120000-{number}.db").write_bytes(data)
    assert Backup(1, "20260302T120000", made) == newest_good(tmp_path)
    made.unlink()
    assert newest_good(tmp_path) is None
