"""Tokens: text is cut exactly, whatever the cutter does, and what is a word is told from what is none."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.document import Document
from reader.core.folding import fold
from reader.core.spans import Span
from reader.core.tokens import LONGEST_RUN, is_word, pieces, slices, tokens
from tests.strategies import document, documents, untrusted


def by_twos(text: str) -> Iterable[str]:
    """A cutter that knows no words."""
    return (text[i : i + 2] for i in range(0, len(text), 2))


@given(untrusted())
def test_pieces_are_the_text(text: str) -> None:
    """No character is lost, added or changed."""
    assert text == "".join(pieces(by_twos, text))
    assert all(pieces(by_twos, text))


@given(untrusted())
def test_a_cutter_that_loses_text_is_not_believed(text: str) -> None:
    """Then each character is a piece, but for Latin words and numbers, which stay whole."""
    assert text == "".join(pieces(lambda part: part[1:], text))


def test_a_long_run_is_cut_in_parts() -> None:
    """What takes quadratic time over a run never gets a long one."""
    given_parts: list[str] = []

    def cutter(part: str) -> list[str]:
        given_parts.append(part)
        return [part]

    pieces(cutter, "发" * (LONGEST_RUN * 3 + 1) + "，发")
    assert [LONGEST_RUN, LONGEST_RUN, LONGEST_RUN, 3] == [len(part) for part in given_parts]


@given(
    st.integers(LONGEST_RUN, 2 * LONGEST_RUN), st.lists(st.sampled_from(["守土", "，", "a1", "发" * 900]), max_size=60)
)
def test_slices_are_short_and_end_at_marks(longest: int, parts: list[str]) -> None:
    """A part ends behind a mark, or where a run is cut anyway."""
    text = "".join(parts)
    found = list(slices(text, longest))
    assert text == "".join(found)
    assert all(0 < len(part) <= longest for part in found)
    assert all(part.endswith("，") or len(part) >= LONGEST_RUN for part in found[:-1])


@pytest.mark.parametrize(
    ("cut", "wanted"),
    [
        ("caf|é|店", "café|店"),
        ("iphone|14", "iphone14"),
        ("covid-19", "covid|-|19"),
        ("----", "----"),
        ("16|,|250|人", "16,250|人"),
        ("1|,|234|,|567.8|元", "1,234,567.8|元"),
        ("16|,|25|人", "16|,|25|人"),
        ("一|,|250", "一|,|250"),
        ("g20| |g7", "g20| |g7"),
        ("www.myoldtime.com", "www|.|myoldtime|.|com"),
        ("c++| |at&t| |3.5%", "c++| |at|&|t| |3.5%"),
    ],
)
def test_letters_and_numbers_stay_whole(cut: str, wanted: str) -> None:
    """Whatever the cutter makes of them."""
    assert wanted.split("|") == pieces(lambda _: cut.split("|"), cut.replace("|", ""))


@pytest.mark.parametrize("piece", ["守土有责", "发", "〇", "t恤", "app", "g20", "café", "第3"])
def test_words(piece: str) -> None:
    """With Han characters, or of Latin letters."""
    assert is_word(piece)


@pytest.mark.parametrize("piece", ["，", " ", "2022", "3.5%", "a", "shù", "chè", "zhī", "-", "①"])
def test_no_words(piece: str) -> None:
    """Marks, numbers alone, single letters, pinyin."""
    assert not is_word(piece)


def test_tokens_stand_in_clean() -> None:
    """A token's span is one of clean, its form is folded."""
    text = document("題目，在此。\n\n守土盡責，２０２２年。\n")
    index = next(i for i, _ in enumerate(text.paragraphs) if "守土" in text.paragraph_text(i))
    folded = text.paragraphs[index].span.within(text.folded)
    found = tokens(text.paragraphs[index].span.start, ["守土", "尽责", folded[4], "2022", "年", folded[-1]])
    assert ["守土", "盡責", "２０２２", "年"] == [token.span.within(text.clean) for token in found]
    assert ["守土", "尽责", "2022", "年"] == [token.form for token in found]


@given(documents())
def test_a_token_is_its_span_folded(text: Document) -> None:
    """For any document and any cutting."""
    for paragraph in text.paragraphs:
        found = tokens(paragraph.span.start, pieces(by_twos, paragraph.span.within(text.folded)))
        assert [token.form for token in found] == [fold(token.span.within(text.clean)) for token in found]
        assert all(
            paragraph.span == Span(*paragraph.span) and token.span.start >= paragraph.span.start for token in found
        )
