"""Matches in their contexts."""

from hypothesis import given
from hypothesis import strategies as st

from reader.core.concordance import concordance, shown_line
from reader.core.document import Document
from reader.core.matching import matcher
from reader.core.query import parsed
from reader.core.scripts import Variant
from reader.core.showing import shown
from reader.core.spans import Span
from reader.core.wording import Wording
from tests import strategies


@given(st.data(), strategies.documents(), st.integers(0, 10))
def test_a_line_is_a_slice_of_its_paragraph(data: st.DataObject, document: Document, context: int) -> None:
    """Left, match and right stand side by side in clean, inside one paragraph, with as much context as was asked."""
    if not document.paragraphs:
        return
    paragraph = data.draw(st.sampled_from(document.paragraphs)).span
    span = data.draw(strategies.spans(paragraph.length)).moved(paragraph.start)
    (line,) = concordance(document, [span], context)
    start, end = span.start - len(line.left), span.end + len(line.right)
    text = document.clean[paragraph.start : paragraph.end]
    assert document.clean[start:end] == line.left + line.match + line.right
    assert span.within(document.clean) == line.match
    assert (line.left + line.match + line.right) in text
    assert min(context, span.start - paragraph.start) == len(line.left)
    assert min(context, paragraph.end - span.end) == len(line.right)
    assert document.source_span(span) == line.source


def test_lines_say_where_they_stand() -> None:
    """Paragraphs count from 1, and the match is given in source, glosses included."""
    document = strategies.document("標題\n\n　　印發(fā)通知，印發文件")
    found = [Span(at, at + 2) for at in range(len(document.clean)) if document.clean.startswith("印發", at)]
    lines = list(concordance(document, found, 3))
    assert [2, 2] == [line.paragraph for line in lines]
    assert ["", "通知，"] == [line.left for line in lines]
    assert ["通知，", "文件"] == [line.right for line in lines]
    assert ["印發(fā)", "印發"] == [line.source.within(document.source) for line in lines]


@given(strategies.documents(), st.data())
def test_a_line_as_shown_is_the_paragraph_as_shown(document: Document, data: st.DataObject) -> None:
    """Left, match and right together stand in the paragraph as it is shown, the match where it is marked there."""
    if not document.paragraphs:
        return
    index = data.draw(st.integers(0, len(document.paragraphs) - 1))
    holder = document.paragraphs[index].span
    start = data.draw(st.integers(holder.start, holder.end - 1))
    span = Span(start, data.draw(st.integers(start + 1, holder.end)))
    wording = Wording(data.draw(st.sampled_from(Variant)))
    line = shown_line(document, span, wording, 10)
    whole = shown(document.paragraph_text(index), wording, document.leaning)
    here = whole.alignment.span(span.moved(-holder.start))
    assert line.match == here.within(whole.text)
    assert line.left == whole.text[max(0, here.start - 10) : here.start]
    assert line.right == whole.text[here.end : here.end + 10]
    assert line.paragraph == index + 1


def test_of_a_long_paragraph_little_is_converted() -> None:
    """A line in a novel without line ends reads as it does where the paragraph is short."""
    text = "发" * 40 + "头发干了。" * 400 + "守土尽责" + "皇后后面。" * 400
    document = strategies.document(text)
    start = text.index("守")
    wording = Wording(Variant.HANT_TW)
    line = shown_line(document, Span(start, start + 4), wording, 8)
    whole = shown(text, wording, document.leaning).text
    assert whole[start - 8 : start + 12] == line.left + line.match + line.right


def test_the_heading_a_line_stands_under() -> None:
    """In the wording shown; none before the first heading."""
    chapters = "".join(f"第{n}回 头发\n\n　　守土尽责。\n\n" for n in "一二三")
    document = strategies.document(f"石头记\n\n守土。\n\n{chapters}")
    spans = matcher(parsed("守土")).spans(document)
    lines = [shown_line(document, span, Wording(Variant.HANT_TW), 8) for span in spans]
    assert ["", "第一回 頭髮", "第二回 頭髮", "第三回 頭髮"] == [line.section for line in lines]
