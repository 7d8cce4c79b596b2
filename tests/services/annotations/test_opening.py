"""Opening: a file is what it says, or it is told what it is instead, and left as it is."""

import os
import sqlite3
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from reader.services.annotations import opening, schema
from reader.services.annotations.backups import back_up, backups
from reader.services.annotations.opening import FILE, PAGE, Corrupt, Foreign, Newer, connected, make, opened
from reader.services.annotations.rows import Left, of_left
from reader.services.annotations.store import Store
from tests.services.annotations.test_store import annotation

PRAGMAS = {"trusted_schema": 0, "synchronous": 2, "fullfsync": 1, "busy_timeout": 1500, "page_size": PAGE}
"""What is asked of SQLite for each connection, and its answers."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file with one mark that nobody has open."""
    make(tmp_path / FILE)
    store = Store(opened(tmp_path / FILE))
    store.add([annotation("a")])
    store.close()
    return tmp_path / FILE


def asked(connection: sqlite3.Connection, pragma: str) -> Any:
    """What SQLite answers."""
    return connection.execute(f"PRAGMA {pragma}").fetchone()[0]


@pytest.mark.parametrize("name", ["a?mode=ro#b%41.db", "\udcff 字.db"])
def test_a_file_may_be_called_anything(tmp_path: Path, name: str) -> None:
    """Nothing in its name is a word to SQLite, and it need not be text."""
    make(tmp_path / name)
    connection = opened(tmp_path / name)
    Store(connection).add([annotation("a")])
    connection.close()
    assert [tmp_path / name] == list(tmp_path.iterdir())


def test_what_sqlite_is_asked_for(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing that lies in a file is run; a commit is on the disk; a window waits for another; who begins, commits."""
    monkeypatch.setattr(opening, "WAITING_SECONDS", 1.5)
    connection = connected(path)
    assert PRAGMAS == {pragma: asked(connection, pragma) for pragma in PRAGMAS}
    connection.execute("DELETE FROM revision")
    assert not connection.in_transaction
    connection.close()
    memory = opening.in_memory()
    memory.execute("DELETE FROM revision")
    assert not memory.in_transaction
    memory.close()


def test_nothing_is_left_where_one_stands(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is in memory only is not in a file that is called so."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    make(tmp_path / "other")
    opened(path).close()
    opening.in_memory(path).close()
    assert [] == list((tmp_path / "here").iterdir())


def test_a_file_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    """An empty one would be taken for marks."""
    with pytest.raises(sqlite3.OperationalError):
        connected(tmp_path / FILE)
    assert [] == list(tmp_path.iterdir())


def test_what_is_only_read_is_not_changed(path: Path) -> None:
    """Nor can it be."""
    before = path.read_bytes()
    connection = connected(path, writing=False)
    assert 0 == asked(connection, "trusted_schema")
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        connection.execute("DELETE FROM revision")
    connection.close()
    assert before == path.read_bytes()


def test_without_shared_memory_each_commit_is_on_the_disk_too(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The other journal needs one more sync for that."""

    class Without(sqlite3.Connection):
        def execute(self, sql: str, *values: Any) -> sqlite3.Cursor:
            return super().execute(sql.replace("= WAL", "= DELETE"), *values)

    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda *given, **more: connect(*given, **more, factory=Without))
    connection = connected(path)
    assert ("delete", 3) == (asked(connection, "journal_mode"), asked(connection, "synchronous"))
    connection.close()


def changed(path: Path, *statements: str) -> None:
    """Do something to a file that Reader would not do."""
    connection = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        connection.executescript(statement)
    connection.close()


@pytest.mark.parametrize(
    ("statement", "error", "said"),
    [
        ("PRAGMA application_id = 7", Corrupt, "its header is damaged"),
        ("PRAGMA user_version = 0", Corrupt, "its header is damaged"),
        ("PRAGMA user_version = 2", Newer, "made by a later version of Reader"),
        ("DROP INDEX revision_of_document", Corrupt, "its tables are not as they were made"),
        ("CREATE TABLE more (x)", Corrupt, "its tables are not as they were made"),
        ("DROP TABLE document; DROP TABLE place; DROP TABLE revision", Corrupt, "its tables are not as they were made"),
        ("UPDATE revision SET note = 'x'", Corrupt, "a row of 'revision' is not as it was written"),
        ("UPDATE revision SET note = CAST(x'ff' AS TEXT)", Corrupt, "a row of 'revision' is not as it was written"),
    ],
)
def test_what_a_file_is_instead(path: Path, statement: str, error: type[Exception], said: str) -> None:
    """It is told, and the file is left as it is."""
    changed(path, statement)
    before = path.read_bytes()
    with pytest.raises(error, match=rf"^{said}$") as caught:
        opened(path)
    assert error is caught.type
    assert before == path.read_bytes()


