"""Grapheme clusters and the terminal cells they take: the one door between code points and cells.

Nearly every text holds only characters that stand alone and whose width is plain from their code point. What joins
with its neighbours (combining marks, emoji sequences, variation selectors, conjoining letters) is measured by
`wcwidth`, cluster by cluster.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import accumulate
from unicodedata import category

_JOINING = 1 << 20
"""Stands for the width of a character that joins with its neighbours; no text is so wide."""

_NARROW = (
    (0x20, 0x7E), (0xA0, 0xAC), (0xAE, 0x2FF), (0x370, 0x377), (0x391, 0x3A1), (0x3A3, 0x482), (0x2010, 0x2027),
    (0x2030, 0x205E), (0x2100, 0x218B), (0x2190, 0x22FF), (0x2460, 0x25FC), (0xE000, 0xF8FF), (0xFFFD, 0xFFFD),
)  # fmt: skip
_WIDE = (
    (0x3000, 0x3029), (0x3041, 0x3096), (0x309B, 0x30FF), (0x3105, 0x312F), (0x3400, 0x4DBF), (0x4E00, 0x9FFF),
    (0xAC00, 0xD7A3), (0xF900, 0xFAFF), (0xFE10, 0xFE19), (0xFE30, 0xFE52), (0xFE54, 0xFE66), (0xFF01, 0xFF60),
    (0x20000, 0x2FFFD), (0x30000, 0x3FFFD),
)  # fmt: skip
_PLAIN = sorted([(first, last, 1) for first, last in _NARROW] + [(first, last, 2) for first, last in _WIDE])
_FIRST = [first for first, _, _ in _PLAIN]


def _class(ranges: Iterable[tuple[int, int]]) -> str:
    return "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in ranges)


@cache
def _not_plain() -> re.Pattern[str]:
    return re.compile(f"[^{_class(_NARROW)}{_class(_WIDE)}]")


@cache
def _not_wide() -> re.Pattern[str]:
    return re.compile(f"[^{_class(_WIDE)}]")


def prepare() -> None:
    """Make the patterns by which long texts are measured, and load what measures rare characters: two frames' time."""
    _not_plain()
    _not_wide()
    _joined_clusters("")


_SHORT = 512
_BY_TABLE = iter(range(128))
"""As many texts, each of so few code points, are measured by the table: the patterns take half the time of it, but
9 ms to compile, for which the first screen does not wait."""

_JOINING_LETTERS = frozenset("\u0e33\u0eb3\u0d4e\uff9e\uff9f\U000111c2\U000111c3\U0001193f\U00011941\U00011d46")
_JOINING_RANGES = tuple(
    range(first, last + 1)
    for first, last in ((0x1100, 0x115F), (0xA960, 0xA97C), (0x11A84, 0x11A89), (0x1F1E6, 0x1F1FF), (0x1F3FB, 0x1F3FF))
)


class _Cells(dict[str, int]):
    """The cells of each character met so far; `_JOINING` for one that has no width of its own."""

    def __missing__(self, char: str) -> int:
        self[char] = cells = _cells_of(char)
        return cells


def _cells_of(char: str) -> int:
    code = ord(char)
    at = bisect_right(_FIRST, code) - 1
    if at >= 0 and code <= _PLAIN[at][1]:
        return _PLAIN[at][2]
    if char in _JOINING_LETTERS or category(char)[0] in "MC" or any(code in group for group in _JOINING_RANGES):
        return _JOINING
    from wcwidth import wcwidth  # noqa: PLC0415  # 20 ms that most texts never need

    return wcwidth(char) or _JOINING


_CELLS = _Cells()
_cells = _CELLS.__getitem__


def width(text: str) -> int:
    """How many cells a text takes on a terminal."""
    cells = sum(map(_cells, text))
    return cells if cells < _JOINING else sum(cells for _, cells in _joined_clusters(text))


def stands_alone(text: str) -> bool:
    """Whether no character of a text can join with a neighbour."""
    return sum(map(_cells, text)) < _JOINING


def clusters(text: str) -> Iterator[tuple[str, int]]:
    """The grapheme clusters of a text (UAX #29), each with the cells it takes."""
    if sum(map(_cells, text)) < _JOINING:
        return zip(text, map(_cells, text), strict=True)
    return _joined_clusters(text)


def _joined_clusters(text: str) -> Iterator[tuple[str, int]]:
    from wcwidth import iter_graphemes, wcswidth  # noqa: PLC0415  # as above

    return ((cluster, max(0, wcswidth(cluster))) for cluster in iter_graphemes(text))


