"""Plain text cut into paragraphs."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.spans import PackedSpans, Span
from reader.services.formats import plain_text
from reader.services.formats.plain_text import LONGEST, paragraphs


@pytest.mark.parametrize("piece", [1, 3, 7, 1 << 18])
@given(text=st.text("字a \u3000\t\n", max_size=60))
def test_a_paragraph_is_what_stands_in_a_line(text: str, piece: int) -> None:
    """Without the white space around it; however many lines are looked at together."""
    expected = [Span(*match.span()) for match in re.finditer(r"\S[^\n]*(?<!\s)", text)]
    before, plain_text._PIECE = plain_text._PIECE, piece
    found = paragraphs(text)
    plain_text._PIECE = before
    assert expected == found == PackedSpans.of(expected)
    assert expected == [found[number] for number in range(len(found))] == list(found[:2]) + list(found[2:])


def test_a_line_as_long_as_a_book_is_cut() -> None:
    """Also where it is not in the first lines that are looked at."""
    text = "短。\n" * 100_000 + "一句話。" * LONGEST
    assert 100_000 + LONGEST * 4 // 300 < len(paragraphs(text)) + 10
    assert max(span.length for span in paragraphs(text)) <= LONGEST
