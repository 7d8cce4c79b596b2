"""The reader's pace: learned from going on, not from leafing, jumping or leaving."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.pace import FASTEST, SLOWEST, Pace, Stretch

SCREEN = 800


def read(stretch: Stretch, pages: int, seconds: float, step: int = SCREEN) -> Stretch:
    """The stretch after so many pages, each looked at for so long."""
    for _ in range(pages):
        stretch = stretch.moved(stretch.at + step, stretch.at + step + SCREEN, stretch.now + seconds)
    return stretch


START = Stretch(Pace(), 0, 0.0, 0, SCREEN, 0.0)


def test_reading_is_learned() -> None:
    """Pages of 800 characters, two minutes each, are 400 characters a minute; a book of 40,000 takes 100 minutes."""
    pace = read(START, 5, 120).pace
    assert pace.known
    assert 6000 == pytest.approx(pace.seconds_for(40_000))


def test_a_line_at_a_time_is_the_same() -> None:
    """Forty characters each six seconds, or all at once after four lines."""
    pace = read(START, 100, 6, step=40).pace
    assert pace.known
    assert 6000 == pytest.approx(pace.seconds_for(40_000), rel=0.05)


@pytest.mark.parametrize(("pages", "seconds"), [(200, 1), (5, SCREEN / SLOWEST + 1)])
def test_leafing_and_leaving_are_not_reading(pages: int, seconds: float) -> None:
    """Nothing is learned from a page a second, nor from one that stood there for long."""
    assert Pace() == read(START, pages, seconds).pace


def test_jumps_are_not_reading() -> None:
    """Neither on, nor back."""
    stretch = START
    for at in (50_000, 10, 90_000, 20):
        stretch = stretch.moved(at, at + SCREEN, stretch.now + 100)
    assert Pace() == stretch.pace


def test_little_says_nothing_yet() -> None:
    """One page is not enough to tell."""
    assert not read(START, 1, 50).pace.known


@given(st.lists(st.tuples(st.floats(SLOWEST, FASTEST), st.floats(1, 1e4)), min_size=1))
def test_a_pace_lies_between_what_it_was_made_of(stretches: list[tuple[float, float]]) -> None:
    """However much was read how fast."""
    pace = Pace()
    for speed, seconds in stretches:
        pace = pace.after(speed * seconds, seconds)
    if pace.seconds:
        speeds = [speed for speed, _ in stretches]
        assert min(speeds) * 0.99 <= pace.characters / pace.seconds <= max(speeds) * 1.01
