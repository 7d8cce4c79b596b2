"""The trail of jumps: back and forward lead where one was."""

from hypothesis import given
from hypothesis import strategies as st

from reader.core.navigation import Position
from reader.core.trail import LONGEST, Trail

PLACES = st.builds(Position, st.integers(0, 2), st.integers(0, 5))


def test_back_and_forward() -> None:
    """As in a browser: back over every jump, forward again, and a new jump gives up what lay ahead."""
    a, b, c, d = (Position(0, n) for n in range(4))
    trail = Trail().left(a).left(b)
    trail, place = trail.back(c)
    assert b == place
    trail, place = trail.back(b)
    assert a == place
    trail, place = trail.back(a)
    assert place is None
    trail, place = trail.forward(a)
    assert b == place
    trail, place = trail.forward(b)
    assert c == place
    assert trail.forward(c)[1] is None
    assert trail.back(c)[0].left(d).forward(a)[1] is None


@given(st.lists(PLACES, max_size=20), PLACES)
def test_going_all_the_way_back_and_forward_ends_where_it_began(places: list[Position], here: Position) -> None:
    """However many jumps there were."""
    trail = Trail()
    for place in places:
        trail = trail.left(place)
    at, steps = here, 0
    trail, back = trail.back(at)
    while back is not None:
        at, steps = back, steps + 1
        trail, back = trail.back(at)
    for _ in range(steps):
        trail, ahead = trail.forward(at)
        assert ahead is not None
        at = ahead
    assert here == at
    assert trail.forward(at)[1] is None


def test_a_long_trail_forgets_its_beginning() -> None:
    """It does not grow for ever."""
    trail = Trail()
    for number in range(LONGEST + 9):
        trail = trail.left(Position(0, number))
    assert LONGEST == len(trail.behind)
    assert Position(0, LONGEST + 8) == trail.behind[-1]
