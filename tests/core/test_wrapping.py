"""Where rows break, checked against rules of their own making: Unicode's clusters and clreq's marks."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import iter_graphemes

from reader.core import cells
from reader.core.characters import CONNECTING, GLUE, HANGING, NOT_AT_ROW_END, NOT_AT_ROW_START
from reader.core.document import Document
from reader.core.sanitizing import printable_lines
from reader.core.spans import Span
from reader.core.typography import Level, Typography
from reader.core.wrapping import wrap
from tests import strategies
from tests.corpora import corpus_path

WIDTHS = st.integers(2, 60)
WORD = re.compile(r"(?:(?![\u2e80-\U0010ffff])\w)+")


def rows_of(text: str, width: int, indent: int = 0) -> list[str]:
    """The rows as text."""
    return [row.within(text) for row in wrap(text, width, indent)]


def edges(text: str) -> frozenset[int]:
    """Every position no grapheme cluster reaches over."""
    found, at = {0}, 0
    for cluster in iter_graphemes(text):
        at += len(cluster)
        found.add(at)
    return frozenset(found)


def misplaced(text: str, at: int) -> bool:
    """Whether a row break at a position leaves a mark on the wrong side of it."""
    quotes = text[:at].count('"')
    before = text[:at].rstrip(" ")
    begins = text[at] in NOT_AT_ROW_START or (text[at] == '"' and quotes % 2 == 1)
    ends = before[-1:] in NOT_AT_ROW_END if before[-1:] != '"' else quotes % 2 == 1
    return begins or (ends and bool(before))


def surely_lawful(text: str, at: int) -> bool:
    """Whether a row may certainly break at a position that is an edge: after a space, or beside an ideograph."""
    if text[at] == " " or misplaced(text, at):
        return False
    spaced = text[at - 1] == " "
    parted = (text[at - 1] >= "\u2e80" or text[at] >= "\u2e80") and GLUE.isdisjoint(text[at - 1 : at + 1])
    parted = parted and text[at] not in CONNECTING
    return spaced or parted


@given(strategies.lines(), WIDTHS, st.integers(0, 8))
def test_rows_joined_are_the_paragraph(text: str, width: int, indent: int) -> None:
    """Nothing is lost, doubled or moved, and no row but that of an empty paragraph is empty."""
    rows = wrap(text, width, indent)
    assert text == "".join(row.within(text) for row in rows)
    assert all(row.length for row in rows) or rows == (Span(0, 0),)


@given(strategies.lines(), WIDTHS, st.integers(0, 8))
def test_no_row_is_wider_than_its_room(text: str, width: int, indent: int) -> None:
    """Spaces at its end aside, a row takes no more than its room, unless it is one cluster that does."""
    for number, row in enumerate(rows_of(text, width, indent)):
        room = max(2, width - indent if number == 0 else width)
        assert cells.width(row.rstrip(" ")) <= room or len(list(iter_graphemes(row.rstrip(" ")))) == 1


@given(strategies.lines(), WIDTHS)
def test_no_cluster_is_split(text: str, width: int) -> None:
    """Every row begins at the edge of a grapheme cluster."""
    assert {row.start for row in wrap(text, width)} <= edges(text)


@given(strategies.lines(), WIDTHS)
def test_marks_stand_on_their_side_of_a_break(text: str, width: int) -> None:
    """A row begins with a closing mark or ends with an opening one only where no cut of the row avoids it."""
    whole = edges(text)
    for row in wrap(text, width)[:-1]:
        if misplaced(text, row.end):
            reach = cells.fit(text, row.start, max(2, width))
            cuts = [at for at in range(row.start + 1, reach + 1) if at in whole and text[at] != " "]
            assert [] == [at for at in cuts if not misplaced(text, at)]


@given(strategies.lines(), WIDTHS)
def test_words_are_whole_where_they_fit(text: str, width: int) -> None:
    """A word or number is cut only if it is longer than a row, or a mark is bound to it in a row without a break."""
    breaks = {row.end: row.start for row in wrap(text, width)[:-1]}
    whole = edges(text)
    for word in WORD.finditer(text):
        for at in breaks.keys() & set(range(word.start() + 1, word.end())):
            lawful = [i for i in range(breaks[at] + 1, at + 1) if i in whole and surely_lawful(text, i)]
            bound = word.start() <= breaks[at] or misplaced(text, word.start()) or word.start() not in whole
            assert [] == lawful
            assert len(word[0]) > width or bound


@given(strategies.lines(), WIDTHS)
def test_rows_are_as_full_as_the_rules_allow(text: str, width: int) -> None:
    """No row ends before the last place where it certainly might: not at a space before a long Chinese run either."""
    whole = edges(text)
    for row in wrap(text, width)[:-1]:
        reach = cells.fit(text, row.start, max(2, width))
        later = [at for at in range(row.end + 1, reach + 1) if at in whole and surely_lawful(text, at)]
        assert [] == later


def test_seeds_break_no_rule_at_any_width(seeds: tuple[Document, ...]) -> None:
    """From 20 to 120 cells, no row of the bundled texts begins or ends with a mark that may not stand there."""
    wrong = []
    for document in seeds:
        for index in range(len(document.paragraphs)):
            text = document.paragraph_text(index)
            for width in range(20, 121):
                rows = wrap(text, width, 4)
                wrong += [(text, width, row) for row in rows[:-1] if misplaced(text, row.end)]
                assert text == "".join(row.within(text) for row in rows)
                assert all(cells.width(row.within(text).rstrip()) <= width for row in rows)
    assert [] == wrong


@pytest.mark.parametrize(
    ("text", "width", "rows"),
    [
        ("", 10, [""]),
        ("守土有责，守土尽责", 8, ["守土有", "责，守土", "尽责"]),
        ("守土（有责）", 6, ["守土", "（有", "责）"]),
        ("守土有责 ，守土", 8, ["守土有", "责 ，守", "土"]),
        ("守土（ 有责守", 6, ["守土", "（ 有", "责守"]),
        ("一二 三四五六七八", 8, ["一二 三", "四五六七", "八"]),
        ("见Reader手册", 6, ["见", "Reader", "手册"]),
        ("增长了3.5%左右", 8, ["增长了", "3.5%左右"]),
        ('他说"好"了', 6, ["他说", '"好"了']),
        ("守土    有责", 4, ["守土    ", "有责"]),
        ("守土   ", 4, ["守土   "]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
        ("abcdefghij，", 10, ["abcdefghi", "j，"]),
        ("ab-cdefgh", 6, ["ab-", "cdefgh"]),
        ("，，，，", 4, ["，，", "，，"]),
        ("🇨🇳" * 10 + "，", 20, ["🇨🇳" * 9, "🇨🇳，"]),
        ("か\u3099" * 3, 4, ["か\u3099か\u3099", "か\u3099"]),
        ("守 \u0308土", 2, ["守", " \u0308", "土"]),
    ],
)
def test_rows(text: str, width: int, rows: list[str]) -> None:
    """Each rule by an example."""
    assert rows == rows_of(text, width)


def test_an_indent_shortens_the_first_row_alone() -> None:
    """Two characters' indent leave a row of four room for two."""
    assert ["一二", "三四五六", "七"] == rows_of("一二三四五六七", 8, 4)


