"""Untrusted text made printable."""

import re
import unicodedata

import pytest
from hypothesis import given

from reader.core import repair
from reader.core.sanitizing import _PIECE as PIECE
from reader.core.sanitizing import DANGEROUS, is_harmless, printable, printable_lines
from tests import strategies

EVERYTHING = "".join(map(chr, range(0x110000)))


def acts(char: str) -> bool:
    """Whether Unicode says a character is a control, a separator, half of a pair, or turns the direction of text."""
    turning = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
    return unicodedata.category(char) in {"Cc", "Cs", "Zl", "Zp"} or unicodedata.bidirectional(char) in turning


def test_nothing_that_acts_on_a_terminal_is_left() -> None:
    """Of all of Unicode, no control, separator, surrogate or change of direction survives."""
    assert [] == [hex(ord(char)) for char in set(printable(EVERYTHING)) if acts(char)]
    assert ["\n"] == [char for char in set(printable_lines(EVERYTHING)) if acts(char)]


def test_what_does_not_act_is_left_alone() -> None:
    """Every character that is not called dangerous stays what it is."""
    changed = [char for char, shown in zip(EVERYTHING, printable(EVERYTHING), strict=True) if char != shown]
    assert [] == [hex(ord(char)) for char in changed if not DANGEROUS.match(char)]
    assert [] == [
        hex(ord(char)) for char in changed if unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Cn", "Zl", "Zp"}
    ]


@given(strategies.untrusted())
def test_positions_hold(text: str) -> None:
    """Each character stands for one."""
    assert len(text) == len(printable(text)) == len(printable_lines(text))


@given(strategies.untrusted())
def test_printable_text_stays_as_it_is(text: str) -> None:
    """Making text printable twice changes nothing more."""
    assert printable(text) == printable(printable(text))
    assert printable_lines(text) == printable_lines(printable_lines(text))


@given(strategies.untrusted())
def test_only_line_feeds_make_the_difference(text: str) -> None:
    """Line by line, both ways of making text printable agree."""
    assert [printable(line) for line in text.split("\n")] == printable_lines(text).split("\n")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\tb", "a b"),
        ("\x1b[2J", "␛[2J"),
        ("\x1b]0;title\a", "␛]0;title␇"),
        ("\x7f", "␡"),
        ("\x9b2J", "\ufffd2J"),
        ("\u202e守土", "\ufffd守土"),
        ("\ud800", "\ufffd"),
        ("a\nb", "a␊b"),
    ],
)
def test_signs(text: str, shown: str) -> None:
    """What stood there can be seen: a control by its picture, anything else by the replacement character."""
    assert shown == printable(text)


def test_what_is_seen_to_be_harmless_holds_neither_what_acts_nor_what_is_repaired() -> None:
    """Of all of Unicode; spaces and what stands in Chinese texts are."""
    control = re.compile(repair._CONTROL)
    found = [char for char in EVERYTHING if char != "\n" and (DANGEROUS.match(char) or control.match(char))]
    assert not any(map(is_harmless, found))
    assert is_harmless("　　學而時習之，\xa0不亦說乎？\n𠀀 “—…”")
    assert not is_harmless("字" * (1 << 18) + "\x1b")


@pytest.mark.parametrize("length", [PIECE - 1, PIECE, PIECE + 1, 2 * PIECE + 1])
def test_a_long_text_is_made_printable_piece_by_piece_alike(length: int) -> None:
    """Wherever in it something acts, and wherever one piece ends."""
    for at in (0, 1, PIECE - 1, PIECE, length - 1):
        text = f"{'守' * at}\x1b\n{'土' * (length - at - 2)}"
        assert text.replace("\x1b", "␛") == printable_lines(text)


def test_a_text_that_is_printable_is_not_made_again() -> None:
    """Most texts are; another of each would take as much memory once more."""
    for text in (
        "守土有责\n\u3000尽责",
        "invisible \u200b yet harmless",
        "in two \u200b\nlines",
        "\u200b" * (PIECE + 1),
    ):
        assert text is printable_lines(text)
