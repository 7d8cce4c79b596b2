"""Where things are on disk: what the paths a person gives stand for, and what travels with the package."""

import os
import re
import stat
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from reader.core.errors import NotFound, SourceError, Unreadable

STDIN = "-"
"""The path that means standard input."""

LARGEST_FILE = 512 << 20
"""Bytes of a file that are read at most."""

_NUMBER = re.compile(r"(\d+)")


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
            yield _wrapped(path, error)
            continue
        if stat.S_ISDIR(mode):
            yield from _folder(path)
        else:
            yield path


def _folder(path: str) -> Iterator[str | SourceError]:
    """The files below a folder; hidden ones and links to folders are passed over."""
    try:
        entries = sorted(os.scandir(path), key=lambda entry: _natural(entry.name))
    except OSError as error:
        yield _wrapped(path, error)
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _folder(entry.path)
        elif entry.is_file():
            yield entry.path


def _natural(name: str) -> list[tuple[int, str]]:
    """A key that puts 第2回 before 第10回."""
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in _NUMBER.split(name)]


def size(path: str) -> int:
    """How many bytes a file has, as far as can be known before it is opened; else 0."""
    try:
        return os.stat(path).st_size  # noqa: PTH116  # the path is kept as it was given
    except OSError:
        return 0


def read_bytes(path: str) -> bytes:
    """All bytes of a regular file, or of standard input.

    Raises:
        NotFound: If nothing stands at the path.
        Unreadable: If it is no regular file, is too large, or the system refuses.
    """
    try:
        if path == STDIN:
            return _not_too_large(path, _standard_input())
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0))
        with os.fdopen(descriptor, "rb") as file:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise Unreadable(path, "not a regular file")
            data = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise _wrapped(path, error) from error
    return _not_too_large(path, data)


def _standard_input() -> bytes:
    # Python has no stream object at all for a descriptor that was closed before it started.
    if sys.stdin is None:
        raise Unreadable(STDIN, "standard input is closed")
    return sys.stdin.buffer.read(LARGEST_FILE + 1)


def _not_too_large(path: str, data: bytes) -> bytes:
    if len(data) > LARGEST_FILE:
        raise Unreadable(path, f"larger than {LARGEST_FILE >> 20} MB; split it")
    return data


def _wrapped(path: str, error: OSError) -> SourceError:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return NotFound(path, "no such file or folder")
    return Unreadable(path, error.strerror or "cannot be read")
