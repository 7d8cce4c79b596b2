"""Matches in their contexts."""

from hypothesis import given
from hypothesis import strategies as st

from reader.core.concordance import concordance
from reader.core.document import Document
from reader.core.spans import Span
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
