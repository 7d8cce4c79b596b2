"""Rows stretched to one length: where their cells may be parted, and by how much (clreq, "Line adjustment").

Spaces are widened first, then the borders between ideographs and Latin words, then what stands behind marks. A row that
would need more than a little is left as it is: holes are worse than a ragged edge.
"""

import re

from reader.core.ruby import Gap
from reader.core.spans import Span

MOST = 2
"""Cells by which one place is widened at most."""

_HAN = "\u2e80-\u303f\u3400-\u9fff\uf900-\ufaff"
_PLACES = (
    re.compile("(?<= )(?! )"),
    re.compile(f"(?<=[{_HAN}])(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])(?=[{_HAN}])"),
    re.compile("(?<=[，。、；：！？])"),
)
"""Where a row may be parted, those to be taken first before the others."""


def stretched(text: str, row: Span, slack: int) -> tuple[Gap, ...]:
    """The gaps that make a row longer by so many cells; none where it cannot be done well.

    Args:
        text: The paragraph as drawn.
        row: The row; spaces at its end count as no part of it.
        slack: Cells that are left over.
    """
    end = row.start + len(row.within(text).rstrip(" "))
    places: list[int] = []
    for pattern in _PLACES:
        if slack <= 0 or slack <= MOST * len(places):
            break
        found = (match.start() for match in pattern.finditer(text, row.start + 1, end))
        places += (at for at in found if at < end and at not in places)
    if slack <= 0 or slack > MOST * len(places):
        return ()
    share, more = divmod(slack, len(places))
    shares = [share + (n * more // len(places) < (n + 1) * more // len(places)) for n in range(len(places))]
    return tuple(Gap(at, cells) for at, cells in sorted(zip(places, shares, strict=True)) if cells)
