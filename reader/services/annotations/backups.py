"""Copies of the file of marks, each read through before it counts: of seven days, four weeks and twelve months."""

import re
import sqlite3
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from reader.services.annotations.opening import checked, connected, private, settle
from reader.services.annotations.store import Store

FOLDER = "backups"
DAYS, WEEKS, MONTHS = 7, 4, 12
"""Of how many days, weeks and months the newest copy is left."""

_NAME = re.compile(r"annotations-(\d{8}T\d{6})-(\d+)\.db")
_NEWEST = 2
"""So many are left in any case."""


class Backup(NamedTuple):
    """One copy.

    Attributes:
        revision: The number of the newest revision in it.
        stamp: When it was made, as its name says it.
        path: Where it is.
    """

    revision: int
    stamp: str
    path: Path

    @property
    def day(self) -> datetime:
        """When it was made."""
        return datetime.strptime(self.stamp, "%Y%m%dT%H%M%S").replace(tzinfo=UTC)


def backups(folder: Path) -> list[Backup]:
    """The copies there are, the newest first, by what is in them and not by the clock."""
    places = (folder / FOLDER).iterdir() if (folder / FOLDER).is_dir() else ()
    named = ((_NAME.fullmatch(path.name), path) for path in places)
    return sorted((Backup(int(name[2]), name[1], path) for name, path in named if name), reverse=True)


def back_up(connection: sqlite3.Connection, folder: Path, *, always: bool = False) -> Path | None:
    """Make a copy if anything was marked since the last one.

    Args:
        connection: The file.
        folder: Where it lies.
        always: Whether to make one even so.

    Returns:
        Where it is; None where there is none to be made.

    Raises:
        OSError: If it cannot be written.
        sqlite3.Error: As well, or if it is not whole.
    """
    revision = Store(connection).newest()
    there = backups(folder)
    if not always and (not revision or (there and there[0].revision == revision)):
        return None
    private(folder / FOLDER)
    stamp = time.strftime("%Y%m%dT%H%M%S", time.gmtime())
    path = folder / FOLDER / f"annotations-{stamp}-{revision}.db"
    fresh = path.with_suffix(".new")
    fresh.unlink(missing_ok=True)
    try:
        connection.execute("VACUUM INTO ?", (str(fresh),))
        fresh.chmod(0o600)
        if not always:
            verify(fresh)
        settle(fresh)
        fresh.replace(path)
        settle(path.parent)
    finally:
        fresh.unlink(missing_ok=True)
    _thin_out(folder)
    return path


def verify(path: Path) -> None:
    """Read through a copy.

    Raises:
        sqlite3.Error: If it is not whole.
    """
    copy = connected(path, writing=False)
    try:
        checked(copy)
    finally:
        copy.close()


def newest_good(folder: Path) -> Backup | None:
    """The newest copy that is whole."""
    for backup in backups(folder):
        try:
            verify(backup.path)
        except sqlite3.Error:
            continue
        return backup
    return None


def _thin_out(folder: Path) -> None:
    there = backups(folder)
    left = {backup.path for backup in there[:_NEWEST]}
    for kind, many in (("%Y%m%d", DAYS), ("%G%V", WEEKS), ("%Y%m", MONTHS)):
        periods: dict[str, Path] = {}
        for backup in there:
            periods.setdefault(backup.day.strftime(kind), backup.path)
        left.update(list(periods.values())[:many])
    for backup in there:
        if backup.path not in left:
            backup.path.unlink(missing_ok=True)
