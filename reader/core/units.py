"""A text as an array of numbers, one for each code point: as written, or folded.

A number is the code point itself in the basic plane. Characters of other planes share the numbers of surrogates,
which no text has, so that positions hold; two that share one are told apart by looking at the text.
"""

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

Units = NDArray[np.uint16]
"""One number for each code point of a text."""

KINDS = 1 << 16
"""How many numbers there are."""

_PIECE = 1 << 18
"""Code points encoded in one go, so that no other thread waits for more than a millisecond, and in little room."""


def unit(char: str) -> int:
    """The number of one character."""
    code = ord(char)
    return code if code < KINDS else 0xD800 | code & 0x7FF


def shared(char: str) -> bool:
    """Whether other characters have the same number."""
    return not "\0" <= char < "\ud800" and not "\ue000" <= char <= "\uffff"


def units(text: str) -> Units:
    """A text as numbers."""
    return np.concatenate([_units(piece) for piece in _pieces(text)])


def folded_units(text: str) -> Units:
    """A text folded, as numbers."""
    folded = np.empty(len(text), np.uint16)
    fold_into(folded, text)
    return folded


def fold_into(room: Units, text: str) -> None:
    """Put a text, folded, as numbers, where there is room for just so many; takes little room besides."""
    for at in range(0, len(text), _PIECE):
        room[at : at + _PIECE] = _folded(text[at : at + _PIECE])


def fold(text: str) -> str:
    """A text folded, code point for code point; what `folding.fold` does, faster for long texts."""
    return "".join(map(_folded_text, _pieces(text)))


def _folded_text(text: str) -> str:
    codes = plain(text)
    if codes is not None:
        folded = _table().take(codes).tobytes().decode("utf-16-le", "surrogatepass")
        # Two lone surrogates side by side would have become one character.
        if len(folded) == len(text):
            return folded
    return _folded_wide(_wide(text)).tobytes().decode("utf-32-le", "surrogatepass")


def counted_beside(
    text: str, marks: frozenset[str], kinds: Sequence[frozenset[str]], starts: Sequence[int], ends: Sequence[int]
) -> list[int]:
    """How many characters of each kind stand in a text, in those of its stretches that have a mark or, without, in all.

    Args:
        text: The text.
        marks: Characters of the basic plane.
        kinds: Such characters, at most seven kinds of them, none in two.
        starts: Where each stretch begins, in order; none empty, none overlapping another.
        ends: Where each ends.
    """
    if not starts:
        return [0] * len(kinds)
    table = _kinds_table(marks, *kinds)
    # One more, which is of no kind, for a stretch that ends with the text.
    found = np.concatenate([*(table.take(_units(piece)) for piece in _pieces(text)), np.zeros(1, np.uint8)])
    edges = np.empty(2 * len(starts), np.intp)
    edges[::2], edges[1::2] = starts, ends
    voices = np.zeros(len(edges), np.bool_)
    voices[1::2] = np.bitwise_or.reduceat(found, edges)[::2] & 1
    if not voices.any():
        voices[1::2] = True
    heard = found[: edges[-1]][np.repeat(voices, np.diff(edges, prepend=0))]
    return [int(np.count_nonzero(heard & (2 << number))) for number in range(len(kinds))]


@cache
def _kinds_table(*kinds: frozenset[str]) -> NDArray[np.uint8]:
    """Of each number of the basic plane, which kinds its character is of: a bit for each, from the lowest."""
    table = np.zeros(KINDS, np.uint8)
    for number, chars in enumerate(kinds):
        table[[ord(char) for char in chars if char <= "\uffff"]] |= 1 << number
    return table


def _pieces(text: str) -> list[str]:
    return [text[at : at + _PIECE] for at in range(0, max(1, len(text)), _PIECE)]


def plain(text: str) -> Units | None:
    """The numbers of a text within the basic plane; None where it is not."""
    codes = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), np.uint16)
    return codes if len(codes) == len(text) else None


def _wide(text: str) -> NDArray[np.uint32]:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def _narrowed(codes: NDArray[np.uint32]) -> Units:
    return np.where(codes < KINDS, codes, 0xD800 | codes & 0x7FF).astype(np.uint16)


def _units(text: str) -> Units:
    codes = plain(text)
    return _narrowed(_wide(text)) if codes is None else codes


def _folded(text: str) -> Units:
    codes = plain(text)
    return _narrowed(_folded_wide(_wide(text))) if codes is None else _table().take(codes)


def _folded_wide(codes: NDArray[np.uint32]) -> NDArray[np.uint32]:
    """Code points of any plane folded; there are few of the others, and each is looked up by itself."""
    from reader.core.folding import fold as fold_short  # noqa: PLC0415  # which calls this module for long texts

    folded = _table().take(np.minimum(codes, KINDS - 1)).astype(np.uint32)
    places = np.flatnonzero(codes >= KINDS)
    kinds, which = np.unique(codes[places], return_inverse=True)
    folded[places] = np.array([ord(fold_short(chr(code))) for code in kinds.tolist()], np.uint32)[which]
    return folded


@cache
def _table() -> Units:
    """What each number of the basic plane folds to."""
    from reader.core.fold_table import FOLDED, TO  # noqa: PLC0415  # data, when first asked

    table = np.arange(KINDS, dtype=np.uint16)
    for char, to in zip(FOLDED, TO, strict=True):
        if char <= "\uffff":
            table[ord(char)] = ord(to)
    return table
