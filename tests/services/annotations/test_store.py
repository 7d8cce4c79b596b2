"""The store: what is kept is found again, in whole transactions, whatever the path or the text is called."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.core.anchors import Anchor
from reader.core.annotations import Annotation, Kind, Style
from reader.services.annotations import opening, schema
from reader.services.annotations.backups import back_up, backups, verify
from reader.services.annotations.opening import FILE, Foreign, Newer
from reader.services.annotations.recovery import recover
from reader.services.annotations.rows import Card, Left, of_card, of_left
from reader.services.annotations.store import Damaged, Store

ANCHOR = Anchor(3, 7, "守土盡責", "在", "。", "第一回", 99)


def annotation(name: str, document: str = "f", **more: object) -> Annotation:
    """A highlight with what else is said of it."""
    return Annotation(name, document, Kind.HIGHLIGHT, ANCHOR, made="2026")._replace(**more)  # type: ignore[arg-type]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A new file of marks."""
    opening.private(tmp_path / "data")
    opening.make(tmp_path / "data" / FILE)
    return tmp_path / "data" / FILE


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    """A store in it."""
    opened = Store(opening.opened(path))
    yield opened
    opened.close()


def test_only_its_owner_may_use_it(path: Path, store: Store) -> None:
    """The folder, the file and its journal; one that is too open is closed, one of somebody else is refused."""
    store.add([annotation("a")])
    path.parent.chmod(0o777)
    opening.private(path.parent)
    assert 0o700 == path.parent.stat().st_mode & 0o777
    assert {0o600} == {part.stat().st_mode & 0o777 for part in path.parent.iterdir()}
    assert len(list(path.parent.iterdir())) > 1
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("os.geteuid", lambda: 4711)
        with pytest.raises(PermissionError, match="somebody else"):
            opening.private(path.parent)


def test_the_file_is_written_for_good_at_each_commit(store: Store) -> None:
    """A write-ahead log, synchronized in full."""
    assert [("wal",)] == store.connection.execute("PRAGMA journal_mode").fetchall()
    assert [(2,)] == store.connection.execute("PRAGMA synchronous").fetchall()
    assert [(schema.APPLICATION,)] == store.connection.execute("PRAGMA application_id").fetchall()


def test_revisions_are_added_and_never_changed(store: Store) -> None:
    """Each gets a number above all before it; what counts is the newest of each annotation."""
    (made,) = store.add([annotation("a")])
    changed, other = store.add([made._replace(note="重要", style=Style.GREEN), annotation("b")])
    (gone,) = store.add([other._replace(removed=True)])
    assert [1, 2, 3, 4] == [one.revision for one in (made, changed, other, gone)]
    assert [made, changed, other, gone] == store.revisions()
    assert [changed] == store.everything()


def test_numbers_go_on_whatever_sqlite_has_counted(store: Store) -> None:
    """Its count is a row like another, and may be damaged."""
    store.add([annotation("a"), annotation("b")])
    store.connection.execute("UPDATE sqlite_sequence SET seq = 1")
    assert 3 == store.add([annotation("c")])[0].revision


def test_any_text_and_any_path_come_back(store: Store) -> None:
    """Nul, half pairs, and the bytes of a file name that no encoding explains."""
    card = Card("f", "/tmp/\udcff\udc80 篇.txt", "標題\0[/]", length=3, sketch=(1, 2**32 - 1))
    store.add([annotation("a", note="x\0\n字\ud800")], [card])
    assert card._replace(work="f") == store.cards()["f"]
    assert "x\0\n字?" == store.everything()[0].note


def test_places_are_replaced(store: Store) -> None:
    """Only the last counts."""
    store.leave([Left("f", 3), Left("g", 4, read="2025")])
    store.leave([Left("f", 9, 0.5, "2026", 99, "/\udcff.txt")])
    assert Left("f", 9, 0.5, "2026", 99, "/\udcff.txt") == store.all_left()[0]
    assert ["f", "g"] == [left.document for left in store.all_left()]
    store.leave([Left("g", 5, read="2027")])
    assert ["g", "f"] == [left.document for left in store.all_left()]


