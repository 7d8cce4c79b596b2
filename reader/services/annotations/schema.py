"""The tables, and how a file of an earlier version becomes one of this version."""

import sqlite3
from collections.abc import Sequence

APPLICATION = 0x52656164
"""What SQLite's header says the file is of: "Read"."""

_FIRST = (
    """CREATE TABLE document (
        fingerprint TEXT PRIMARY KEY,
        work TEXT NOT NULL,
        raw TEXT NOT NULL,
        path BLOB NOT NULL,
        title TEXT NOT NULL,
        author TEXT NOT NULL,
        source TEXT NOT NULL,
        date TEXT NOT NULL,
        length INTEGER NOT NULL,
        sketch BLOB NOT NULL,
        seal BLOB NOT NULL
    ) WITHOUT ROWID""",
    """CREATE TABLE revision (
        revision INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT NOT NULL,
        document TEXT NOT NULL,
        kind TEXT NOT NULL,
        style TEXT NOT NULL,
        note TEXT NOT NULL,
        start INTEGER NOT NULL,
        end INTEGER NOT NULL,
        exact TEXT NOT NULL,
        prefix TEXT NOT NULL,
        suffix TEXT NOT NULL,
        chapter TEXT NOT NULL,
        length INTEGER NOT NULL,
        made TEXT NOT NULL,
        changed TEXT NOT NULL,
        removed INTEGER NOT NULL,
        seal BLOB NOT NULL
    )""",
    "CREATE INDEX revision_of_document ON revision (document)",
    "CREATE INDEX revision_of_annotation ON revision (id)",
    """CREATE TABLE place (
        document TEXT PRIMARY KEY,
        start INTEGER NOT NULL,
        progress REAL NOT NULL,
        read TEXT NOT NULL,
        length INTEGER NOT NULL,
        path BLOB NOT NULL,
        seal BLOB NOT NULL
    ) WITHOUT ROWID""",
)

STEPS: tuple[Sequence[str], ...] = (_FIRST,)
"""What makes each version of the one before it; the first makes version 1 of an empty file."""

TABLES = ("document", "revision", "place")
"""The tables of this version."""


def version(connection: sqlite3.Connection) -> int:
    """The version a file says it is of."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection, steps: Sequence[Sequence[str]] = STEPS) -> None:
    """Bring a file to the newest version in one transaction, or leave it as it is.

    Raises:
        sqlite3.Error: If it cannot be done.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        for step in steps[version(connection) :]:
            for statement in step:
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {len(steps)}")
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def wanted() -> set[tuple[str, str]]:
    """The names and definitions of everything that a file of the newest version has."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        migrate(connection)
        return defined(connection)
    finally:
        connection.close()


def defined(connection: sqlite3.Connection) -> set[tuple[str, str]]:
    """The names and definitions of what is in a file."""
    rows = connection.execute("SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite%'")
    return {(str(name), " ".join(str(sql).split())) for name, sql in rows}
