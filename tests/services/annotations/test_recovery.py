"""Recovery: of a damaged file every whole row comes out that can be reached, and nothing that is not whole."""

import sqlite3
from collections.abc import Iterable
from pathlib import Path

import pytest

from reader.services.annotations import backups, opening
from reader.services.annotations.opening import FILE, PAGE
from reader.services.annotations.recovery import Recovered, recover, salvaged
from reader.services.annotations.rows import Card, Left, to_left
from reader.services.annotations.store import Store
from tests.services.annotations.test_store import annotation

MANY = 300
CARDS = [Card(f"{number}", f"{number}.txt", title="題", work=f"{number}") for number in range(3)]
LEFTS = [Left(f"{number}", number, read=f"202{number}") for number in range(3)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file of many pages that nobody has open."""
    path = tmp_path / FILE
    opening.make(path)
    store = Store(opening.opened(path))
    store.add([annotation(f"{one}", note=note(one)) for one in range(MANY)], CARDS)
    store.leave(LEFTS)
    store.close()
    return path


def note(number: int) -> str:
    """Words that only one annotation has."""
    return f"<{number}>" + "長" * 20


def pages_of(data: bytes | bytearray, numbers: Iterable[int]) -> set[int]:
    """Where the pages begin that hold the words of some annotations."""
    return {data.index(note(number).encode()) // PAGE * PAGE for number in numbers}


def came_out(path: Path) -> list[int]:
    """Which annotations can be read out of a file."""
    return sorted(int(str(row[1])) for table, row in salvaged(path) if table == "revision")


def test_all_comes_out_behind_a_damaged_beginning(path: Path) -> None:
    """Of every table; where the last page is cut short too, all but what was in that."""
    data = path.read_bytes()
    path.write_bytes(bytes(PAGE) + data[PAGE:])
    assert list(range(MANY)) == came_out(path)
    assert 3 == sum(table == "document" for table, _ in salvaged(path))
    assert 3 == sum(table == "place" for table, _ in salvaged(path))
    last = max(pages_of(data, range(MANY)))
    path.write_bytes(bytes(PAGE) + data[PAGE : last + 99])
    inside = {number for number in range(MANY) if note(number).encode() in data[last : last + PAGE]}
    assert inside
    assert sorted({*range(MANY)} - inside) == came_out(path)


def test_what_lies_on_both_sides_of_a_damaged_page_comes_out(path: Path) -> None:
    """All but that page."""
    data = bytearray(path.read_bytes())
    (page,) = pages_of(data, [150])
    inside = {number for number in range(MANY) if note(number).encode() in data[page : page + PAGE]}
    data[page : page + PAGE] = b"\xff" * PAGE
    path.write_bytes(data)
    assert 1 < len(inside) < MANY // 2
    assert sorted({*range(MANY)} - inside) == came_out(path)


def test_places_on_both_sides_of_a_damaged_page_come_out(path: Path) -> None:
    """They have no numbers to be found by."""
    store = Store(opening.opened(path))
    lefts = [Left(f"x{number:03}", number, path=f"/{number:03}/" + "遠" * 20) for number in range(MANY)]
    store.leave(lefts)
    store.close()
    data = bytearray(path.read_bytes())
    page = data.index(b"/130/") // PAGE * PAGE
    outside = [left for left in lefts if left.path.encode() not in data[page : page + PAGE]]
    data[page : page + PAGE] = b"\xff" * PAGE
    path.write_bytes(data)
    assert MANY // 2 < len(outside) < MANY
    assert [*LEFTS, *outside] == [to_left(row) for table, row in salvaged(path) if table == "place"]


@pytest.mark.parametrize("damaged", [[50, 250], [50, MANY - 1]])
def test_what_lies_between_damaged_pages_comes_out(path: Path, damaged: list[int]) -> None:
    """Each by its number, behind the first of them and before the last."""
    data = bytearray(path.read_bytes())
    inside: set[int] = set()
    for page in pages_of(data, damaged):
        inside |= {number for number in range(MANY) if note(number).encode() in data[page : page + PAGE]}
        data[page : page + PAGE] = b"\xff" * PAGE
    path.write_bytes(data)
    assert sorted({*range(MANY)} - inside) == came_out(path)


def test_what_another_order_of_tables_was_cut_short_of_comes_out(path: Path) -> None:
    """As in a copy that somebody has put in place by hand."""
    copy = path.with_name("copy")
    connection = opening.connected(path)
    connection.execute("VACUUM INTO ?", (str(copy),))
    connection.close()
    data = copy.read_bytes()
    copy.write_bytes(data[:-PAGE])
    assert len(came_out(copy)) > MANY // 2
    assert 3 == sum(table == "place" for table, _ in salvaged(copy))


def test_what_is_only_in_the_journal_comes_out(path: Path, tmp_path: Path) -> None:
    """And the journal goes with the file."""
    store = Store(opening.opened(path))
    store.add([annotation("999")])
    left = tmp_path / "left"
    left.mkdir()
    for end in ("", "-wal", "-shm"):
        (left / f"{FILE}{end}").write_bytes(Path(f"{path}{end}").read_bytes())
    store.close()
    assert [*range(MANY), 999] == came_out(left / FILE)
    journal = (left / f"{FILE}-wal").read_bytes()
    recovered = recover(left / FILE)
    assert (MANY + 1, MANY + 1) == (recovered.saved, recovered.total)
    assert journal == Path(f"{recovered.aside}-wal").read_bytes()
    assert {f"{FILE}{number}{end}" for number in ("", ".corrupt-1") for end in ("", "-wal", "-shm")} >= {
        part.name for part in left.iterdir()
    }
    assert not (left / f"{FILE}-shm").exists()
    assert Path(f"{recovered.aside}-shm").exists()


def test_tables_with_names_that_are_no_text(path: Path) -> None:
    """SQLite quotes them when it says what is wrong; that is a damaged file like another, and so is such a copy."""
    path.write_bytes(path.read_bytes().replace(b"revision_of_document", b"\xe6evision of document"))
    with pytest.raises(opening.Corrupt):
        opening.opened(path)
    with pytest.raises(opening.Corrupt):
        backups.verify(path)
    assert list(range(MANY)) == came_out(path)


def test_a_changed_row_does_not_come_out(path: Path) -> None:
    """SQLite reads it all the same."""
    connection = sqlite3.connect(path)
    connection.execute("UPDATE revision SET note = 'no' WHERE id = '7'")
    connection.commit()
    connection.close()
    assert sorted({*range(MANY)} - {7}) == came_out(path)


def test_without_a_copy_all_that_is_whole_goes_on(path: Path) -> None:
    """Documents and places too; it is told how much, and where the damaged file is."""
    before = path.read_bytes()
    damaged = bytes(PAGE) + before[PAGE:]
    path.write_bytes(damaged)
    path.with_name(f"{FILE}.corrupt-1").write_bytes(b"of another day")
    recovered = recover(path)
    assert Recovered(path.with_name(f"{FILE}.corrupt-2"), "", MANY, MANY) == recovered
    assert damaged == recovered.aside.read_bytes()
    assert (
        "the file of your marks was damaged; there was no copy of it, 300 newer changes were read out of it; "
        f"it is left at {recovered.aside}"
    ) == str(recovered)
    again = Store(opening.opened(path))
    assert [note(number) for number in range(MANY)] == [one.note for one in again.everything()]
    assert CARDS == list(again.cards().values())
    assert LEFTS[::-1] == again.all_left()
    again.close()


def test_a_copy_is_told_by_its_time(path: Path) -> None:
    """As it is written in its name; what is newer in the damaged file goes before it."""
    store = Store(opening.opened(path))
    made = backups.back_up(store.connection, path.parent)
    assert made
    copy = made.rename(made.with_name("annotations-20260102T030405-300.db"))
    store.leave([Left("0", 99, read="2029")])
    store.close()
    recovered = recover(path)
    assert Recovered(path.with_name(f"{FILE}.corrupt-1"), "2026-01-02 03:04", 0, MANY) == recovered
    assert "; restored from the copy of 2026-01-02 03:04, 0 newer changes" in str(recovered)
    assert copy.exists()
    again = Store(opening.opened(path))
    assert 99 == again.all_left()[0].start
    again.close()
