"""Everything that was marked, read at once, and brought in: nothing newer is lost, each fault is named."""

import json
from pathlib import Path
from threading import Event
from threading import enumerate as threads
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.annotations import Annotation
from reader.core.errors import ReaderError
from reader.core.quoting import About, Quoted, record
from reader.services.annotations import opening, transfer
from reader.services.annotations.keeping import Keeper
from reader.services.annotations.opening import FILE
from reader.services.annotations.rows import Card, of_annotation, sealed
from reader.services.annotations.store import Store
from reader.services.annotations.transfer import Imported, Marked, bring_in, everything, lines_of
from reader.services.places import DATA
from tests.services.annotations.test_store import ANCHOR, annotation
from tests.services.annotations.window import PATIENCE

ABOUT = About("f", "/a.txt", "要聞", "老舍", "人民日報", "2022-03-20", ANCHOR.length)


@pytest.fixture(autouse=True)
def _waiting_less_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test that fails has done so before long."""
    monkeypatch.setattr(transfer, "_PATIENCE", PATIENCE)


def line(mark: Annotation, about: About = ABOUT) -> str:
    """A line of an export."""
    return json.dumps(record(Quoted(mark, about)))


def keepers() -> list[str]:
    """The threads that keep marks at present."""
    return [thread.name for thread in threads() if thread.name == "keeper"]


def test_where_nothing_was_marked_nothing_is_made() -> None:
    """Not even a folder."""
    assert Marked((), ()) == everything()
    assert not DATA.path.exists()


def stored() -> Store:
    """A new file of marks where they are looked for."""
    opening.private(DATA.path)
    opening.make(DATA.path / FILE)
    return Store(opening.opened(DATA.path / FILE))


def test_what_is_known_of_a_document_comes_with_its_marks() -> None:
    """And its fingerprint where nothing is."""
    store = stored()
    store.add([annotation("a"), annotation("b", "unknown")], [Card(*ABOUT[:6], length=ABOUT.length)])
    a, b = store.everything()
    store.close()
    assert Marked((Quoted(a, ABOUT), Quoted(b, About("unknown")))) == everything()
    assert [] == keepers()


def test_what_was_exported_is_brought_in() -> None:
    """With all that is known of its document; empty lines are none, and counted."""
    marks = annotation("a", note="重點"), annotation("b", "other")
    lines = [line(marks[0]), "", " \t\n", line(marks[1], About("other", length=99)), "{}"]
    assert Imported(2, 0, ((5, "kind must be a text"),), ()) == bring_in(lines)
    found = everything().quoted
    assert [ABOUT, About("other", length=99)] == [one.about for one in found]
    assert [mark._replace(revision=number) for number, mark in enumerate(marks, 1)] == [one.mark for one in found]
    assert Imported(0, 0, (), ()) == bring_in(lines[:4])
    assert [] == keepers()


def test_what_is_known_already_of_a_document_stays() -> None:
    """Its work too, by which other versions of it are known."""
    store = stored()
    card = store.know(Card("f", "/here.txt", "此", raw="r", sketch=(1, 2)))
    assert Imported(1, 0, (), ()) == bring_in([line(annotation("a"))])
    assert {"f": card} == store.cards()
    store.close()


@pytest.mark.parametrize(
    ("changed", "note", "wins"),
    [("2027", "彼", True), ("2026", "彼", False), ("2025", "彼", False), ("2027", "此", True), ("2026", "此", False)],
)
def test_only_what_was_changed_later_is_news(changed: str, note: str, *, wins: bool) -> None:
    """What is as new here stays."""
    here = annotation("a", changed="2026", note="此")
    there = here._replace(changed=changed, note=note)
    bring_in([line(here)])
    assert Imported(0, int(wins), (), ()) == bring_in([line(there)])
    (found,) = everything().quoted
    assert (there if wins else here) == found.mark._replace(revision=0)


@pytest.mark.parametrize("order", [1, -1])
def test_of_two_lines_of_one_annotation_the_later_change_counts(order: int) -> None:
    """Whichever stands first, as where two exports were put one behind the other; else the last."""
    old, new = annotation("a", changed="2026", note="舊"), annotation("a", changed="2027", note="新")
    lines = [line(old), line(new)][::order]
    assert Imported(2, 0, (), ()) == bring_in([*lines, line(annotation("b", note="先")), line(annotation("b"))])
    assert {"a": "新", "b": ""} == {one.mark.id: one.mark.note for one in everything().quoted}


def test_lines_that_are_none_are_named() -> None:
    """However deep they go, and what is beside them is brought in."""
    lines = ["[" * 99_999, "nonsense", "[]", line(annotation("a")), '{"kind": 1}']
    faults = ((1, "not JSON"), (2, "not JSON"), (3, "not a JSON object"), (5, "kind must be a text"))
    assert Imported(1, 0, faults, ()) == bring_in(lines)


def test_what_the_keeper_says_is_told() -> None:
    """That a file was damaged, whether it is read or added to."""
    DATA.path.mkdir(parents=True)
    for work in (lambda: bring_in([line(annotation("a"))]), everything):
        (DATA.path / FILE).write_bytes(b"nonsense" * 999)
        told: Any = work()
        (said,) = told.said
        assert "was damaged" in said


def test_what_cannot_be_saved_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is said to have been brought in; where there is nothing to save nothing is wrong, but it is told."""
    (tmp_path / "file").touch()
    monkeypatch.setenv(DATA.variable, str(tmp_path / "file" / "data"))
    with pytest.raises(ReaderError, match="cannot be saved"):
        bring_in([line(annotation("a"))])
    (said,) = bring_in([]).said
    assert "cannot be saved" in said
    assert [] == keepers()


