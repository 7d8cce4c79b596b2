"""Collections of a wanted size to measure on, made of the books of the corpora and the seeds, alike on each run.

Every second document is put into the other script. A document is one file of about 100 kB with a paragraph a line,
such that it is opened as it is written: what stands on two lines is then no match for anybody.
"""

import json
import os
import random
import tempfile
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from reader.core.conversion import converter
from reader.core.document import Document
from reader.core.scripts import Script
from reader.services.library import Library
from reader.services.paths import bundled_seeds
from tests.corpora import ROOT
from tests.strategies import document as document_of

SEED = 1899
_DOCUMENT = 100_000
_MEGABYTE = 1_000_000
_RECIPE = "1"
"""Changes when what is made would."""


def library(megabytes: int) -> Path:
    """The folder of a collection; made where it is not there yet."""
    root = Path(os.environ.get("READER_BENCH_CACHE") or Path(tempfile.gettempdir()) / "reader-bench")
    folder = root / f"library-{_RECIPE}-{SEED}-{megabytes}"
    if not folder.exists():
        making = folder.with_suffix(f".{os.getpid()}")
        making.mkdir(parents=True)
        _make(making, megabytes * _MEGABYTE)
        making.rename(folder)
    return folder


def _make(folder: Path, size: int) -> None:
    made = number = 0
    for text in _documents():
        data = text.encode()
        if document_of(text).clean != text:
            continue
        shelf = folder / f"{number // 100:03}"
        shelf.mkdir(exist_ok=True)
        (shelf / f"{number:05}.txt").write_bytes(data)
        number += 1
        made += len(data)
        if made >= size:
            return


def _documents() -> Iterator[str]:
    """Documents without end: the same books again and again, in another order and cut elsewhere each time."""
    dice = random.Random(SEED)
    books = [book for book in map(_lines, _books()) if book]
    turned = False
    while True:
        dice.shuffle(books)
        for piece in _cut(chain.from_iterable(books), dice):
            turned = not turned
            yield _turned(piece) if turned else piece


def _books() -> Iterator[Document]:
    every = [str(bundled_seeds()), *(str(path) for path in sorted((ROOT / "books").iterdir()))]
    for outcome in Library(every).outcomes():
        if isinstance(outcome, Document):
            yield outcome


def _lines(book: Document) -> list[str]:
    return [" ".join(book.paragraph_text(n).split()) for n in range(len(book.paragraphs))]


def _cut(lines: Iterable[str], dice: random.Random) -> Iterator[str]:
    """Lines in pieces of about one document each."""
    piece: list[str] = []
    size, wanted = 0, dice.randrange(_DOCUMENT // 2, 3 * _DOCUMENT // 2)
    for line in lines:
        piece.append(line + "\n")
        size += len(line.encode()) + 1
        if size >= wanted:
            yield "".join(piece)
            piece, size, wanted = [], 0, dice.randrange(_DOCUMENT // 2, 3 * _DOCUMENT // 2)


def _turned(text: str) -> str:
    """A text in the other script."""
    put_line = converter("s2tw" if document_of(text).leaning is Script.HANS else "tw2s").convert
    return "\n".join(put_line(line) for line in text.split("\n"))


def sampled(folder: Path, count: int) -> list[str]:
    """Queries of two to four characters as they stand in a collection."""
    dice = random.Random(SEED)
    files = sorted(folder.rglob("*.txt"))
    queries: list[str] = []
    while len(queries) < count:
        text = dice.choice(files).read_text(encoding="utf-8")
        start = dice.randrange(len(text) - 4)
        query = text[start : start + 2 + len(queries) % 3]
        if all("\u4e00" <= char <= "\u9fff" for char in query):
            queries.append(query)
    return queries


if __name__ == "__main__":
    print(json.dumps([str(library(10)), str(library(100))]))
