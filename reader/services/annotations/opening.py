"""A file of marks opened: made where there is none, checked, brought to this version, or left alone and copied."""

import os
import sqlite3
import stat
import tempfile
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

from reader.services.annotations import schema
from reader.services.annotations.rows import whole

FILE = "annotations.db"
"""What the file is called."""

PAGE = 4096
"""Bytes of a page of it."""

_HEAD = 100  # bytes of what SQLite writes in front

WAITING_SECONDS = 5.0
"""How long a window waits for another one that writes."""


class Newer(sqlite3.DatabaseError):
    """The file is of a later version of Reader."""


class Foreign(sqlite3.DatabaseError):
    """The file is not one of Reader's."""


class Corrupt(sqlite3.DatabaseError):
    """The file is damaged."""


def private(folder: Path) -> None:
    """Make a folder that only its owner may use.

    Raises:
        OSError: If it cannot be made, or belongs to somebody else.
    """
    missing = [place for place in (folder, *folder.parents) if not place.exists()]
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    for place in missing:
        settle(place.parent)
    seen = folder.stat()
    if hasattr(os, "geteuid") and seen.st_uid != os.geteuid():
        raise PermissionError(f"{folder} belongs to somebody else")
    if stat.S_IMODE(seen.st_mode) & 0o077:
        folder.chmod(0o700)


def connected(path: Path, *, writing: bool = True) -> sqlite3.Connection:
    """A connection to a file that is there.

    Raises:
        sqlite3.Error: If it cannot be opened; `Corrupt` among them.
    """
    uri = f"file:{quote(os.fsencode(path))}?mode={'rw' if writing else 'ro'}"
    connection = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=WAITING_SECONDS)
    # A row that is no UTF-8 is damaged, and its seal will say so; SQLite would call it a fault of the system's.
    connection.text_factory = _lenient
    try:
        connection.execute("PRAGMA trusted_schema = OFF")
        connection.execute("SELECT name FROM sqlite_schema LIMIT 1").fetchone()
        if writing:
            mode = connection.execute("PRAGMA journal_mode = WAL").fetchone()[0]
            # Where there is no shared memory, the other journal is as safe with one more sync.
            connection.execute(f"PRAGMA synchronous = {'FULL' if mode == 'wal' else 'EXTRA'}")
            connection.execute("PRAGMA fullfsync = 1")
    except sqlite3.Error:
        connection.close()
        raise
    except UnicodeDecodeError as error:
        # What SQLite says of damaged tables quotes their names, and those may be no UTF-8.
        connection.close()
        raise Corrupt("its tables are damaged") from error
    return connection


def _lenient(data: bytes) -> str:
    return data.decode(errors="replace")


def make(path: Path, fill: sqlite3.Connection | None = None) -> None:
    """Put a new file in place, whole or not at all; one that another window put there meanwhile stays.

    Args:
        path: Where.
        fill: What it is a copy of; None for an empty one.

    Raises:
        OSError: If it cannot be written.
        sqlite3.Error: As well.
    """
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".new-")
    os.close(descriptor)
    fresh = Path(name)
    try:
        connection = sqlite3.connect(name, isolation_level=None)
        try:
            connection.execute(f"PRAGMA page_size = {PAGE}")
            connection.execute("PRAGMA synchronous = EXTRA")
            if fill:
                fill.backup(connection)
            schema.migrate(connection)
        finally:
            connection.close()
        settle(fresh)
        try:
            os.link(fresh, path)
        except FileExistsError:
            return
        except OSError:
            # A file system without links; the moment between looking and moving is the shortest there is.
            if not path.exists():
                fresh.replace(path)
        settle(path.parent)
    finally:
        fresh.unlink(missing_ok=True)
        Path(f"{name}-journal").unlink(missing_ok=True)


def settle(path: Path) -> None:
    """Have a file or folder written to the disk for good."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def checked(connection: sqlite3.Connection) -> None:
    """Go through all of a file of this version.

    Raises:
        Newer: If it is of a later version.
        Foreign: If it is not one of Reader's.
        Corrupt: If anything in it is not as it was written.
        sqlite3.DatabaseError: If SQLite finds it damaged.
    """
    application = connection.execute("PRAGMA application_id").fetchone()[0]
    ours = {name for name, _ in schema.defined(connection)} & set(schema.TABLES)
    if application != schema.APPLICATION and not ours:
        raise Foreign("not a file of Reader's")
    if schema.version(connection) > len(schema.STEPS):
        raise Newer("made by a later version of Reader")
    if application != schema.APPLICATION or schema.version(connection) < len(schema.STEPS):
        raise Corrupt("its header is damaged")
    if schema.defined(connection) != schema.wanted():
        raise Corrupt("its tables are not as they were made")
    said = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
    if said != "ok":
        # Before a damaged page stands a line that says in which database.
        raise Corrupt(str(said).splitlines()[-1])
    for table in schema.TABLES:
        if not all(whole(table, row) for row in connection.execute(f"SELECT * FROM {table}")):  # noqa: S608  # ours
            raise Corrupt(f"a row of '{table}' is not as it was written")


def recognised(path: Path) -> None:
    """Look at the first bytes of a file, which SQLite would change; they say what it is from when it was put in place.

    Raises:
        Newer: As `checked` does; as it does `Foreign` and `Corrupt`.
        OSError: If it cannot be read.
    """
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if len(head) < _HEAD or not head.startswith(b"SQLite format 3\0"):
        raise Corrupt("its beginning is damaged")
    version, application = (int.from_bytes(head[at : at + 4]) for at in (60, 68))
    if application != schema.APPLICATION:
        connection = connected(path, writing=False)
        try:
            checked(connection)
        finally:
            connection.close()
    elif version > len(schema.STEPS):
        raise Newer("made by a later version of Reader")


def opened(path: Path, steps: Sequence[Sequence[str]] = schema.STEPS) -> sqlite3.Connection:
    """A file that is there, checked, and brought to this version.

    Raises:
        sqlite3.Error: As `checked` does; and `sqlite3.OperationalError` where the file cannot be written.
    """
    recognised(path)
    connection = connected(path)
    try:
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        if application == schema.APPLICATION and 0 < schema.version(connection) < len(steps):
            from reader.services.annotations.backups import back_up  # noqa: PLC0415  # only where one is needed

            back_up(connection, path.parent, always=True)
            schema.migrate(connection, steps)
        checked(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def in_memory(path: Path | None = None) -> sqlite3.Connection:
    """A store that is gone when it is closed, with what a file holds in it, as far as that can be read.

    The file is copied before it is looked at, for where it cannot be written SQLite cannot read its journal either.
    """
    memory = sqlite3.connect(":memory:", isolation_level=None)
    schema.migrate(memory)
    if path is None:
        return memory
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / FILE
        for end in ("", "-wal"):
            source = Path(f"{path}{end}")
            if source.exists():
                Path(f"{copy}{end}").write_bytes(source.read_bytes())
        disk = connected(copy)
        try:
            _copy(disk, memory)
        finally:
            disk.close()
    return memory


def _copy(disk: sqlite3.Connection, memory: sqlite3.Connection) -> None:
    """Take over every row that is whole; a later version's rows are, where they still look as this one's do."""
    memory.execute("BEGIN")
    for table in schema.TABLES:
        for row in disk.execute(f"SELECT * FROM {table}"):  # noqa: S608  # a table of ours
            if whole(table, row):
                marks = ",".join("?" * len(row))
                memory.execute(f"REPLACE INTO {table} VALUES ({marks})", row)  # noqa: S608
    memory.execute("COMMIT")
