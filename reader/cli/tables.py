"""Rows printed in columns that are aligned by cells, however wide the characters in them are."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, islice
from types import MappingProxyType
from typing import NamedTuple

from reader.cli import output
from reader.core import cells

_TOGETHER = 50
"""Rows whose columns are measured together."""


class Columns(NamedTuple):
    """The columns of a table.

    Attributes:
        names: Their names.
        numbers: Those that stand right, by their names.
        widest: How many cells some may take where a person looks on.
    """

    names: Sequence[str]
    numbers: frozenset[str] = frozenset()
    widest: Mapping[str, int] = MappingProxyType({})


def show(columns: Columns, rows: Iterable[Sequence[str]]) -> None:
    """Print rows; for a person with a header, and without letting a long text push the rest away.

    Many rows are printed while later ones are still being found, so columns may grow further down.
    """
    left = chain([columns.names], rows) if output.on_terminal() else iter(rows)
    widths = [0] * len(columns.names)
    while some := list(islice(left, _TOGETHER)):
        together = zip(widths, columns.names, zip(*some, strict=True), strict=True)
        widths = [max(width, _width(columns, name, column)) for width, name, column in together]
        for row in some:
            filled = (_filled(columns, *cell) for cell in zip(columns.names, row, widths, strict=True))
            output.line("  ".join(filled).rstrip())
        output.flush()


def _width(columns: Columns, name: str, column: Iterable[str]) -> int:
    widest = max(map(cells.width, column))
    return min(widest, columns.widest.get(name, widest)) if output.on_terminal() else widest


def _filled(columns: Columns, name: str, text: str, width: int) -> str:
    return text.rjust(width) if name in columns.numbers else cells.padded(text, width)
