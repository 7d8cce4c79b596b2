"""A file that changes on disk is noticed."""

import os
from pathlib import Path

import pytest

from reader.core.document import Document
from reader.services.library import Library
from reader.services.paths import changed
from tests.services.formats.zips import zipped


def opened(path: Path) -> Document:
    """The one document at a path."""
    (document,) = Library([str(path)]).outcomes()
    assert isinstance(document, Document)
    return document


@pytest.mark.parametrize("name", ["a.txt", "a.zip", "书!一.txt"])
def test_a_change_is_noticed(name: str, tmp_path: Path) -> None:
    """Of its size, of its time, and where it is gone; also of the archive that a text is in."""
    path = tmp_path / name
    path.write_bytes(zipped({"b.txt": "一"}) if name.endswith("zip") else "一".encode())
    document = opened(path)
    assert document.stamp
    assert not changed(document)
    os.utime(path, ns=(0, document.stamp.modified + 1))
    assert changed(document)
    path.write_bytes(path.read_bytes() + b" ")
    assert changed(document)
    path.unlink()
    assert changed(document)


def test_what_is_no_file_never_changes() -> None:
    """Standard input was read once and for all."""
    (document,) = Library(["-"], b"text").outcomes()
    assert isinstance(document, Document)
    assert not changed(document)
