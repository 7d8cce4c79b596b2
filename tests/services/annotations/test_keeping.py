"""The keeper: it confirms what is committed, keeps what the disk refuses, and follows what other windows do."""

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import Queue
from threading import Event
from typing import Any

import pytest

from reader.core.annotations import Annotation
from reader.services.annotations import keeping, opening
from reader.services.annotations.keeping import Change, Keeper, Kept, News
from reader.services.annotations.opening import FILE
from reader.services.annotations.rows import Left
from reader.services.annotations.store import Store
from tests.services.annotations.test_store import annotation

PATIENCE = 20.0


class Window:
    """A keeper with what it told."""

    def __init__(self, folder: Path) -> None:
        """A keeper in a folder."""
        self.news: Queue[News] = Queue()
        self.keeper = Keeper(folder, self.news.put)

    def keep(self, change: Change) -> Kept:
        """Keep a change and wait for what became of it."""
        answers: Queue[Kept] = Queue()
        self.keeper.keep(change, answers.put)
        return answers.get(timeout=PATIENCE)

    def ask(self, work: Callable[[Store], Any]) -> Any:
        """Ask something and wait for the answer."""
        answers: Queue[object] = Queue()
        self.keeper.ask(work, answers.put)
        return answers.get(timeout=PATIENCE)

    def told(self, wanted: Callable[[News], bool]) -> News:
        """Wait for a piece of news."""
        while not wanted(news := self.news.get(timeout=PATIENCE)):
            pass
        return news


@pytest.fixture
def windows() -> Iterator[Callable[[Path], Window]]:
    """Makes keepers that are closed at the end."""
    made: list[Window] = []

    def make(folder: Path) -> Window:
        made.append(Window(folder))
        return made[-1]

    yield make
    for window in made:
        assert window.keeper.close(PATIENCE)


def on_disk(folder: Path) -> list[Annotation]:
    """What stands in a folder's file."""
    store = Store(opening.opened(folder / FILE))
    try:
        return store.everything()
    finally:
        store.close()


def test_what_is_confirmed_is_on_the_disk(tmp_path: Path, windows: Callable[[Path], Window]) -> None:
    """The first time in a folder that was not there."""
    window = windows(tmp_path / "a" / "b")
    kept = window.keep(Change((annotation("x"),), lefts=(Left("f", 3),)))
    assert "" == kept.trouble
    assert list(kept.revisions) == on_disk(tmp_path / "a" / "b")
    assert [Left("f", 3)] == window.ask(lambda store: store.all_left())


def test_what_is_asked_for_at_the_end_is_done(tmp_path: Path) -> None:
    """Closing waits for it."""
    keeper = Keeper(tmp_path, lambda _: None)
    for number in range(50):
        keeper.keep(Change((annotation(f"{number}"),)))
    assert keeper.close(PATIENCE)
    assert 50 == len(on_disk(tmp_path))


def test_windows_tell_each_other(tmp_path: Path, windows: Callable[[Path], Window]) -> None:
    """What one writes the other is told of."""
    one, other = windows(tmp_path), windows(tmp_path)
    assert [] == other.ask(lambda store: store.everything())
    one.keep(Change((annotation("x"),)))
    other.told(lambda news: news.changed)
    assert ["x"] == [mark.id for mark in other.ask(lambda store: store.everything())]


def test_a_place_that_cannot_be_written_is_told_and_read(tmp_path: Path, windows: Callable[[Path], Window]) -> None:
    """What was there can be read, what is new stays in memory, and says so."""
    windows(tmp_path).keep(Change((annotation("old"),)))
    with pytest.MonkeyPatch.context() as patch:

        def refuse(*_: object) -> None:
            raise OSError(30, "Read-only file system")

        patch.setattr(keeping, "private", refuse)
        window = windows(tmp_path)
        assert "Read-only file system" in (window.told(lambda news: bool(news.trouble)).trouble or "")
        assert window.keep(Change((annotation("new"),))).trouble
        assert ["old", "new"] == [mark.id for mark in window.ask(lambda store: store.everything())]
        assert ["old"] == [mark.id for mark in on_disk(tmp_path)]


