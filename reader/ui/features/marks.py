"""What the reader marks: bookmarks, highlights and notes, shown in every wording, listed, undone and done again."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from reader.core.anchors import anchored
from reader.core.annotations import Annotation, History, Kind, Step, Style
from reader.core.document import Document
from reader.core.spans import Span
from reader.services.annotations.cards import card_of
from reader.services.annotations.keeping import Change, Kept
from reader.ui.features.feature import Action, Feature
from reader.ui.features.keeping import Keeping
from reader.ui.placed import Placed, apart, chapter_at, clean_span, looked_for, marks_of

if TYPE_CHECKING:
    from reader.ui.screens.desk import Desk

_SAID = 16
"""Characters of a mark that are said of it in passing."""

_BOOKMARK = 24
"""Characters that a bookmark holds on to."""


class Marks(Feature):
    """Marks the text that is read, and knows what is marked in it.

    Attributes:
        placed: The marks of the text that is read, in its order; those that are lost last.
    """

    def __init__(self, desk: "Desk") -> None:
        """A feature that looks at once for what is marked."""
        super().__init__(desk)
        self._keeping = desk.feature(Keeping)
        self._keeping.on_change(self.document_shown)
        self.placed: tuple[Placed, ...] = ()
        self._history = History()
        self._style = Style.YELLOW
        self._of: Document | None = None
        self._wanted = ""

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
            "next-mark": partial(self.walk, 1),
            "previous-mark": partial(self.walk, -1),
        }

    def document_shown(self) -> None:
        """Look for what is marked in it."""
        document = self.desk.document
        if document is not self._of:
            self.placed, self._of = (), document
        if document is not None:
            self._show()
            self._keeping.ask(partial(marks_of, document), partial(self._found, document))

    def when_known(self, then: Callable[[], object]) -> None:
        """Have something done once it is known what is marked in the text that is read."""
        if self._of is not self.desk.document:
            self.document_shown()
        # What was asked before is answered before.
        self._keeping.ask(lambda _: None, lambda _: then())

    def _found(self, document: Document, marks: Sequence[Annotation]) -> None:
        """Show what is where it was, and look for what is not."""
        if document is not self.desk.document:
            return
        here = [mark for mark in marks if mark.document == document.fingerprint]
        elsewhere = [mark for mark in marks if mark.document != document.fingerprint]
        self._take([Placed(clean_span(document, mark), mark) for mark in here])
        if elsewhere:
            job = partial(looked_for, document, elsewhere)
            self.desk.work("locating", job, partial(self._located, document, here))

    def _located(self, document: Document, here: Sequence[Annotation], marks: Sequence[Placed]) -> None:
        """Show what was found again, and keep where that is in this text."""
        if document is not self.desk.document:
            return
        self._take([*(Placed(clean_span(document, mark), mark) for mark in here), *marks])
        if found := tuple(one.mark for one in marks if one.span):
            self._keeping.keep(lambda: Change(found, (card_of(document),)))

    def _take(self, placed: Sequence[Placed]) -> None:
        self.placed = tuple(sorted(placed, key=lambda one: (one.span is None, one.span or Span(0, 0), one.mark.made)))
        self._show()
        if self._wanted and (one := next((one for one in placed if one.mark.id == self._wanted), None)):
            self._wanted = ""
            if one.span:
                self.desk.text_pane.reveal(one.span.start)
            else:
                self.desk.tell(f"lost in this text: {_head(one.mark)}")

    def go_to(self, mark: Annotation) -> None:
        """Go to a mark of the text that is read, as soon as it is known where that is."""
        self._wanted = mark.id
        self.document_shown()

    def _show(self) -> None:
        """Lay the marks over the text."""
        layers: dict[str, list[Span]] = {f"mark-{name}": [] for name in (*Style, "note", "bookmark")}
        for span, mark in self.placed:
            if span is None:
                continue
            if mark.kind is Kind.BOOKMARK:
                layers["mark-bookmark"].append(Span(span.start, span.start + 1))
            elif mark.kind is Kind.HIGHLIGHT:
                layers[f"mark-{mark.style}"].append(span)
            if mark.kind is Kind.NOTE or (mark.note and mark.kind is not Kind.BOOKMARK):
                layers["mark-note"].append(span)
        for layer, spans in layers.items():
            self.desk.text_pane.lay(layer, apart(spans))

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

    def _at(self, target: Span, *kinds: Kind) -> Annotation | None:
        """The mark of some kinds that is at a place: exactly there, or else around it."""
        there = [(span, mark) for span, mark in self.placed if span and span.overlaps(target) and mark.kind in kinds]
        exact = next((mark for span, mark in there if span == target), None)
        around = (mark for span, mark in there if span.start <= target.start and target.end <= span.end)
        return exact or next(around, None)

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
        before = next((mark for span, mark in self.placed if span and span.start == start and _is_bookmark(mark)), None)
        if before:
            self._keep(before, before._replace(removed=True), "bookmark taken away")
        else:
            self._keep(None, self._new(Kind.BOOKMARK, target), "bookmark")

    def highlight(self) -> None:
        """Highlight; what is highlighted gets the next style, and after the last none."""
        if (target := self._target()) is None:
            return
        before = self._at(target, Kind.HIGHLIGHT)
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
        before, styles = self._at(target, Kind.HIGHLIGHT), list(Style)

        def take(index: int) -> None:
            """Highlight in the style chosen."""
            self._style = styles[index]
            after = before._replace(style=self._style) if before else None
            self._keep(before, after or self._new(Kind.HIGHLIGHT, target, style=self._style), str(self._style))

        self.desk.offer("Highlight", [str(style) for style in styles], styles.index(self._style), take)

    def note(self) -> None:
        """Write a note, or go on with the one that is there."""
        if (target := self._target()) is None:
            return
        from reader.ui.screens.writing import WritingScreen  # noqa: PLC0415  # loads what edits text

        before = self._at(target, Kind.NOTE, Kind.HIGHLIGHT)
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

        self.desk.app.push_screen(WritingScreen(exact, before.note if before else ""), written)

    def remove(self) -> None:
        """Take away the mark that is at the place, the one that was made last first."""
        target = self._target()
        there = [mark for span, mark in self.placed if target and span and span.overlaps(target)]
        if not there:
            self.desk.tell("nothing is marked here")
            return
        last = max(there, key=lambda mark: mark.revision)
        self._keep(last, last._replace(removed=True), f"{last.kind} taken away")

    def walk(self, by: int) -> None:
        """Go to the next mark, or the one before."""
        top = self.desk.text_pane.selected.start if self.desk.text_pane.selected else self.desk.text_pane.top_offset
        starts = [span.start for span, _ in self.placed if span]
        ahead = [start for start in starts if (start > top if by > 0 else start < top)]
        if not ahead:
            self.desk.tell("no more marks this way")
            return
        from reader.core.navigation import Position  # noqa: PLC0415

        self.desk.go_to(Position(self.desk.opened, ahead[0] if by > 0 else ahead[-1]))

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
        document = self.desk.document
        if document and mark.document == document.fingerprint:
            others = [one for one in self.placed if one.mark.id != mark.id]
            self._take(others if mark.removed else [*others, Placed(clean_span(document, mark), mark)])
        unsaved = ", in memory only" if kept.trouble else ""
        self.desk.tell(f"{said}{unsaved}: {_head(mark)}")


def _is_bookmark(mark: Annotation) -> bool:
    return mark.kind is Kind.BOOKMARK


def _now(mark: Annotation) -> Annotation:
    from reader.services.annotations.making import now  # noqa: PLC0415  # only where something is marked

    return mark._replace(changed=now())


def _head(mark: Annotation) -> str:
    """The beginning of a mark, to know it by."""
    text = " ".join((mark.note or mark.anchor.exact).split())
    return text if len(text) <= _SAID else f"{text[:_SAID]}…"
