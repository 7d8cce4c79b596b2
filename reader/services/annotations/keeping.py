"""The one thread that writes what was marked: it confirms after the commit, and remembers what the disk refuses."""

import fcntl
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Event, Thread
from time import monotonic
from typing import NamedTuple

from reader.core.annotations import Annotation
from reader.services.annotations import opening
from reader.services.annotations.backups import back_up
from reader.services.annotations.opening import FILE, Foreign, Newer, private
from reader.services.annotations.recovery import recover
from reader.services.annotations.rows import Card, Left
from reader.services.annotations.store import Store

POLL_SECONDS = 0.5
"""How often it is looked for what other windows have written."""

RETRY_SECONDS = 3.0
"""How often a disk that refused is tried again."""

BACKUP_SECONDS = 1800.0
"""How often a copy is made while there is something new to copy."""


class Change(NamedTuple):
    """Something to be kept, all of it or nothing.

    Attributes:
        revisions: New revisions of annotations.
        cards: What is known of their documents.
        lefts: How documents were left.
    """

    revisions: tuple[Annotation, ...] = ()
    cards: tuple[Card, ...] = ()
    lefts: tuple[Left, ...] = ()


class Kept(NamedTuple):
    """What became of a change.

    Attributes:
        revisions: Its revisions with the numbers they have now.
        trouble: Why it is only in memory; empty where it is on the disk for good.
    """

    revisions: tuple[Annotation, ...]
    trouble: str = ""


class News(NamedTuple):
    """Something that happened without being asked for.

    Attributes:
        changed: Whether another window has written something.
        trouble: Why nothing can be saved at present; empty where it can, None where that is as it was.
        said: What the person has to be told.
    """

    changed: bool = False
    trouble: str | None = None
    said: str = ""


Told = Callable[[News], object]
Work = Callable[[Store], object]