def test_a_measure_too_small_for_any_character_is_taken_as_two_cells() -> None:
    """Nothing hangs or gets lost in no room at all."""
    assert ["一", "二"] == rows_of("一二", 0, 4)


def test_the_fullwidth_stop_of_older_editions_begins_no_row() -> None:
    """U+FF0E closes sentences in many digital editions of novels, as 。 does elsewhere."""
    text = "空空道人乃從頭一看．" * 9
    for width in range(8, 60):
        assert all(text[row.start] != "．" for row in wrap(text, width))


@pytest.mark.parametrize(
    ("text", "width", "level", "rows"),
    [
        ("守土有责，守土", 8, Level.NONE, ["守土有责", "，守土"]),
        ("守土有（责守土", 8, Level.NONE, ["守土有（", "责守土"]),
        ("守土有——责守土", 7, Level.NONE, ["守土有", "——责守", "土"]),
        ("守土有责々守土", 8, Level.BASIC, ["守土有责", "々守土"]),
        ("守土有责々守土", 8, Level.STRICT, ["守土有", "责々守土"]),
        ("长三公里 5 km整", 11, Level.BASIC, ["长三公里 ", "5 km整"]),
        ("见f(x)与f(x)", 4, Level.BASIC, ["见", "f(x)", "与", "f(x)"]),
    ],
)
def test_levels(text: str, width: int, level: Level, rows: list[str]) -> None:
    """What each level forbids; marks that are one mark, words and numbers are whole in all of them."""
    assert rows == [row.within(text) for row in wrap(text, width, typography=Typography(level=level))]


@given(strategies.lines(), WIDTHS, st.sampled_from(Level), st.sampled_from([True, False]))
def test_every_level_keeps_the_paragraph_and_its_clusters(text: str, width: int, level: Level, hanging: bool) -> None:
    """Whatever the rules, nothing is lost and no cluster split; one mark at most stands behind the last cell."""
    rows = wrap(text, width, typography=Typography(level=level, hanging=hanging))
    assert text == "".join(row.within(text) for row in rows)
    assert {row.start for row in rows} <= edges(text)
    for row in rows:
        line = row.within(text).rstrip(" ")
        within = line[:-1] if hanging and line[-1:] in HANGING else line
        assert cells.width(within) <= max(2, width) or len(list(iter_graphemes(within))) == 1


def test_a_mark_hangs_behind_a_full_row() -> None:
    """Instead of taking a character with it into the next row; not where another mark follows."""
    hanging = Typography(hanging=True)
    assert ["守土有责，", "守土"] == [
        row.within("守土有责，守土") for row in wrap("守土有责，守土", 8, typography=hanging)
    ]
    assert ["守土有", "责。”守", "土"] == [
        row.within("守土有责。”守土") for row in wrap("守土有责。”守土", 8, typography=hanging)
    ]


@pytest.mark.parametrize("width", [20, 33, 47, 80, 121, 240])
def test_books_keep_every_character_and_break_no_rule(width: int) -> None:
    """Of every book that is here, some paragraphs of each: joined they are what they were, marks on their side."""
    for path in sorted(corpus_path("books").glob("*/**/*.txt"))[:: 1 if width == 80 else 4]:
        lines = [line.strip() for line in path.read_text(encoding="utf-8", errors="replace").split("\n")]
        for text in [printable_lines(line) for line in lines if line][::97]:
            rows = wrap(text, width, 4)
            assert text == "".join(row.within(text) for row in rows)
            assert not [row for row in rows[:-1] if misplaced(text, row.end) and not forced(text, row, width)]


def forced(text: str, row: Span, width: int) -> bool:
    """Whether every cut of a row would leave a mark on the wrong side."""
    reach = cells.fit(text, row.start, max(2, width))
    return all(misplaced(text, at) or text[at] == " " for at in range(row.start + 1, min(reach, len(text) - 1) + 1))
