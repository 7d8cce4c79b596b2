"""The texts a person opened: the facade that both front ends read documents through."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import PurePath

from reader.core.document import Document
from reader.core.errors import NotFound, SourceError
from reader.core.repair import repaired
from reader.core.sanitizing import printable, printable_lines
from reader.core.scripts import of_document
from reader.services import paths
from reader.services.decoding import decoded
from reader.services.formats import plain_text
from reader.services.metadata import described

Outcome = Document | SourceError
"""A document that was opened, or why one could not be."""


class Library:
    """Documents, opened one after another in the order they are listed."""

    def __init__(self, given: Sequence[str]) -> None:
        """A library of files, folders and `-`, as the user gave them; nothing is opened yet."""
        self._given = tuple(given)

    def outcomes(self) -> Iterator[Outcome]:
        """Each document, or why it could not be opened; a folder without any text is such a reason too."""
        for path in self._given:
            empty = True
            for found in paths.discovered([path]):
                empty = False
                yield found if isinstance(found, SourceError) else self._opened(found)
            if empty:
                yield NotFound(path, "this folder holds no text")

    def _opened(self, path: str) -> Outcome:
        try:
            data = sys.stdin.buffer.read() if path == paths.STDIN else paths.read_bytes(path)
            return document_of(data, path)
        except SourceError as error:
            return error


def document_of(data: bytes, path: str) -> Document:
    """The document that a file's bytes hold.

    Args:
        data: All bytes of the file.
        path: Where they come from, as the user gave it.

    Raises:
        NotText: If no encoding makes a text of them.
    """
    text = decoded(data, path)
    mended = repaired(text.text)
    clean = printable_lines(mended.text)
    spans = plain_text.paragraphs(clean)
    name = "standard input" if path == paths.STDIN else printable(PurePath(path).stem)
    description = described(clean, spans, name)
    return Document(
        path=path,
        metadata=description.metadata,
        encoding=text.encoding,
        undecodable=text.undecodable,
        source=text.text,
        clean=clean,
        alignment=mended.alignment,
        repairs=mended.repairs,
        paragraphs=description.paragraphs,
        evidence=of_document(span.within(clean) for span in spans),
    )
