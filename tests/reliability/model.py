"""A small model of the app: what a person would say of where they are and of what they marked, after each step.

It knows nothing of how the app does it; where a step may lead to several places it takes the one the app says it is at,
and holds the rest against that.
"""

from typing import NamedTuple

from reader.core.annotations import Annotation, Kind
from reader.core.scripts import Script, Variant


class Place(NamedTuple):
    """Where a person is.

    Attributes:
        document: The number of the one that is read; -1 where a step may lead to any.
        variant: What it is shown in.
        query: What stands in the search.
    """

    document: int
    variant: Variant
    query: str


class Mark(NamedTuple):
    """What a person would say of one mark, wherever its text has moved to."""

    file: int
    kind: Kind
    style: str
    note: str


Marks = dict[str, Mark]
"""All marks by what they are known by."""


def mark_of(file: int, mark: Annotation) -> Mark:
    """What a person would say of an annotation; its style says nothing where it is no highlight."""
    return Mark(file, mark.kind, mark.style if mark.kind is Kind.HIGHLIGHT else "", mark.note)


class Wrong(AssertionError):
    """The app is not where the model is."""


class Model:
    """What should be.

    Attributes:
        place: Where a person is.
        marks: What is marked.
    """

    def __init__(self, place: Place) -> None:
        """A model of an app that was just opened, and in which nothing was ever marked."""
        self.place = place
        self.marks: Marks = {}
        self._done: list[tuple[str, Mark | None, Mark | None]] = []
        self._undone: list[tuple[str, Mark | None, Mark | None]] = []

    def moved(self, step: str, last: int, leaning: Script, query: str) -> None:
        """A step that leads elsewhere, or shows the same otherwise."""
        before = self.place
        if step in ("next", "previous"):
            by = 1 if step == "next" else -1
            self.place = before._replace(document=max(0, min(last, before.document + by)))
        elif step == "toggle":
            self.place = before._replace(variant=before.variant.toggled(leaning))
        elif step == "turn":
            self.place = before._replace(variant=before.variant.toggled(leaning).toggled(leaning))
        elif step == "search":
            self.place = before._replace(document=-1, query=query)
        elif step in ("n", "N"):
            # A query goes where its hits are.
            self.place = before._replace(document=-1)

    def marked(self, now: Marks, kind: Kind, *, sure: bool) -> None:
        """One mark was made, changed or taken away; or none, where it is not sure that there was anything to mark.

        Raises:
            Wrong: Where anything else has happened to what is marked in the text that is read.
        """
        before = self.of(self.place.document)
        changed = {id_ for id_ in {*before, *now} if before.get(id_) != now.get(id_)}
        if len(changed) != 1:
            if changed or sure:
                raise Wrong(f"{kind}: {len(changed)} marks changed: {before} became {now}")
            return
        (id_,) = changed
        was, now_is = before.get(id_), now.get(id_)
        # Words can stand beside a highlight, too.
        noted = kind is Kind.NOTE and was and now_is and was.note != now_is.note
        if not noted and kind not in {mark.kind for mark in (was, now_is) if mark}:
            raise Wrong(f"{kind}: {was} became {now_is}")
        self._set(id_, now_is)
        self._done.append((id_, was, now_is))
        self._undone.clear()

    def undone(self) -> None:
        """What was marked last was undone, if anything was."""
        if self._done:
            id_, was, now_is = self._done.pop()
            self._set(id_, was)
            self._undone.append((id_, was, now_is))

    def redone(self) -> None:
        """What was undone last was done again, if anything was."""
        if self._undone:
            id_, was, now_is = self._undone.pop()
            self._set(id_, now_is)
            self._done.append((id_, was, now_is))

    def of(self, file: int) -> Marks:
        """The marks of one text."""
        return {id_: mark for id_, mark in self.marks.items() if mark.file == file}

    def _set(self, id_: str, mark: Mark | None) -> None:
        if mark is None:
            self.marks.pop(id_, None)
        else:
            self.marks[id_] = mark