def test_lists_are_in_order(store: Store) -> None:
    """Even where SQLite takes the way that it may as well take."""
    store.connection.execute("PRAGMA reverse_unordered_selects = ON")
    store.add([annotation(name) for name in "bac"])
    store.add([annotation("c", note="新")])
    assert [1, 2, 3, 4] == [one.revision for one in store.revisions()]
    assert ["b", "a", "c"] == [one.id for one in store.everything()]


def test_what_another_file_holds_is_taken_over(store: Store) -> None:
    """Under the numbers it has there; what is here stays as it is."""
    (here,) = store.add([annotation("a", note="此")])
    there = [here._replace(note="彼"), annotation("b", revision=7)]
    card, left = Card("f", "a.txt", work="w"), Left("f", 3, read="2026")
    others = [("document", of_card(card)), ("place", of_left(left))]
    assert [1, 0] == [store.restore(there, others) for _ in range(2)]
    assert [here, there[1]] == store.revisions()
    assert ({"f": card}, [left]) == (store.cards(), store.all_left())
    assert 8 == store.add([annotation("c")])[0].revision


def test_a_change_is_kept_whole_or_not_at_all(store: Store) -> None:
    """Where one of its rows cannot be written none is."""
    with pytest.raises(sqlite3.Error):
        store.add([annotation("a"), annotation("b", anchor=ANCHOR._replace(start=None))])  # type: ignore[arg-type]
    assert [] == store.revisions()
    store.add([annotation("c")])


def test_two_connections_write_in_turn(path: Path, store: Store) -> None:
    """And each sees that the other has written."""
    other = Store(opening.opened(path))
    before = store.version_of_data()
    for number in range(20):
        (store, other)[number % 2].add([annotation(f"{number}")])
    assert before != store.version_of_data()
    assert list(range(1, 21)) == [one.revision for one in store.revisions()]
    other.close()


def test_a_changed_row_is_not_believed(path: Path, store: Store) -> None:
    """SQLite finds nothing wrong with it, its seal does."""
    store.add([annotation("a", note="真")])
    store.connection.execute("UPDATE revision SET note = '假'")
    with pytest.raises(Damaged, match="a row of 'revision' is not as it was written"):
        store.everything()
    with pytest.raises(sqlite3.DatabaseError, match="not as it was written"):
        opening.checked(store.connection)


def test_an_older_file_is_copied_and_brought_up(path: Path, store: Store) -> None:
    """In one transaction, or not at all."""
    store.add([annotation("a")])
    store.close()
    steps = (*schema.STEPS, ("ALTER TABLE place ADD COLUMN more TEXT", "CREATE TABLE broken ("))
    with pytest.raises(sqlite3.OperationalError):
        opening.opened(path, steps)
    assert 1 == schema.version(opening.connected(path, writing=False))
    better = (*schema.STEPS, ("ALTER TABLE place ADD COLUMN more TEXT",))
    with pytest.raises(Newer):
        opening.opened(path, better)
    assert 2 == schema.version(opening.connected(path, writing=False))
    assert {1} == {backup.revision for backup in backups(path.parent)}
    verify(backups(path.parent)[0].path)
    assert [(1, "a")] == [(one.revision, one.id) for one in Store(opening.in_memory(path)).everything()]


def test_a_foreign_file_is_left_alone(tmp_path: Path) -> None:
    """Whoever keeps another database there keeps it."""
    path = tmp_path / FILE
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE theirs (x)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(Foreign):
        opening.checked(opening.connected(path, writing=False))
    assert before == path.read_bytes()


def test_what_is_damaged_is_put_aside_and_restored(path: Path, store: Store) -> None:
    """From the newest good copy and from what is whole in the file itself, which is not changed."""
    store.add([annotation(f"{number}") for number in range(50)])
    back_up(store.connection, path.parent)
    store.add([annotation("newer")])
    store.connection.execute("UPDATE revision SET note = 'x' WHERE id = '7'")
    store.close()
    before = path.read_bytes()
    recovered = recover(path)
    assert (51, 1) == (recovered.total, recovered.saved)
    assert before == recovered.aside.read_bytes()
    again = Store(opening.opened(path))
    assert {"newer", *map(str, range(50))} == {one.id for one in again.everything()}
    assert 52 == again.add([annotation("next")])[0].revision
    again.close()
