"""Which format a file is in, by what it begins with and by its name; one is only loaded when it is met."""

from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Protocol

    from reader.core.errors import SourceError
    from reader.services.formats.parsed import Parsed
    from reader.services.options import Options

    class Format(Protocol):
        """What the module of a format offers."""

        def texts(self, data: bytes, path: str, options: Options) -> Iterator[tuple[str, Parsed | SourceError]]:
            """The texts in a file, each with its path; one that cannot be read as the reason.

            Raises:
                SourceError: If the file as a whole cannot be read.
                NotThisFormat: If it is only called as if it were in this format.
            """
            ...


ARCHIVE = "archive"
"""The format that holds files of others."""

_BY_NAME = {
    "html": "html", "htm": "html", "xhtml": "html", "shtml": "html",
    "md": "markdown", "markdown": "markdown", "mdown": "markdown", "mkd": "markdown", "mdx": "markdown",
    "json": "records", "jsonl": "records", "ndjson": "records",
}  # fmt: skip
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_PLAIN = frozenset({"txt", "text", "log", "csv", "tsv"})
_HEAD = 1 << 10


def recognised(data: bytes, path: str) -> str | None:
    """The name of the format that bytes are in; None for plain text."""
    if data.startswith(_ZIP):
        return "epub" if b"application/epub+zip" in data[:_HEAD] or _extension(path) == "epub" else ARCHIVE
    extension = _extension(path)
    if extension in _PLAIN:
        return None
    # Of UTF-16 too, the letters of ASCII are what begins a page.
    head = data[:_HEAD].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    return _BY_NAME.get(extension) or _by_content(head)


def loaded(name: str) -> "Format":
    """The module of a format."""
    return cast("Format", import_module(f"reader.services.formats.{name}"))


def _extension(path: str) -> str:
    return path.rpartition(".")[2].lower() if "." in path[-10:] else ""


def _by_content(head: bytes) -> str | None:
    if head.startswith((b"<!doctype html", b"<html")) or (head.startswith(b"<?xml") and b"<html" in head):
        return "html"
    return "records" if head.startswith((b"{", b"[{", b"[\n", b"[\r", b"[ ")) else None
