"""Words: what cuts text into them, which of the pieces are words, and where they stand in clean.

Text is cut on the folded layer, so that both scripts are cut alike and every offset is one of clean as well.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol

from reader.core.characters import is_han, joins_words
from reader.core.readings import read_as
from reader.core.spans import Span

LONGEST_RUN = 400
"""Characters without a mark between them that are cut at once; what finds new words takes quadratic time over them."""

_RUNNING = r"\u4E00-\u9FD5a-zA-Z0-9+#&._%\-"
"""What the segmenters take as one run: both jieba and rjieba split by these characters."""

_LONG_RUN = re.compile(f"[{_RUNNING}]{{{LONGEST_RUN}}}")
_MARK = re.compile(f"[^{_RUNNING}]")

_LATIN = re.compile(r"[^\W_]+(?:\.[0-9]+)?%?[+#]*|.", re.DOTALL)
"""A Latin word or a number, or a mark between two; rjieba leaves addresses whole that jieba parts so."""

_JOINING = re.compile(r"[^\W\u2e80-\U0010ffff]")
"""A letter or digit of those that stand together; most lines have none, and their pieces need no second look."""

_BETWEEN = frozenset("-._&")

_THOUSANDS = re.compile(r"[0-9]{3}(?:\.[0-9]+)?%?")
"""What follows the comma in a number that is written in groups of three digits."""


class Segmenter(Protocol):
    """Cuts text into words."""

    def cut(self, texts: Sequence[str]) -> list[list[str]]:
        """The pieces of each folded text: words, marks and white space alike; joined they are the text.

        Raises:
            SegmentingError: If nothing can cut text here.
        """


class Token(NamedTuple):
    """A word where it stands.

    Attributes:
        span: Where, in clean.
        form: The word in folded characters: the same for all its spellings.
    """

    span: Span
    form: str


def pieces(cutter: Callable[[str], Iterable[str]], text: str) -> list[str]:
    """What a cutter makes of a folded text, handed to it in parts that it can take; joined, exactly the text.

    Letters and digits that stand together are one piece, whatever the cutter makes of them.
    """
    found: list[str] = []
    for part in slices(text, None):
        cut = [piece for piece in cutter(part) if piece]
        found += cut if "".join(cut) == part else part
    return _joined(found) if _JOINING.search(text) else found


def slices(text: str, longest: int | None) -> Iterator[str]:
    """A text in parts between which no word is broken, unless it runs on for long without a mark.

    Args:
        text: The text.
        longest: How many characters a part may have; None for as many as there are.
    """
    done = 0
    for run in _LONG_RUN.finditer(text):
        yield from _at_marks(text, done, run.end(), longest)
        done = run.end()
    yield from _at_marks(text, done, len(text), longest)


def _at_marks(text: str, start: int, end: int, longest: int | None) -> Iterator[str]:
    while longest is not None and end - start > longest:
        # No run is longer than the least that `longest` may be, so there is a mark.
        mark = max((m.end() for m in _MARK.finditer(text, start + longest - LONGEST_RUN, start + longest)), default=0)
        yield text[start : mark or start + longest]
        start = mark or start + longest
    if start < end:
        yield text[start:end]


def _joined(cut: list[str]) -> list[str]:
    found: list[str] = []
    for piece in cut:
        for part in _LATIN.findall(piece) if _is_of_several(piece) else (piece,):
            if found and joins_words(part[:1]) and joins_words(found[-1][-1]):
                found[-1] += part
            elif found[-1:] == [","] and _THOUSANDS.fullmatch(part) and found[-2:-1] and found[-2][-1].isdigit():
                found[-2:] = [f"{found[-2]},{part}"]
            elif part:
                found.append(part)
    return found


def _is_of_several(piece: str) -> bool:
    """Whether a piece is more than one Latin word, with marks between."""
    return len(piece) > 1 and not _BETWEEN.isdisjoint(piece) and any(map(joins_words, piece)) and not is_han(piece[0])


def tokens(start: int, cut: Iterable[str]) -> tuple[Token, ...]:
    """The words and numbers of a stretch of clean.

    Args:
        start: Where the stretch begins.
        cut: The pieces of its folded text.
    """
    found = []
    for piece in cut:
        end = start + len(piece)
        if is_stop(piece):
            found.append(Token(Span(start, end), piece))
        start = end
    return tuple(found)


def is_stop(piece: str) -> bool:
    """Whether a piece is one that a reader going from word to word stops at: a word or a number."""
    return is_han(piece[0]) or any(char.isalnum() for char in piece)


def is_word(piece: str) -> bool:
    """Whether a piece is counted as a word: one with Han characters, or a Latin one that is no syllable of pinyin."""
    if any(map(is_han, piece)):
        return True
    if len(piece) < 2 or not piece[0].isalpha():
        return False
    return piece.isascii() or not read_as(piece)
