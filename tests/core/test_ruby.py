"""Readings above rows: where they stand, what gives way, and that rows and offsets still lead to one another."""

import re
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core import cells
from reader.core.characters import NOT_AT_ROW_START
from reader.core.document import Document
from reader.core.look import Look
from reader.core.navigation import place_of
from reader.core.ruby import Ruby, spread
from reader.core.scripts import Variant
from reader.core.set_paragraph import SetParagraph
from reader.core.spans import Span
from reader.core.typesetting import Typesetting
from reader.core.typography import Typography
from reader.core.viewport import Viewport
from reader.core.wording import Wording
from reader.core.wrapping import wrap
from tests import strategies

SYLLABLES = ("a", "yi", "lóng", "zhuāng", "ㄓㄨㄤ", "x" * 13)


def each_read(text: str) -> list[Ruby]:
    """Every Han character with a reading whose length depends on the character."""
    return [
        Ruby(Span(m.start(), m.end()), SYLLABLES[ord(m[0]) % len(SYLLABLES)])
        for m in re.finditer("[\u4e00-\u9fff]", text)
    ]


@st.composite
def read_lines(draw: st.DrawFn) -> tuple[str, list[Ruby]]:
    """A line of any kind with readings of some of its stretches."""
    text = draw(strategies.lines())
    edges = [0, *accumulate(len(cluster) for cluster, _ in cells.clusters(text))]
    ends = sorted(draw(st.lists(st.sampled_from(edges), max_size=12, unique=True)))
    spans = [Span(*pair) for pair in zip(ends[::2], ends[1::2], strict=False)]
    return text, [Ruby(span, draw(st.sampled_from(SYLLABLES))) for span in spans if span.within(text).strip()]


@given(read_lines(), st.integers(2, 60), st.integers(0, 4))
def test_rows_with_readings_are_the_paragraph_and_keep_their_room(
    line: tuple[str, list[Ruby]], width: int, indent: int
) -> None:
    """Joined they are the paragraph; only a cluster, or a reading with what it reads, is wider than its row.

    Spaces that hang at the end of a row are no part of what is measured, nor of what it ends with.
    """
    text, ruby = line
    rows = wrap(text, width, indent, ruby)
    assert text == "".join(row.within(text) for row in rows)
    for number, row in enumerate(rows):
        room = max(2, width - indent if number == 0 else width)
        if spread(text, row, ruby).width > room:
            end = row.start + len(row.within(text).rstrip(" "))
            alone = cells.fit(text, row.start, 1) >= end
            bound = any(span.start <= row.start and span.end >= end for span, _ in ruby)
            # A run of closing marks may have to follow what is read, as it follows any other character.
            closing = end - row.start > 1 and (text[end - 1] in NOT_AT_ROW_START or text[end - 1] == '"')
            assert alone or bound or closing


@given(read_lines())
def test_readings_never_touch_and_stand_over_their_characters(line: tuple[str, list[Ruby]]) -> None:
    """One cell at least parts two readings, and the middle of each is that of what it reads, to half a cell."""
    text, ruby = line
    laid = spread(text, Span(0, len(text)), ruby)
    ends = [0, *(above.cell + cells.width(above.reading) + 1 for above in laid.above)]
    assert all(end <= above.cell for end, above in zip(ends, laid.above, strict=False))
    gaps = dict(laid.gaps)
    for (span, reading), above in zip(ruby, laid.above, strict=True):
        cell = cells.width(text[: span.start]) + sum(size for at, size in gaps.items() if at <= span.start)
        middle = 2 * cell + cells.width(span.within(text))
        assert abs(middle - 2 * above.cell - cells.width(reading)) <= 1
    assert [reading for _, reading in ruby] == [above.reading for above in laid.above]


def row_pairs(paragraph: SetParagraph) -> list[tuple[int, int]]:
    """For each row of text, its number and its row of the screen."""
    return [(number, paragraph.row_of(row.start)) for number, row in enumerate(paragraph.rows)]


@given(strategies.documents(), st.sampled_from(Variant), st.integers(8, 60), st.integers(0, 2), st.integers(0, 2))
def test_offsets_and_rows_lead_to_one_another(
    document: Document, variant: Variant, measure: int, between: int, parts: int
) -> None:
    """Every row of text is found by its offsets, every empty row leads to the text below it, in any spacing."""
    typography = Typography(row_spacing=between, paragraph_spacing=parts)
    setting = Typesetting(document, Wording(variant), measure, typography=typography, ruby=each_read)
    for index in range(len(setting)):
        paragraph = setting.paragraph(index)
        for number, top in row_pairs(paragraph):
            assert number == paragraph.number_at(top)
            if number in paragraph.above:
                assert number == paragraph.number_at(top - 1)
            assert paragraph.tops[number] == top
        assert paragraph.height == paragraph.tops[-1] + 1
        assert sorted(set(paragraph.tops)) == list(paragraph.tops)
        taken = {*paragraph.tops, *(paragraph.tops[number] - 1 for number in paragraph.above)}
        assert len(taken) == len(paragraph.rows) + len(paragraph.above)


