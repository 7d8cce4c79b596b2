"""Rows: what goes in comes out again, and a seal holds over every column, under every Python, for good."""

import sqlite3
import unicodedata
from hashlib import blake2b

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.anchors import Anchor
from reader.core.annotations import Annotation, Kind, Style
from reader.services.annotations import rows, schema
from reader.services.annotations.rows import (
    Card,
    Left,
    Row,
    of_annotation,
    of_card,
    of_left,
    seal,
    sealed,
    to_annotation,
    to_card,
    to_left,
    whole,
)

TEXTS = st.text(max_size=8)
ANY_TEXT = st.text(st.characters(), max_size=8)
NUMBERS = st.integers(0, (1 << 62) - 1)
PATHS = st.binary(max_size=12).map(lambda data: data.decode("utf-8", "surrogateescape"))
SKETCHES = st.lists(st.integers(0, (1 << 32) - 1), max_size=4).map(tuple)
SHARES = st.floats(0, 1) | st.sampled_from((0, 1))
VALUES = TEXTS | st.binary(max_size=8) | NUMBERS | st.floats(allow_nan=False)
ANCHORS = st.builds(Anchor, NUMBERS, NUMBERS, TEXTS, TEXTS, TEXTS, TEXTS, NUMBERS)
ANNOTATIONS = st.builds(
    Annotation,
    *(TEXTS, TEXTS, st.sampled_from(Kind), ANCHORS, st.sampled_from(Style)),
    *[TEXTS] * 3,
    st.booleans(),
    NUMBERS,
)
CARDS = st.builds(Card, TEXTS, PATHS, *[TEXTS] * 4, NUMBERS, TEXTS, SKETCHES, TEXTS.filter(bool))


def through_sqlite(table: str, row: Row) -> Row:
    """A row as SQLite gives it back."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    try:
        schema.migrate(connection)
        connection.execute(f"INSERT INTO {table} VALUES ({','.join('?' * len(row))})", row)
        (back,) = connection.execute(f"SELECT * FROM {table}")
        return tuple(back)
    finally:
        connection.close()


@given(ANNOTATIONS, CARDS, st.builds(Left, TEXTS, NUMBERS, SHARES, TEXTS, NUMBERS, PATHS))
def test_what_goes_in_comes_out(annotation: Annotation, card: Card, left: Left) -> None:
    """Whole, from SQLite too."""
    for table, row in (("revision", of_annotation(annotation)), ("document", of_card(card)), ("place", of_left(left))):
        back = through_sqlite(table, row)
        assert row == back
        assert whole(table, back)
    assert annotation == to_annotation(of_annotation(annotation))
    assert card == to_card(of_card(card))
    assert left == to_left(of_left(left))


@given(ANY_TEXT)
def test_half_pairs_are_stored(text: str) -> None:
    """As question marks, wherever a file of JSON may hold them; what is no path of the system's is stored as well."""
    like = "".join("?" if "\ud800" <= c <= "\udfff" else c for c in text)
    assert annotation_of(like) == to_annotation(through_sqlite("revision", of_annotation(annotation_of(text))))
    card = Card(text, f"\ud800{text}", text, text, text, text, 0, text)
    stored = to_card(through_sqlite("document", of_card(card)))
    assert Card(like, f"?{like}", like, like, like, like, 0, like, (), like) == stored


def annotation_of(text: str) -> Annotation:
    """An annotation all of whose texts are one."""
    anchor = Anchor(1, 2, text, text, text, text, 3)
    return Annotation(text, text, Kind.NOTE, anchor, Style.LINE, text, text, text)


def test_seals_are_what_they_were() -> None:
    """To the bit, as files hold them that were written years ago."""
    row = ("天\n'\"", b"\0\xff", 3, 0.5)
    assert "70cc4201436a3684ddb8493f3ce0a4b8" == seal("revision", row).hex()
    assert "d7817986cf16e6fda99f3b8101913467" == seal("revision", ("ก", "\U0002ebf0")).hex()
    assert (*row, seal("revision", row)) == sealed("revision", row)


def test_a_row_of_the_first_version_is_believed() -> None:
    """It sealed what Python showed of a text, whatever letters it was of."""
    made = blake2b(b"revision", digest_size=16)
    for data in (repr("กข").encode(), repr("天").encode()):
        made.update(b"s" + len(data).to_bytes(8, "little") + data)
    assert whole("revision", ("กข", "天", made.digest()))
    assert not whole("revision", ("กค", "天", made.digest()))
    assert not whole("document", ("กข", "天", made.digest()))


@given(st.lists(VALUES, min_size=1, max_size=4), st.data())
def test_a_seal_holds_over_every_column(values: list[rows.Value], data: st.DataObject) -> None:
    """And over the table, and over what is a text, a number or bytes."""
    row = sealed("place", tuple(values))
    assert whole("place", row)
    assert not whole("document", row)
    at = data.draw(st.integers(0, len(values) - 1))
    other = data.draw(VALUES.filter(lambda value: (type(value), repr(value)) != (type(row[at]), repr(row[at]))))
    assert not whole("place", (*row[:at], other, *row[at + 1 :]))


@given(TEXTS)
def test_a_seal_is_the_same_under_a_later_python(text: str) -> None:
    """One that knows every character there may ever be, and calls them printable."""
    made = seal("revision", (text,))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rows, "repr", later_repr, raising=False)
        assert made == seal("revision", (text,))


def later_repr(value: object) -> str:
    """What Python may say of a value once everything that is not assigned yet is."""
    said = repr(value)
    if isinstance(value, str):
        for sign in {sign for sign in value if unicodedata.category(sign) == "Cn"}:
            said = said.replace(ascii(sign)[1:-1], sign)
    return said
