"""The keeper: it confirms what is committed, and follows what other windows do."""

from collections.abc import Callable
from pathlib import Path
from threading import Event, Semaphore, current_thread
from threading import enumerate as threads

import pytest

from reader.services.annotations import keeping, opening
from reader.services.annotations.backups import backups
from reader.services.annotations.keeping import Change, Keeper, News
from reader.services.annotations.opening import FILE
from reader.services.annotations.rows import Left
from reader.services.annotations.store import Store
from tests.services.annotations.test_store import annotation
from tests.services.annotations.window import PATIENCE, Window, on_disk


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


def test_what_makes_a_change_is_asked_in_the_thread_that_keeps_it(
    tmp_path: Path, windows: Callable[[Path], Window]
) -> None:
    """And where it fails that is told, and what comes after it is kept."""
    window = windows(tmp_path)
    made_in: list[str] = []

    def made() -> Change:
        made_in.append(current_thread().name)
        return Change((annotation("made"),))

    window.keeper.keep(lambda: Change(1 / 0))  # type: ignore[arg-type]
    assert "ZeroDivisionError" in window.told(lambda news: bool(news.said)).said
    assert "" == window.keep(made).trouble
    assert ["keeper"] == made_in
    assert ["made"] == [mark.id for mark in on_disk(tmp_path)]


def test_nobody_waits_for_a_disk_that_hangs(tmp_path: Path, windows: Callable[[Path], Window]) -> None:
    """Longer than asked for, nor at the end of the process."""
    window, hangs = windows(tmp_path), Event()
    window.keeper.ask(lambda _: hangs.wait(PATIENCE))
    assert not window.keeper.close(0.0)
    assert {True} == {thread.daemon for thread in threads() if thread.name == "keeper"}
    hangs.set()


def test_only_what_others_write_is_news(
    tmp_path: Path, windows: Callable[[Path], Window], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once each time, however often it is looked."""
    monkeypatch.setattr(keeping, "POLL_SECONDS", 0.01)
    looked, looks = Semaphore(0), Store.version_of_data

    def look(store: Store) -> int:
        looked.release()
        return looks(store)

    monkeypatch.setattr(Store, "version_of_data", look)

    def look_often() -> None:
        for _ in range(7):
            assert looked.acquire(timeout=PATIENCE)

    window = windows(tmp_path)
    window.keep(Change((annotation("own"),)))
    look_often()
    assert window.news.empty()
    other = Store(opening.opened(tmp_path / FILE))
    for name in ("theirs", "theirs too"):
        other.add([annotation(name)])
        assert News(changed=True) == window.news.get(timeout=PATIENCE)
        look_often()
        assert window.news.empty()
    other.close()


def test_copies_are_made_now_and_then(
    tmp_path: Path, windows: Callable[[Path], Window], monkeypatch: pytest.MonkeyPatch
) -> None:
    """At the start, and while something new is there after so long; that none can be made is told."""
    monkeypatch.setattr(keeping, "POLL_SECONDS", 0.01)
    looked, looks = Semaphore(0), Keeper._look_around  # when it has been looked around is not told

    def look(keeper: Keeper) -> None:
        looks(keeper)
        looked.release()

    monkeypatch.setattr(Keeper, "_look_around", look)

    def look_often() -> list[int]:
        for _ in range(7):
            assert looked.acquire(timeout=PATIENCE)
        return [copy.revision for copy in backups(tmp_path)]

    window = windows(tmp_path)
    window.keep(Change((annotation("a"),)))
    assert [] == look_often()
    monkeypatch.setattr(keeping, "BACKUP_SECONDS", 0.0)
    assert [1] == look_often()[:1]
    monkeypatch.setattr(keeping, "BACKUP_SECONDS", 999.0)

    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(keeping, "back_up", refuse)
    said = windows(tmp_path).told(lambda news: bool(news.said)).said
    assert "no copy of your marks could be made (No space left on device)" == said


def test_windows_tell_each_other(tmp_path: Path, windows: Callable[[Path], Window]) -> None:
    """What one writes the other is told of."""
    one, other = windows(tmp_path), windows(tmp_path)
    assert [] == other.ask(lambda store: store.everything())
    one.keep(Change((annotation("x"),)))
    other.told(lambda news: news.changed)
    assert ["x"] == [mark.id for mark in other.ask(lambda store: store.everything())]


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
    assert News(changed=True) == window.news.get(timeout=PATIENCE)
    assert ["x", "y"] == [mark.id for mark in on_disk(tmp_path)]
