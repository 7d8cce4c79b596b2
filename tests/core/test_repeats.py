"""Maximal repeats are those a reader of the definition would find, and found in time whatever the text is."""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.repeats import Repeats, repeats


def found(text: Sequence[int], least: int) -> dict[tuple[int, ...], list[int]]:
    """Each repeat, and its places."""
    result = repeats(np.array(text, np.int64), least)
    places = [sorted(result.places[a:b].tolist()) for a, b in zip(result.first, result.last, strict=True)]
    spans = list(zip(places, result.lengths.tolist(), strict=True))
    named = {tuple(text[at[0] : at[0] + length]): at for at, length in spans}
    assert len(named) == len(places)
    return named


def defined(text: Sequence[int], least: int) -> dict[tuple[int, ...], list[int]]:
    """The same by the definition: all that cannot be longer everywhere it stands."""
    places: dict[tuple[int, ...], list[int]] = defaultdict(list)
    for start in range(len(text)):
        for end in range(start + least, len(text)):
            if 0 not in text[start:end]:
                places[tuple(text[start:end])].append(start)
    return {
        passage: at
        for passage, at in places.items()
        if len(at) > 1 and _differs(text, [n - 1 for n in at]) and _differs(text, [n + len(passage) for n in at])
    }


def _differs(text: Sequence[int], positions: Sequence[int]) -> bool:
    """Whether the text differs at some positions; what parts it differs from everything."""
    return len({text[n] if n >= 0 and text[n] else -1 - n for n in positions}) > 1


def _goes_on(passage: tuple[int, ...], least: int) -> bool:
    """Whether a passage repeats itself, and does so without its last part too."""
    periods = range(1, min(len(passage) // 2, len(passage) - least) + 1)
    return any(passage[period:] == passage[:-period] for period in periods)


@st.composite
def texts(draw: st.DrawFn) -> list[int]:
    """Short texts of few characters, so that they repeat themselves."""
    return [*draw(st.lists(st.integers(0, draw(st.integers(1, 4))), max_size=40)), 0]


@given(texts(), st.integers(1, 6))
def test_repeats_are_as_they_are_defined(text: list[int], least: int) -> None:
    """Every maximal repeat with all its places, but for some that go on repeating a shorter one."""
    by_definition, results = defined(text, least), found(text, least)
    assert results == {passage: at for passage, at in by_definition.items() if passage in results}
    assert all(_goes_on(passage, least) for passage in by_definition.keys() - results.keys())


def test_what_goes_on_repeating_itself_is_listed_once() -> None:
    """Not once for each number of times."""
    assert {(1,) * 3: list(range(18))} == found([1] * 20 + [0], 3)
    assert {(1, 2): [0, 2, 4, 6]} == found([1, 2] * 4 + [0], 2)


@pytest.mark.parametrize("pattern", [[1], [1, 2], list(range(1, 600))], ids=["one", "two", "paragraph"])
def test_a_text_that_only_repeats_itself_is_no_trouble(pattern: list[int]) -> None:
    """What there is to tell of it grows with the text, and not with its square."""
    text = np.array([*(pattern * 200_000)[:200_000], 0], np.int64)
    result = repeats(text, 8)
    assert 0 < int((result.last - result.first).sum()) <= len(text)


def test_places_that_overlap_are_not_counted() -> None:
    """The leftmost are, as hits are."""
    text = np.array([1] * 20 + [0], np.int64)
    assert [0, 3, 6, 9, 12, 15] == repeats(text, 3).apart(0)


def test_nothing_repeats_in_nothing() -> None:
    """Nor in a text that is shorter than the shortest passage."""
    empty = Repeats(*(np.zeros(0, np.int64),) * 4)
    for text in ([0], [1, 0], [0, 0, 0]):
        assert [len(part) for part in empty] == [len(part) for part in repeats(np.array(text, np.int64), 3)]
