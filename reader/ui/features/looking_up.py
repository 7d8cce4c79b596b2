"""Looking up: what is known of the word one is at, in a panel beside it, and of its neighbours from there."""

from collections.abc import Callable, Mapping
from functools import partial

from textual.geometry import Offset

from reader.core.characters import is_han, joins_words
from reader.core.document import Document
from reader.core.scripts import Variant
from reader.core.selection import Selection
from reader.core.spans import Span
from reader.services.lookups import Answer, Asked
from reader.ui.features.feature import Action, Feature
from reader.ui.jobs import words
from reader.ui.notices import spoken_repair
from reader.ui.screens.word import WordScreen
from reader.ui.word_card import card

WordAt = Callable[[Document, int], Span]

_TRADITIONAL = (Variant.HANT, Variant.HANT_TW, Variant.HANT_HK)


class LookingUp(Feature):
    """Looks up what is selected, or else the hit that is looked at, or the first word in view."""

    _panel: WordScreen | None = None

    def actions(self) -> Mapping[str, Action]:
        """Its one command."""
        return {"look-up": self.look_up}

    def look_up(self) -> None:
        """Say what is known of the word one is at, and what was repaired in it."""
        pane, document = self.desk.text_pane, self.desk.document
        if document is None:
            return
        word = pane.selected or _word_from(document, pane.here, 1, pane.word_at)
        if word is None:
            self.desk.tell("there is no word here to look up")
            return
        self._panel = WordScreen(self._step, self._cell(word))
        self.desk.app.push_screen(self._panel, self._closed)
        self._ask(document, word, exactly=pane.selected is not None and word.length > 1)

    def _closed(self, _: None) -> None:
        self._panel = None
        self.desk.drop("look-up")

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
        pane.select(Selection(answer.span, answer.span))
        pane.reveal(answer.span.start)
        self._panel.show(card(answer, _repairs(document, answer.span)), self._cell(answer.span))

    def _cell(self, word: Span) -> Offset:
        """The cell of the screen a word begins in; that of the text, where it is not seen."""
        pane = self.desk.text_pane
        return (pane.cell_of(word.start) or Offset(0, 0)) + pane.content_region.offset

    def _step(self, by: int) -> None:
        """Look up the next word, or the one before when negative."""
        pane, document = self.desk.text_pane, self.desk.document
        if document is None or pane.selected is None:
            return
        start = pane.selected.end if by > 0 else pane.selected.start - 1
        around = document.furniture_at(pane.selected.start) is not None
        if word := _word_from(document, start, by, pane.word_at, around=around):
            self._ask(document, word, exactly=False)


def _word_from(document: Document, offset: int, by: int, word_at: WordAt, *, around: bool = False) -> Span | None:
    """The first word from an offset on, or back from it when negative.

    Args:
        document: The document.
        offset: Where to begin, in clean.
        by: 1 or -1.
        word_at: What knows words.
        around: Whether words of furniture are words here.
    """
    text = document.clean
    while 0 <= offset < len(text):
        if (is_han(text[offset]) or joins_words(text[offset])) and (around or document.furniture_at(offset) is None):
            return word_at(document, offset)
        offset += by
    return None


def _repairs(document: Document, word: Span) -> list[str]:
    """What was repaired, or could be, in a word."""
    every = sorted((*document.repairs, *document.suggestions))
    return [spoken_repair(one, document) for one in every if document.alignment.span(one.span).overlaps(word)]
