"""Words: where they begin, going from one to the next, and searching for the one that is marked.

The word that is marked is what is selected in the text, so that whatever can be done with a selection can be done with
a word. Words are told apart by a process of its own, in view and a little beyond, and remembered.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property, partial
from typing import TYPE_CHECKING

from reader.core.document import Document
from reader.core.errors import ReaderError
from reader.core.navigation import Position
from reader.core.query import asking_for
from reader.core.selection import Selection, beside, piece_at, plain_word_at
from reader.core.spans import Span
from reader.services.segmenting.helper import Helper
from reader.services.word_map import WordMap
from reader.ui.features.feature import Action, Feature
from reader.ui.features.searching import Searching
from reader.ui.jobs import words
from reader.ui.screens.desk import Desk

if TYPE_CHECKING:
    from reader.services.statistics import Statistics

_BEYOND = 2000
"""Characters before and after the text in view that are cut and laid out with it; rows drawn once stay as they are."""

_ROW = 200
"""Characters that are no less than a row has."""


class Words(Feature):
    """Shows words and moves by them.

    Attributes:
        helper: What cuts text; it starts when it is first asked.
        known: The words that were looked at.
    """

    def __init__(self, desk: Desk) -> None:
        """Words of what is read on a desk; none is looked for yet."""
        super().__init__(desk)
        self.helper = Helper(desk.settings.own_words)
        self.known = WordMap(self.helper)
        self._shown = False
        self._laid: set[Span] = set()
        self._document = desk.document
        self._busy = False
        self._steps = 0
        self._extending = False
        self._clicked: set[Span] = set()
        self._waiting: list[tuple[Document, int, Callable[[], object]]] = []

    @cached_property
    def statistics(self) -> "Statistics":
        """What is counted in documents, for whoever counts."""
        from reader.services.statistics import Statistics  # noqa: PLC0415  # not for going from word to word

        return Statistics(self.helper)

    def actions(self) -> Mapping[str, Action]:
        """Its commands."""
        return {
            "word-cursor": self.toggle,
            "next-word": partial(self.step, 1),
            "previous-word": partial(self.step, -1),
            "next-character": partial(self.step_character, 1),
            "previous-character": partial(self.step_character, -1),
            "word-more": partial(self.step, 1, extending=True),
            "word-less": partial(self.step, -1, extending=True),
            "search-word": self.search,
        }

    def toggle(self) -> None:
        """Show where words begin and mark the first in view, or show the text as it is."""
        self._shown = not self._shown
        if self._shown:
            few = self.desk.app.console.color_system not in ("256", "truecolor")
            self.desk.text_pane.set_class(few, "-few-colours")
            self._show()
            if self._cursor() is None:
                self.step(1)
        else:
            self._laid = set()
            self.desk.text_pane.lay("words", ())
            self.desk.text_pane.select(None)

    def page_moved(self) -> None:
        """Show the words of what is in view now."""
        self._show()

    def document_shown(self) -> None:
        """Show the words of another text; where one wanted to go in the one before is forgotten."""
        if self.desk.document is not self._document:
            self._document, self._laid, self._steps = self.desk.document, set(), 0
            self._show()

    def left(self) -> None:
        """End the process that cuts."""
        self.helper.close()

    def _show(self) -> None:
        """Lay every other word out where not all in view are, as far as words are known, and ask for the others."""
        document = self.desk.document
        if not (self._shown and document and self.desk.text_pane.view):
            return
        around = list(self._in_view(document, _BEYOND))
        known = {stretch: words for stretch in around if (words := self.known.words(document, stretch)) is not None}
        if not self._laid.issuperset(self._in_view(document)) and not known.keys() <= self._laid:
            self._laid = set(known)
            every_other = [word.span for stretch in around for word in known.get(stretch, ())[::2]]
            self.desk.text_pane.lay("words", every_other)
        if missing := [stretch for stretch in around if stretch not in known]:
            self._ask(document, missing)

    def _in_view(self, document: Document, beyond: int = 0) -> Iterator[Span]:
        """The stretches that are in view, or so many characters beyond; none that is folded away."""
        pane = self.desk.text_pane
        first, last = pane.top_offset, pane.bottom_offset + _ROW
        for stretch in self.known.around(document, Span(max(0, first - beyond), last + beyond)):
            if not pane.is_folded(stretch.start):
                yield stretch

    def _ask(self, document: Document, stretches: list[Span]) -> None:
        """Have stretches cut, unless others are; whoever still needs some asks again when these are."""
        if not self._busy:
            self._busy = True
            job = partial(words.cut_words, self.known, document, stretches)
            self.desk.work("words", job, self._answered, self._failed)

    def _answered(self, _: object) -> None:
        """Show what was cut, and go where one wanted to go meanwhile."""
        self._busy = False
        self._show()
        self._go()
        self._select_clicked()
        self._let_go_on()

    def _failed(self, error: ReaderError) -> None:
        """Say why there are no words, once."""
        self._busy, self._steps, self._clicked = False, 0, set()
        if self._shown:
            self.toggle()
        self.desk.tell(str(error))
        waiting, self._waiting = self._waiting, []
        for _, _, then in waiting:
            then()

    def step(self, by: int, *, extending: bool = False) -> None:
        """Mark the word so many further on, or back when negative; or mark all up to there."""
        self._extending = extending
        self._steps += by
        self._go()

    def _go(self) -> None:
        """Take the steps that were asked for, as far as the words on the way are known."""
        document = self.desk.document
        while self._steps and document:
            by = 1 if self._steps > 0 else -1
            for stretch in self._on_the_way(document, by):
                words = self.known.words(document, stretch)
                if words is None:
                    self._ask(document, [stretch, *self._in_view(document)])
                    return
                if (word := self._beyond([word.span for word in words], by)) is not None:
                    self._mark(word)
                    self._steps -= by
                    break
            else:
                self._steps = 0

    def _on_the_way(self, document: Document, by: int) -> Iterator[Span]:
        """The stretches from the word that is marked on, or from where one is; none that is folded away."""
        cursor = self._cursor()
        at = self.desk.text_pane.here if cursor is None else cursor.start
        paragraph = document.paragraph_at(at)
        while 0 <= paragraph < len(document.paragraphs):
            if not self.desk.text_pane.is_folded(document.paragraphs[paragraph].span.start):
                yield from self.known.stretches(document, paragraph)[::by]
            paragraph += by

    def _beyond(self, words: list[Span], by: int) -> Span | None:
        """The nearest of some words that lies beyond the one that is marked."""
        cursor = self._cursor()
        if cursor is None:
            here = self.desk.text_pane.here
            return next((word for word in words if word.end > here), None)
        if by > 0:
            return next((word for word in words if word.start >= cursor.end), None)
        return next((word for word in reversed(words) if word.end <= cursor.start), None)

    def _cursor(self) -> Span | None:
        """What is marked, or, while more of the text is, its end that moves; None where that is out of view."""
        pane = self.desk.text_pane
        return pane.selection.head if pane.selection and pane.sees(pane.selection.head.start) else None

    def _mark(self, span: Span) -> None:
        pane = self.desk.text_pane
        longer = self._extending and pane.selection is not None
        pane.select(pane.selection.extended(span) if longer and pane.selection else Selection(span, span))
        pane.reveal(span.start)

    def step_character(self, by: int) -> None:
        """Mark the next character, or the one before."""
        document, cursor = self.desk.document, self._cursor()
        if document is None:
            return
        at = self.desk.text_pane.here if cursor is None else beside(document, cursor, by)
        if at is not None:
            self._extending = False
            self._mark(piece_at(document.clean, at))

    def word_at(self, document: Document, offset: int) -> Span:
        """The word at an offset of clean; where it is not known yet, what can be said without, until it is."""
        word = self.known.word_at(document, offset)
        if word is None and not self._knows(document, offset):
            self._clicked.add(plain_word_at(document.clean, offset))
            self._ask(document, [self.known.holding(document, offset)])
        return word.span if word else plain_word_at(document.clean, offset)

    def when_known(self, document: Document, offset: int, then: Callable[[], object]) -> None:
        """Have something done once the words around an offset of clean are known, or nobody will know them."""
        if self._knows(document, offset):
            then()
        else:
            self._waiting.append((document, offset, then))
            self._ask(document, [self.known.holding(document, offset)])

    def _knows(self, document: Document, offset: int) -> bool:
        return self.known.words(document, self.known.holding(document, offset)) is not None

    def _let_go_on(self) -> None:
        """Do what waited for words that are known now; ask for those that are not."""
        waiting, self._waiting = self._waiting, []
        for document, offset, then in waiting:
            self.when_known(document, offset, then)

    def _select_clicked(self) -> None:
        """Where a selection begins or ends with what was clicked before its word was known, select the word."""
        clicked, self._clicked = self._clicked, set()
        pane = self.desk.text_pane
        if pane.document and pane.selection and not clicked.isdisjoint(pane.selection):
            at = partial(self.word_at, pane.document)
            pane.select(Selection(*(at(piece.start) if piece in clicked else piece for piece in pane.selection)))

    def search(self) -> None:
        """Search the word that is marked, or whatever is selected."""
        pane = self.desk.text_pane
        if not (pane.document and pane.selected):
            self.desk.tell("no word is marked; w, an arrow or two clicks mark one")
            return
        searching = self.desk.feature(Searching)
        searching.begun_at = Position(self.desk.opened, pane.selected.start)
        searching.ask(asking_for(pane.selected.within(pane.document.clean)))
