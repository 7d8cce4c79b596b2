"""Selecting pieces of text."""

from hypothesis import given
from hypothesis import strategies as st

from reader.core.selection import Selection, piece_at, plain_word_at
from reader.core.spans import Span
from tests.strategies import untrusted


def test_a_selection_reaches_in_either_direction() -> None:
    """Extended backwards it keeps the piece it was begun with."""
    selection = Selection(Span(4, 6), Span(4, 6))
    assert selection.extended(Span(8, 9)).span == Span(4, 9)
    assert selection.extended(Span(1, 2)).span == Span(1, 6)


def test_a_piece_is_what_a_person_sees_as_one_character() -> None:
    """Marks belong to what they are written on, and a family is one."""
    assert piece_at("中e\u0301国", 2) == Span(1, 3)
    assert piece_at("看👨‍👩‍👧吧", 3).within("看👨‍👩‍👧吧") == "👨‍👩‍👧"
    assert piece_at("一行\n二行", 3) == Span(3, 4)


def test_a_plain_word_is_latin_or_one_character() -> None:
    """Without a dictionary only Latin words and numbers are words."""
    text = "用Textual8写的"
    assert plain_word_at(text, 3).within(text) == "Textual8"
    assert plain_word_at(text, 0).within(text) == "用"


@given(untrusted(), st.data())
def test_a_piece_holds_its_offset(text: str, data: st.DataObject) -> None:
    """Whatever the text, the piece at an offset holds that offset."""
    if text:
        offset = data.draw(st.integers(0, len(text) - 1))
        piece = piece_at(text, offset)
        assert piece.start <= offset < piece.end <= len(text)
