"""Garbage is looked for between frames; through everything, only while nothing is made and nothing is drawn."""

import gc
import weakref
from collections.abc import Iterator

import pytest
from rich.console import Console
from rich.segment import Segment
from textual._styles_cache import StylesCache
from textual.color import Color

from reader.ui.garbage import Garbage
from reader.ui.widgets.framed import FinishedRow


class Node:
    """What refers to itself."""

    def __init__(self) -> None:
        """A node that nobody else refers to."""
        self.own = self


@pytest.fixture
def garbage() -> Iterator[Garbage]:
    """What looks for garbage, and has seen the first pause."""
    made = Garbage()
    _be_busy()
    made.look()
    made.look()
    yield made
    made.end()
    gc.unfreeze()


@pytest.fixture
def looked_through() -> Iterator[list[int]]:
    """Up to which generation was looked, each time."""
    generations: list[int] = []

    def note(phase: str, info: dict[str, int]) -> None:
        if phase == "start":
            generations.append(info["generation"])

    gc.callbacks.append(note)
    yield generations
    gc.callbacks.remove(note)


def _be_busy(many: int = 5000) -> list[list[int]]:
    """Make enough for Python to look through what is youngest a few times."""
    return [[number] for number in range(many)]


def test_python_itself_looks_only_through_the_youngest(garbage: Garbage, looked_through: list[int]) -> None:
    """However much is made, no frame waits for more."""
    made = _be_busy(500_000)
    assert {0} == set(looked_through)
    garbage.look()
    assert looked_through[-1] == 1
    assert made


def test_what_refers_to_itself_is_found_at_the_next_look(garbage: Garbage) -> None:
    """It is not kept until there is a pause: who leafs for minutes would fill the memory with rows."""
    node = Node()
    known = weakref.ref(node)
    made = _be_busy()
    del node
    assert known() is not None
    garbage.look()
    assert known() is None
    assert made


def test_all_is_looked_through_in_a_pause_only(garbage: Garbage, looked_through: list[int]) -> None:
    """Neither while frames are drawn that make next to nothing, nor while anything else is made."""
    for _ in range(4):
        garbage.drew()
        garbage.look()
    for _ in range(4):
        made = _be_busy()
        garbage.look()
        assert made
    assert 2 not in looked_through
    garbage.look()
    assert looked_through[-1] == 2


def test_what_is_opened_is_not_looked_through(looked_through: list[int]) -> None:
    """Until the first pause, unless very much is made."""
    garbage = Garbage()
    made = _be_busy()
    garbage.look()
    assert {0} == set(looked_through)
    made += _be_busy(200_000)
    garbage.look()
    assert looked_through[-1] == 1
    garbage.end()
    gc.unfreeze()


def test_what_will_be_closed_is_not_taken_for_what_stays() -> None:
    """A dialogue that is open at the first pause is found to be garbage once it is closed."""
    open_: list[Node] = []
    garbage = Garbage(lambda: not open_)
    open_.append(Node())
    known = weakref.ref(open_[0])
    for _ in range(3):
        garbage.look()
    open_.clear()
    made = _be_busy(200_000)
    for _ in range(6):
        garbage.look()
    assert made
    assert known() is None
    garbage.end()
    gc.unfreeze()


def test_python_looks_by_itself_again_once_the_app_has_ended() -> None:
    """The threshold is as it was."""
    before = gc.get_threshold()
    made = Garbage()
    assert gc.get_threshold() != before
    made.end()
    assert gc.get_threshold() == before
    gc.unfreeze()


def test_a_row_that_was_drawn_is_gone_at_once() -> None:
    """Whole or in parts, it does not refer to itself."""
    gc.collect()
    for number in range(100):
        row = FinishedRow([Segment(f"{number:3} 守土尽责")], 12)
        assert [row] == row.divide([12])
        assert [12] == [part.cell_length for part in row.divide([12, 40])]
        assert [4, 8] == [part.cell_length for part in row.divide([4, 12])]
        assert row.render(Console())
    del row
    assert gc.collect() == 0


def test_widgets_that_are_gone_are_not_kept(garbage: Garbage) -> None:
    """Textual keeps what it drew of them, by a method that is kept with its object."""
    drawn = StylesCache()
    drawn.get_inner_outer(Color(0, 0, 0), Color(1, 1, 1))
    known = weakref.ref(drawn)
    del drawn
    gc.collect()
    assert known() is not None, "Textual has mended this: reader.ui.garbage need not see to it"
    made = _be_busy()
    for _ in range(4):
        garbage.look()
    assert made
    assert known() is None


def test_who_never_pauses_does_not_fill_the_memory(garbage: Garbage, looked_through: list[int]) -> None:
    """Once a minute all is looked through, whatever is going on."""
    for _ in range(125):
        made = _be_busy()
        garbage.drew()
        garbage.look()
    assert made
    assert 1 == looked_through.count(2)
