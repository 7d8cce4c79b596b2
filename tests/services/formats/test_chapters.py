"""Chapters known by their headings."""

import pytest
from hypothesis import given

from reader.core.document import Document
from reader.core.paragraphs import ParagraphKind
from reader.services.formats.chapters import chapters
from reader.services.formats.plain_text import paragraphs
from reader.services.library import Library
from tests import strategies
from tests.corpora import corpus_path

BODY = "话说天下大势，分久必合，合久必分。周末七国分争，并入于秦。"


def found(*lines: str) -> list[tuple[int, str]]:
    """The level and the text of each heading in a text of these lines."""
    text = "\n".join(lines)
    spans = paragraphs(text)
    return [(head.level, spans[head.paragraph].within(text)[: head.length]) for head in chapters(text, spans)]


@pytest.mark.parametrize(
    "heads",
    [
        ("第一回 灵根育孕源流出 心性修持大道生", "第二回 悟彻菩提真妙理", "第三回"),
        ("第一回：宴桃園豪傑三結義，斬黃巾英雄首立功", "第二回：張翼德怒鞭督郵"),
        ("第九十九回 甲", "第一○○回 乙", "第一○一回 丙"),
        ("第九九章", "第一百章", "第一百零一章"),
        ("第1章 起", "第2章 承", "第３章 轉", "第4章"),
        ("第01篇史家对于小说之着录及论述", "第02篇神话与传说"),
        ("第一節", "第二節　方法", "第三节"),
        ("上篇 第一章", "上篇 第二章", "下篇 第三章"),
        ("卷一　学而第一", "卷二　八佾第三", "卷三"),
        ("卷之一", "卷之二"),
        ("一", "二", "三", "四"),
        ("第 1 章", "第 2 章"),
        ("第廿九话", "第卅话"),
    ],
)
def test_headings_that_count_on(heads: tuple[str, ...]) -> None:
    """In every way of numbering, with or without a title."""
    assert [(1, head) for head in heads] == found(*(line for head in heads for line in (head, BODY, BODY)))


def test_prefaces_and_epilogues_stand_among_chapters() -> None:
    """But make none on their own."""
    heads = ["楔子", "序　言", "第一回 甲", "第二回 乙", "番外一", "尾聲", "後記", "附录 大事年表"]
    assert heads == [head for _, head in found(*(line for head in heads for line in (head, BODY)))]
    assert [] == found("前言", BODY, "后记", BODY)


def test_parts_hold_chapters() -> None:
    """The larger unit is the outer level."""
    heads = ["第一卷 上", "第一章 甲", "第二章 乙", "第二卷 下", "第三章 丙"]
    assert [1, 2, 2, 1, 2] == [level for level, _ in found(*(line for head in heads for line in (head, BODY)))]


@pytest.mark.parametrize(
    "lines",
    [
        (BODY, "第三回合，双方打成平手。", BODY, "第四回合，又是平手。"),
        ("第二部门", BODY, "第三部门", BODY),
        ("第七回", BODY),
        ("三", BODY, "七", BODY),
        ("第十章说过，", BODY, "第三章说过，", BODY),
        ("一、加强领导", "二、落实责任", BODY),
        ("20日", BODY, "21日", BODY),
    ],
)
def test_what_only_looks_like_headings(lines: tuple[str, ...]) -> None:
    """Text that speaks of chapters, and numbers that count nothing."""
    assert [] == found(*lines)


def test_a_table_of_contents_is_none() -> None:
    """Its lines come again, each above its chapter."""
    heads = [f"第{n}回 某某" for n in "一二三四"]
    text = [*heads, *(line for head in heads for line in (head, BODY))]
    assert len(heads) == len(found(*text))
    spans = paragraphs("\n".join(text))
    assert 4 == chapters("\n".join(text), spans)[0].paragraph


def test_a_heading_that_comes_twice_is_one() -> None:
    """As page breaks repeat it, or the text speaks of it at once."""
    lines = ["第一回", "----", "第一回", BODY, "第二回", BODY, "第二回中已经说过", "第三回", BODY]
    assert ["第一回", "第二回", "第三回"] == [head for _, head in found(*lines)]


def test_a_heading_written_as_text_is_one_where_its_number_is_missing() -> None:
    """Some run on into the first line of the chapter."""
    heads = ["第一回", "第二回", "第三回 甲乙 话说某人，", "第四回", "第五回"]
    lines = [*(line for head in heads for line in (head, BODY)), "第二回说过的，", BODY]
    assert heads == [head for _, head in found(*lines)]


@given(strategies.sources(20))
def test_headings_are_paragraphs_in_order(text: str) -> None:
    """Whatever the text."""
    spans = paragraphs(text)
    heads = chapters(text, spans)
    assert sorted({head.paragraph for head in heads}) == [head.paragraph for head in heads]
    assert all(1 <= head.level and 0 < head.length <= spans[head.paragraph].length for head in heads)


@pytest.mark.parametrize(
    ("book", "count", "more"),
    [
        ("tennessine+corpus/红楼梦.txt", 120, 0),
        ("tennessine+corpus/西游记.txt", 100, 1),
        ("boltomli+mingqingxiaoshuor/txt/hongloumeng.txt", 120, 0),
        ("boltomli+mingqingxiaoshuor/txt/sanguozhiyanyi.txt", 120, 0),
        ("TzuYuJih+BDSE37_-_Project_Gutenberg/Project_Gutenberg/老殘遊記.txt", 20, 0),
        ("shjwudp+shu/books/儒林外史.txt", 56, 0),
        ("shjwudp+shu/books/先秦/道德经.txt", 81, 0),
        ("shjwudp+shu/books/近代/二月.txt", 24, 0),
    ],
)
def test_books(book: str, count: int, more: int) -> None:
    """Every chapter, and nothing else but so many appendices."""
    [document] = Library([str(corpus_path("books", *book.split("/")))]).outcomes()
    assert isinstance(document, Document)
    assert count + more == len(document.sections)
    assert count == sum(not section.title.startswith("附录") for section in document.sections)


def test_the_seeds_have_no_chapters(seeds: tuple[Document, ...]) -> None:
    """News has headings at most."""
    assert all(() == chapters(seed.clean, [p.span for p in seed.paragraphs]) for seed in seeds)
    assert [2, 0, 0, 0, 0] == [len(seed.sections) for seed in seeds]


def test_sections_lie_within_one_another() -> None:
    """A part reaches to the next of its level or above; its heading is where it begins."""
    document = strategies.document(f"书\n第一卷\n第一章\n{BODY}\n第二章\n{BODY}\n第二卷\n第三章\n{BODY}")
    text = document.clean
    assert ["第一卷", "第一章", "第二章", "第二卷", "第三章"] == [section.title for section in document.sections]
    first, inner, second, volume, last = (section.span for section in document.sections)
    assert (first.start, second.start) == (text.index("第一卷"), text.index("第二章"))
    assert first.end == second.end == volume.start
    assert inner.end == second.start
    assert volume.end == last.end == len(text)
    heads = [p for p in document.paragraphs if p.kind is ParagraphKind.HEADING]
    assert [section.span.start for section in document.sections] == [head.span.start for head in heads]
