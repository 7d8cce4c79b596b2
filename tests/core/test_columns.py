"""Text set in columns: nothing lost, every piece two cells wide, and the same rules at their ends as for rows."""

from dataclasses import replace
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import iter_graphemes

from reader.core import cells
from reader.core.columns import Columns, columns, standing
from reader.core.document import Document
from reader.core.look import Look
from reader.core.navigation import across
from reader.core.paragraphs import Paragraph, ParagraphKind
from reader.core.ruby import Ruby
from reader.core.scripts import Variant
from reader.core.spans import Span
from reader.core.typesetting import Typesetting
from reader.core.uprights import fit, is_pair, length, uprights
from reader.core.viewport import Viewport
from reader.core.wording import Wording
from tests import strategies
from tests.core.test_wrapping import misplaced

ROWS = st.integers(1, 60)


def forms(text: str) -> list[str]:
    """What is drawn of a text, from the top."""
    opening = [at for at, char in enumerate(text) if char == '"'][::2]
    return [form for _, form in uprights(text, 0, len(text), opening)]


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("「好」，是。", "﹁ 好 ﹂ ︐ 是 ︒"),
        ("“他说：‘不！’”", "﹃ 他 说 ︓ ﹁ 不 ︕ ﹂ ﹄"),
        ("《书》（上）【注】〈一〉〔二〕", "︽ 书 ︾ ︵ 上 ︶ ︻ 注 ︼ ︿ 一 ﹀ ︹ 二 ︺"),
        ("——……", "︱ ︱ ︙ ︙"),
        ('"好",(是).', "﹃ 好 ﹄ ︐ ︵ 是 ︶ ︒"),
        ("11月5日", "11 月 ５ 日"),
        ("2022年", "２ ０ ２ ２ 年"),
        ("31省", "31 省"),
        ("3.14与10,000", "３ ． １ ４ 与 １ ０ ， ０ ０ ０"),
        ("AI与OpenAI", "AI 与 Ｏ ｐ ｅ ｎ Ａ Ｉ"),
        ("don’t", "ｄ ｏ ｎ ＇ ｔ"),
        ("50%", "50 ％"),
        ("you’ll好", "ｙ ｏ ｕ ＇ ｌ ｌ 好"),
        ("AT&T公司", "Ａ Ｔ ＆ Ｔ 公 司"),
        ("一 of 二", "一 \u3000 of \u3000 二"),
        ("state of art", "ｓ ｔ ａ ｔ ｅ \u3000 ｏ ｆ \u3000 ａ ｒ ｔ"),
        ("zhōng", "ｚ ｈ ō ｎ ｇ"),
        ("10 km", "10 \u3000 km"),
        ("好．３．５", "好 ︒ ３ ． ５"),
    ],
)
def test_forms(text: str, drawn: str) -> None:
    """Marks in their vertical forms, letters upright, two that stand alone side by side."""
    assert drawn.split(" ") == [form.rstrip(" ") for form in forms(text)]


@given(strategies.lines())
def test_pieces_cover_the_text_and_take_a_row_each(text: str) -> None:
    """Every character belongs to one piece, no cluster to two, and each is two cells wide."""
    pieces = list(uprights(text, 0, len(text)))
    starts = [piece.start for piece in pieces]
    assert starts == sorted(set(starts))
    edges, at = {0}, 0
    for cluster in iter_graphemes(text):
        at += len(cluster)
        edges.add(at)
    assert set(starts) <= edges
    assert all(cells.width(form) == 2 for _, form in pieces)
    assert len(pieces) == length(text, 0, len(text))


@given(st.text("，。、；：！？（）《》「」【】…—国发", max_size=30))
def test_forms_are_compatibility_forms_of_what_they_stand_for(text: str) -> None:
    """What is drawn says the same: it is the vertical form of Unicode for the mark."""
    for char, form in zip(text, forms(text), strict=True):
        assert normalize("NFKC", form) == normalize("NFKC", "..." if char == "…" and form == "︙" else char) or (
            (char, form) in {("…", "︙"), ("—", "︱")}
        )


@given(strategies.lines(), ROWS, st.integers(0, 4))
def test_columns_joined_are_the_paragraph(text: str, rows: int, indent: int) -> None:
    """Nothing is lost, doubled or moved; a column takes no more rows than there are, spaces at its end aside."""
    found = columns(text, rows, indent)
    assert text == "".join(column.within(text) for column in found)
    for number, column in enumerate(found):
        room = rows if number else max(min(2, rows), rows - indent)
        end = column.start + len(column.within(text).rstrip(" "))
        assert length(text, column.start, end) <= room


@given(strategies.lines(), ROWS)
def test_marks_stand_on_their_side_of_a_break(text: str, rows: int) -> None:
    """A column begins with a closing mark or ends with an opening one only where no break of it avoids that."""
    for column in columns(text, rows)[:-1]:
        if misplaced(text, column.end):
            pieces = [at for at, _ in uprights(text, *column) if at > column.start and text[at] != " "]
            assert all(misplaced(text, at) for at in pieces)


@given(strategies.lines(), ROWS)
def test_a_pair_is_never_parted(text: str, rows: int) -> None:
    """Two digits that stand in one row stay together."""
    for column in columns(text, rows)[:-1]:
        assert not is_pair(text, column.end - 1) or is_pair(text, column.end)


