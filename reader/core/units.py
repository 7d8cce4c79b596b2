"""A text as an array of numbers, one for each code point: as written, or folded.

A number is the code point itself in the basic plane. Characters of other planes share the numbers of surrogates,
which no text has, so that positions hold; two that share one are told apart by looking at the text.
"""

from collections.abc import Iterable, Sequence
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


@cache
def members(chars: frozenset[str]) -> NDArray[np.bool_]:
    """Of each number of the basic plane, whether its character is one of some."""
    table = np.zeros(KINDS, np.bool_)
    table[[ord(char) for char in chars if char <= "\uffff"]] = True
    return table


def counted(
    text: str, kinds: Iterable[frozenset[str]], starts: Sequence[int], ends: Sequence[int]
) -> list[NDArray[np.signedinteger]]:
    """How many characters of each kind stand in each of some stretches of a text.

    Args:
        text: The text.
        kinds: Characters of the basic plane.
        starts: Where each stretch begins.
        ends: Where each ends.
    """
    tables = [members(chars) for chars in kinds]
    places: list[list[NDArray[np.signedinteger]]] = [[] for _ in tables]
    for number, piece in enumerate(_pieces(text)):
        codes = _units(piece)
        for table, found in zip(tables, places, strict=True):
            found.append(np.flatnonzero(table.take(codes)) + number * _PIECE)
    first, behind = np.asarray(starts, np.intp), np.asarray(ends, np.intp)
    return [every.searchsorted(behind) - every.searchsorted(first) for every in map(np.concatenate, places)]


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