def fit(text: str, start: int, room: int) -> int:
    """The end of the longest stretch of whole clusters from `start` that takes at most `room` cells.

    At least one cluster is taken, even when it is wider than the room.
    """
    used = list(accumulate(map(_cells, text[start : start + max(room, 1) + 1])))
    if not used:
        return start
    if used[-1] >= _JOINING:
        return _fit_joined(text, start, room)
    return start + (bisect_right(used, room) or 1)


class Ruler:
    """Measures one text many times: where all of it is plain, by the places of what is narrow, else cluster by cluster.

    In Chinese text nearly all is wide, so that two cells a character is nearly right and soon put right.

    Attributes:
        plain: Whether every character surely stands alone and takes one cell or two.
    """

    def __init__(self, text: str) -> None:
        """A ruler for a text."""
        self._text = text
        self._length = len(text)
        if self._length <= _SHORT and next(_BY_TABLE, None) is not None:
            cells = list(map(_cells, text))
            self.plain = sum(cells) < _JOINING
            self._narrow = [at for at, taken in enumerate(cells) if taken == 1] if self.plain else []
        else:
            self.plain = not _not_plain().search(text)
            self._narrow = [match.start() for match in _not_wide().finditer(text)] if self.plain else []

    def fit(self, start: int, room: int) -> int:
        """As `fit` of this module."""
        if not self.plain:
            return fit(self._text, start, room)
        narrow = self._narrow
        end = start + room // 2
        if narrow:
            first = bisect_left(narrow, start)
            counted = first
            # Each narrow character among those that fit makes room for half a wide one.
            while (found := bisect_left(narrow, end, counted)) > counted:
                counted, end = found, start + (room + found - first) // 2
            if counted < len(narrow) and narrow[counted] == end and 2 * (end - start) - counted + first < room:
                end += 1
        if end >= self._length:
            return self._length
        return end if end > start else start + 1

    def is_edge(self, start: int, at: int) -> bool:
        """As `is_edge` of this module."""
        return self.plain or is_edge(self._text, start, at)


def _fit_joined(text: str, start: int, room: int) -> int:
    """As `fit`, where some character joins with its neighbours."""
    reach = max(0, room) + 2
    while True:
        end, full = _filled(text[start : start + reach], room)
        if full or start + reach >= len(text):
            return start + end
        reach *= 4


def _filled(piece: str, room: int) -> tuple[int, bool]:
    """How many code points of the piece fit, and whether something was left over that surely does not.

    A cluster at the piece's very end says nothing yet: what follows may make it narrower.
    """
    end = used = 0
    for cluster, cells in clusters(piece):
        if used + cells > room and end:
            return end, end + len(cluster) < len(piece)
        end += len(cluster)
        used += cells
    return end, False


def is_edge(text: str, start: int, at: int) -> bool:
    """Whether a cluster ends at `at`, where one begins at `start`."""
    if at in (start, len(text)) or _cells(text[at - 1]) + _cells(text[at]) < _JOINING:
        return True
    reach = at + 2
    end = start
    for cluster, _ in clusters(text[start:reach]):
        end += len(cluster)
        if end >= at:
            break
    return end == at


def head(text: str, room: int) -> str:
    """The text if it fits in `room` cells, else its beginning and an ellipsis, with no white space before that."""
    if width(text) <= room:
        return text
    beginning = text[: fit(text, 0, room - 1)].rstrip()
    return (beginning if width(beginning) < room else "") + "…"[: max(0, room)]


def whole_parts(text: str, room: int, between: str = " · ") -> str:
    """As many of a text's parts, from the first, as fit whole into `room` cells; empty where not even one does."""
    parts = text.split(between)
    fitting = (between.join(parts[:count]) for count in range(len(parts), 0, -1))
    return next((said for said in fitting if width(said) <= room), "")


def tail(text: str, room: int) -> str:
    """The end of the text, as much of it in whole clusters as fits in `room` cells."""
    kept: list[str] = []
    for cluster, cells in reversed(tuple(clusters(text[-2 * room - 8 :] if room > 0 else ""))):
        room -= cells
        if room < 0:
            break
        kept.append(cluster)
    return "".join(reversed(kept))


def padded(text: str, room: int) -> str:
    """The text cut or filled with spaces to exactly `room` cells."""
    cut = head(text, room)
    return cut + " " * (room - width(cut))
