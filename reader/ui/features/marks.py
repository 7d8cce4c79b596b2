"""What is marked in the text that is read: found again where it is now, shown in every wording, and walked through."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from reader.core.annotations import Annotation, Kind, Style
from reader.core.document import Document
from reader.core.spans import Span
from reader.services.annotations.cards import card_of
from reader.services.annotations.keeping import Change
from reader.ui.features.feature import Action, Feature
from reader.ui.features.keeping import Keeping
from reader.ui.placed import Placed, apart, clean_span, looked_for, marks_of

if TYPE_CHECKING:
    from reader.ui.screens.desk import Desk

_SAID = 16
"""Characters of a mark that are said of it in passing."""


class Marks(Feature):
    """Knows what is marked in the text that is read, and where.

    Attributes:
        placed: The marks of the text that is read, in its order; those that are lost last.
    """

    def __init__(self, desk: "Desk") -> None:
        """A feature that looks at once for what is marked."""
        super().__init__(desk)
        self._keeping = desk.feature(Keeping)
        self._keeping.on_change(self.document_shown)
        self.placed: tuple[Placed, ...] = ()
        self._of: Document | None = None
        self._wanted = ""

    def actions(self) -> Mapping[str, Action]:
        """Its commands."""
        return {
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
        self._place([Placed(clean_span(document, mark), mark) for mark in here])
        if elsewhere:
            job = partial(looked_for, document, elsewhere)
            self.desk.work("locating", job, partial(self._located, document, here))

    def _located(self, document: Document, here: Sequence[Annotation], marks: Sequence[Placed]) -> None:
        """Show what was found again, and keep where that is in this text."""
        if document is not self.desk.document:
            return
        self._place([*(Placed(clean_span(document, mark), mark) for mark in here), *marks])
        if found := tuple(one.mark for one in marks if one.span):
            self._keeping.keep(lambda: Change(found, (card_of(document),)))

    def _place(self, placed: Sequence[Placed]) -> None:
        self.placed = tuple(sorted(placed, key=lambda one: (one.span is None, one.span or Span(0, 0), one.mark.made)))
        self._show()
        if self._wanted and (one := next((one for one in placed if one.mark.id == self._wanted), None)):
            self._wanted = ""
            if one.span:
                self.desk.text_pane.reveal(one.span.start)
            else:
                self.desk.tell(f"lost in this text: {self.head(one.mark)}")

    def go_to(self, mark: Annotation) -> None:
        """Go to a mark of the text that is read, as soon as it is known where that is."""
        self._wanted = mark.id
        self.document_shown()

    def take(self, changed: Annotation) -> None:
        """Show a mark that was kept as it is now; one that was taken away no longer."""
        document = self.desk.document
        if document and changed.document == document.fingerprint:
            others = [one for one in self.placed if one.mark.id != changed.id]
            self._place(others if changed.removed else [*others, Placed(clean_span(document, changed), changed)])
        else:
            # What is undone may have been marked in this text before its file changed.
            self.document_shown()

    def at(self, target: Span, *kinds: Kind) -> Annotation | None:
        """The mark of some kinds that is at a place: exactly there, or else around it."""
        there = [(span, mark) for span, mark in self.placed if span and span.overlaps(target) and mark.kind in kinds]
        exact = next((mark for span, mark in there if span == target), None)
        around = (mark for span, mark in there if span.start <= target.start and target.end <= span.end)
        return exact or next(around, None)

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

    def head(self, mark: Annotation) -> str:
        """The beginning of a mark, to know it by: the person's words, or else the text's as it is shown."""
        text = " ".join((mark.note or self.desk.worded(mark.anchor.exact[: 4 * _SAID])).split())
        return text if len(text) <= _SAID else f"{text[:_SAID]}…"