def test_a_full_disk_is_told_and_made_up_for(
    tmp_path: Path, windows: Callable[[Path], Window], monkeypatch: pytest.MonkeyPatch
) -> None:
    """While it is full marks stay in memory; once it is not, they are saved, in order, and that is told."""
    monkeypatch.setattr(keeping, "RETRY_SECONDS", 0.0)
    window = windows(tmp_path)
    window.keep(Change((annotation("first"),)))
    full = Event()
    full.set()
    add = Store.add

    def refuse(store: Store, *given: Any) -> list[Annotation]:
        on_disk = store.connection.execute("PRAGMA database_list").fetchone()[2]
        if full.is_set() and on_disk:
            raise sqlite3.OperationalError("database or disk is full")
        return add(store, *given)

    monkeypatch.setattr(Store, "add", refuse)
    monkeypatch.setattr(keeping, "RETRY_SECONDS", 999.0)
    for name in ("second", "third"):
        assert "disk is full" in window.keep(Change((annotation(name),))).trouble
    assert ["first", "second", "third"] == [mark.id for mark in window.ask(lambda store: store.everything())]
    assert ["first"] == [mark.id for mark in on_disk(tmp_path)]
    full.clear()
    monkeypatch.setattr(keeping, "RETRY_SECONDS", 0.0)
    window.told(lambda news: "saved again" in news.said)
    assert ["first", "second", "third"] == [mark.id for mark in on_disk(tmp_path)]
    assert "" == window.keep(Change((annotation("fourth"),))).trouble


def test_a_later_version_is_read_and_left_alone(tmp_path: Path, windows: Callable[[Path], Window]) -> None:
    """New marks stay in memory, and the person is told."""
    windows(tmp_path).keep(Change((annotation("old"),)))
    later = opening.connected(tmp_path / FILE)
    later.execute("PRAGMA user_version = 99")
    later.close()
    before = (tmp_path / FILE).read_bytes()
    window = windows(tmp_path)
    assert "later version" in (window.told(lambda news: bool(news.trouble)).trouble or "")
    assert "later version" in window.keep(Change((annotation("new"),))).trouble
    assert ["old", "new"] == [mark.id for mark in window.ask(lambda store: store.everything())]
    assert before == (tmp_path / FILE).read_bytes()


@pytest.mark.parametrize("damage", ["garbage", "empty", "row", "gone"])
def test_a_damaged_file_is_restored_and_told(tmp_path: Path, windows: Callable[[Path], Window], damage: str) -> None:
    """The copy of the start before is there; the damaged file is kept."""
    for name in ("first", "second"):
        keeper = Keeper(tmp_path, lambda _: None)
        keeper.keep(Change((annotation(name),)))
        assert keeper.close(PATIENCE)
    path = tmp_path / FILE
    if damage == "row":
        connection = opening.connected(path)
        connection.execute("UPDATE revision SET note = 'no' WHERE id = 'first'")
        connection.close()
    elif damage == "gone":
        path.unlink()
    else:
        path.write_bytes(b"" if damage == "empty" else b"nonsense" * 999)
    window = windows(tmp_path)
    assert "was damaged" in window.told(lambda news: bool(news.said)).said
    assert "first" in {mark.id for mark in window.ask(lambda store: store.everything())}
    assert "" == window.keep(Change((annotation("third"),))).trouble
    assert {"first", "third"} <= {mark.id for mark in on_disk(tmp_path)}
    assert (damage != "gone") == (tmp_path / f"{FILE}.corrupt-1").exists()


def test_a_file_put_in_its_place_is_followed(tmp_path: Path, windows: Callable[[Path], Window]) -> None:
    """As another window does that restores it."""
    window = windows(tmp_path)
    window.keep(Change((annotation("x"),)))
    copy = opening.in_memory(tmp_path / FILE)
    for part in tmp_path.glob(f"{FILE}*"):
        part.rename(part.with_name(f"old-{part.name}"))
    opening.make(tmp_path / FILE, copy)
    copy.close()
    assert "" == window.keep(Change((annotation("y"),))).trouble
    assert ["x", "y"] == [mark.id for mark in on_disk(tmp_path)]
