"""New files: nothing that was there is written over, and what cannot be written is said."""

from pathlib import Path

import pytest

from reader.core.errors import SourceError
from reader.services.new_file import written


def test_nothing_is_written_over(tmp_path: Path) -> None:
    """A name that is taken gets a number."""
    paths = [written("a.tsv", text, tmp_path) for text in "xyz"]
    assert ["a.tsv", "a-2.tsv", "a-3.tsv"] == [path.name for path in paths]
    assert ["x", "y", "z"] == [path.read_text("utf-8") for path in paths]


def test_no_place_is_said(tmp_path: Path) -> None:
    """With the path."""
    with pytest.raises(SourceError) as failed:
        written("a.tsv", "x", tmp_path / "none")
    assert str(tmp_path / "none" / "a.tsv") == failed.value.path
