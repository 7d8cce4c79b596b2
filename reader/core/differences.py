"""Positions told from what differs, where a conversion changed a length and left no mark of it."""

import re
from collections.abc import Callable, Iterator

from reader.core.alignment import Block
from reader.core.marking import Made
from reader.core.spans import Span

_CLAUSE = "[^。！？；，、,;!? ]*[。！？；，、,;!? ]?"


def by_difference(text: str, convert: Callable[[str], str], base: Callable[[str], str]) -> Made:
    """A text converted, and where what it is made of lies in it: exactly in most clauses, nearly in a few.

    Args:
        text: The text.
        convert: The conversion; it must be that of its clauses, each by itself.
        base: One like it that keeps lengths.
    """
    pieces: list[str] = []
    blocks: list[Block] = []
    here = there = 0
    for clause in re.findall(_CLAUSE, text):
        made = convert(clause) if clause else ""
        if len(made) != len(clause):
            blocks += (Block(a.moved(here), b.moved(there)) for a, b in _changes(base(clause), made))
        pieces.append(made)
        here, there = here + len(clause), there + len(made)
    return Made("".join(pieces), tuple(blocks))


def _changes(before: str, after: str) -> Iterator[Block]:
    """The stretches of two texts that differ in length."""
    from difflib import SequenceMatcher  # noqa: PLC0415  # hardly ever needed

    for _, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if b - a != d - c:
            yield Block(Span(a, b), Span(c, d))
