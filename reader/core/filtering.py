"""A text of any length put in a wording as it streams by, a little at a time and otherwise unchanged.

Each line is judged by its own characters, as a paragraph is. One that could be in either script is taken to be in
that of the text so far; where nothing has told yet, in the other script than the one asked for, because whoever asks
for Traditional has Simplified. So a text wholly of one script becomes what OpenCC's own converter makes of it.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from reader.core.conversion import put
from reader.core.scripts import Evidence, Script, Variant, evidence, one_sided
from reader.core.spans import Span
from reader.core.wording import Wording

LONGEST_LINE = 1 << 16
"""Code points of a line that are held back; a longer one is judged part by part, each ending at a mark if it can."""

_MARK = re.compile("[。！？；，、,;!? \r](?=[^。！？；，、,;!? \r]*$)")


def filtered(pieces: Iterable[str], wording: Wording) -> Iterator[str]:
    """A text put in a wording.

    Args:
        pieces: The text, cut anywhere; its lines end with line feeds.
        wording: How to put it; not the original.

    Yields:
        The text in the wording. Joined, it is as if it had been put so line by line.
    """
    told = Evidence(0, 0)
    for part in _whole_lines(pieces):
        found = evidence(part)
        told = Evidence(told.simplified + found.simplified, told.traditional + found.traditional)
        leaning = told.leaning
        if leaning is Script.NONE:
            leaning = Script.HANT if wording.variant is Variant.HANS else Script.HANS
        yield "".join(_put(part, wording, leaning))


def _whole_lines(pieces: Iterable[str]) -> Iterator[str]:
    """The same text, cut after line feeds, or inside lines that are too long to be held back."""
    held = ""
    for piece in pieces:
        held += piece
        cut = held.rfind("\n") + 1
        if not cut and len(held) > LONGEST_LINE:
            mark = _MARK.search(held)
            cut = mark.end() if mark else len(held)
        if cut:
            yield held[:cut]
            held = held[cut:]
    if held:
        yield held


def _put(part: str, wording: Wording, leaning: Script) -> Iterator[str]:
    """Some lines put in a wording, those of the script they are believed to be in as many at once as stand together."""
    done = 0
    for start, end in _foreign(part, leaning):
        yield put(part[done:start], wording, leaning)
        yield put(part[start:end], wording, Script.HANT if leaning is Script.HANS else Script.HANS)
        done = end
    yield put(part[done:], wording, leaning)


def _foreign(part: str, leaning: Script) -> Iterator[Span]:
    """The stretches of lines that lean to the other script."""
    stretch = Span(0, 0)
    end = 0
    while hit := _sign(leaning).search(part, end):
        start = part.rfind("\n", 0, hit.start()) + 1
        end = part.find("\n", hit.start()) + 1 or len(part)
        if evidence(part[start:end]).leaning in {leaning, Script.NONE}:
            continue
        if start > stretch.end:
            yield stretch
            stretch = Span(start, end)
        stretch = Span(stretch.start, end)
    yield stretch


@cache
def _sign(leaning: Script) -> re.Pattern[str]:
    """What speaks against a script."""
    return re.compile(f"[{''.join(sorted(one_sided()[leaning is Script.HANS]))}]")
