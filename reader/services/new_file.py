"""A file of its own for what is exported: one that was there before is never written over."""

import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from reader.core.errors import SourceError
from reader.services.paths import wrapped


def written(name: str, text: str, folder: Path | None = None) -> Path:
    """Write a text to a new file, and tell where.

    Args:
        name: What it should be called; with a number where that name is taken.
        text: What is in it.
        folder: Where; by default where Reader was started, or in the home folder where that cannot be written to.

    Raises:
        SourceError: If it cannot be written anywhere.
    """
    folders = [folder] if folder else [Path.cwd(), Path.home()]
    failure: SourceError | None = None
    for place in folders:
        try:
            return _written(place, name, text)
        except OSError as error:
            failure = failure or wrapped(str(place / name), error)
    raise failure or SourceError(name, "cannot be written")


def _written(folder: Path, name: str, text: str) -> Path:
    for path in _names(folder, name):
        try:
            with path.open("x", encoding="utf-8", newline="\n") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
        except FileExistsError:
            continue
        return path
    raise AssertionError


def _names(folder: Path, name: str) -> Iterator[Path]:
    stem, suffix = Path(name).stem, Path(name).suffix
    yield folder / name
    for number in count(2):
        yield folder / f"{stem}-{number}{suffix}"
