"""Documents set in rows."""

import gc
from dataclasses import replace
from itertools import pairwise
from unicodedata import east_asian_width
from weakref import ref

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reader.core import cells
from reader.core.characters import HANGING
from reader.core.document import Document
from reader.core.look import Look
from reader.core.paragraphs import Paragraph, ParagraphKind
from reader.core.scripts import Variant
from reader.core.spans import Span
from reader.core.typesetting import Typesetting
from reader.core.typography import Typography
from reader.core.wording import Wording
from tests import strategies

INDENT = 4
"""Cells that the first row of a paragraph is indented by default: two Han characters."""


@given(strategies.documents(), st.sampled_from(Variant), st.integers(2, 80))
@example(strategies.document("發發發(fā)"), Variant.HANS, 2)
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
@example(strategies.document("發發發(fā)"), 2)
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


def test_quotations_and_lists_are_set_apart() -> None:
    """A quotation is set in; an item's rows stand below what follows its bullet; empty rows part them from the text."""
    document = strategies.document(
        "正文一段。\n引文" + "很长" * 20 + "。\n• 条目" + "很长" * 20 + "。\n没有圆点的条目" + "长" * 30
    )
    kinds = [ParagraphKind.BODY, ParagraphKind.QUOTATION, ParagraphKind.ITEM, ParagraphKind.ITEM]
    shaped = tuple(p._replace(kind=kind) for p, kind in zip(document.paragraphs, kinds, strict=True))
    setting = Typesetting(replace(document, paragraphs=shaped), Wording(Variant.ORIGINAL), 40)
    _, quotation, item, bare = (setting.paragraph(index) for index in range(4))
    assert {4} == set(quotation.indents)
    assert (0, 2) == item.indents[:2]
    assert {2} == set(bare.indents)
    assert [1, 1, 0] == [quotation.lead, item.lead, bare.lead]
    for paragraph in (quotation, item, bare):
        assert all(paragraph.end_of(number) <= 40 for number in range(len(paragraph.rows)))


@given(strategies.documents(), st.integers(12, 80), st.sampled_from([True, False]))
def test_justified_rows_keep_the_measure_and_their_text(document: Document, measure: int, hanging: bool) -> None:
    """A row that is stretched ends where the measure does, but for a mark that hangs; none is longer."""
    typography = Typography(justified=True, hanging=hanging)
    setting = Typesetting(document, Wording(Variant.ORIGINAL), measure, typography=typography)
    for index in range(len(setting)):
        paragraph = setting.paragraph(index)
        for number, row in enumerate(paragraph.rows):
            text = row.within(paragraph.text).rstrip(" ")
            gaps = sum(gap.cells for gap in paragraph.gaps.get(number, ()))
            end = paragraph.indents[number] + gaps + cells.width(text)
            room = measure - 2 * hanging
            if number in paragraph.gaps and number not in paragraph.above:
                assert end == room
                assert number < len(paragraph.rows) - 1
            if number not in paragraph.above and paragraph.kind is not ParagraphKind.TITLE:
                assert (
                    end <= max(room + 2 * (text[-1:] in HANGING and hanging), 2) or len(list(cells.clusters(text))) == 1
                )
            assert all(
                row.start < gap.at < row.end or number in paragraph.above for gap in paragraph.gaps.get(number, ())
            )


@given(strategies.documents(), st.sampled_from(Variant), st.integers(12, 80))
def test_nothing_ambiguous_is_drawn_where_it_would_be_wide(document: Document, variant: Variant, measure: int) -> None:
    """The text drawn is as long as the text, which is what is copied; what is not the same has no ambiguous width."""
    setting = Typesetting(document, Wording(variant), measure, typography=Typography(wide=True))
    plain = Typesetting(document, Wording(variant), measure)
    for index in range(len(setting)):
        paragraph = setting.paragraph(index)
        assert paragraph.text == plain.paragraph(index).text
        assert len(paragraph.drawn) == len(paragraph.text)
        changed = [new for new, old in zip(paragraph.drawn, paragraph.text, strict=True) if new != old]
        assert all(east_asian_width(char) != "A" for char in changed)
        assert not set("“”‘’—…·") & set(paragraph.drawn)


@pytest.mark.parametrize("abreast", [False, True])
def test_a_setting_nobody_looks_at_is_gone_at_once(seeds: tuple[Document, ...], *, abreast: bool) -> None:
    """It does not wait until garbage is looked for, which takes a frame or two of whoever looks at the next one."""
    gc.disable()
    try:
        setting = Look(abreast=abreast).setting(seeds[0], 80)
        assert setting.paragraph(0).rows
        known = ref(setting)
        del setting
        assert known() is None
    finally:
        gc.enable()


def test_a_line_of_a_program_goes_on_further_in() -> None:
    """Behind its own indent, so that the next line is not taken for a part of it."""
    document = strategies.document("if x:\n    call(one, two, three, four, five, six)")
    lines = (Span(0, 5), Span(6, len(document.clean)))
    program = tuple(Paragraph(span, ParagraphKind.CODE) for span in lines)
    setting = Typesetting(replace(document, paragraphs=program), Wording(Variant.ORIGINAL), 40)
    assert (2,) == setting.paragraph(0).indents
    assert (2, 10) == setting.paragraph(1).indents
