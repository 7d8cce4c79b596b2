"""Annotations as values: which revision counts, what can be undone, and what words find."""

from hypothesis import given
from hypothesis import strategies as st

from reader.core.anchors import Anchor
from reader.core.annotations import Annotation, History, Kind, Step, Style, latest, matching

ANCHOR = Anchor(3, 7, "守土盡責", chapter="第一回")


def annotation(name: str, revision: int, **more: object) -> Annotation:
    """A highlight with what else is said of it."""
    return Annotation(name, "f", Kind.HIGHLIGHT, ANCHOR, revision=revision)._replace(**more)  # type: ignore[arg-type]


@given(st.permutations([1, 2, 3, 4]))
def test_the_highest_number_counts_whatever_the_clock_says(order: list[int]) -> None:
    """Also where a later revision was made at an earlier time."""
    revisions = [annotation("a", number, changed=f"20{30 - number}") for number in order]
    assert {"a": annotation("a", 4, changed="2026")} == latest(revisions)


def test_undo_and_redo_walk_through_what_was_done() -> None:
    """What is undone is as it was before, or gone; a new step ends what can be redone."""
    made = annotation("a", 1)
    green = made._replace(style=Style.GREEN)
    history = History().doing(Step(None, made)).doing(Step(made, green))
    undone = history.undoing()
    assert undone
    assert made == undone[0]
    again = undone[1].undoing()
    assert again
    assert again[0] == made._replace(removed=True)
    assert again[1].undoing() is None
    redone = again[1].redoing()
    assert redone
    assert made == redone[0]
    assert redone[1].redoing() == (green, history)
    assert redone[1].doing(Step(made, green)).redoing() is None


def test_words_find_in_either_script() -> None:
    """In what was marked, what was written, the chapter and the kind; all words must be there."""
    one, two = annotation("a", 1, note="重點"), annotation("b", 2, kind=Kind.BOOKMARK)
    assert [one, two] == matching([one, two], "守土尽责")
    assert [one] == matching([one, two], "重点 尽责")
    assert [two] == matching([one, two], "bookmark 第一回")
    assert [] == matching([one, two], "別處")
    assert [one, two] == matching([one, two], "  ")
