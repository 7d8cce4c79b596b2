"""The vocabulary: words kept as known or to be learned, how much of each text they are, and their export."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache, partial

from reader.core.navigation import Position
from reader.core.query import asking_for
from reader.core.sanitizing import printable
from reader.core.scripts import evidence
from reader.core.spans import Span
from reader.core.vocabulary import Entry, Standing, known_spans, sentence
from reader.services.language import spoken
from reader.services.vocabulary import Vocabulary as Kept
from reader.ui.features.feature import Action, Feature
from reader.ui.features.searching import Searching
from reader.ui.features.sounding import Sounding
from reader.ui.features.words import Words
from reader.ui.jobs import saving, words
from reader.ui.saving_as import Failed, ask_where
from reader.ui.screens.desk import Desk


class Vocabulary(Feature):
    """Keeps words, and tells what is known."""

    def __init__(self, desk: Desk) -> None:
        """What was kept before is read when it is first asked for."""
        super().__init__(desk)
        self._kept = Kept()
        self._statistics = desk.feature(Words).statistics
        self._shares_shown = False

    def actions(self) -> Mapping[str, Action]:
        """Its commands."""
        return {
            "mark-known": partial(self._mark, Standing.KNOWN),
            "mark-learning": partial(self._mark, Standing.LEARNING),
            "vocabulary": self._list,
            "known-share": self._turn_shares,
            "export-vocabulary": self._export,
        }

    def _mark(self, standing: Standing) -> None:
        """Keep the marked word, with the sentence it stands in; forget it where it stands there just so."""
        pane = self.desk.text_pane
        document = pane.document
        if not (document and pane.selected):
            self.desk.tell("no word is marked; w, an arrow or two clicks mark one")
            return
        word = " ".join(pane.selected.within(document.clean).split())
        entry = Entry(word, standing, sentence(document, pane.selected), document.metadata.title)
        self.desk.work("vocabulary", partial(words.keep_word, self._kept, entry), partial(self._told, entry))

    def _told(self, entry: Entry, entries: Mapping[str, Entry]) -> None:
        """Say what became of a word, and show what is known by now."""
        is_kept = entry.form in entries
        word = self.desk.worded(entry.word)
        self.desk.tell(f"{word}: {spoken(entry.standing.value)}" if is_kept else f"{word}: forgotten")
        self._know(entries)
        if self._shares_shown:
            self._show_shares()

    def tell_known(self, then: Callable[[], object]) -> None:
        """Let readings be left out above what is known from earlier runs, and then do something."""

        def told(entries: Mapping[str, Entry]) -> None:
            self._know(entries)
            then()

        self.desk.work("vocabulary", partial(words.kept_words, self._kept), told)

    def _know(self, entries: Mapping[str, Entry]) -> None:
        """Let readings be left out above what is known."""
        known = frozenset(form for form, entry in entries.items() if entry.standing is Standing.KNOWN)

        @lru_cache(256)
        def spans(text: str) -> Sequence[Span]:
            return known_spans(text, known)

        self.desk.feature(Sounding).known = spans if known else None

    def _list(self) -> None:
        self.desk.work("vocabulary", partial(words.kept_words, self._kept), self._offer)

    def _offer(self, entries: Mapping[str, Entry]) -> None:
        """Choose a word that was kept, to be searched."""
        if not entries:
            self.desk.tell("no word is kept yet; K keeps the marked one as known, L as one to learn")
            return
        self._know(entries)
        found = list(entries.values())
        lines = [self._line(entry) for entry in found]
        self.desk.offer("Vocabulary", lines, 0, lambda index: self._search(found[index].word))

    def _line(self, entry: Entry) -> str:
        """A word in one line, as everything is shown; a word alone may not tell its script, its sentence does."""
        leaning = evidence(entry.sentence or entry.word).leaning
        word, sentence = (self.desk.worded(text, leaning) for text in (entry.word, entry.sentence))
        return f"{word}  {spoken(entry.standing.value)}  {sentence}"

    def _search(self, word: str) -> None:
        searching = self.desk.feature(Searching)
        searching.begun_at = Position(self.desk.opened, 0)
        searching.ask(asking_for(word))

    def _turn_shares(self) -> None:
        """Show in the list how much of each document is known, or no longer."""
        self._shares_shown = not self._shares_shown
        if self._shares_shown:
            self._show_shares()
        else:
            self.desk.drop("known-shares")
            self.desk.list_pane.show(known={})

    def _show_shares(self) -> None:
        job = partial(words.known_shares, self._statistics, self._kept, self.desk.corpus)
        self.desk.work("known-shares", job, lambda shares: self.desk.list_pane.show(known=shares))

    def corpus_changed(self) -> None:
        """Tell it of the new documents too."""
        if self._shares_shown:
            self._show_shares()

    def _export(self) -> None:
        """Ask where the words are to be written to."""
        title = spoken("Save the vocabulary as")
        ask_where(self.desk, title, "vocabulary.csv", self._save, endings="csv, tsv or jsonl, or apkg for Anki")

    def _save(self, path: str, replace: bool, failed: Failed) -> None:
        job = partial(saving.words_exported, self._kept, self.desk.settings.dictionary, path, replace=replace)
        self.desk.work("exporting", job, lambda to: self.desk.tell(f"saved to {printable(to)}"), failed)
