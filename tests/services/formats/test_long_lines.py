"""Lines as long as books."""

from hypothesis import given
from hypothesis import strategies as st

from reader.core.spans import Span
from reader.services.formats.long_lines import LEAST, MOST
from reader.services.formats.plain_text import LONGEST, paragraphs
from tests import strategies

SENTENCE = "“今风尘碌碌，一事无成，忽念及当日所有之女子，一一细考较去，觉其行止见识，皆出于我之上。”"


def test_a_long_line_is_cut_behind_sentences() -> None:
    """With the marks that close them, and side by side."""
    text = SENTENCE * 1000
    parts = [span.within(text) for span in paragraphs(text)]
    assert text == "".join(parts)
    assert all(part.endswith("。”") for part in parts)
    assert all(len(part) < LEAST + 2 * len(SENTENCE) for part in parts)


def test_lines_that_are_long_but_no_books_stay() -> None:
    """Up to a length."""
    text = "字" * LONGEST
    assert (Span(0, LONGEST),) == paragraphs(text)
    assert 2 == len(paragraphs(text * 3))


def test_chapters_begin_paragraphs() -> None:
    """Where they are counted through; a chapter that is spoken of is none."""
    text = "老殘遊記" + "".join(f"第{n}回某某話說" + SENTENCE * 20 + "且看第九回分解。" for n in "一二三四")
    document = strategies.document(text)
    assert ["第一回", "第二回", "第三回", "第四回"] == [section.title for section in document.sections]
    starts = [document.clean[section.span.start :][:3] for section in document.sections]
    assert ["第一回", "第二回", "第三回", "第四回"] == starts


@given(st.text("字a。”， \u3000\n", max_size=60), st.integers(1, 400))
def test_every_character_is_in_a_paragraph(unit: str, times: int) -> None:
    """None overlap, none are too long, and only white space stands between them."""
    text = unit * times
    done = 0
    for span in paragraphs(text):
        assert not text[done : span.start].strip()
        assert 0 < span.length <= MOST + 100
        assert span.within(text) == span.within(text).strip()
        done = span.end
    assert not text[done:].strip()
