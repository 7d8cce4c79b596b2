"""Threads that wait while a key is answered."""

from collections.abc import Callable
from threading import Event, Thread

import pytest

from reader.services.giving_way import LONGEST, Way


class Clock:
    """A clock that is set by hand."""

    now = 100.0

    def __call__(self) -> float:
        """The time."""
        return self.now


def in_thread(work: Callable[[], object]) -> Event:
    """Have something done in a thread; set once it is done."""
    done = Event()

    def run() -> None:
        work()
        done.set()

    Thread(target=run, daemon=True).start()
    return done


def test_threads_wait_until_a_key_is_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    """And the one in which it is answered does not; a free way costs nothing."""
    monkeypatch.setattr("reader.services.giving_way.LONGEST", 60.0)
    way = Way()
    assert in_thread(way.give).wait(20)
    way.hold()
    way.give()
    waiting = in_thread(way.give)
    assert not waiting.is_set()
    way.release()
    assert waiting.wait(20)


def test_nobody_waits_for_long() -> None:
    """A key that nothing answers holds nobody up for good."""
    clock = Clock()
    way = Way(clock)
    way.hold()
    clock.now += LONGEST
    assert in_thread(way.give).wait(20)


def test_a_thread_that_goes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """The others wait for it, and it for none of them; a key goes before it, and is not let go by it."""
    monkeypatch.setattr("reader.services.giving_way.LONGEST", 60.0)
    way = Way()
    others: list[Event] = []
    begun, may_end = Event(), Event()

    def work() -> None:
        with way.first():
            way.give()
            others.append(in_thread(way.give))
            begun.set()
            assert may_end.wait(20)

    done = in_thread(work)
    assert begun.wait(20)
    assert not others[0].is_set()
    way.hold()
    may_end.set()
    assert done.wait(20)
    assert not others[0].is_set()
    way.release()
    assert others[0].wait(20)
    assert in_thread(work).wait(20)
    assert others[1].wait(20)
