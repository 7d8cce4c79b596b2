"""JSON: books of records, and records line by line."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.document import Document
from reader.core.errors import NotText, SourceError
from reader.services.formats.parsed import Fields
from reader.services.library import Library
from reader.services.limits import LIMITS
from reader.services.options import Options
from tests.corpora import corpus_path
from tests.services.formats.zips import zipped

POEMS = [
    {"title": "春晓", "author": "孟浩然", "paragraphs": ["春眠不觉晓，处处闻啼鸟。", "夜来风雨声，花落知多少。"]},
    {"title": "静夜思", "author": "李白", "paragraphs": ["床前明月光，疑是地上霜。"], "notes": ["注，在此。"]},
]


def opened(
    value: object, folder: Path, name: str = "诗.json", fields: Fields | None = None
) -> list[Document | SourceError]:
    """What comes of a file that holds a value, or a text as it is."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    (folder / name).write_text(text, encoding="utf-8")
    return list(Library([str(folder / name)], options=Options(fields=fields)).outcomes())


def test_a_file_of_poems_is_a_book_of_them(tmp_path: Path) -> None:
    """Each poem a section, under its title and its poet."""
    (document,) = opened(POEMS, tmp_path)
    assert isinstance(document, Document)
    assert "诗" == document.metadata.title
    assert ["春晓", "静夜思"] == [section.title for section in document.sections]
    assert "静夜思\n李白\n床前明月光，疑是地上霜。\n注，在此。" == document.sections[1].span.within(document.clean)


def test_a_record_of_records_is_a_book_with_parts(tmp_path: Path) -> None:
    """It names the book; what it holds are its parts."""
    book = {
        "title": "唐诗",
        "author": "佚名",
        "content": [{"type": "五言", "content": POEMS}, {"type": "七言", "content": []}],
    }
    (document,) = opened(book, tmp_path)
    assert isinstance(document, Document)
    assert ("唐诗", "佚名") == (document.metadata.title, document.metadata.author)
    assert [("五言", 2), ("春晓", 3), ("静夜思", 3), ("七言", 2)] == [(s.title, s.level) for s in document.sections]


def test_records_line_by_line_are_texts_of_their_own(tmp_path: Path) -> None:
    """Each with its line as its place; a line that is none is told."""
    lines = [json.dumps({"title": f"题{n}", "date": "2022-03-20T10:00", "text": "文，一。\n文，二。"}) for n in (1, 2)]
    first, second, broken = opened("\n".join([*lines, "{", ""]), tmp_path, "a.jsonl")
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert ("题1", "2022-03-20", str(tmp_path / "a.jsonl!1")) == (first.metadata.title, first.metadata.date, first.path)
    assert ("题2", "题2\n文，一。\n文，二。") == (second.metadata.title, second.clean)
    assert isinstance(broken, NotText)
    assert broken.path.endswith("a.jsonl!3")


def test_fields_may_be_named(tmp_path: Path) -> None:
    """Where records keep what, a person can say."""
    (document,) = opened({"tm": "题", "zw": "文。"}, tmp_path, fields=Fields(title=("tm",), content=("zw",)))
    assert isinstance(document, Document)
    assert ("题", "题\n文。") == (document.metadata.title, document.clean)


@pytest.mark.parametrize("text", ['{"name": "x", "version": 1}', "[1, 2]", '{"a": ', "[" * 100_000, "null", '"文"', ""])
def test_what_holds_no_text_is_shown_as_it_is(text: str, tmp_path: Path) -> None:
    """A file of settings, numbers, or no JSON at all."""
    (document,) = opened(text, tmp_path)
    assert isinstance(document, Document)
    assert text in (document.source, f'"{document.source}"')


def test_a_text_that_begins_with_a_bracket_is_a_text(tmp_path: Path) -> None:
    """Without a name that says otherwise, it is only tried."""
    (document,) = opened("[ 注 ] 守土有责。", tmp_path, "a")
    assert isinstance(document, Document)
    assert "[ 注 ] 守土有责。" == document.clean


def test_too_large_a_file_is_refused(tmp_path: Path) -> None:
    """With a message that says how large it may be."""
    (tmp_path / "a.json").write_text("[" + " " * 99 + "]", encoding="utf-8")
    (refused,) = Library([str(tmp_path)], options=Options(limits=LIMITS._replace(structured_bytes=64))).outcomes()
    assert "JSON larger than 64 bytes" in str(refused)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from([*Fields()[0], *Fields()[4], "x"]), inner)
    ),
    max_leaves=20,
)


@given(VALUES)
def test_whatever_the_value_it_is_a_document(value: object) -> None:
    """Nothing in it is taken for what it is not."""
    (outcome,) = Library(["-"], zipped({"a.json": json.dumps(value)})).outcomes()
    assert isinstance(outcome, Document)


def test_a_library_of_poems() -> None:
    """Every file opens as a book; the titles are not those of the first poems."""
    outcomes = list(Library([str(corpus_path("books", "chinese-poetry+chinese-poetry"))]).outcomes())
    documents = [item for item in outcomes if isinstance(item, Document)]
    assert len(outcomes) == len(documents) > 50
    assert 10_000 < sum(len(document.sections) for document in documents)
    assert "poet.tang.0" in {document.metadata.title for document in documents}
