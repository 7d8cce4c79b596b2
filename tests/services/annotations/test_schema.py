"""The tables: a file becomes one of the newest version in one step, or stays what it is."""

import sqlite3
from collections.abc import Iterator

import pytest

from reader.services.annotations import schema
from reader.services.annotations.schema import APPLICATION, STEPS, TABLES, defined, migrate, version, wanted

NEXT = (*STEPS, ("ALTER TABLE place ADD COLUMN more TEXT", "CREATE INDEX places ON place (read)"))


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    """An empty file, in memory."""
    made = sqlite3.connect(":memory:", isolation_level=None)
    yield made
    made.close()


def test_an_empty_file_gets_everything(connection: sqlite3.Connection) -> None:
    """And says what it is."""
    assert (0, set()) == (version(connection), defined(connection))
    migrate(connection)
    assert (len(STEPS), wanted()) == (version(connection), defined(connection))
    assert (APPLICATION,) == connection.execute("PRAGMA application_id").fetchone()
    assert {*TABLES} < {name for name, _ in wanted()}
    assert not connection.in_transaction


def test_only_the_steps_that_are_missing_are_taken(connection: sqlite3.Connection) -> None:
    """None where none is."""
    migrate(connection)
    migrate(connection)
    migrate(connection, NEXT)
    assert len(NEXT) == version(connection)
    assert {"places"} == {name for name, _ in defined(connection)} - {name for name, _ in wanted()}
    migrate(connection, NEXT)


def test_half_a_way_is_none(connection: sqlite3.Connection) -> None:
    """It stays what it was, and can be tried again."""
    migrate(connection)
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        migrate(connection, (*NEXT, ("DROP TABLE absent",)))
    assert not connection.in_transaction
    assert (len(STEPS), wanted()) == (version(connection), defined(connection))
    migrate(connection, NEXT)


def test_nobody_else_writes_meanwhile(connection: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is looked what is missing only when that is sure."""
    seen: list[bool] = []

    def look(connection: sqlite3.Connection) -> int:
        seen.append(connection.in_transaction)
        return version(connection)

    monkeypatch.setattr(schema, "version", look)
    migrate(connection)
    assert [True] == seen


def test_how_a_definition_is_laid_out_says_nothing(connection: sqlite3.Connection) -> None:
    """What SQLite keeps for itself is not ours either."""
    connection.execute("CREATE TABLE a (\n\tx TEXT,\n        y INTEGER PRIMARY KEY AUTOINCREMENT)")
    connection.execute("CREATE TABLE b (z TEXT UNIQUE)")
    assert {
        ("a", "CREATE TABLE a ( x TEXT, y INTEGER PRIMARY KEY AUTOINCREMENT)"),
        ("b", "CREATE TABLE b (z TEXT UNIQUE)"),
    } == defined(connection)
