"""What the reader marks: bookmarks, highlights and notes, kept, changed, undone and done again."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from reader.core.anchors import anchored
from reader.core.annotations import Annotation, History, Kind, Step, Style
from reader.core.spans import Span
from reader.services.annotations.cards import card_of
from reader.services.annotations.keeping import Change, Kept
from reader.services.language import spoken
from reader.ui.features.feature import Action, Feature
from reader.ui.features.keeping import Keeping
from reader.ui.features.marks import Marks
from reader.ui.placed import chapter_at

if TYPE_CHECKING:
    from reader.ui.screens.desk import Desk

_QUOTED = 80
"""Characters of what is marked that stand above a note."""

_BOOKMARK = 24
"""Characters that a bookmark holds on to."""


class Marking(Feature):
    """Marks the text that is read."""

    def __init__(self, desk: "Desk") -> None:
        """A feature that has marked nothing yet."""
        super().__init__(desk)
        self._keeping = desk.feature(Keeping)
        self._marks = desk.feature(Marks)
        self._history = History()
        self._style = Style.YELLOW

    def actions(self) -> Mapping[str, Action]:
        """Its commands."""
        return {
            "bookmark": self.bookmark,
            "highlight": self.highlight,
            "choose-highlight": self.choose_style,
            "note": self.note,
            "remove-mark": self.remove,
            "undo": self.undo,
            "redo": self.redo,
        }

    def _target(self) -> Span | None:
        """What is to be marked, in clean: the selection, or else the first paragraph in view."""
        pane, document = self.desk.text_pane, self.desk.document
        if document is None or not document.paragraphs:
            self.desk.tell("there is nothing to mark")
            return None
        if pane.selected:
            return pane.selected
        top = pane.top_offset
        index = document.paragraph_at(top)
        if document.paragraphs[index].span.end <= top and index + 1 < len(document.paragraphs):
            index += 1
        while pane.is_folded(document.paragraphs[index].span.start) and index + 1 < len(document.paragraphs):
            index += 1
        return document.paragraphs[index].span

    def _new(self, kind: Kind, target: Span, **more: object) -> Annotation:
        from reader.services.annotations.making import made  # noqa: PLC0415  # only where something is marked

        document = self.desk.document
        assert document is not None  # noqa: S101  # there is a target in it
        span = document.source_span(target)
        return made(document.fingerprint, kind, anchored(document.source, span, chapter_at(document, target)), **more)

    def bookmark(self) -> None:
        """Set a bookmark, or take away the one that is there."""
        if (target := self._target()) is None:
            return
        start = target.start if self.desk.text_pane.selected else max(target.start, self.desk.text_pane.top_offset)
        target = Span(start, max(start + 1, min(target.end, start + _BOOKMARK)))
        before = next(
            (mark for span, mark in self._marks.placed if span and span.start == start and _is_bookmark(mark)), None
        )
        if before:
            self._keep(before, before._replace(removed=True), "bookmark taken away")
        else:
            self._keep(None, self._new(Kind.BOOKMARK, target), "bookmark")

    def highlight(self) -> None:
        """Highlight; what is highlighted gets the next style, and after the last none."""
        if (target := self._target()) is None:
            return
        before = self._marks.at(target, Kind.HIGHLIGHT)
        styles = list(Style)
        if before is None:
            self._keep(None, self._new(Kind.HIGHLIGHT, target, style=self._style), "highlighted")
        elif before.style is not styles[-1]:
            self._style = styles[styles.index(before.style) + 1]
            self._keep(before, before._replace(style=self._style), str(self._style))
        elif before.note:
            self._keep(before, before._replace(kind=Kind.NOTE), "note only")
        else:
            self._style = styles[0]
            self._keep(before, before._replace(removed=True), "highlight taken away")

    def choose_style(self) -> None:
        """Highlight in a style chosen from a list."""
        if (target := self._target()) is None:
            return
        before, styles = self._marks.at(target, Kind.HIGHLIGHT), list(Style)

        def take(index: int) -> None:
            """Highlight in the style chosen."""
            self._style = styles[index]
            after = before._replace(style=self._style) if before else None
            self._keep(before, after or self._new(Kind.HIGHLIGHT, target, style=self._style), str(self._style))

        self.desk.offer("Highlight", [spoken(style.value) for style in styles], styles.index(self._style), take)

    def note(self) -> None:
        """Write a note, or go on with the one that is there."""
        if (target := self._target()) is None:
            return
        from reader.ui.screens.writing import WritingScreen  # noqa: PLC0415  # loads what edits text

        before = self._marks.at(target, Kind.NOTE, Kind.HIGHLIGHT)
        exact = before.anchor.exact if before else target.within(self.desk.document.clean if self.desk.document else "")
        new = self._new(Kind.NOTE, target) if before is None else None

        def written(text: str | None) -> None:
            """Keep what was written, if anything was."""
            if text is None or text == (before.note if before else ""):
                return
            if before and not text and before.kind is Kind.NOTE:
                self._keep(before, before._replace(removed=True), "note taken away")
            elif after := before or new:
                self._keep(before, after._replace(note=text), "note")

        self.desk.app.push_screen(
            WritingScreen(self.desk.worded(exact[:_QUOTED]), before.note if before else ""), written
        )

    def remove(self) -> None:
        """Take away the mark that is at the place, the one that was made last first."""
        target = self._target()
        there = [mark for span, mark in self._marks.placed if target and span and span.overlaps(target)]
        if not there:
            self.desk.tell("nothing is marked here")
            return
        last = max(there, key=lambda mark: mark.revision)
        self._keep(last, last._replace(removed=True), f"{last.kind} taken away")

    def undo(self) -> None:
        """Undo what was marked, changed or taken away last."""
        self._step(self._history.undoing(), "undone", "nothing was marked yet that could be undone")

    def redo(self) -> None:
        """Do again what was undone last."""
        self._step(self._history.redoing(), "done again", "nothing was undone")

    def _step(self, step: tuple[Annotation, History] | None, said: str, otherwise: str) -> None:
        if step is None:
            self.desk.tell(otherwise)
            return
        after, self._history = step
        self._keeping.keep(Change((_now(after),)), partial(self._kept, None, said))

    def _keep(self, before: Annotation | None, after: Annotation, said: str) -> None:
        """Keep a mark as it is now; it is shown once it is on the disk."""
        document = self.desk.document
        if document is None:
            return
        self.desk.text_pane.select(None)
        step = Step(before, _now(after))
        self._keeping.keep(lambda: Change((step.after,), (card_of(document),)), partial(self._kept, step, said))

    def _kept(self, step: Step | None, said: str, kept: Kept) -> None:
        """Show what is kept, and say so."""
        (mark,) = kept.revisions
        if step:
            self._history = self._history.doing(step._replace(after=mark))
        self._marks.take(mark)
        unsaved = f" ({spoken('in memory only')})" if kept.trouble else ""
        self.desk.tell(f"{spoken(said)}{unsaved}: {self._marks.head(mark)}")


def _is_bookmark(mark: Annotation) -> bool:
    return mark.kind is Kind.BOOKMARK


def _now(mark: Annotation) -> Annotation:
    from reader.services.annotations.making import now  # noqa: PLC0415  # only where something is marked

    return mark._replace(changed=now())
