"""Places by name: what each name leads to, and what is said of a name that leads nowhere."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.alignment import Alignment
from reader.core.destinations import destination
from reader.core.document import Document, Metadata, Section
from reader.core.errors import DestinationError
from reader.core.paragraphs import Paragraph
from reader.core.spans import Span

TEXT = "\n".join("第几段的文字"[:6] for _ in range(40))
PARAGRAPHS = tuple(Paragraph(Span(at, at + 6)) for at in range(0, 280, 7))
SECTIONS = tuple(Section(f"第{number}回", Span(at, at + 70)) for number, at in enumerate(range(0, 280, 70), 1))
BOOK = Document("x", Metadata("x"), "utf-8", 0, TEXT, TEXT, Alignment(), (), PARAGRAPHS, SECTIONS)
BARE = Document("x", Metadata("x"), "utf-8", 0, TEXT, TEXT, Alignment(), (), PARAGRAPHS)


@pytest.mark.parametrize(
    ("named", "offset"),
    [
        ("0%", 0), ("50%", 139), ("100%", 278), (" ５０ ％ ", 139), ("12.5%", 34), ("+10%", 27 + 75), ("-90%", 0),
        ("c1", 0), ("C3", 140), ("c+1", 140), ("c-1", 0), ("c+99", 210), ("p1", 0), ("p40", 273), ("12", 77),
        ("+2", 84), ("p-3", 49), ("-99", 0),
    ],
)  # fmt: skip
def test_names(named: str, offset: int) -> None:
    """From 75, in the second part and the eleventh paragraph."""
    assert offset == destination(named, BOOK, 75)


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ("150%", "beyond the end"), ("c0", "there is no part 0: this text has 4"), ("c5", "this text has 4"),
        ("p41", "there is no paragraph 41: this text has 40"), ("chapter", "c12 the twelfth part"), ("2.5", "50%"),
        ("", "50%"), ("c", "50%"), ("1e3", "50%"), ("9" * 10, "50%"),
    ],
)  # fmt: skip
def test_what_is_wrong_says_what_would_be_right(named: str, said: str) -> None:
    """The error names the forms there are, or how many there are to count."""
    with pytest.raises(DestinationError, match=re.escape(said)):
        destination(named, BOOK, 75)


def test_nothing_to_count() -> None:
    """A text without parts says so."""
    with pytest.raises(DestinationError, match="no parts"):
        destination("c1", BARE, 0)


@given(st.text(alphabet="0123456789%cp+-. ％ｃ", max_size=8), st.integers(0, 278))
def test_a_place_is_in_the_text_or_there_is_none(named: str, here: int) -> None:
    """Whatever is typed leads to an offset of the text or says that it does not."""
    try:
        offset = destination(named, BOOK, here)
    except DestinationError:
        return
    assert 0 <= offset < len(TEXT)