@given(strategies.documents(), st.integers(8, 60))
def test_characters_are_found_by_their_cells(document: Document, measure: int) -> None:
    """The cell of each character leads back to it, where it has a cell of its own."""
    setting = Typesetting(document, Wording(Variant.ORIGINAL), measure, ruby=each_read)
    for index in range(len(setting)):
        paragraph = setting.paragraph(index)
        for number, row in enumerate(paragraph.rows):
            at = row.start
            for cluster, size in cells.clusters(row.within(paragraph.text)):
                if size:
                    assert at == paragraph.offset_at(number, paragraph.cell_of(at))
                at += len(cluster)


@given(strategies.documents(), st.integers(24, 60), st.integers(2, 12), st.data())
def test_readings_come_and_go_in_place(document: Document, width: int, height: int, data: st.DataObject) -> None:
    """Shown and hidden again, as often as one likes, the first row seen stays the first."""
    plain, read = Look(), Look(ruby=each_read)
    view = Viewport(plain.setting(document, width), height)
    view = view.moved(data.draw(st.integers(0, 30)))
    first = view.top
    for look in (read, plain, read, plain):
        view = view.reset(look.setting(document, width), height)
    assert first == view.top


def test_a_reading_that_is_cut_off_stays_cut_off() -> None:
    """A window whose first row is text with its reading above the edge shows that row first again."""
    document = strategies.document("守土有责" * 30)
    setting = Look(ruby=each_read).setting(document, 40)
    start = Viewport(setting, 5).moved(3)
    assert (-1, 3) == (start.kept[1], start.top.row)
    other = start.reset(Look(ruby=each_read).setting(document, 28), 5)
    assert start.top == other.reset(setting, 5).top
    plain = start.reset(Look().setting(document, 40), 5)
    assert start.top == plain.reset(setting, 5).top


@given(strategies.documents(), st.integers(24, 60), st.integers(2, 12))
def test_what_is_shown_is_shown_with_its_reading(document: Document, width: int, height: int) -> None:
    """Gone to, a row of text has its readings above it in view."""
    view = Viewport(Look(ruby=each_read).setting(document, width), height)
    for paragraph in document.paragraphs:
        there = view.with_offset_at(paragraph.span.start, 0)
        row = there.row_of(paragraph.span.start)
        place = place_of(there.setting, paragraph.span.start)
        above = there.setting.paragraph(place.paragraph).number_of(0) in there.setting.paragraph(place.paragraph).above
        assert row is not None
        assert row >= above


def test_readings_of_the_text_itself_stand_above_and_not_in_the_line() -> None:
    """A textbook's glosses, in either script; each is found where its character is."""
    text = "课文\n贯(guàn)彻(chè)落(luò)实(shí)党(dǎng)中(zhōng)央(yāng)的决策，关(guān)于(yú)学(xué)习(xí)的通知。"
    document = strategies.document(text)
    setting = Typesetting(document, Wording(Variant.HANT_TW), 60)
    paragraph = setting.paragraph(1)
    assert "貫徹落實黨中央的決策，關於學習的通知。" == paragraph.text
    assert ["guàn", "chè", "luò", "shí", "dǎng", "zhōng", "yāng", "guān", "yú", "xué", "xí"] == [
        reading for number in paragraph.above for _, reading in paragraph.above[number]
    ]
    start = document.paragraphs[1].span.start
    at = document.clean.index("学") - start
    assert "學" == paragraph.text[paragraph.alignment.first(at)]
    back = paragraph.alignment.inverse.span(Span(*2 * (paragraph.text.index("學"),))._replace(end=16))
    assert document.source_span(back.moved(start)).within(document.source).startswith("学(xué)")


def test_the_source_view_has_every_reading_in_its_line() -> None:
    """The source as it is, glosses and all."""
    document = strategies.document("课文\n" + "贯(guàn)彻(chè)落(luò)实(shí)" * 3)
    setting = Look(as_source=True).setting(document, 60)
    assert "贯(guàn)" in setting.paragraph(1).text
    assert not setting.paragraph(1).above


def test_the_text_goes_before_what_others_say() -> None:
    """Where the text itself says how a character is read, no other reading of it is shown."""
    document = strategies.document("课文\n" + "贯(guàn)彻(chè)落(luò)实(shí)" * 3 + "好")
    setting = Typesetting(document, Wording(Variant.ORIGINAL), 60, ruby=each_read)
    assert ["guàn", "chè", "luò", "shí"] * 3 == [above.reading for above in setting.paragraph(1).above[0]][:-1]


@pytest.mark.parametrize(
    ("text", "readings", "row", "above"),
    [
        ("守土", ["shǒu", "tǔ"], " 守  土", "shǒu tǔ"),
        ("阿姨", ["ā", "yí"], "阿姨", "ā yí"),
        ("“庄”", ["zhuāng"], " “庄”", "zhuāng"),
        ("好“庄”", ["hǎo", "zhuāng"], "好   “庄”", "hǎo zhuāng"),
    ],
)
def test_rows_as_they_look(text: str, readings: list[str], row: str, above: str) -> None:
    """By examples: what gives way, and that opening marks keep to their character."""
    spans = [Span(m.start(), m.end()) for m in re.finditer("[\u4e00-\u9fff]", text)]
    laid = spread(text, Span(0, len(text)), [Ruby(*pair) for pair in zip(spans, readings, strict=True)])
    gaps = dict(laid.gaps)
    assert row == "".join(" " * gaps.get(at, 0) + char for at, char in enumerate(text))
    line = ""
    for cell, reading in laid.above:
        line = line.ljust(cell) + reading
    assert above == line
