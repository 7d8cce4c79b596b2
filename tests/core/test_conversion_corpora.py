"""Conversion on real texts: OpenCC's own expectations, whole books, and sentences that exist in both scripts.

Every book takes some minutes; without HYPOTHESIS_PROFILE=thorough a few of them stand for all.
"""

import json
import os
import random
import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from reader.core.alignment import Alignment
from reader.core.conversion import converted, converter, shown, written_in
from reader.core.document import Document
from reader.core.scripts import Script, Variant, one_sided
from reader.core.spans import Span
from reader.core.wording import Wording
from reader.services.conversion_configs import wording
from reader.services.documents import document_of
from tests.corpora import corpus_path

THOROUGH = os.environ.get("HYPOTHESIS_PROFILE") == "thorough"
SAMPLE = ("*天工开物.txt", "*徬徨.txt", "*山海經.txt", "*宋词/ci.song.0.json", "*大宛列传/text.txt", "*hongloumeng.txt")
WORDINGS = [(variant, idioms) for variant in Variant for idioms in (False, True)]
CONFIGS = {
    (Script.HANS, Variant.HANT): ("s2t", "s2t"),
    (Script.HANS, Variant.HANT_TW): ("s2tw", "s2twp"),
    (Script.HANS, Variant.HANT_HK): ("s2hk", "s2hkp"),
    (Script.HANT, Variant.HANS): ("tw2s", "tw2sp"),
}
POSITIONS = 10_000


def _all_books() -> Iterator[Path]:
    for path in sorted(corpus_path("books").rglob("*")):
        wanted = path.suffix == ".txt" or (path.suffix == ".json" and path.is_file())
        if wanted and (THOROUGH or any(path.match(pattern) for pattern in SAMPLE)):
            yield path


@pytest.fixture(scope="module")
def books() -> list[Document]:
    """The books, opened."""
    return [document_of(path.read_bytes(), str(path)) for path in _all_books()]


def _put(document: Document, put: Wording) -> str:
    """The clean text with every paragraph in a wording."""
    pieces: list[str] = []
    done = 0
    for index, paragraph in enumerate(document.paragraphs):
        pieces += document.clean[done : paragraph.span.start], _shown(document, index, put)[0]
        done = paragraph.span.end
    return "".join((*pieces, document.clean[done:]))


def _shown(document: Document, index: int, put: Wording) -> tuple[str, Alignment]:
    return shown(document.paragraph_text(index), put, document.leaning)


def _of_one_script(document: Document) -> bool:
    """Whether every paragraph is converted in the same direction, and none without being told."""
    paragraphs = (document.paragraph_text(index) for index in range(len(document.paragraphs)))
    return {written_in(text, document.leaning) for text in paragraphs} <= {document.leaning} - {Script.NONE}


def _lawful(alignment: Alignment, text: str, made: str) -> None:
    """Assert that an alignment joins two texts: from end to end, in order, and both ways."""
    inverse = alignment.inverse
    assert len(made) == alignment.last(len(text))
    assert len(text) == inverse.last(len(made))
    spans = [alignment.span(Span(at, at + 1)) for at in range(len(text))]
    assert all(a.start <= b.start and a.end <= b.end for a, b in pairwise(spans))
    for at, span in enumerate(spans):
        back = inverse.span(span)
        assert back.start <= at < back.end
        assert span == alignment.span(back)
        assert Span(span.start, span.start) == alignment.span(Span(at, at)) or back.start < at


def _expectations() -> Iterator[tuple[str, str, str]]:
    path = corpus_path("opencc", "BYVoid+OpenCC", "test", "testcases", "testcases.json")
    bare = re.sub(r"^\s*//.*$", "", path.read_text("utf-8"), flags=re.MULTILINE)
    for case in json.loads(re.sub(r",(\s*[\]}])", r"\1", bare))["cases"]:
        for config, expected in case["expected"].items():
            yield config, case["input"], expected


def test_opencc_s_own_expectations() -> None:
    """All of them, through our door, and an alignment that holds for each; a few expect characters few fonts have."""
    put = wording(Variant.HANT_TW, idioms=True)._replace(rare=True)
    met: Counter[str] = Counter()
    given: Counter[str] = Counter()
    for config, text, expected in _expectations():
        made = converted(config, text, put)
        given[config] += 1
        met[config] += expected == made.text
        _lawful(made.alignment, text, made.text)
    print("\n".join(f"{config:6} {met[config]:4} of {given[config]:4}" for config in sorted(given)))
    print(f"{'all':6} {met.total():4} of {given.total():4}")
    assert given == met
    assert 543 <= given.total()


