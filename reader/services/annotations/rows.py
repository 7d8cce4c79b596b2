"""Values as rows and back, each row with a seal: a hash over its columns, so that a flipped bit is never believed."""

import os
import re
import struct
from collections.abc import Callable
from hashlib import blake2b
from typing import NamedTuple

from reader.core.anchors import Anchor
from reader.core.annotations import Annotation, Kind, Style
from reader.core.sketches import Sketch

Value = str | bytes | int | float
Row = tuple[Value, ...]

SEAL_BYTES = 16

_STEADY = re.compile(
    "[\0-\u0377\u0400-\u052f\u2000-\u2064\u20a0-\u20c0\u2100-\u218b\u2190-\u2426\u2460-\u2b73\u2e80-\u2e99\u2e9b-\u2ef3"
    "\u2f00-\u2fd5\u2ff0-\u2ffb\u3000-\u303f\u3041-\u3096\u3099-\u30ff\u3105-\u312f\u3131-\u318e\u3190-\u31e3\u31f0-\u321e"
    "\u3220-\ua48c\uac00-\ud7a3\ue000-\ufa6d\ufe00-\ufe19\ufe20-\ufe52\ufe54-\ufe66\uff01-\uffbe\ufffd"
    "\U0001f300-\U0001f6d7\U0001f900-\U0001fa53\U00020000-\U0002a6df\U0002a700-\U0002b738\U0002b740-\U0002b81d"
    "\U0002b820-\U0002cea1\U0002ceb0-\U0002ebe0\U0002f800-\U0002fa1d\U00030000-\U0003134a]*"
)
"""Texts of characters that were all assigned by Unicode 14, which the oldest Python we run on knows."""


class Card(NamedTuple):
    """What is known of a document without its text.

    Attributes:
        fingerprint: Of its source.
        path: Where it was last seen, as the user gave it; a hint, not what it is known by.
        title: Its title, as written.
        author: Who wrote it; empty where unknown, as are `source` and `date`.
        source: Who published it.
        date: When, in ISO 8601 as far as the text says it.
        length: Code points of its source.
        raw: A hash of the bytes it was read from; empty where they are not known.
        sketch: By which other versions of it are known.
        work: The fingerprint of the first version of it that was met; what all versions have in common.
    """

    fingerprint: str
    path: str
    title: str = ""
    author: str = ""
    source: str = ""
    date: str = ""
    length: int = 0
    raw: str = ""
    sketch: Sketch = ()
    work: str = ""


class Left(NamedTuple):
    """How a document was left.

    Attributes:
        document: Its fingerprint.
        start: The first offset of source that was seen.
        progress: How much of it lay above the end of the window, from 0 to 1.
        read: When, in ISO 8601 with its zone.
        length: Code points of its source.
        path: Where it was last seen.
    """

    document: str
    start: int
    progress: float = 0.0
    read: str = ""
    length: int = 0
    path: str = ""


def seal(table: str, row: Row) -> bytes:
    """The hash over a row's columns and the name of its table; the same under every version of Python."""
    return _hash(table, row, _written)


def sealed(table: str, row: Row) -> Row:
    """A row with its seal behind it."""
    return (*row, seal(table, row))


def whole(table: str, row: Row) -> bool:
    """Whether a row with its seal is as it was written; by version 1.0.0 too, if under this version of Python."""
    return row[-1] == seal(table, row[:-1]) or row[-1] == _hash(table, row[:-1], repr)


def _hash(table: str, row: Row, written: Callable[[Value], str]) -> bytes:
    made = blake2b(table.encode(), digest_size=SEAL_BYTES)
    for value in row:
        data = value if isinstance(value, bytes) else written(value).encode()
        made.update(struct.pack("<cq", type(value).__name__[:1].encode(), len(data)) + data)
    return made.digest()


def _written(value: Value) -> str:
    """A value as Python writes it; a character that a later Python may know to be printable only by its number."""
    return ascii(value) if isinstance(value, str) and not _STEADY.fullmatch(value) else repr(value)


def of_card(card: Card) -> Row:
    """A card as a row."""
    sketch = struct.pack(f"<{len(card.sketch)}I", *card.sketch)
    key = map(_text, (card.fingerprint, card.work or card.fingerprint, card.raw))
    texts = map(_text, (card.title, card.author, card.source, card.date))
    return sealed("document", (*key, _path(card.path), *texts, card.length, sketch))


def to_card(row: Row) -> Card:
    """The card a row is of."""
    fingerprint, work, raw, path, title, author, source, date, length, sketch, _ = row
    assert isinstance(path, bytes)  # noqa: S101  # the seal says so
    assert isinstance(sketch, bytes)  # noqa: S101
    numbers = struct.unpack(f"<{len(sketch) // 4}I", sketch)
    described = (str(title), str(author), str(source), str(date), int(length))
    return Card(str(fingerprint), os.fsdecode(path), *described, str(raw), numbers, str(work))


def of_annotation(one: Annotation) -> Row:
    """A revision as a row, its number first."""
    at = one.anchor
    what = map(_text, (one.id, one.document, one.kind.value, one.style.value, one.note))
    texts = map(_text, (at.exact, at.prefix, at.suffix, at.chapter))
    when = map(_text, (one.made, one.changed))
    return sealed("revision", (one.revision, *what, at.start, at.end, *texts, at.length, *when, int(one.removed)))


def to_annotation(row: Row) -> Annotation:
    """The revision a row is of."""
    revision, name, document, kind, style, note, start, end, *rest = row
    exact, prefix, suffix, chapter, length, made, changed, removed, _ = rest
    anchor = Anchor(int(start), int(end), str(exact), str(prefix), str(suffix), str(chapter), int(length))
    what = (str(name), str(document), Kind(str(kind)), anchor, Style(str(style)), str(note))
    return Annotation(*what, str(made), str(changed), bool(removed), int(revision))


def of_left(left: Left) -> Row:
    """How a document was left, as a row."""
    document, start, progress, read, length, path = left
    # A whole number comes back from the column as a fraction, which its seal would call another value.
    return sealed("place", (document, start, float(progress), read, length, _path(path)))


def to_left(row: Row) -> Left:
    """How a document was left."""
    document, start, progress, read, length, path, _ = row
    assert isinstance(path, bytes)  # noqa: S101  # the seal says so
    return Left(str(document), int(start), float(progress), str(read), int(length), os.fsdecode(path))


def _text(text: str) -> str:
    """A text as SQLite takes it: half a character pair, which a file of JSON may hold, is none."""
    return text.encode("utf-8", "replace").decode()


def _path(path: str) -> bytes:
    """A path as the system knows it; one that it cannot have, which a file of JSON may hold, as nearly as can be."""
    try:
        return os.fsencode(path)
    except UnicodeEncodeError:
        return _text(path).encode()
