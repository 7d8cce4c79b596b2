"""Looking up: what is known of the word one is at, in a panel beside it, and of its neighbours from there."""

from collections.abc import Mapping
from functools import partial

from textual.geometry import Offset

from reader.core.characters import is_han, joins_words
from reader.core.document import Document
from reader.core.scripts import Variant
from reader.core.selection import Selection
from reader.core.spans import Span
from reader.services.lookups import Answer, Asked
from reader.ui.features.feature import Action, Feature
from reader.ui.features.words import Words
from reader.ui.jobs import words
from reader.ui.notices import spoken_repair
from reader.ui.screens.word import WordScreen
from reader.ui.word_card import card

_TRADITIONAL = (Variant.HANT, Variant.HANT_TW, Variant.HANT_HK)


class LookingUp(Feature):
    """Looks up what is selected, or else the hit that is looked at, or the first word in view.

    Attributes:
        marked: What is selected only because it was looked up, the user having selected something else or nothing.
    """

    marked: Selection | None = None
    _panel: WordScreen | None = None

    def actions(self) -> Mapping[str, Action]:
        """Its one command."""
        return {"look-up": self.look_up}

    def look_up(self) -> None:
        """Say what is known of the word one is at, and what was repaired in it."""
        pane, document = self.desk.text_pane, self.desk.document
        if document is None:
            return
        start = pane.selected.start if pane.selected else _first_from(document, pane.here, 1)
        if start is None:
            self.desk.tell("there is no word here to look up")
            return
        self._panel = WordScreen(self._step, self._cell(start))
        self.desk.app.push_screen(self._panel, self._closed)
        if pane.selected:
            self._ask(document, pane.selected, exactly=pane.selected.length > 1)
        else:
            self._ask_for_word(document, start)

    def _closed(self, _: None) -> None:
        self._panel = None
        self.desk.drop("look-up")

    def _ask_for_word(self, document: Document, offset: int) -> None:
        """Look up the word at an offset of clean, once it is known what the word is."""
        panel = self._panel

        def known() -> None:
            if self._panel is panel and self.desk.text_pane.document is document:
                self._ask(document, self.desk.text_pane.word_at(document, offset), exactly=False)

        self.desk.feature(Words).when_known(document, offset, known)

    def _ask(self, document: Document, word: Span, *, exactly: bool) -> None:
        variant = self.desk.text_pane.look.wording.variant
        forms = variant if variant in _TRADITIONAL else Variant.HANT_TW
        asked = Asked(document, word, exactly, forms)
        job = partial(words.look_up, asked, self.desk.corpus, self.desk.settings.dictionary)
        self.desk.work("look-up", job, partial(self._take, document))

    def _take(self, document: Document, answer: Answer) -> None:
        """Show what is known so far."""
        pane = self.desk.text_pane
        if self._panel is None or pane.document is not document:
            return
        looked_up = Selection(answer.span, answer.span)
        if pane.selection is None or pane.selection.span != answer.span:
            self.marked = looked_up
        pane.select(looked_up)
        pane.reveal(answer.span.start)
        self._panel.show(card(answer, _repairs(document, answer.span)), self._cell(answer.span.start))

    def _cell(self, start: int) -> Offset:
        """The cell of the screen a word begins in; that of the text, where it is not seen."""
        pane = self.desk.text_pane
        return (pane.cell_of(start) or Offset(0, 0)) + pane.content_region.offset

    def _step(self, by: int) -> None:
        """Look up the next word, or the one before when negative."""
        pane, document = self.desk.text_pane, self.desk.document
        if document is None or pane.selected is None:
            return
        start = pane.selected.end if by > 0 else pane.selected.start - 1
        around = document.furniture_at(pane.selected.start) is not None
        if (offset := _first_from(document, start, by, around=around)) is not None:
            self._ask_for_word(document, offset)


def _first_from(document: Document, offset: int, by: int, *, around: bool = False) -> int | None:
    """The first offset of a word from an offset on, or back from it when negative.

    Args:
        document: The document.
        offset: Where to begin, in clean.
        by: 1 or -1.
        around: Whether words of furniture are words here.
    """
    text = document.clean
    while 0 <= offset < len(text):
        if (is_han(text[offset]) or joins_words(text[offset])) and (around or document.furniture_at(offset) is None):
            return offset
        offset += by
    return None


def _repairs(document: Document, word: Span) -> list[str]:
    """What was repaired, or could be, in a word."""
    every = sorted((*document.repairs, *document.suggestions))
    return [spoken_repair(one, document) for one in every if document.alignment.span(one.span).overlaps(word)]
