"""Whole books paged through in a real terminal, from the first row to the last: all their characters are seen."""

import os
from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import partial
from operator import ne
from pathlib import Path
from typing import NamedTuple

import pytest

from reader.core.document import Document
from reader.core.look import source_view
from reader.services.library import Library
from tests.core.test_wrapping import misplaced
from tests.corpora import corpus_path
from tests.terminal import Terminal
from tests.test_terminal import started

THOROUGH = bool(os.environ.get("READER_THOROUGH"))
BOOKS = {
    "simplified": ("tennessine+corpus", "西游记.txt"),
    "traditional": ("boltomli+mingqingxiaoshuor", "txt", "sanguozhiyanyi.txt"),
    "one line": ("TzuYuJih+BDSE37_-_Project_Gutenberg", "Project_Gutenberg", "老殘遊記.txt"),
}
WIDTHS = (20, 33, 47, 80, 121, 180, 240)
ROWS = 45
_MEASURE = 119
"""Han characters in a row, so that rows fill the widest window."""

_FRAME_BEGIN, _FRAME_END = b"\x1b[?2026h", b"\x1b[?2026l"

pytestmark = pytest.mark.skipif(not THOROUGH, reason="books are paged through; set READER_THOROUGH to try it")


class Seen(NamedTuple):
    """What was seen of a text.

    Attributes:
        missing: What was not, and where.
        misplaced: The rows that end or begin with a mark that may not stand there.
        rows: How many rows were seen.
    """

    missing: str
    misplaced: tuple[str, ...]
    rows: int


class Expected:
    """The characters of a document that are drawn, in order: all but the spaces."""

    def __init__(self, document: Document) -> None:
        """What is expected of a document."""
        self.document = document
        spans = [paragraph.span for paragraph in document.paragraphs]
        self._starts = [span.start for span in spans]
        self._places = [at for span in spans for at in range(*span) if not document.clean[at].isspace()]
        self.text = "".join(document.clean[at] for at in self._places)

    def is_misplaced(self, start: int, end: int) -> bool:
        """Whether a row of the characters from `start` to `end` leaves a mark on the wrong side of its end."""
        if end >= len(self._places):
            return False
        index = bisect_right(self._starts, self._places[end]) - 1
        span = self.document.paragraphs[index].span
        if self._places[end - 1] < span.start:
            return False
        return misplaced(span.within(self.document.clean), self._places[end] - span.start)


def _page(terminal: Terminal) -> list[str]:
    """The rows of the text, without the spaces."""
    return ["".join(row.split()) for row in terminal.rows[:-1]]


def _typed(terminal: Terminal, key: str, shown: Callable[[list[str]], bool]) -> None:
    """Type a key, and wait for a whole frame whose rows are as wanted."""
    output = terminal.output
    terminal.wait(lambda: output.count(_FRAME_BEGIN) == output.count(_FRAME_END))
    output.clear()
    terminal.send(key)
    terminal.wait(
        lambda: output.count(_FRAME_BEGIN) == output.count(_FRAME_END) > 0 and shown(_page(terminal)),
    )


def paged(terminal: Terminal, expected: Expected) -> Seen:
    """Page down to the end, each row that is new compared with what must come next."""
    at = count = 0
    wrong: list[str] = []
    before: Sequence[str] = ()
    while True:
        page = _page(terminal)
        for row in page[_overlap(before, page, expected.text, at) :]:
            count += 1
            if not expected.text.startswith(row, at):
                return Seen(f"at {at}: {expected.text[at : at + 40]!r}, not {row!r}", tuple(wrong), count)
            if row and expected.is_misplaced(at, at + len(row)):
                wrong.append(row)
            at += len(row)
        if terminal.rows[-1].endswith(" 100%"):
            return Seen(expected.text[at : at + 40], tuple(wrong), count)
        before = page
        _typed(terminal, " ", partial(ne, page))


def _overlap(before: Sequence[str], page: Sequence[str], text: str, at: int) -> int:
    """How many rows of a page stood on the one before: they were the last there, and what follows them comes next."""
    for rows in range(len(page), 0, -1):
        if rows <= len(before) and before[-rows:] == page[:rows] and text.startswith("".join(page[rows:]), at):
            return rows
    return 0


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", BOOKS)
def test_every_character_is_seen_on_the_way_through_a_book(name: str, width: int, tmp_path: Path) -> None:
    """From the first page to the last, in a window of the text alone; the book of one line as it is in its file."""
    path = corpus_path("books", *BOOKS[name])
    (document,) = (one for one in Library([str(path)]).outcomes() if isinstance(one, Document))
    settings = tmp_path / "settings.toml"
    settings.write_text(f"[reading]\nmeasure = {_MEASURE}\n", encoding="utf-8")
    as_source = name == "one line"
    expected = Expected(source_view(document) if as_source else document)
    with started((width, ROWS), tmp_path, str(path), READER_SETTINGS=str(settings)) as terminal:
        terminal.wait_for(expected.text[:2])
        _typed(terminal, "z", lambda rows: not any("│" in row for row in rows))
        if not as_source and any(paragraph.furniture for paragraph in document.paragraphs):
            # Where no furniture is in view, nothing is drawn for it.
            terminal.send("f")
            _typed(terminal, "j", partial(ne, _page(terminal)))
            _typed(terminal, "g", lambda rows: expected.text.startswith("".join(rows)))
        if as_source:
            _typed(terminal, "o", lambda rows: "source" in terminal.rows[-1])
        seen = paged(terminal, expected)
    print(f"\n{name} {width}: {len(expected.text):,} characters, {seen.rows:,} rows, {len(seen.misplaced)} misplaced")
    assert seen.missing == ""
    assert list(seen.misplaced) == []
