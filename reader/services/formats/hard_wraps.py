"""Lines that were broken to fit a page joined to the paragraphs they were.

Whether a text is wrapped is judged by a sample: many of its lines run on into the next one, and neighbours among those
are of one width. In such a text a line that fills the width goes on in the next one, unless that is indented, a
heading, or behind an empty line. What is taken out, the line end and what indents all lines, is a block of the
alignment; so every position keeps its place in the source.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import itemgetter

from reader.core.alignment import Alignment, replaced
from reader.core.spans import Span
from reader.services.formats.chapters import is_heading

_NARROWEST, _WIDEST = 30, 160
"""Cells a page is wide, at least and at most; lines beyond are paragraphs."""

_LEAST_LINES = 8
_SAMPLE_LINES = 2000
_RUNNING_ON = 0.35
"""The share of lines that run on in a text that is wrapped."""

_UNIFORM = 0.6
"""The share of those that are as wide as the line before."""

_RAGGED = 5
"""Cells by which lines of one width differ: a mark that may not begin a line, an odd ASCII character."""

_AROUND = 4
"""Lines on either side by which the width is judged where a line stands."""

_NARROWER = 0.6
"""The share of the text's own width that is no verse."""

_ENDS = frozenset("。！？!?…；;”」』.．:：—")
_SPACES = " \t\u3000"
_LAST = itemgetter(slice(-1, None))


def unwrapped(text: str) -> tuple[str, Alignment]:
    """A text with the lines of each paragraph joined, and its alignment to that; as it is where it is not wrapped."""
    if text.count("\n", 0, _SAMPLE_LINES * _WIDEST) < _LEAST_LINES:
        return text, Alignment()
    width = _width(text.split("\n", _SAMPLE_LINES)[:_SAMPLE_LINES])
    return _joined(text, width) if width else (text, Alignment())


def _cells(line: str) -> int:
    """Nearly how wide a line is: a character of three bytes in UTF-8 takes two cells."""
    return (len(line) + len(line.encode("utf-8", "replace"))) >> 1


def _width(lines: Sequence[str]) -> int:
    """The cells to which lines were wrapped; 0 where they were not."""
    filled = len(lines) - sum(map(str.isspace, lines)) - lines.count("")
    least = max(_LEAST_LINES, _RUNNING_ON * filled)
    ends = Counter(map(_LAST, lines))
    if len(lines) - sum(map(ends.__getitem__, _ENDS)) < least or sum(map(_may_run_on, lines)) < least:
        # Most texts end here: their lines end as sentences do.
        return 0
    margin = _margin(lines) if filled else 0
    running = [_cells(line) for line, below in pairwise(lines) if _runs_on(line, below, margin)]
    if len(running) < least:
        return 0
    uniform = sum(abs(a - b) <= _RAGGED for a, b in pairwise(running))
    return Counter(running).most_common(1)[0][0] if uniform >= _UNIFORM * (len(running) - 1) else 0


def _may_run_on(line: str) -> bool:
    """What is cheaply seen of a line alone; one of so many cells has about so many characters."""
    return line[-1:] not in _ENDS and _NARROWEST // 3 <= len(line) <= _WIDEST


def _runs_on(line: str, below: str, margin: int) -> bool:
    return (
        line[-1:] not in _ENDS
        and len(below) - len(below.lstrip(_SPACES)) == margin < len(below)
        and _NARROWEST <= _cells(line) <= _WIDEST
        and not _is_rule(line)
    )


def _is_rule(line: str) -> bool:
    return line[:1] == line[1:2] and len(line) > 3 and len(set(line.strip())) <= 2


def _joined(text: str, width: int) -> tuple[str, Alignment]:
    lines = text.split("\n")
    margin = _margin(lines)
    full = _full(lines, width)
    cuts: list[tuple[Span, str]] = []
    here = 0
    for line, below, fills in zip(lines, lines[1:], full, strict=False):
        if fills and _continues(below, margin) and not is_heading(line):
            kept = len(line.rstrip())
            glue = " " if _latin(line[kept - 1]) and _latin(below[margin]) else ""
            cuts.append((Span(here + kept, here + len(line) + 1 + margin), glue))
        here += len(line) + 1
    return replaced(text, cuts)


def _margin(lines: Sequence[str]) -> int:
    """How many characters indent most lines; fullwidth spaces indent paragraphs, not lines."""
    indents = Counter(line[: len(line) - len(line.lstrip(_SPACES))] for line in lines[:_SAMPLE_LINES] if line.strip())
    indent = indents.most_common(1)[0][0]
    return 0 if "\u3000" in indent else len(indent)


def _full(lines: Sequence[str], width: int) -> Iterator[bool]:
    """Whether each line fills the width that lines have around it, which may change within a text."""
    cells = [0 if _is_rule(line) else _cells(line.rstrip()) for line in lines]
    cells = [wide if wide <= _WIDEST else 0 for wide in cells]
    for index, wide in enumerate(cells):
        if wide < _NARROWER * width:
            yield False
        else:
            yield wide >= max(cells[max(0, index - _AROUND) : index + _AROUND + 1]) - _RAGGED


def _continues(line: str, margin: int) -> bool:
    """Whether a line is indented as most are and can be the rest of a paragraph."""
    return len(line) - len(line.lstrip(_SPACES)) == margin < len(line) and not _is_rule(line) and not is_heading(line)


def _latin(char: str) -> bool:
    return char < "\u2e80" and not char.isspace()
