"""Text as it streams out of a file, a pipe or standard input, for what never needs all of it at once."""

import codecs
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from reader.core.errors import Unreadable
from reader.services.decoding import decoded
from reader.services.paths import STDIN, wrapped

PIECE = 1 << 16
"""Bytes read at once; the first of them decide about the encoding."""

ESCAPED = "surrogateescape"
"""How bytes that are not UTF-8 are carried, so that they can be written as they were."""


class Stream:
    """A text that is read once, piece by piece.

    Attributes:
        encoding: How it is read, as Python names the codec.
        undecodable: How many places could not be read so far; those of UTF-8 do not count, they come out as they were.
    """

    def __init__(self, path: str, encoding: str | None = None) -> None:
        """A stream; whatever can be opened and read from the beginning will do.

        Args:
            path: A path, or `-` for standard input.
            encoding: How it is encoded; None to find out.

        Raises:
            NotFound: If nothing stands at the path.
            Unreadable: If the system does not let it be read.
            NotText: If no encoding makes a text of its beginning.
        """
        self._path = path
        try:
            self._file = _opened(path)
            self._first = self._file.read(PIECE)
        except OSError as error:
            raise wrapped(path, error) from error
        self.encoding = decoded(self._first, path, encoding).encoding.removesuffix("-sig")
        self.undecodable = 0

    def pieces(self) -> Iterator[str]:
        """The text from its beginning to its end, newlines and byte-order mark as they are; bytes as `ESCAPED`.

        Raises:
            Unreadable: If the system does not let it be read on.
        """
        escaped = self.encoding.startswith("utf-8")
        decoder = codecs.getincrementaldecoder(self.encoding)(ESCAPED if escaped else "replace")
        data = self._first
        while data:
            text = decoder.decode(data)
            yield self._counted(text, escaped=escaped)
            data = self._read()
        yield self._counted(decoder.decode(b"", final=True), escaped=escaped)

    def _read(self) -> bytes:
        try:
            data = self._file.read(PIECE)
        except OSError as error:
            raise wrapped(self._path, error) from error
        if not data and self._path != STDIN:
            self._file.close()
        return data

    def _counted(self, text: str, *, escaped: bool) -> str:
        self.undecodable += 0 if escaped else text.count("\ufffd")
        return text


def _opened(path: str) -> BinaryIO:
    if path != STDIN:
        return Path(path).open("rb")
    # Python has no stream object at all for a descriptor that was closed before it started.
    if sys.stdin is None:
        raise Unreadable(STDIN, "standard input is closed")
    return sys.stdin.buffer