@pytest.mark.parametrize(
    ("statements", "error", "told_by_header"),
    [
        (("PRAGMA user_version = 2",), Newer, True),
        (("PRAGMA user_version = 2", "PRAGMA application_id = 7"), Newer, False),
        (("PRAGMA application_id = 7", "DROP TABLE document; DROP TABLE place; DROP TABLE revision"), Foreign, False),
    ],
)
def test_the_journal_of_what_is_none_of_ours_is_left_alone(
    path: Path, tmp_path: Path, statements: Sequence[str], error: type[Exception], *, told_by_header: bool
) -> None:
    """SQLite would put it into the file when it is opened to be written; it is not asked at all where that can be."""
    changed(path, "PRAGMA journal_mode = DELETE", *statements, "PRAGMA journal_mode = WAL")
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE theirs (x)")
    copy = tmp_path / "copy"
    copy.mkdir()
    for end in ("", "-wal"):
        (copy / f"{FILE}{end}").write_bytes(Path(f"{path}{end}").read_bytes())
    connection.close()
    before = {part: part.read_bytes() for part in copy.iterdir()}
    with pytest.raises(error):
        opened(copy / FILE)
    assert before == {part: part.read_bytes() for part in copy.iterdir() if part in before or told_by_header}


def test_a_later_version_with_another_header_is_one(path: Path) -> None:
    """As long as it has tables of ours."""
    changed(path, "PRAGMA application_id = 7", "PRAGMA user_version = 2")
    with pytest.raises(Newer, match=r"^made by a later version of Reader$"):
        opened(path)


@pytest.mark.parametrize("version", [0, 1, 2])
def test_a_file_of_another_program_is_left_alone(tmp_path: Path, version: int) -> None:
    """Whatever it counts its versions by; before SQLite has changed anything about it."""
    path = tmp_path / FILE
    changed(path, "CREATE TABLE theirs (x)", f"PRAGMA user_version = {version}")
    before = path.read_bytes()
    with pytest.raises(Foreign, match=r"^not a file of Reader's$"):
        opened(path)
    assert before == path.read_bytes()
    assert [path] == list(tmp_path.iterdir())


@pytest.mark.parametrize("length", [0, 16, 99])
def test_a_beginning_that_is_cut_short_is_damaged(path: Path, length: int) -> None:
    """SQLite would take an empty file for a new one."""
    os.truncate(path, length)
    before = path.read_bytes()
    with pytest.raises(Corrupt, match=r"^its beginning is damaged$"):
        opened(path)
    assert before == path.read_bytes()


def test_a_beginning_that_says_something_else_is_damaged(path: Path) -> None:
    """However right all is behind it."""
    before = b"SQLite format 4\0" + path.read_bytes()[16:]
    path.write_bytes(before)
    with pytest.raises(Corrupt, match=r"^its beginning is damaged$"):
        opened(path)
    assert before == path.read_bytes()


def test_what_sqlite_finds_is_told_in_a_line(path: Path) -> None:
    """Without the one in front that only says in which database."""
    changed(
        path,
        "PRAGMA writable_schema = ON",
        "CREATE TABLE lost (x)",
        "DELETE FROM sqlite_schema WHERE name = 'lost'",
    )
    with pytest.raises(Corrupt, match=r"^Page [0-9]+\b.* never used$"):
        opened(path)


def test_before_a_file_is_brought_up_it_is_copied(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Even where there is a copy of as much, which may be of a version before."""
    with monkeypatch.context() as patch:
        patch.setattr("time.gmtime", lambda: time.struct_time((2026, 3, 2, 12, 0, 0, 0, 61, 0)))
        connection = opened(path)
        back_up(connection, path.parent)
        connection.close()
    with pytest.raises(Newer):
        opened(path, (*schema.STEPS, ("CREATE TABLE more (x)",)))
    assert [1, 1] == [copy.revision for copy in backups(path.parent)]


def test_names_of_tables_that_are_no_text_are_damage(path: Path) -> None:
    """SQLite quotes them, and what it says is then no text either."""
    path.write_bytes(path.read_bytes().replace(b"revision_of_document", b"\xe6evision of document"))
    with pytest.raises(Corrupt, match=r"^its tables are damaged$"):
        connected(path)


def test_a_file_of_this_very_version_is_not_copied(path: Path) -> None:
    """Only one of an earlier version is, before it is brought up."""
    opened(path).close()
    assert not (path.parent / "backups").exists()


def test_what_is_in_the_journal_is_read_into_memory(path: Path) -> None:
    """Where it lies nothing is changed; what is not whole, or is of no use, does not come along."""
    store = Store(opened(path))
    store.add([annotation("b"), annotation("c")])
    store.leave([Left("f", 3)])
    store.connection.execute("UPDATE revision SET note = 'x' WHERE id = 'b'")
    before = {part: part.read_bytes() for part in path.parent.iterdir() if not part.name.endswith("-shm")}
    memory = Store(opening.in_memory(path))
    assert ["a", "c"] == [one.id for one in memory.everything()]
    assert [of_left(Left("f", 3))] == list(map(of_left, memory.all_left()))
    assert 4 == memory.add([annotation("d")])[0].revision
    assert before == {part: part.read_bytes() for part in before}
    memory.close()
    store.close()
