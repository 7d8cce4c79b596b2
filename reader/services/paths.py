"""Where things are on disk: what the paths a person gives stand for, and what travels with the package."""

import os
import stat
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from reader.core.document import Document, Stamp
from reader.core.errors import NotFound, SourceError, Unreadable
from reader.core.natural import natural
from reader.services.limits import LIMITS, spoken

STDIN = "-"
"""The path that means standard input."""

_PIECE = 1 << 20


def bundled_seeds() -> Path:
    """The documents that travel with Reader: in the installed package, or beside it in a checkout."""
    package = Path(__file__).resolve().parents[1]
    installed = package / "seeds"
    return installed if installed.is_dir() else package.parent / "seeds"


def discovered(paths: Sequence[str]) -> Iterator[str | SourceError]:
    """The files that paths stand for, folders taken whole and in natural order; what cannot be listed as an error."""
    for path in paths:
        if path == STDIN:
            yield path
            continue
        try:
            mode = os.stat(path).st_mode  # noqa: PTH116  # the path is kept as it was given
        except OSError as error:
            yield wrapped(path, error)
            continue
        if stat.S_ISDIR(mode):
            yield from _folder(path)
        else:
            yield path


def _folder(path: str) -> Iterator[str | SourceError]:
    """The files below a folder; hidden ones and links to folders are passed over."""
    # A list and no recursion: folders may lie deeper than Python's stack.
    levels = [_entries(path)]
    while levels:
        found = next(levels[-1], None)
        if found is None:
            levels.pop()
        elif isinstance(found, SourceError):
            yield found
        elif found.is_dir(follow_symlinks=False):
            levels.append(_entries(found.path))
        else:
            yield from _file(found)


def _entries(path: str) -> Iterator[os.DirEntry[str] | SourceError]:
    """What lies in a folder, in natural order, but for what is hidden."""
    try:
        with os.scandir(path) as entries:
            seen = [entry for entry in entries if not entry.name.startswith(".")]
    except OSError as error:
        yield wrapped(path, error)
        return
    yield from sorted(seen, key=lambda entry: (natural(entry.name), entry.name))


def _file(entry: os.DirEntry[str]) -> Iterator[str | SourceError]:
    """The path of an entry that is a file or leads to one; nothing for any other."""
    try:
        if entry.is_file():
            yield entry.path
    except OSError as error:
        yield wrapped(entry.path, error)


def size(path: str) -> int:
    """How many bytes a file has, as far as can be known before it is opened; else 0."""
    try:
        return os.stat(path).st_size  # noqa: PTH116  # the path is kept as it was given
    except OSError:
        return 0


def stamp(path: str) -> Stamp | None:
    """What a file looks like now, by which a change is noticed; None where there is no file."""
    if path == STDIN:
        return None
    try:
        seen = os.stat(path)  # noqa: PTH116  # as above
    except OSError:
        return None
    return Stamp(path, seen.st_mtime_ns, seen.st_size)


def changed(document: Document) -> bool:
    """Whether the file a document was read from is another by now, or gone."""
    return document.stamp is not None and stamp(document.stamp.file) != document.stamp


def read_bytes(path: str, limit: int = LIMITS.file_bytes) -> bytes:
    """All bytes of a regular file, or of standard input.

    Args:
        path: Where it is.
        limit: How many bytes it may have.

    Raises:
        NotFound: If nothing stands at the path.
        Unreadable: If it is no regular file, is too large, or the system refuses.
    """
    try:
        if path == STDIN:
            return _not_too_large(path, _standard_input(limit), limit)
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0))
        seen = os.fstat(descriptor)
        if not stat.S_ISREG(seen.st_mode):
            os.close(descriptor)
            raise Unreadable(path, "not a regular file")
        with os.fdopen(descriptor, "rb") as file:
            data = _up_to(file, limit + 1, seen.st_size + 1)
    except OSError as error:
        raise wrapped(path, error) from error
    return _not_too_large(path, data, limit)


def _standard_input(limit: int) -> bytes:
    # Python has no stream object at all for a descriptor that was closed before it started.
    if sys.stdin is None:
        raise Unreadable(STDIN, "standard input is closed")
    return _up_to(sys.stdin.buffer, limit + 1, _PIECE)


def _up_to(file: BinaryIO, limit: int, expected: int) -> bytes:
    """The bytes of a file up to a limit, without making room for more than come.

    Args:
        file: The file.
        limit: How many bytes are read at most.
        expected: How many there seem to be; sizes lie, as those under /proc do, and files grow.
    """
    pieces = [file.read(min(limit, expected))]
    left = limit - len(pieces[0])
    while pieces[-1] and left > 0 and len(pieces[0]) == expected:
        pieces.append(file.read(min(left, _PIECE)))
        left -= len(pieces[-1])
    return b"".join(pieces) if len(pieces) > 1 else pieces[0]


def _not_too_large(path: str, data: bytes, limit: int) -> bytes:
    if len(data) > limit:
        raise Unreadable(path, f"larger than {spoken(limit)}; split it")
    return data


def wrapped(path: str, error: OSError) -> SourceError:
    """What the system says of a path, as a person is told it."""
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return NotFound(path, "no such file or folder")
    return Unreadable(path, error.strerror or "cannot be read")
