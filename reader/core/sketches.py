"""Whether two texts are versions of one: a few of their clauses, chosen alike from both, compared.

A clause is what stands between two signs that are no Chinese characters, folded. Of all clauses those with the
smallest checksums are kept (a bottom sketch, after Broder), so that the share two sketches have in common tells the
share that the texts have, whatever was moved, edited or converted to the other script.
"""

import re
from heapq import nsmallest
from zlib import crc32

from reader.core.folding import fold

SIZE = 64
"""How many clauses are kept."""

ALIKE = 0.3
"""From which share on two texts are taken for versions of one."""

_PIECE = 1 << 16
_CLAUSE = re.compile("[\u3400-\u9fff]{3,12}")

Sketch = tuple[int, ...]


def sketch(source: str) -> Sketch:
    """The sketch of a text; empty where it has no clauses."""
    found: set[int] = set()
    for at in range(0, len(source), _PIECE):
        # By pieces, so that a long text holds no other thread up.
        found.update(crc32(clause.encode()) for clause in _CLAUSE.findall(fold(source[at : at + _PIECE])))
        found = set(nsmallest(SIZE, found))
    return tuple(sorted(found))


def likeness(one: Sketch, other: Sketch) -> float:
    """The share of their clauses that two texts have in common, from 0 to 1, as far as their sketches tell."""
    smallest = set(sorted({*one, *other})[:SIZE])
    return len(smallest & set(one) & set(other)) / len(smallest) if smallest else 0.0
