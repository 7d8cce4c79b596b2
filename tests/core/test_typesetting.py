"""Documents set in rows."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core import cells
from reader.core.document import Document, ParagraphKind
from reader.core.scripts import Variant
from reader.core.typesetting import Typesetting
from reader.core.wording import Wording
from tests import strategies

INDENT = 4
"""Cells that the first row of a paragraph is indented by default: two Han characters."""


@given(strategies.documents(), st.sampled_from(Variant), st.integers(2, 80))
def test_rows_show_the_whole_paragraph(document: Document, variant: Variant, measure: int) -> None:
    """The rows of each paragraph joined are the paragraph as shown, and each has its indent."""
    setting = Typesetting(document, Wording(variant), measure)
    assert len(document.paragraphs) == len(setting)
    for index in range(len(setting)):
        paragraph = setting.paragraph(index)
        assert paragraph.text == "".join(row.within(paragraph.text) for row in paragraph.rows)
        assert len(paragraph.rows) == len(paragraph.indents)
        assert paragraph.lead + len(paragraph.rows) + len(paragraph.above) == paragraph.height
        assert document.paragraphs[index].kind is paragraph.kind


@given(strategies.documents(), st.sampled_from(Variant), st.integers(2, 80))
def test_rows_with_their_indents_keep_the_measure(document: Document, variant: Variant, measure: int) -> None:
    """A row and its indent take no more than the measure, white space at its end and a cluster too wide aside."""
    setting = Typesetting(document, Wording(variant), measure)
    for index in range(len(setting)):
        paragraph = setting.paragraph(index)
        for row, indent in zip(paragraph.rows, paragraph.indents, strict=True):
            text = row.within(paragraph.text).rstrip()
            assert indent + cells.width(text) <= measure or len(list(cells.clusters(text))) == 1


@given(strategies.documents(), st.integers(2, 80))
def test_every_offset_is_in_the_row_that_shows_it(document: Document, measure: int) -> None:
    """The row of an offset holds it; an offset past the end is in the last row."""
    setting = Typesetting(document, Wording(Variant.HANS), measure)
    for index in range(len(setting)):
        paragraph = setting.paragraph(index)
        for offset in range(len(paragraph.text)):
            row = paragraph.rows[paragraph.number_at(paragraph.row_of(offset))]
            assert row.start <= offset < row.end
        assert paragraph.height - 1 == paragraph.row_of(len(paragraph.text))


@pytest.mark.parametrize("measure", [24, 40, 80])
def test_the_variant_changes_no_row(seeds: tuple[Document, ...], measure: int) -> None:
    """However the bundled texts are shown, the same characters stand in the same rows."""
    for document in seeds:
        original = Typesetting(document, Wording(Variant.ORIGINAL), measure)
        for variant in Variant:
            setting = Typesetting(document, Wording(variant), measure)
            for index in range(len(setting)):
                assert original.paragraph(index).rows == setting.paragraph(index).rows
                assert original.paragraph(index).lead == setting.paragraph(index).lead


def test_body_paragraphs_are_indented_and_titles_centred(seeds: tuple[Document, ...]) -> None:
    """Two characters' indent where the measure allows one; a title stands in the middle."""
    for document in seeds:
        setting = Typesetting(document, Wording(Variant.ORIGINAL), 40)
        for index in range(len(setting)):
            paragraph = setting.paragraph(index)
            if paragraph.kind is ParagraphKind.BODY:
                assert (INDENT, *[0] * (len(paragraph.rows) - 1)) == paragraph.indents
            if paragraph.kind is ParagraphKind.TITLE:
                widths = [cells.width(row.within(paragraph.text).rstrip()) for row in paragraph.rows]
                assert tuple((40 - width) // 2 for width in widths) == paragraph.indents
        narrow = Typesetting(document, Wording(Variant.ORIGINAL), 4 * INDENT - 1)
        assert {0} == {narrow.paragraph(i).indents[0] for i in range(len(narrow)) if narrow.paragraph(i).kind == "body"}


def test_empty_rows_part_what_differs(seeds: tuple[Document, ...]) -> None:
    """One empty row stands where the kind of paragraph changes and above every heading, none above the first."""
    for document in seeds:
        setting = Typesetting(document, Wording(Variant.ORIGINAL), 40, opened=None)
        kinds = [(paragraph.kind, paragraph.furniture is None) for paragraph in document.paragraphs]
        leads = [setting.paragraph(index).lead for index in range(len(setting))]
        expected = [int(kind != before or kind[0] is ParagraphKind.HEADING) for before, kind in pairwise(kinds)]
        assert [0, *expected] == leads


def test_headings_side_by_side_stand_apart() -> None:
    """A heading has an empty row above it also where what stands before it is another."""
    document = strategies.document("第一章\n第一节")
    headings = tuple(paragraph._replace(kind=ParagraphKind.HEADING) for paragraph in document.paragraphs)
    setting = Typesetting(replace(document, paragraphs=headings), Wording(Variant.ORIGINAL), 40)
    assert [0, 1] == [setting.paragraph(index).lead for index in range(len(setting))]