@pytest.mark.timeout(1800)
def test_a_book_by_paragraphs_is_what_opencc_makes_of_the_whole(books: list[Document]) -> None:
    """Wherever the book is in one script."""
    counts: Counter[str] = Counter()
    for book in books:
        if not _of_one_script(book):
            counts["of both scripts"] += 1
            continue
        counts[str(book.leaning)] += 1
        for (script, variant), configs in CONFIGS.items():
            for idioms in (False, True):
                if script is book.leaning:
                    expected = converter(configs[idioms]).convert(book.clean)
                    assert expected == _put(book, wording(variant, idioms=idioms)), (book.path, variant, idioms)
    print(dict(counts))
    assert counts["hans"]
    assert counts["hant"]


@pytest.mark.timeout(1800)
def test_positions_in_books_map_there_and_back(books: list[Document]) -> None:
    """Random characters, each to its own place or to the whole of a replaced word, in every wording."""
    chance = random.Random(1)
    lengths = [len(book.clean) for book in books]
    number = POSITIONS if THOROUGH else POSITIONS // 10
    for book, times in Counter(chance.choices(range(len(books)), lengths, k=number)).items():
        for _ in range(times):
            index = chance.randrange(len(books[book].paragraphs))
            text = books[book].paragraph_text(index)
            at = chance.randrange(len(text))
            for variant, idioms in WORDINGS:
                made, alignment = _shown(books[book], index, wording(variant, idioms=idioms))
                _there_and_back(text, made, alignment, at)


def _there_and_back(text: str, made: str, alignment: Alignment, at: int) -> None:
    span = alignment.span(Span(at, at + 1))
    back = alignment.inverse.span(span)
    replaced = [here for here, _ in alignment.blocks if here.start <= at < here.end]
    assert [back] == (replaced or [Span(at, at + 1)])
    if not replaced and text[at] < "\u2e80":
        assert text[at] == span.within(made)


@pytest.mark.timeout(1800)
def test_toggling_spoils_nothing(books: list[Document]) -> None:
    """Through all variants and back, the original is what the file says."""
    for book in books if THOROUGH else books[:3]:
        before = book.source
        for variant, idioms in WORDINGS:
            _put(book, wording(variant, idioms=idioms))
        assert before == book.source
        assert book.clean == _put(book, Wording(Variant.ORIGINAL))
        assert len(book.source) == book.alignment.inverse.last(len(book.clean))


@pytest.mark.parametrize("variant", [Variant.HANS, Variant.HANT, Variant.HANT_TW, Variant.HANT_HK])
def test_a_mixed_book_is_shown_in_one_script(variant: Variant) -> None:
    """The Gutenberg 紅樓夢 is Traditional with much Simplified in it; none of it is left, nor the other way round."""
    path = corpus_path("books", "boltomli+mingqingxiaoshuor", "txt", "hongloumeng.txt")
    book = document_of(path.read_bytes(), str(path))
    assert Script.MIXED is book.script
    assert Script.HANT is book.leaning
    strangers = one_sided()[variant is Variant.HANS]
    assert sum(char in strangers for char in book.clean) > 14_000
    assert Counter() == Counter(char for char in _put(book, Wording(variant)) if char in strangers)


def _sentences(corpus: str, file: str) -> list[str]:
    path = corpus_path("segmentation", f"UniversalDependencies+UD_Chinese-{corpus}", file)
    return re.findall(r"^# text = (.*)$", path.read_text("utf-8"), re.MULTILINE)


def test_sentences_that_exist_in_both_scripts() -> None:
    """As many come out right as OpenCC alone gets right, where each is judged by itself in its document."""
    traditional = _sentences("GSD", "zh_gsd-ud-dev.conllu")
    simplified = _sentences("GSDSimp", "zh_gsdsimp-ud-dev.conllu")
    assert 500 == len(traditional) == len(simplified)
    pairs = list(zip(traditional, simplified, strict=True))
    to_taiwan = sum(a == shown(b, Wording(Variant.HANT_TW), Script.HANS).text for a, b in pairs)
    to_simplified = sum(b == shown(a, Wording(Variant.HANS), Script.HANT).text for a, b in pairs)
    print(f"hant-tw from Simplified {to_taiwan} of 500, hans from Traditional {to_simplified} of 500")
    assert to_taiwan >= 404
    assert to_simplified >= 459
