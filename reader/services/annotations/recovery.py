"""A damaged file of marks: put aside, never changed; what is whole in it, and in its newest good copy, goes on."""

import sqlite3
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import NamedTuple

from reader.core.annotations import Annotation
from reader.services.annotations.backups import newest_good
from reader.services.annotations.opening import PAGE, connected, in_memory, make
from reader.services.annotations.rows import Row, Value, to_annotation, whole
from reader.services.annotations.store import Store

_KEYS = {"document": "fingerprint", "revision": "revision", "place": "document"}
"""What the rows of each table are told apart by: its first column."""

_MOST_ON_A_PAGE = 64
"""No page holds more revisions; so many numbers are looked for."""


class Recovered(NamedTuple):
    """What came of a damaged file.

    Attributes:
        aside: Where it is now.
        backup: When the copy was made that was restored; empty where there was none.
        saved: How many revisions were read from the damaged file that the copy did not have.
        total: How many there are now.
    """

    aside: Path
    backup: str
    saved: int
    total: int

    def __str__(self) -> str:
        restored = f"restored from the copy of {self.backup}" if self.backup else "there was no copy of it"
        return (
            f"the file of your marks was damaged; {restored}, {self.saved} newer changes were read out of it; "
            f"it is left at {self.aside}"
        )


def recover(path: Path) -> Recovered:
    """Put a damaged file aside, and one in its place with everything that is whole.

    Raises:
        OSError: If that cannot be written; the damaged file is then where it was, or aside.
        sqlite3.Error: As well.
    """
    backup = newest_good(path.parent)
    memory = in_memory(backup.path if backup else None)
    try:
        store = Store(memory)
        rows = list(salvaged(path))
        revisions = [to_annotation(row) for table, row in rows if table == "revision"]
        saved = store.restore(_told_apart(revisions), [one for one in rows if one[0] != "revision"])
        aside = _put_aside(path)
        make(path, memory)
        total = len(store.revisions())
    finally:
        memory.close()
    return Recovered(aside, backup.day.strftime("%Y-%m-%d %H:%M") if backup else "", saved, total)


def _told_apart(revisions: list[Annotation]) -> list[Annotation]:
    return list({one.revision: one for one in revisions}.values())


def salvaged(path: Path) -> Iterator[tuple[str, Row]]:
    """Every row of a damaged file that is whole, with its table; the file is copied before it is looked at."""
    seen: set[tuple[str, Row]] = set()
    with tempfile.TemporaryDirectory() as folder:
        for mend in (_lengthened, _with_new_head):
            copy = Path(folder) / mend.__name__
            try:
                copy.write_bytes(mend(path.read_bytes(), Path(folder)))
                if (journal := Path(f"{path}-wal")).exists():
                    Path(f"{copy}-wal").write_bytes(journal.read_bytes())
                connection = connected(copy)
            except (OSError, sqlite3.Error):
                continue
            try:
                seen.update(_sound_rows(connection))
            finally:
                connection.close()
    yield from sorted(seen, key=repr)


def _lengthened(data: bytes, _: Path) -> bytes:
    """A file as long as it says it is: SQLite reads nothing of one that was cut short."""
    said = int.from_bytes(data[28:32], "big") * PAGE
    return data.ljust(min(said, 4 * len(data) + PAGE), b"\0")


def _with_new_head(data: bytes, folder: Path) -> bytes:
    """A file with the first page of a new one, which says where the tables begin: where they do in every such file."""
    fresh = folder / "fresh"
    make(fresh)
    pages = -(-len(data) // PAGE)
    head = bytearray(fresh.read_bytes()[:PAGE])
    head[28:32] = pages.to_bytes(4, "big")
    return bytes(head) + data[PAGE:].ljust((pages - 1) * PAGE, b"\0")


def _sound_rows(connection: sqlite3.Connection) -> Iterator[tuple[str, Row]]:
    for table, key in _KEYS.items():
        for row in _reachable(connection, table, key):
            if whole(table, row):
                yield table, row


def _reachable(connection: sqlite3.Connection, table: str, key: str) -> Iterator[Row]:
    """The rows of a table from both ends, up to where it cannot be read; and each between that has a number."""
    reached: set[Value] = set()
    for than, order in ((">", ""), ("<", "DESC")):
        for row in _in_order(connection, table, f"{key} {than} ?", f"ORDER BY {key} {order}"):
            reached.add(row[0])
            yield row
    if table == "revision":
        (pages,) = _one(connection, "PRAGMA page_count") or (0,)
        for number in {*range(1, int(pages) * _MOST_ON_A_PAGE)} - reached:
            if found := _one(connection, "SELECT * FROM revision WHERE revision = ?", (number,)):
                yield found


def _in_order(connection: sqlite3.Connection, table: str, behind: str, order: str) -> Iterator[Row]:
    """One row after another, each asked for by itself: where many are, the one before a damaged page is lost too."""
    seen: set[Value] = set()
    found = _one(connection, f"SELECT * FROM {table} {order} LIMIT 1")  # noqa: S608  # names of ours
    while found and found[0] not in seen:
        yield found
        seen.add(found[0])
        found = _one(connection, f"SELECT * FROM {table} WHERE {behind} {order} LIMIT 1", found[:1])  # noqa: S608


def _one(connection: sqlite3.Connection, question: str, values: Row = ()) -> Row | None:
    try:
        found: Row | None = connection.execute(question, values).fetchone()
    except sqlite3.Error:
        return None
    return found


def _put_aside(path: Path) -> Path:
    """Give the file, and what belongs to it, a name that says it is damaged."""
    for number in count(1):
        aside = path.with_name(f"{path.name}.corrupt-{number}")
        if not aside.exists():
            break
    for end in ("", "-wal", "-shm"):
        part = Path(f"{path}{end}")
        if part.exists():
            part.rename(f"{aside}{end}")
    return aside