@given(strategies.lines(), st.integers(0, 5), ROWS)
def test_fit_takes_as_much_as_there_are_rows_for(text: str, start: int, rows: int) -> None:
    """As counting piece by piece would."""
    starts = [piece.start for piece in uprights(text, 0, len(text))]
    if start < len(starts):
        ends = [*starts, len(text)]
        assert ends[min(start + rows, len(starts))] == fit(text, starts[start], rows)


@given(strategies.documents(), st.sampled_from(Variant), st.integers(1, 50))
def test_offsets_and_rows_lead_to_one_another(document: Document, variant: Variant, rows: int) -> None:
    """What stands in the row of an offset begins at it, or at the character before it that it stands together with."""
    setting = Columns(document, Wording(variant), rows)
    for item in range(len(setting)):
        paragraph = setting.paragraph(item)
        assert paragraph.text == "".join(column.within(paragraph.text) for column in paragraph.rows)
        for number, column in enumerate(paragraph.rows):
            for piece in uprights(paragraph.text, *column):
                row = paragraph.cell_of(piece.start)
                assert number == paragraph.number_of(piece.start)
                assert piece.start == paragraph.offset_at(number, row)
            assert paragraph.end_of(number) - paragraph.indents[number] == len(standing(paragraph, number))


def test_a_column_across() -> None:
    """The character beside one, in the column to the left and back."""
    document = strategies.document("一二三四五六七八九十甲乙丙丁")
    setting = Columns(document, Wording(Variant.ORIGINAL), 5)
    second = document.clean.index("七")
    assert "乙" == document.clean[across(setting, second, 1) or 0]
    assert "二" == document.clean[across(setting, second, -1) or 0]
    assert across(setting, second, 9) is None


@given(strategies.documents(), st.integers(4, 80), st.integers(2, 60), st.booleans())
def test_every_column_is_seen_while_paging(document: Document, width: int, height: int, abreast: bool) -> None:
    """From the start to the end by pages, every column of every paragraph is on some page, in one script or two."""
    setting = Look(vertical=True, abreast=abreast).setting(document, width, height)
    view = Viewport(setting, setting.seen_at_once(width, height))
    seen = set(view.places())
    while not view.at_end:
        view = view.moved(view.height)
        seen |= set(view.places())
    for item in range(len(setting)):
        paragraph = setting.paragraph(item)
        assert {(item, top) for top in paragraph.tops} <= seen


def test_rows_are_not_columns() -> None:
    """A setting says which of the two it is."""
    document = strategies.document("一二三")
    assert Columns(document, Wording(Variant.ORIGINAL), 5).vertical
    assert not Typesetting(document, Wording(Variant.ORIGINAL), 5).vertical


def test_readings_stand_beside_what_they_read() -> None:
    """Those of the text itself are taken out of its columns; a long one goes on beside the rest of what it reads."""
    document = strategies.document("课文\n" + "贯(guàn)彻(chè)落(luò)实(shí)" * 3 + "好")
    word = "课文"
    setting = Columns(document, Wording(Variant.ORIGINAL), 8, ruby=lambda text: [Ruby(Span(0, 2), "kèwén zhùyīn")])
    title, body = setting.paragraph(0), setting.paragraph(1)
    assert word == title.text
    assert {0: "kèwén", 1: "zhùyīn"} == title.beside
    assert "贯彻落实" * 3 + "好" == body.text
    assert {0: "guàn", 1: "chè", 2: "luò", 3: "shí"}.items() <= body.beside.items()
    assert not Columns(strategies.document("课文\n好"), Wording(Variant.ORIGINAL), 8).beside


@given(strategies.documents(), st.integers(1, 60), st.integers(0, 99))
def test_readings_have_room_at_the_right(document: Document, rows: int, width: int) -> None:
    """As many columns are seen as there is room for, each with its readings."""
    plain = Columns(document, Wording(Variant.ORIGINAL), rows)
    read = Columns(document, Wording(Variant.ORIGINAL), rows, ruby=lambda text: [])
    for setting in (plain, read):
        seen = setting.seen_at_once(width, rows)
        assert seen == 1 or seen * 2 + (seen - 1) * setting.gap + setting.beside <= width
        assert (seen + 1) * 2 + seen * setting.gap + setting.beside > width
    if not document.readings:
        assert plain.beside < read.beside < read.gap


def test_what_is_set_apart_is_set_apart_in_columns_too() -> None:
    """Quotations are lowered, items go on below where their text began, a program keeps its marks and its indents."""
    document = strategies.document("• " + "甲乙丙丁" * 6 + '\n引文在此處\n    y = "z"')
    kinds = (ParagraphKind.ITEM, ParagraphKind.QUOTATION, ParagraphKind.CODE)
    ends = [*(at for at, char in enumerate(document.clean) if char == "\n"), len(document.clean)]
    spans = map(Span, [0, *(end + 1 for end in ends[:-1])], ends)
    shaped = tuple(Paragraph(span, kind) for span, kind in zip(spans, kinds, strict=True))
    setting = Columns(replace(document, paragraphs=shaped), Wording(Variant.ORIGINAL), 20)
    item, quotation, code = (setting.paragraph(index) for index in range(3))
    assert (0, 2) == item.indents
    assert (2,) == quotation.indents
    assert (1,) == code.indents
    assert "　　　　ｙ　＝　＂ｚ＂" == "".join(form for _, form in standing(code, 0))
