"""The store: what was marked and where texts were left; one connection, used by one thread."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from reader.core.annotations import Annotation, latest
from reader.core.sketches import ALIKE, likeness
from reader.services.annotations.rows import (
    Card,
    Left,
    Row,
    Value,
    of_annotation,
    of_card,
    of_left,
    to_annotation,
    to_card,
    to_left,
    whole,
)

_OF_VERSIONS = """WHERE id IN (
    SELECT id FROM revision WHERE document IN (SELECT fingerprint FROM document WHERE work = ? UNION SELECT ?)
) ORDER BY revision"""


class Damaged(sqlite3.DatabaseError):
    """A row is not as it was written."""


class Store:
    """One file of marks and places; every method may raise `sqlite3.Error`, and then has changed nothing."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """A store over a connection that commits only when it is told to."""
        self._connection = connection

    @property
    def connection(self) -> sqlite3.Connection:
        """The connection."""
        return self._connection

    def close(self) -> None:
        """Let the file go."""
        self._connection.close()

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """One transaction: all of it is kept, or nothing."""
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._connection.execute("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise

    def _rows(self, table: str, behind: str = "", values: Sequence[Value] = ()) -> Iterator[Row]:
        for row in self._connection.execute(f"SELECT * FROM {table} {behind}", values):  # noqa: S608  # names of ours
            if not whole(table, row):
                raise Damaged(f"a row of '{table}' is not as it was written")
            yield row

    def _put(self, table: str, row: Row) -> None:
        self._connection.execute(f"REPLACE INTO {table} VALUES ({','.join('?' * len(row))})", row)  # noqa: S608

    def version_of_data(self) -> int:
        """A number that is another whenever another connection has committed something."""
        return int(self._connection.execute("PRAGMA data_version").fetchone()[0])

    def newest(self) -> int:
        """The number of the newest revision; 0 where there is none."""
        (number,) = self._connection.execute("SELECT max(revision) FROM revision").fetchone()
        return int(number or 0)

    def add(self, revisions: Sequence[Annotation], cards: Iterable[Card] = ()) -> list[Annotation]:
        """Keep revisions, and what is known of their documents; returns them with the numbers they have now."""
        with self._writing():
            known = self._known()
            for card in cards:
                self._put("document", of_card(_joined(card, known)))
            kept = [one._replace(revision=number) for number, one in enumerate(revisions, self.newest() + 1)]
            for one in kept:
                self._insert(one)
        return kept

    def _insert(self, one: Annotation) -> None:
        row = of_annotation(one)
        self._connection.execute(f"INSERT INTO revision VALUES ({','.join('?' * len(row))})", row)  # noqa: S608

    def restore(self, revisions: Iterable[Annotation], others: Iterable[tuple[str, Row]]) -> int:
        """Keep what another file of marks holds and this one does not, under the numbers it has; how many revisions."""
        with self._writing():
            have = {int(number) for (number,) in self._connection.execute("SELECT revision FROM revision")}
            missing = [one for one in revisions if one.revision not in have]
            for one in missing:
                self._insert(one)
            for table, row in others:
                self._put(table, row)
        return len(missing)

    def _known(self) -> list[Card]:
        return [to_card(row) for row in self._rows("document")]

    def cards(self) -> dict[str, Card]:
        """Every document that is known, by its fingerprint."""
        return {card.fingerprint: card for card in self._known()}

    def know(self, card: Card) -> Card:
        """Keep what is known of a document; returns it with the work it is a version of."""
        with self._writing():
            joined = _joined(card, self._known())
            self._put("document", of_card(joined))
        return joined

    def of_work(self, card: Card) -> list[Annotation]:
        """The annotations of a document and its other versions that stand.

        Each is as it was last changed, with its anchor in this very text where it has one; those whose `document` is
        another still have to be looked for in this one.
        """
        work = _joined(card, self._known()).work
        revisions = list(map(to_annotation, self._rows("revision", _OF_VERSIONS, (work, card.fingerprint))))
        here = latest(one for one in revisions if one.document == card.fingerprint)
        return [
            one._replace(document=here[one.id].document, anchor=here[one.id].anchor) if one.id in here else one
            for one in latest(revisions).values()
            if not one.removed
        ]

    def everything(self) -> list[Annotation]:
        """The annotations that stand, of all documents, each as it was last changed."""
        found = latest(map(to_annotation, self._rows("revision", "ORDER BY revision")))
        return [one for one in found.values() if not one.removed]

    def revisions(self) -> list[Annotation]:
        """Everything that was ever kept, in order."""
        return list(map(to_annotation, self._rows("revision", "ORDER BY revision")))

    def leave(self, lefts: Iterable[Left]) -> None:
        """Keep how documents were left."""
        with self._writing():
            for left in lefts:
                self._put("place", of_left(left))

    def all_left(self) -> list[Left]:
        """How every document was left, the last one first."""
        return list(map(to_left, self._rows("place", "ORDER BY read DESC")))


def _joined(card: Card, known: Sequence[Card]) -> Card:
    """A card with the work it belongs to: its own, that of the same bytes, or that of the most like of the others.

    A text that lies where another lay must be much less like it than one that lies elsewhere.
    """
    same = next((one for one in known if one.fingerprint == card.fingerprint), None)
    same = same or next((one for one in known if card.raw and one.raw == card.raw), None)
    if same:
        return card._replace(work=same.work, raw=card.raw or same.raw)
    most, alike = 0.0, None
    for one in known:
        share = likeness(card.sketch, one.sketch)
        needed = ALIKE / 2 if one.path == card.path else ALIKE
        if share >= needed and share > most:
            most, alike = share, one
    return card._replace(work=alike.work if alike else card.fingerprint)
