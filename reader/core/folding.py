"""The fold: one canonical character for each character's class of variants, one for one.

Script variants, fullwidth and other compatibility forms, Kangxi radicals, letter case and corner quotes fold to
one representative, so that a text and its fold have the same positions. The classes are data made from OpenCC and
Unicode (`fold_table`); a character of the basic plane never folds out of it.
"""

import sys
from functools import cache

_PIECE = 1 << 16
"""Code points folded in one call, so that another thread is never kept waiting for more than a few milliseconds."""

_PAYING, _LONG = 1 << 20, 1 << 12
"""Code points from which on loading numpy takes less time than it saves, and from which on using it does."""


@cache
def _table() -> dict[int, str]:
    from reader.core.fold_table import FOLDED, TO  # noqa: PLC0415  # needed by the first search, not the first frame

    return dict(zip(map(ord, FOLDED), TO, strict=True))


def fold(text: str) -> str:
    """The text folded, code point for code point."""
    if len(text) > _PAYING or (len(text) > _LONG and "numpy" in sys.modules):
        from reader.core import units  # noqa: PLC0415  # loads numpy

        return units.fold(text)
    table = _table()
    if len(text) <= _PIECE:
        return text.translate(table)
    return "".join(text[i : i + _PIECE].translate(table) for i in range(0, len(text), _PIECE))
