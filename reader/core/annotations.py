"""What a person makes of a text: bookmarks, highlights and notes, and how each came to be as it is.

Nothing is ever overwritten: a change makes another revision, and taking something away makes one too. The revision
with the highest number counts, whatever the clock says.
"""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

from reader.core.anchors import Anchor
from reader.core.folding import fold


class Kind(StrEnum):
    """What an annotation is."""

    BOOKMARK = "bookmark"
    HIGHLIGHT = "highlight"
    NOTE = "note"


class Style(StrEnum):
    """How a highlight looks; each can be told from the others without colour."""

    YELLOW = "yellow"
    GREEN = "green"
    BLUE = "blue"
    RED = "red"
    LINE = "line"


class Annotation(NamedTuple):
    """One revision of an annotation.

    Attributes:
        id: What it is known by, through all its revisions.
        document: The fingerprint of the text that its anchor is of.
        kind: What it is.
        anchor: Where it is.
        style: How it looks.
        note: What the person wrote; a bookmark or a highlight may have words too.
        made: When it was first made, in ISO 8601 with its zone.
        changed: When this revision was made.
        removed: Whether it was taken away.
        revision: Its number in the store, higher than that of every revision before; 0 before it is stored.
    """

    id: str
    document: str
    kind: Kind
    anchor: Anchor
    style: Style = Style.YELLOW
    note: str = ""
    made: str = ""
    changed: str = ""
    removed: bool = False
    revision: int = 0

    def holds(self, folded: str) -> bool:
        """Whether its text, its words or its chapter hold a folded text."""
        return any(folded in fold(text) for text in (self.anchor.exact, self.note, self.anchor.chapter, self.kind))


def latest(revisions: Iterable[Annotation]) -> dict[str, Annotation]:
    """The revision of each annotation that counts, by its id; those that were taken away are among them."""
    found: dict[str, Annotation] = {}
    for one in revisions:
        if one.id not in found or one.revision > found[one.id].revision:
            found[one.id] = one
    return found


class Step(NamedTuple):
    """One thing a person did: an annotation before and after it; None where there was none."""

    before: Annotation | None
    after: Annotation


class History(NamedTuple):
    """What was done and can be undone, and what was undone and can be done again; each step makes another.

    Attributes:
        done: Steps that can be undone, the last one last.
        undone: Steps that can be done again, the one to be done next last.
    """

    done: tuple[Step, ...] = ()
    undone: tuple[Step, ...] = ()

    def doing(self, step: Step) -> "History":
        """The history after another step; what was undone before cannot be done again."""
        return History((*self.done, step))

    def undoing(self) -> "tuple[Annotation, History] | None":
        """What the last step is undone by, and the history then; None where there is nothing to undo."""
        if not self.done:
            return None
        *rest, step = self.done
        back = step.before or step.after._replace(removed=True)
        return back, History(tuple(rest), (*self.undone, step))

    def redoing(self) -> "tuple[Annotation, History] | None":
        """What the step that was undone last is done again by; None where there is none."""
        if not self.undone:
            return None
        *rest, step = self.undone
        return step.after, History((*self.done, step), tuple(rest))


def matching(annotations: Sequence[Annotation], words: str) -> list[Annotation]:
    """Those that hold every one of some words, in either script."""
    wanted = fold(words).split()
    return [one for one in annotations if all(map(one.holds, wanted))]
