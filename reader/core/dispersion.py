"""Dispersion: whether a word stands all through a text, or only in some of its parts."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import pairwise

from reader.core.spans import Span

_LEVELS = " ▁▂▃▄▅▆▇█"


def parts(offsets: Iterable[int], length: int, number: int) -> list[int]:
    """How many of some offsets lie in each of so many equal parts of a text.

    Args:
        offsets: Offsets in one layer.
        length: Code points of this layer.
        number: How many parts.
    """
    counts = [0] * number
    for offset in offsets:
        counts[part_of(offset, length, number)] += 1
    return counts


def part_of(offset: int, length: int, number: int) -> int:
    """The part of a text that holds an offset, of so many equal parts."""
    return min(number - 1, offset * number // max(1, length))


def parts_of_ordered(spans: Sequence[Span], length: int, number: int) -> list[int]:
    """How many spans begin in each part, as `parts` counts; of millions in order, few are looked at."""
    edges = [bisect_left(spans, Span(-(-length * part // number), 0)) for part in range(number)]
    return [end - start for start, end in pairwise([*edges, len(spans)])]


def deviation(counts: Sequence[int], sizes: Sequence[int]) -> float:
    """The deviation of proportions, from 0 for spread evenly to nearly 1 for all in one small part.

    Half the sum of the differences between the share of the word that a part has and the share of the text (Gries
    2008, "Dispersions and adjusted frequencies in corpora"), divided by what is possible (Lijffijt and Gries 2012).

    Args:
        counts: How often the word stands in each part.
        sizes: How long each part is.
    """
    all_counts, all_sizes = sum(counts), sum(sizes)
    if not all_counts or not all_sizes:
        return 0.0
    pairs = zip(counts, sizes, strict=True)
    difference = sum(abs(count / all_counts - size / all_sizes) for count, size in pairs) / 2
    most = 1 - min(size for size in sizes if size) / all_sizes
    return min(1.0, difference / most) if most else 0.0


def drawn(counts: Sequence[int], most: int | None = None) -> str:
    """Counts as columns of different heights, one cell each.

    Args:
        counts: The counts.
        most: What the highest column stands for; None for the largest of the counts.
    """
    top = max(counts, default=0) if most is None else most
    levels = len(_LEVELS) - 1
    return "".join(_LEVELS[min(levels, -(-count * levels // max(1, top)))] for count in counts)