class Keeper:
    """Keeps changes in a folder, one after another, in a thread of its own."""

    def __init__(self, folder: Path, told: Told) -> None:
        """A keeper that begins at once; what it tells, it tells in its own thread."""
        self._folder = folder
        self._told = told
        self._jobs: SimpleQueue[Callable[[], object] | None] = SimpleQueue()
        self._store: Store | None = None
        self._inode: tuple[int, int] = (0, 0)
        self._trouble = ""
        self._final = False
        self._pending: list[Change] = []
        self._seen = 0
        self._tried = self._copied = 0.0
        self._ended = Event()
        Thread(target=self._run, name="keeper", daemon=True).start()

    def keep(self, change: Change | Callable[[], Change], reply: Callable[[Kept], object] = lambda _: None) -> None:
        """Keep a change, or what makes one in the thread that keeps it; the reply comes after the commit."""
        self._jobs.put(lambda: reply(self._keep(change() if callable(change) else change)))

    def ask(self, work: Work, reply: Callable[[object], object] = lambda _: None) -> None:
        """Have something read; the reply is not called where it cannot be."""
        self._jobs.put(lambda: self._asked(work, reply))

    def close(self, seconds: float = 3.0) -> bool:
        """Let everything asked for so far be done, and end; whether it was in time."""
        self._jobs.put(None)
        return self._ended.wait(seconds)

    def _run(self) -> None:
        try:
            self._open()
            while self._do_next():
                pass
            if self._store:
                self._store.close()
        finally:
            self._ended.set()

    def _do_next(self) -> bool:
        """Do what comes next, or look around where nothing does; whether to go on."""
        try:
            job = self._jobs.get(timeout=POLL_SECONDS)
        except Empty:
            self._look_around()
            return True
        if job is None:
            if self._pending:
                self._retry(now=True)
            return False
        try:
            job()
        except Exception as error:  # noqa: BLE001  # whatever became of one, what comes after it is kept all the same
            self._told(News(said=f"a change of your marks could not be saved ({type(error).__name__})"))
        return True

    def _open(self) -> None:
        """Open the file, or what can be had of it in memory."""
        trouble, self._final, path = "", False, self._folder / FILE
        self._tried = monotonic()
        try:
            private(self._folder)
            with _alone(self._folder):
                self._store = Store(self._opened(path))
            self._inode = _inode(path)
            self._seen = self._store.version_of_data()
            self._back_up()
        except (Newer, Foreign) as error:
            trouble, self._final = f"{path}: {error}; new marks are kept only until you leave", True
        except (OSError, sqlite3.Error) as error:
            trouble = f"your marks cannot be saved ({_said(error)}); they are kept only until you leave"
        if trouble:
            self._store = Store(_as_far_as_possible(path))
        self._say_trouble(trouble)

    def _opened(self, path: Path) -> sqlite3.Connection:
        if not path.exists() and not (self._folder / "backups").is_dir():
            opening.make(path)
        try:
            if not path.exists():
                raise opening.Corrupt("it is gone")
            return opening.opened(path)
        except (Newer, Foreign, sqlite3.OperationalError):
            raise
        except sqlite3.DatabaseError:
            self._told(News(said=str(recover(path))))
            return opening.opened(path)

    def _say_trouble(self, trouble: str) -> None:
        if trouble != self._trouble:
            self._trouble = trouble
            self._told(News(trouble=trouble))

    def _keep(self, change: Change, *, again: bool = False) -> Kept:
        if self._trouble:
            self._retry()
        if not self._trouble:
            try:
                self._reopen_if_moved()
                return Kept(self._written(change))
            except sqlite3.Error as error:
                if not again and not isinstance(error, sqlite3.OperationalError):
                    self._reopen()
                    return self._keep(change, again=True)
                self._fall_back(f"your marks cannot be saved ({_said(error)}); they are kept only until you leave")
        self._pending.append(change)
        try:
            return Kept(self._written(change), self._trouble)
        except sqlite3.Error:
            return Kept(change.revisions, self._trouble)

    def _written(self, change: Change) -> tuple[Annotation, ...]:
        assert self._store  # noqa: S101  # opened before the first job
        kept = tuple(self._store.add(change.revisions, change.cards)) if change.revisions or change.cards else ()
        if change.lefts:
            self._store.leave(change.lefts)
        return kept

    def _asked(self, work: Work, reply: Callable[[object], object], *, again: bool = False) -> None:
        assert self._store  # noqa: S101  # as above
        try:
            self._reopen_if_moved()
            answer = work(self._store)
        except sqlite3.Error as error:
            if self._trouble:
                return
            if not again and not isinstance(error, sqlite3.OperationalError):
                self._reopen()
            else:
                self._fall_back(f"your marks cannot be read ({_said(error)})")
            self._asked(work, reply, again=True)
        else:
            reply(answer)

    def _fall_back(self, trouble: str) -> None:
        """Go on in memory, with everything that is on the disk."""
        if self._store:
            self._store.close()
        self._store = Store(_as_far_as_possible(self._folder / FILE))
        self._tried = monotonic()
        self._say_trouble(trouble)

    def _retry(self, *, now: bool = False) -> None:
        """Try the disk again, and write what could not be written."""
        if self._final or not (now or monotonic() - self._tried > RETRY_SECONDS):
            return
        memory = self._store
        self._open()
        if self._trouble:
            if self._store:
                self._store.close()
            self._store = memory
            return
        if memory:
            memory.close()
        pending, self._pending = self._pending, []
        for change in pending:
            self._keep(change)
        if not self._pending:
            self._told(News(changed=True, said="your marks are saved again"))

    def _look_around(self) -> None:
        """Look for what other windows have written; try the disk again where it refused; copy now and then."""
        if self._trouble:
            self._retry()
            return
        try:
            self._reopen_if_moved()
            seen = self._store.version_of_data() if self._store else 0
        except sqlite3.Error:
            return
        if seen != self._seen:
            self._seen = seen
            self._told(News(changed=True))
        if monotonic() - self._copied > BACKUP_SECONDS:
            self._back_up()

    def _back_up(self) -> None:
        self._copied = monotonic()
        if self._store:
            try:
                back_up(self._store.connection, self._folder)
            except (OSError, sqlite3.Error) as error:
                self._told(News(said=f"no copy of your marks could be made ({_said(error)})"))

    def _reopen_if_moved(self) -> None:
        """Follow the file where another window has put a restored one in its place."""
        if not self._trouble and _inode(self._folder / FILE) != self._inode:
            self._reopen()

    def _reopen(self) -> None:
        if self._store:
            self._store.close()
        self._open()
        self._told(News(changed=True))


def _inode(path: Path) -> tuple[int, int]:
    try:
        seen = path.stat()
    except OSError:
        return 0, 0
    return seen.st_dev, seen.st_ino


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Let no other window open, restore or bring up to date the file meanwhile."""
    descriptor = os.open(folder / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _as_far_as_possible(path: Path) -> sqlite3.Connection:
    """A store in memory, with what the file holds where that can be read."""
    try:
        return opening.in_memory(path if path.exists() else None)
    except (OSError, sqlite3.Error):
        return opening.in_memory()


def _said(error: Exception) -> str:
    return error.strerror if isinstance(error, OSError) and error.strerror else str(error)
