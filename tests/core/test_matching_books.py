"""Hits in whole books: those of the plain matcher, through the index and without it, in either script."""

import os
import random
from dataclasses import replace

import numpy as np
import pytest

from reader.core.conversion import converter
from reader.core.document import Document
from reader.core.index import Block, Segment
from reader.core.many_matching import found
from reader.core.matching import LiteralMatcher, wanted
from reader.core.query import parsed
from reader.services.library import Library
from tests import strategies
from tests.core.plain_matching import plain_matches
from tests.corpora import corpus_path

THOROUGH = bool(os.environ.get("READER_THOROUGH"))
QUERIES = 1000 if THOROUGH else 40
BOOKS = (
    "tennessine+corpus/红楼梦.txt",
    "boltomli+mingqingxiaoshuor/txt/sanguozhiyanyi.txt",
    "TzuYuJih+BDSE37_-_Project_Gutenberg/Project_Gutenberg/徬徨.txt",
    "chinese-poetry+chinese-poetry",
)[: 4 if THOROUGH else 3]
PLAIN = 100_000 if THOROUGH else 10_000
"""Characters that the plain matcher is asked about for each query: it takes about a second for a million."""


@pytest.fixture(scope="module")
def books() -> list[Document]:
    """Some books, those in several files as several documents."""
    paths = [str(corpus_path("books", *name.split("/"))) for name in BOOKS]
    return [outcome for outcome in Library(paths).outcomes() if isinstance(outcome, Document)]


def queries(books: list[Document], dice: random.Random, count: int) -> list[str]:
    """Queries of every kind, from what stands in the books, half of them put in the other script."""

    def piece() -> str:
        document = dice.choice(books)
        while not (text := _piece(document, dice)):
            document = dice.choice(books)
        return converter(dice.choice(("s2t", "t2s"))).convert(text) if dice.random() < 0.5 else text

    forms = ("{0}", "{0}", "{0} {1}", "{0}|{1}", "{0} -{1}", "{0}|{1} {2}", '"{0}"')
    return [dice.choice(forms).format(piece(), piece(), piece()) for _ in range(count)]


def _piece(document: Document, dice: random.Random) -> str:
    start = dice.randrange(max(1, len(document.clean) - 4))
    text = document.clean[start : start + dice.choice((1, 1, 2, 2, 2, 3, 4))]
    return text if text and not any(char in '"|-:' or char.isspace() for char in text) else ""


def part(books: list[Document], dice: random.Random) -> Document:
    """Some paragraphs of a book that follow one another, as a document."""
    book = dice.choice(books)
    first = dice.randrange(len(book.paragraphs))
    start = book.paragraphs[first].span.start
    last = book.paragraph_at(start + PLAIN)
    return strategies.document(book.clean[start : book.paragraphs[last].span.end])


def test_every_way_finds_what_the_plain_matcher_finds(books: list[Document]) -> None:
    """Random queries: the same spans from reading, from a block and from a segment, as from the plain matcher."""
    dice = random.Random(2022)
    total = 0
    for _ in range(QUERIES):
        document = part(books, dice)
        [text] = queries([document], dice, 1)
        asked = wanted(parsed(text, exact_script=dice.random() < 0.2))
        expected = plain_matches(document, asked)
        assert expected == list(LiteralMatcher(asked).spans(document)), text
        for block in (Block.of([document]), Segment(Block.of([document]))):
            matched = found(asked, block, np.zeros(1, np.int64))
            assert expected == [span for n in range(len(matched.counts)) for span in matched.spans(n)], text
        total += len(expected)
    assert total > QUERIES


def test_the_index_finds_what_is_read(books: list[Document]) -> None:
    """In whole books, sorted and not."""
    dice = random.Random(1842)
    blocks = [Segment(Block.of(books)), Block.of(books)]
    for text in queries(books, dice, QUERIES):
        asked = wanted(parsed(text, exact_script=dice.random() < 0.2))
        finder = LiteralMatcher(asked)
        read = {number: spans for number, document in enumerate(books) if (spans := finder.spans(document))}
        for block in blocks:
            matched = found(asked, block, np.arange(len(books)))
            assert read == {n: tuple(matched.spans(at)) for at, n in enumerate(matched.documents)}, text


def test_one_edition_in_both_scripts(books: list[Document]) -> None:
    """In 红楼梦 a query finds the same whichever script it is typed in, and the same text once it is converted."""
    dice = random.Random(1791)
    book = books[0]
    turned = replace(book, clean="\n".join(map(converter("s2t").convert, book.clean.split("\n"))))
    for text in queries([book], dice, QUERIES // 2):
        simplified, traditional = (wanted(parsed(converter(config).convert(text))) for config in ("t2s", "s2t"))
        spans = LiteralMatcher(simplified).spans(book)
        assert spans == LiteralMatcher(traditional).spans(book), text
        assert spans == LiteralMatcher(simplified).spans(turned) == LiteralMatcher(traditional).spans(turned), text
