"""The bundled pages read as the articles that were written, and clean books stay as they are."""

import pytest

from reader.core.document import Document
from reader.core.furniture import with_recurring
from reader.core.paragraphs import FurnitureKind
from reader.core.repair import RepairKind
from reader.core.scripts import Script
from reader.services.library import Library
from tests.corpora import corpus_path

ENDS = (
    ("中新网北京11月21日电 连日来,", "坚决防止发生冲击社会道德底线的事情。(完)"),
    ("11月11日,国务院联防联控机制综合组发布", "资料 | 各省份党报"),
    ("疫情就是命令,防控就是責任。", "最大限度減少疫情對經濟社會發展的影響。(仲音)"),
    ("四川日報全媒體記者 張立東", "在疫情防控一線考察識別干部。"),
    ("摘要:就进一步做好疫情防控工作,", "对不负责任、不履职尽责、失职渎职甚至当逃兵的干部,要严肃处理。"),
)
"""How each article begins below its title, and how it ends."""

AROUND = (
    ["navigation", "labels"],
    ["labels", "repeated", "repeated", "labels", "links", "comments", "related"] + ["links"] * 4 + ["notice"] * 4,
    [
        "labels",
        "labels",
        "navigation",
        "labels",
        "labels",
        "labels",
        "counter",
        "comments",
        "related",
        "links",
        "counter",
        "spam",
    ],
    ["navigation", "navigation", "labels", "notice", "notice"],
    ["labels", "comments"] + ["notice"] * 6,
)
"""What stands around each, from top to bottom."""


def article(document: Document) -> list[str]:
    """The paragraphs of the article below its title."""
    within = [p.span.within(document.clean) for p in document.paragraphs if p.furniture is None]
    return within[within.index(document.metadata.title) + 1 :] if document.metadata.title in within else within


@pytest.mark.parametrize("number", range(5))
def test_each_article_is_whole_and_what_stands_around_it_is_folded(seeds: tuple[Document, ...], number: int) -> None:
    """From its first sentence to its last, with nothing folded between but the title that stands there again."""
    document = seeds[number]
    text = article(document)
    assert text[0].startswith(ENDS[number][0])
    assert text[-1].endswith(ENDS[number][1])
    assert AROUND[number] == [p.furniture for p in document.paragraphs if p.furniture]
    inside = [n for n, p in enumerate(document.paragraphs) if p.span.within(document.clean) in text]
    between = document.paragraphs[inside[0] : inside[-1]]
    assert {p.furniture for p in between} <= {None, FurnitureKind.REPEATED}


def test_spam_has_no_say_in_the_script(seeds: tuple[Document, ...]) -> None:
    """The page with a tail in the other script is wholly in its own."""
    assert Script.HANT is seeds[2].script
    assert 0 == seeds[2].evidence.simplified


@pytest.fixture(scope="module")
def books() -> tuple[Document, ...]:
    """All the clean books there are; a thousand documents."""
    outcomes = Library([str(corpus_path("books"))]).outcomes()
    return tuple(outcome for outcome in outcomes if isinstance(outcome, Document))


def test_no_line_of_a_clean_book_is_folded_away(books: tuple[Document, ...]) -> None:
    """Nothing in a book is furniture."""
    folded = [(d.path, p) for d in books for p in d.paragraphs if p.furniture]
    assert [] == folded


def test_nothing_in_a_clean_book_is_repaired(books: tuple[Document, ...]) -> None:
    """Not one character of any; nine entities that nobody decoded are only suggested."""
    assert [] == [(document.path, repair) for document in books for repair in document.repairs]
    assert all(repair.kind is RepairKind.ENTITY for document in books for repair in document.suggestions)


def test_the_glossed_page_is_repaired(seeds: tuple[Document, ...]) -> None:
    """All glosses gone, three slipped runs read again, and one that is not certain only suggested."""
    page = seeds[3]
    kinds = [repair.kind for repair in page.repairs]
    assert (130, 3, 133) == (kinds.count(RepairKind.GLOSS), kinds.count(RepairKind.BYTES), len(kinds))
    assert 1579 == len(page.clean)
    for text in ("地做好疫情防控工作。", "地一起深入梳理工作中存在的困難和", "地防疫工作要求，不講條件"):
        assert "當" + text in page.clean
    assert [("?h", "。縣")] == [(repair.before, repair.after) for repair in page.suggestions]
    assert "?h(市、區)" in page.clean
    assert [()] * 4 == [document.repairs for number, document in enumerate(seeds) if number != 3]


def test_no_passage_of_books_that_quote_one_another_is_folded_away(books: tuple[Document, ...]) -> None:
    """What stands in many books is no furniture of a site."""
    assert books == with_recurring(books)
