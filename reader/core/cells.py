"""Grapheme clusters and the terminal cells they take: the one door between code points and cells.

Nearly every text holds only characters whose width is plain from their code point; those are measured here. What
joins with its neighbours (combining marks, emoji sequences, variation selectors, conjoining letters) is measured
by `wcwidth`, cluster by cluster.
"""

import re
from collections.abc import Iterator

_WIDE_RANGES = (
    "\u2e80-\u2e99\u2e9b-\u2ef3\u2f00-\u2fd5\u2ff0-\u3029\u3030-\u303e\u3041-\u3096\u309b-\u30ff\u3105-\u312f"
    "\u3131-\u3163\u3165-\u318e\u3190-\u31e5\u31ef-\u321e\u3220-\u3247\u3250-\ua48c\ua490-\ua4c6"
    "\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe52\ufe54-\ufe66\ufe68-\ufe6b\uff01-\uff60\uffe0-\uffe6"
    "\U00020000-\U0002fffd\U00030000-\U0003fffd"
)
_NARROW_RANGES = (
    " -~\xa0-\xac\xae-\u02ff\u0370-\u0377\u037a-\u037f\u0384-\u038a\u038e-\u03a1\u03a3-\u0482\u048a-\u052f"
    "\u1e00-\u1eff\u2010-\u2027\u202f-\u205e\u20a0-\u20c0\u2100-\u218b\u2190-\u21ff\u2400-\u2426\u2460-\u25fc"
    "\u2776-\u2793\ue000-\uf8ff\ufffd"
)

_WIDE_RUN = re.compile(f"[{_WIDE_RANGES}]+")
_ODD = re.compile(f"[^{_WIDE_RANGES}{_NARROW_RANGES}]")


def width(text: str) -> int:
    """How many cells a text takes on a terminal."""
    if text.isascii() and text.isprintable():
        return len(text)
    if _ODD.search(text):
        return sum(cells for _, cells in clusters(text))
    return len(text) + sum(map(len, _WIDE_RUN.findall(text)))


def clusters(text: str) -> Iterator[tuple[str, int]]:
    """The grapheme clusters of a text (UAX #29), each with the cells it takes."""
    if _ODD.search(text):
        yield from _odd_clusters(text)
        return
    for char in text:
        yield char, 2 if _WIDE_RUN.match(char) else 1


def _odd_clusters(text: str) -> Iterator[tuple[str, int]]:
    from wcwidth import iter_graphemes, wcswidth  # noqa: PLC0415  # 20 ms that most texts never need

    for cluster in iter_graphemes(text):
        yield cluster, max(0, wcswidth(cluster))


def fit(text: str, start: int, room: int) -> int:
    """The end of the longest stretch of whole clusters from `start` that takes at most `room` cells.

    At least one cluster is taken, even when it is wider than the room.
    """
    if _ODD.search(text, start, start + max(room, 1) + 1):
        return _fit_odd(text, start, room)
    end, left = start, room
    while left > 1 and end < len(text):
        reach = min(len(text), end + (left >> 1))
        left -= reach - end + _wide_in(text, end, reach)
        end = reach
    if left == 1 and end < len(text) and not _WIDE_RUN.match(text, end):
        end += 1
    return max(end, min(start + 1, len(text)))


def _wide_in(text: str, start: int, end: int) -> int:
    """How many wide characters stand between two positions."""
    run = _WIDE_RUN.match(text, start, end)
    if run and run.end() == end:
        return end - start
    return sum(map(len, _WIDE_RUN.findall(text, start, end)))


def _fit_odd(text: str, start: int, room: int) -> int:
    reach = room + 2
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


def head(text: str, room: int) -> str:
    """The text if it fits in `room` cells, else its beginning with an ellipsis in the last cell."""
    if width(text) <= room:
        return text
    beginning = text[: fit(text, 0, room - 1)]
    return (beginning if width(beginning) < room else "") + "…"[: max(0, room)]


def padded(text: str, room: int) -> str:
    """The text cut or filled with spaces to exactly `room` cells."""
    cut = head(text, room)
    return cut + " " * (room - width(cut))
