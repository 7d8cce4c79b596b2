"""Places and motions."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from reader.core import navigation
from reader.core.document import Document
from reader.core.navigation import START, Place
from reader.core.scripts import Variant
from reader.core.set_paragraph import SetParagraph
from reader.core.typesetting import Typesetting
from reader.core.viewport import Viewport
from reader.core.wording import Wording
from tests import strategies

ROWS = st.integers(-30, 30)


@st.composite
def set_documents(draw: DrawFn) -> Typesetting:
    """A document set to a narrow measure, so that it has many rows."""
    return Typesetting(draw(strategies.documents()), Wording(draw(st.sampled_from(Variant))), draw(st.integers(2, 24)))


def rows(setting: Typesetting) -> list[Place]:
    """Every row of a set document, in order."""
    return [Place(index, row) for index in range(len(setting)) for row in range(setting.paragraph(index).height)] or [
        START
    ]


@given(st.data(), set_documents(), ROWS)
def test_a_motion_counts_rows(data: st.DataObject, setting: Typesetting, by: int) -> None:
    """Moving leads so many rows on or back, and stops at the first and the last."""
    every = rows(setting)
    at = data.draw(st.integers(0, len(every) - 1))
    assert every[max(0, min(at + by, len(every) - 1))] == navigation.moved(setting, every[at], by)


@given(st.data(), set_documents(), ROWS, ROWS)
def test_two_motions_are_one(data: st.DataObject, setting: Typesetting, one: int, other: int) -> None:
    """Motions add up, where neither runs into an end of the text."""
    every = rows(setting)
    at = data.draw(st.integers(0, len(every) - 1))
    if 0 <= at + one < len(every):
        step = navigation.moved(setting, every[at], one)
        assert navigation.moved(setting, every[at], one + other) == navigation.moved(setting, step, other)


@given(set_documents(), st.integers(1, 20))
def test_the_ends(setting: Typesetting, height: int) -> None:
    """The end is the last row, and the last screenful ends with it or holds all there is."""
    every = rows(setting)
    assert every[-1] == navigation.end(setting)
    assert every[max(0, len(every) - height)] == navigation.last_top(setting, height)


@given(st.data(), set_documents(), st.integers(1, 40))
def test_rows_between_are_counted(data: st.DataObject, setting: Typesetting, most: int) -> None:
    """The distance of two rows is how many motions lie between them, in either direction, up to the most."""
    every = rows(setting)
    one, other = (data.draw(st.integers(0, len(every) - 1)) for _ in "ab")
    expected = max(-most, min(other - one, most))
    assert expected == navigation.rows_between(setting, every[one], every[other], most)


@given(set_documents())
@example(Typesetting(strategies.document("發發發(fā)"), Wording(Variant.ORIGINAL), 2))
@example(Typesetting(strategies.document("發(fā)發(fā)發"), Wording(Variant.ORIGINAL), 2))
def test_a_place_leads_to_its_text_and_back(setting: Typesetting) -> None:
    """The first offset a row shows is in that row; above a row of text, in that."""
    if not len(setting):
        return
    for place in rows(setting):
        paragraph = setting.paragraph(place.paragraph)
        first = paragraph.tops[paragraph.number_at(place.row)]
        offset = navigation.offset_of(setting, place)
        assert Place(place.paragraph, first) == navigation.place_of(setting, offset)


@given(set_documents())
def test_an_offset_leads_to_the_row_that_shows_it(setting: Typesetting) -> None:
    """A row begins at or before each offset that it shows, and the next row behind it."""
    for index, paragraph in enumerate(setting.document.paragraphs):
        for offset in range(paragraph.span.start, paragraph.span.end):
            place = navigation.place_of(setting, offset)
            below = navigation.moved(setting, place, 1)
            assert index == place.paragraph
            assert navigation.offset_of(setting, place) <= offset
            assert below == place or navigation.offset_of(setting, below) > offset


def test_an_empty_document_has_one_place() -> None:
    """Without any text, every question leads to the start."""
    setting = Typesetting(strategies.document(""), Wording(Variant.HANS), 40)
    assert START == navigation.end(setting) == navigation.moved(setting, START, 5) == navigation.place_of(setting, 0)
    assert START == navigation.last_top(setting, 10) == navigation.moved(setting, START, -5)
    assert 0 == navigation.offset_of(setting, START)


@given(set_documents(), st.integers(1, 12), st.lists(ROWS, max_size=5))
def test_a_window_never_leaves_the_text(setting: Typesetting, height: int, motions: list[int]) -> None:
    """However it is moved, a window begins with a row of the text, and never so low that rows are left over."""
    every = rows(setting)
    window = Viewport(setting, height)
    for by in motions:
        window = window.moved(by)
        assert window.top in every[: max(1, len(every) - height + 1)]
    assert window.to_end().at_end
    assert START == window.to_start().top


@given(st.data(), set_documents(), st.integers(1, 12))
def test_what_is_to_be_shown_is_seen(data: st.DataObject, setting: Typesetting, height: int) -> None:
    """A window that shows an offset has a row for it, and does not move when it had one before."""
    offset = data.draw(st.integers(0, len(setting.document.clean)))
    window = Viewport(setting, height).showing(offset)
    assert window.row_of(offset) is not None
    assert window == window.showing(offset)


@given(st.data(), set_documents(), st.integers(1, 12), ROWS)
def test_what_is_followed_is_seen_and_no_further(
    data: st.DataObject, setting: Typesetting, height: int, by: int
) -> None:
    """A window moves to what is out of view, with the readings above it, and not if one row less would do."""
    offset = data.draw(st.integers(0, len(setting.document.clean)))
    start = Viewport(setting, height).moved(by)
    window = start.reaching(offset)
    assert window.row_of(offset) is not None
    if window.top != start.top:
        nearer = window.moved(-1 if window.top > start.top else 1)
        item = setting.item_at(offset)
        paragraph = setting.paragraph(item)
        at = paragraph.alignment.first(max(0, offset - setting.span_of(item).start))
        highest = paragraph.number_of(at) in paragraph.above
        assert nearer.row_of(offset) is None or nearer.top == window.top or window.row_of(offset) == highest


def test_what_is_out_of_view_is_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    """To show a place far from both ends of a text, nothing at either is set; what is seen, and as much above, is."""
    document = strategies.document("學而時習之，不亦說乎？\n" * 1000)
    numbers: set[int] = set()
    set_paragraph = Typesetting._set_paragraph

    def counting(setting: Typesetting, index: int) -> SetParagraph:
        numbers.add(index)
        return set_paragraph(setting, index)

    monkeypatch.setattr(Typesetting, "_set_paragraph", counting)
    window = Viewport(Typesetting(document, Wording(Variant.ORIGINAL), 40), 20).showing(len(document.clean) // 2)
    assert not window.at_end
    assert 0 < window.bar(20).start < window.bar(20).stop < 20
    assert numbers <= set(range(480, 530))


def test_toggling_the_script_keeps_the_window(seeds: tuple[Document, ...]) -> None:
    """The same character of source stays in the same row, wherever the window is and whatever it shows next."""
    for document in seeds:
        setting = Typesetting(document, Wording(Variant.ORIGINAL), 40)
        others = [Typesetting(document, Wording(variant), 40) for variant in (Variant.HANS, Variant.HANT_TW)]
        for number in range(len(rows(setting))):
            window = Viewport(setting, 12).moved(number)
            for other in others:
                assert window.top == window.reset(other, 12).top


@given(st.data(), set_documents(), st.integers(1, 20))
def test_the_bar_tells_what_is_seen(data: st.DataObject, setting: Typesetting, height: int) -> None:
    """Within the window, never empty but where all is seen, at the ends only there, and never back on the way down."""
    view = Viewport(setting, height)
    every = rows(setting)
    tops = [view.moved(by) for by in sorted(data.draw(st.lists(st.integers(0, len(every)), max_size=4)))]
    tall = data.draw(st.integers(1, 40))
    bars = [top.bar(tall) for top in tops]
    for top, bar in zip(tops, bars, strict=True):
        assert bar or len(every) <= height
        assert not bar or 0 <= bar.start < bar.stop <= tall
        assert not bar or not top.at_end or bar.stop == tall
        assert not bar or top.top != START or bar.start == 0
    shown = [bar for bar in bars if bar]
    assert shown == sorted(shown, key=lambda bar: (bar.start, bar.stop))


def test_the_bar_begins_at_the_top_whatever_the_text_begins_with() -> None:
    """White space before the first paragraph is no part of what is above."""
    document = strategies.document("\n" * 100 + "守土有责。\n" * 20)
    top = Viewport(Typesetting(document, Wording(Variant.ORIGINAL), 20), 3)
    assert 0 == top.bar(3).start
    assert 0 == top.progress
    assert 1 == top.moved(1).bar(3).start


@given(set_documents(), st.integers(3, 20), ROWS, st.lists(st.integers(2, 40), min_size=1, max_size=4))
def test_a_window_made_narrower_and_wider_comes_back(
    setting: Typesetting, height: int, by: int, measures: list[int]
) -> None:
    """Set to other measures and back, as when a terminal is resized, it shows the rows it showed.

    In a window of one or two rows the text below an empty row is shown instead of that.
    """
    view = start = Viewport(setting, height).moved(by)
    for measure in measures:
        view = view.reset(Typesetting(setting.document, setting.wording, measure), height)
    assert start.top == view.reset(setting, height).top
