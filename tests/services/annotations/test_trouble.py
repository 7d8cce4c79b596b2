"""Trouble: what the disk refuses stays in memory, is told, and is made up for as soon as that is possible."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from reader.core.annotations import Annotation
from reader.services.annotations import keeping, opening
from reader.services.annotations.keeping import Change, Kept, News
from reader.services.annotations.opening import FILE
from reader.services.annotations.rows import Card
from reader.services.annotations.store import Store
from tests.services.annotations.test_store import annotation
from tests.services.annotations.window import PATIENCE, Window, on_disk


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


def test_a_place_that_can_be_written_again_is(
    tmp_path: Path, windows: Callable[[Path], Window], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not before it is time to try; what was marked meanwhile is not lost by trying in vain."""
    windows(tmp_path).keep(Change((annotation("old"),)))
    refused = Event()
    refused.set()
    private = opening.private

    def refuse(folder: Path) -> None:
        if refused.is_set():
            raise OSError(30, "Read-only file system")
        private(folder)

    monkeypatch.setattr(keeping, "private", refuse)
    monkeypatch.setattr(keeping, "POLL_SECONDS", 999.0)
    monkeypatch.setattr(keeping, "RETRY_SECONDS", 0.0)
    window = windows(tmp_path)
    trouble = "your marks cannot be saved (Read-only file system); they are kept only until you leave"
    assert News(trouble=trouble) == window.news.get(timeout=PATIENCE)
    for name in ("one", "two", "three"):
        assert trouble == window.keep(Change((annotation(name),))).trouble
    assert ["old", "one", "two", "three"] == [mark.id for mark in window.ask(Store.everything)]
    monkeypatch.setattr(keeping, "RETRY_SECONDS", 999.0)
    refused.clear()
    assert trouble == window.keep(Change((annotation("four"),))).trouble
    assert window.news.empty()
    monkeypatch.setattr(keeping, "RETRY_SECONDS", 0.0)
    assert "" == window.keep(Change((annotation("five"),))).trouble
    assert News(trouble="") == window.news.get(timeout=PATIENCE)
    assert News(changed=True, said="your marks are saved again") == window.news.get(timeout=PATIENCE)
    assert ["old", "one", "two", "three", "four", "five"] == [mark.id for mark in on_disk(tmp_path)]


def test_what_the_disk_refused_is_tried_once_more_at_the_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However soon that is."""
    monkeypatch.setattr(keeping, "RETRY_SECONDS", 999.0)
    refused = fails_once(monkeypatch, "add", sqlite3.OperationalError("database or disk is full"))
    window = Window(tmp_path)
    assert "disk is full" in window.keep(Change((annotation("x"),))).trouble
    assert refused.is_set()
    assert window.keeper.close(PATIENCE)
    assert ["x"] == [mark.id for mark in on_disk(tmp_path)]


def test_what_cannot_be_read_is_read_in_memory(
    tmp_path: Path, windows: Callable[[Path], Window], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As far as it can be, and that is told."""
    window = windows(tmp_path)
    window.keep(Change((annotation("x"),)))
    fails_once(monkeypatch, "everything", sqlite3.OperationalError("disk I/O error"))
    assert ["x"] == [mark.id for mark in window.ask(Store.everything)]
    assert News(trouble="your marks cannot be read (disk I/O error)") == window.news.get(timeout=PATIENCE)


def test_what_turns_out_to_be_damaged_is_restored(tmp_path: Path, windows: Callable[[Path], Window]) -> None:
    """By whoever reads it first; what is asked for is answered."""
    window = windows(tmp_path)
    window.keep(Change((annotation("x"), annotation("y"))))
    other = opening.connected(tmp_path / FILE)
    other.execute("UPDATE revision SET note = 'no' WHERE id = 'x'")
    other.close()
    assert ["y"] == [mark.id for mark in window.ask(Store.everything)]
    assert "was damaged" in window.told(lambda news: bool(news.said)).said
    assert News(changed=True) == window.news.get(timeout=PATIENCE)


def test_what_turns_out_to_be_damaged_by_writing_is_restored_and_written(
    tmp_path: Path, windows: Callable[[Path], Window]
) -> None:
    """Without trouble, for it can be saved."""
    window, card = windows(tmp_path), Card("f", "a.txt")
    window.keep(Change((annotation("x"),), (card,)))
    other = opening.connected(tmp_path / FILE)
    other.execute("UPDATE document SET title = 'no'")
    other.close()
    assert "" == window.keep(Change((annotation("y"),), (card,))).trouble
    assert "was damaged" in window.told(lambda news: bool(news.said)).said
    assert ["x", "y"] == [mark.id for mark in on_disk(tmp_path)]


def test_what_cannot_be_held_in_memory_either_is_answered(
    tmp_path: Path, windows: Callable[[Path], Window], monkeypatch: pytest.MonkeyPatch
) -> None:
    """And written once the disk takes it."""
    full = Event()
    full.set()
    add = Store.add

    def refuse(store: Store, *given: Any) -> list[Annotation]:
        if full.is_set():
            raise sqlite3.OperationalError("database or disk is full")
        return add(store, *given)

    monkeypatch.setattr(Store, "add", refuse)
    window = windows(tmp_path)
    kept = window.keep(Change((annotation("x"),)))
    trouble = "your marks cannot be saved (database or disk is full); they are kept only until you leave"
    assert Kept((annotation("x"),), trouble) == kept
    full.clear()
    assert window.keeper.close(PATIENCE)
    assert ["x"] == [mark.id for mark in on_disk(tmp_path)]


@pytest.mark.parametrize("work", ["add", "everything"])
def test_what_fails_again_and_again_is_trouble(
    tmp_path: Path, windows: Callable[[Path], Window], monkeypatch: pytest.MonkeyPatch, work: str
) -> None:
    """It is opened once more and then held to be so; whoever asked is answered."""
    window = windows(tmp_path)

    def refuse(store: Store, *given: Any) -> Any:
        if store.connection.execute("PRAGMA database_list").fetchone()[2]:
            raise sqlite3.IntegrityError("constraint failed")
        return works(store, *given)

    works = getattr(Store, work)
    monkeypatch.setattr(Store, work, refuse)
    if work == "add":
        assert "saved (constraint failed)" in window.keep(Change((annotation("x"),))).trouble
    else:
        assert [] == window.ask(lambda store: store.everything())
        assert "read (constraint failed)" in (window.told(lambda news: bool(news.trouble)).trouble or "")


def fails_once(monkeypatch: pytest.MonkeyPatch, name: str, error: Exception) -> Event:
    """Have a method of the store fail the first time; says whether it has."""
    failed, works = Event(), getattr(Store, name)

    def fail(*given: Any) -> Any:
        if not failed.is_set():
            failed.set()
            raise error
        return works(*given)

    monkeypatch.setattr(Store, name, fail)
    return failed


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
