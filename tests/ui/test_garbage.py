"""Garbage is looked for in pauses only: while nothing is made, and not while anything is."""

import gc
import weakref
from collections.abc import Iterator

import pytest

from reader.ui.garbage import Garbage


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


def _be_busy() -> list[list[int]]:
    """Make enough for Python to look through what is youngest a few times."""
    return [[number] for number in range(5000)]


def test_what_refers_to_itself_is_found_in_a_pause(garbage: Garbage) -> None:
    """It stays while something is made, and goes when nothing was since the last look."""
    node = Node()
    known = weakref.ref(node)
    made = _be_busy()
    del node
    garbage.look()
    assert known() is not None
    garbage.look()
    assert known() is None
    assert made


def test_nothing_is_looked_through_while_something_is_done(garbage: Garbage) -> None:
    """However much is made between two looks, only the youngest of it is looked through."""
    looks = gc.get_count()[2]
    made = []
    for _ in range(20):
        made += _be_busy()
        garbage.look()
    assert gc.get_count()[2] == looks
    assert gc.get_count()[1] > 20


def test_nothing_is_looked_through_while_frames_are_drawn(garbage: Garbage) -> None:
    """A key that makes next to nothing is no pause either."""
    made = _be_busy()
    garbage.look()
    before = gc.get_count()[1]
    for _ in range(3):
        garbage.drew()
        garbage.look()
    assert gc.get_count()[1] >= before > 0
    garbage.look()
    assert gc.get_count()[1] == 0
    assert made


def test_who_never_pauses_does_not_fill_the_memory(garbage: Garbage) -> None:
    """After so many passes over the youngest a look is due in any case."""
    looks = gc.get_count()[2]
    made = [[number] for number in range(1_200_000)]
    garbage.look()
    made += _be_busy()
    assert gc.get_count()[2] > looks


def test_python_looks_by_itself_again_once_the_app_has_ended() -> None:
    """The threshold is as it was."""
    before = gc.get_threshold()
    made = Garbage()
    assert gc.get_threshold() != before
    made.end()
    assert gc.get_threshold() == before
    gc.unfreeze()
