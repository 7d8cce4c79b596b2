"""Lists of what is marked, in the text that is read or in all; typing narrows them, in either script."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from reader.core.annotations import Annotation, Kind
from reader.core.corpus import Corpus
from reader.core.navigation import Position
from reader.core.sanitizing import printable
from reader.core.scripts import Script, evidence
from reader.services.annotations.cards import path_of
from reader.services.annotations.rows import Card
from reader.services.annotations.store import Store
from reader.services.language import spoken
from reader.ui.features.feature import Action, Feature
from reader.ui.features.keeping import Keeping
from reader.ui.features.marks import Marks
from reader.ui.same_text import in_same_text

if TYPE_CHECKING:
    from reader.ui.jobs import Cancelled

SIGNS = {Kind.BOOKMARK: "◆", Kind.HIGHLIGHT: "▬", Kind.NOTE: "✎"}
"""What stands for each kind."""

_SHOWN = 120
"""Characters of a text or note that an entry shows; what is typed is looked for in these."""

Everything = tuple[Sequence[Annotation], Mapping[str, Card]]


class MarkLists(Feature):
    """Offers the marks, to go to one."""

    def actions(self) -> Mapping[str, Action]:
        """Its commands."""
        return {
            "list-marks": partial(self.desk.feature(Marks).when_known, self.offer),
            "list-all-marks": self.offer_all,
        }

    def offer(self) -> None:
        """List the marks of the text that is read."""
        marks, desk = self.desk.feature(Marks), self.desk
        if not marks.placed:
            desk.tell("nothing is marked in this text yet: m bookmarks, h highlights, a notes")
            return
        leaning = desk.document.leaning if desk.document else Script.NONE
        placed = marks.placed
        entries = [self._entry(mark, leaning, "" if span else f"{spoken('lost')}: ") for span, mark in placed]
        here = sum(1 for span, _ in placed if span and span.start < desk.text_pane.top_offset)

        def go(number: int) -> None:
            """Go to the mark; one that is lost is only told."""
            span, mark = placed[number]
            if span:
                desk.go_to(Position(desk.opened, span.start))
                desk.text_pane.reveal(span.start)
            else:
                marks.go_to(mark)

        title = f"{len(entries):,} {'mark' if len(entries) == 1 else 'marks'}"
        desk.offer(title, entries, min(here, len(entries) - 1), in_same_text(desk, go))

    def offer_all(self) -> None:
        """List the marks of all documents, those that are open here first."""
        self.desk.feature(Keeping).ask(_everything, self._match)

    def _match(self, everything: Everything) -> None:
        marks, cards = everything
        if not marks:
            self.desk.tell("nothing is marked yet: m bookmarks, h highlights, a notes")
            return
        job = partial(_matched, self.desk.corpus, cards)
        self.desk.work("listing marks", job, partial(self._offer_all, everything))

    def _offer_all(self, everything: Everything, places: Mapping[str, int]) -> None:
        marks, cards = everything
        here = len(self.desk.corpus)
        ordered = sorted(marks, key=lambda mark: (places.get(mark.document, here), mark.document, mark.anchor.start))
        titles = {fingerprint: card.title for fingerprint, card in cards.items()}

        def entry(mark: Annotation) -> str:
            index, title = places.get(mark.document), titles.get(mark.document, "")
            open_here = None if index is None else self.desk.corpus[index]
            leaning = open_here.leaning if open_here else evidence(f"{title}{mark.anchor.exact}").leaning
            return self._entry(mark, leaning, f"{self.desk.worded(title, leaning)} · ")

        entries = [entry(mark) for mark in ordered]

        def go(number: int) -> None:
            """Read the document and go to the mark."""
            mark = ordered[number]
            if (index := places.get(mark.document)) is not None:
                self.desk.go_to(Position(index, self.desk.resume(self.desk.corpus[index])))
                self.desk.feature(Marks).go_to(mark)
            else:
                card = cards.get(mark.document)
                self.desk.warn(f"not open here: {printable(card.path) if card else titles.get(mark.document, '')}")

        self.desk.offer(f"{len(entries):,} {'mark' if len(entries) == 1 else 'marks'} of all texts", entries, 0, go)

    def _entry(self, mark: Annotation, leaning: Script, before: str) -> str:
        """One mark in one line, in the wording shown; what the person wrote is as it was written."""
        exact = self.desk.worded(printable(" ".join(mark.anchor.exact[:_SHOWN].split())), leaning)
        note = printable(" ".join(mark.note[:_SHOWN].split()))
        chapter = self.desk.worded(printable(mark.anchor.chapter), leaning)
        said = f"{note} ← {exact}" if note else exact
        return f"{SIGNS[mark.kind]} {printable(before)}{said}{f'  ({chapter})' if chapter else ''}"


def _everything(store: Store) -> Everything:
    return store.everything(), store.cards()


def _matched(corpus: Corpus, cards: Mapping[str, Card], cancelled: "Cancelled") -> Iterator[Mapping[str, int]]:
    """Where in a corpus the documents are that something is marked in: the same texts, or other versions of them."""
    lengths = {card.length for card in cards.values()}
    paths = {card.path: card.fingerprint for card in cards.values()}
    found: dict[str, int] = {}
    for index, document in enumerate(corpus):
        if cancelled():
            return
        if len(document.source) in lengths and document.fingerprint in cards:
            found[document.fingerprint] = index
        elif before := paths.get(path_of(document)):
            found.setdefault(before, index)
    by_work: dict[str, int] = {}
    for fingerprint, index in found.items():
        by_work.setdefault(cards[fingerprint].work, index)
    yield {name: found.get(name, by_work[card.work]) for name, card in cards.items() if card.work in by_work}
