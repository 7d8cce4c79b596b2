"""Everything that was marked, read at once, and marks brought in from elsewhere; for who waits for it."""

import json
from collections.abc import Iterable, Iterator
from queue import Empty, SimpleQueue
from typing import NamedTuple, Self

from reader.core.annotations import Annotation
from reader.core.errors import ReaderError
from reader.core.quoting import About, NotAnAnnotation, Quoted, of_record
from reader.services.annotations.keeping import Change, Keeper, Kept, News
from reader.services.annotations.opening import FILE
from reader.services.annotations.rows import Card
from reader.services.annotations.store import Store
from reader.services.places import DATA

_PATIENCE = 60.0


class Marked(NamedTuple):
    """What is marked.

    Attributes:
        quoted: The annotations with their documents.
        said: What the person has to be told.
    """

    quoted: tuple[Quoted, ...] = ()
    said: tuple[str, ...] = ()


class Imported(NamedTuple):
    """What was brought in.

    Attributes:
        new: How many annotations there were not before.
        changed: How many are another by now.
        faults: What could not be read, by the number of its line, from 1.
        said: What the person has to be told.
    """

    new: int
    changed: int
    faults: tuple[tuple[int, str], ...]
    said: tuple[str, ...]


def everything() -> Marked:
    """All annotations that stand."""
    if not (DATA.path / FILE).exists():
        return Marked()
    with _Asked() as asked:
        marks, cards = asked.everything()
    found = tuple(Quoted(mark, _about(mark, cards.get(mark.document))) for mark in marks)
    return Marked(found, asked.said)


def bring_in(lines: Iterable[str]) -> Imported:
    """Bring in the annotations of an export in lines of JSON; what is there already, and no older, stays.

    Of several lines of one annotation the one that was changed last counts, and of those the last.

    Raises:
        ReaderError: If they cannot be saved.
    """
    quoted, faults = _read(lines)
    with _Asked() as asked:
        marks, cards = asked.everything()
        there = {mark.id: mark for mark in marks}
        wanted = [one for one in quoted if _is_news(one.mark, there.get(one.mark.id))]
        missing = {one.about.fingerprint: one.about for one in wanted if one.about.fingerprint not in cards}
        if wanted:
            kept = asked.keep(Change(tuple(one.mark for one in wanted), tuple(map(_card, missing.values()))))
            if kept.trouble:
                raise ReaderError(kept.trouble)
    changed = sum(one.mark.id in there for one in wanted)
    return Imported(len(wanted) - changed, changed, tuple(faults), asked.said)


def _read(lines: Iterable[str]) -> tuple[list[Quoted], list[tuple[int, str]]]:
    found: dict[str, Quoted] = {}
    faults: list[tuple[int, str]] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            one = of_record(json.loads(line))
        except NotAnAnnotation as fault:
            faults.append((number, str(fault)))
        except (ValueError, RecursionError):
            faults.append((number, "not JSON"))
        else:
            before = found.get(one.mark.id)
            if before is None or one.mark.changed >= before.mark.changed:
                found[one.mark.id] = one
    return list(found.values()), faults


def _is_news(mark: Annotation, there: Annotation | None) -> bool:
    return there is None or mark.changed > there.changed


def _about(mark: Annotation, card: Card | None) -> About:
    if card is None:
        return About(mark.document)
    return About(card.fingerprint, card.path, card.title, card.author, card.source, card.date, card.length)


def _card(about: About) -> Card:
    return Card(*about[:6], length=about.length)


class _Asked:
    """A keeper that one waits for."""

    def __init__(self) -> None:
        self._news: list[News] = []

    def __enter__(self) -> Self:
        self._keeper = Keeper(DATA.path, self._news.append)
        return self

    def __exit__(self, *_: object) -> None:
        self._keeper.close(_PATIENCE)

    @property
    def said(self) -> tuple[str, ...]:
        """What the keeper told."""
        return tuple(text for news in self._news for text in (news.said, news.trouble) if text)

    def everything(self) -> tuple[list[Annotation], dict[str, Card]]:
        """All annotations that stand, and all documents that are known."""
        answers: SimpleQueue[object] = SimpleQueue()
        self._keeper.ask(_everything, answers.put)
        answer = self._waited(answers)
        assert isinstance(answer, tuple)  # noqa: S101  # as it was asked
        return answer

    def keep(self, change: Change) -> Kept:
        """Keep a change."""
        answers: SimpleQueue[object] = SimpleQueue()
        self._keeper.keep(change, answers.put)
        answer = self._waited(answers)
        assert isinstance(answer, Kept)  # noqa: S101  # as above
        return answer

    def _waited(self, answers: SimpleQueue[object]) -> object:
        # What is asked for is done in order: where this is answered first, what went before it never will be.
        self._keeper.ask(lambda _: None, answers.put)
        try:
            answer = answers.get(timeout=_PATIENCE)
        except Empty:
            answer = None
        if answer is None:
            raise ReaderError("; ".join(self.said) or "the marks cannot be read")
        return answer


def _everything(store: Store) -> tuple[list[Annotation], dict[str, Card]]:
    return store.everything(), store.cards()


def lines_of(pieces: Iterable[str]) -> Iterator[str]:
    """The lines of a text that comes in pieces."""
    left = ""
    for piece in pieces:
        *whole, left = (left + piece).split("\n")
        yield from whole
    yield left
