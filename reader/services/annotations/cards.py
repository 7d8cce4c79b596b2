"""What is known of a document, gathered from it and from its file."""

import os
from hashlib import sha256

from reader.core.document import Document
from reader.core.errors import ReaderError
from reader.core.sketches import sketch
from reader.services import paths
from reader.services.annotations.rows import Card


def card_of(document: Document) -> Card:
    """The card of a document; reads its file once more, where that is still as it was, and its text."""
    data = document.metadata
    return Card(
        document.fingerprint,
        path_of(document),
        data.title,
        data.author,
        data.source,
        data.date or "",
        len(document.source),
        _raw(document),
        sketch(document.source),
    )


def path_of(document: Document) -> str:
    """Where a document lies, from wherever one looks."""
    return os.path.abspath(document.path)  # noqa: PTH100  # links are what the person calls it by


def _raw(document: Document) -> str:
    """A hash of the bytes a document was read from; empty where they cannot be had again."""
    stamp = document.stamp
    if stamp is None or paths.changed(document):
        return ""
    try:
        data = paths.read_bytes(stamp.file)
    except ReaderError:
        return ""
    member = document.path.removeprefix(stamp.file)
    return sha256(data).hexdigest() + member
