"""Every paragraph of every book, wrapped at every width from 20 to 240: all of it is on rows, marks on their side."""

import os
from collections.abc import Iterator
from itertools import pairwise

import pytest

from reader.core import cells
from reader.core.document import Document
from reader.core.sanitizing import printable_lines
from reader.core.wrapping import wrap
from reader.services.library import Library
from tests.core.test_wrapping import forced, misplaced
from tests.corpora import corpus_path

THOROUGH = bool(os.environ.get("READER_THOROUGH"))
WIDTHS = range(20, 241)
INDENT = 4

pytestmark = pytest.mark.skipif(not THOROUGH, reason="a quarter of an hour; set READER_THOROUGH to try it")


@pytest.fixture(scope="module")
def paragraphs() -> tuple[str, ...]:
    """The paragraphs of the books as they are read, each once, and those that are one line as that line."""
    return tuple(dict.fromkeys((*_paragraphs(), *_whole_books())))


def _whole_books() -> Iterator[str]:
    for path in sorted(corpus_path("books", "TzuYuJih+BDSE37_-_Project_Gutenberg").glob("*/*.txt")):
        yield from filter(None, printable_lines(path.read_text(encoding="utf-8")).split("\n"))


def _paragraphs() -> Iterator[str]:
    for document in Library([str(corpus_path("books"))]).outcomes():
        if isinstance(document, Document):
            yield from (document.paragraph_text(index) for index in range(len(document.paragraphs)))


@pytest.mark.parametrize("width", WIDTHS)
def test_every_character_is_on_a_row_and_every_mark_on_its_side(paragraphs: tuple[str, ...], width: int) -> None:
    """The rows follow one another from the first character to the last, and none is wider than its room."""
    for text in paragraphs:
        rows = wrap(text, width, INDENT)
        assert (0, len(text)) == (rows[0].start, rows[-1].end)
        assert all(before.end == after.start for before, after in pairwise(rows))
        for number, row in enumerate(rows):
            room = width - INDENT * (number == 0)
            assert cells.width(row.within(text).rstrip(" ")) <= room
            assert row.end == len(text) or not misplaced(text, row.end) or forced(text, row, width)