def test_a_kind_that_only_a_later_version_knows_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is the matter is said at once, of what is read as of what is added to it."""
    monkeypatch.setattr(transfer, "Empty", ZeroDivisionError)  # what comes of waiting is another error then
    store = stored()
    number, *row, _ = of_annotation(annotation("a"))
    row[2] = "photograph"
    store.restore((), [("revision", sealed("revision", (number, *row)))])
    store.connection.execute("PRAGMA user_version = 2")
    store.close()
    for work in (everything, lambda: bring_in([line(annotation("b"))])):
        with pytest.raises(ReaderError, match="made by a later version of Reader"):
            work()
        assert [] == keepers()


def test_what_the_keeper_cannot_take_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is wrong with it, and at once; what was there is there."""
    bring_in([line(annotation("a"))])

    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(Store, "add", fail)
    with pytest.raises(ReaderError, match="ZeroDivisionError"):
        bring_in([line(annotation("b"))])
    assert ["a"] == [one.mark.id for one in everything().quoted]


def test_a_disk_that_hangs_is_not_waited_for_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither for an answer nor at the end."""
    bring_in([line(annotation("a"))])
    hangs, ended = Event(), Event()

    def hang(_: Store) -> list[Annotation]:
        hangs.wait(PATIENCE)
        ended.set()
        return []

    monkeypatch.setattr(Store, "everything", hang)
    monkeypatch.setattr(transfer, "_PATIENCE", 0.0)
    with pytest.raises(ReaderError, match=r"^the marks cannot be read$"):
        everything()
    assert not ended.is_set()
    hangs.set()
    assert ended.wait(PATIENCE)


def test_all_that_the_keeper_has_to_say_is_in_the_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """That it is damaged, and that nothing can be saved, may both be why."""
    bring_in([line(annotation("a"))])
    monkeypatch.setattr(Keeper, "ask", lambda *_: None)
    monkeypatch.setattr(transfer, "_PATIENCE", 0.0)
    monkeypatch.setattr(transfer._Asked, "said", ("this", "that"))  # when it is told is not known
    with pytest.raises(ReaderError, match=r"^this; that$"):
        everything()


@given(st.lists(st.text("字\n\r ", max_size=5), max_size=6))
def test_lines_are_whole_however_the_pieces_are_cut(pieces: list[str]) -> None:
    """What has no newline at its end is a line too."""
    assert "".join(pieces).split("\n") == list(lines_of(pieces))
