"""Rows printed in columns that are aligned by cells, however wide the characters in them are."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from types import MappingProxyType
from typing import NamedTuple

from reader.cli import output
from reader.core import cells
from reader.services.language import spoken

_TOGETHER = 50
"""Rows whose columns are measured together."""

_GAP = "  "
_LEAST = 16
"""Cells that the column which gives way keeps in any case."""

_HEADINGS = {
    "script": "script",
    "date": "date",
    "source": "source",
    "author": "author",
    "title": "title",
    "characters": "characters",
    "sections": "sections",
    "encoding": "encoding",
    "path": "path",
    "word": "word",
    "count": "count",
    "per_million": "per million",
    "documents": "documents",
    "elsewhere": "elsewhere",
    "elsewhere_per_million": "elsewhere/M",
    "general_per_million": "in general/M",
    "likelihood": "likelihood",
    "tf_idf": "tf-idf",
    "together": "together",
    "before": "before",
    "after": "after",
    "log_dice": "logDice",
    "where": "where",
    "standing": "standing",
    "met": "met",
    "sentence": "sentence",
}
"""What columns are called to a person, by their names."""


class Columns(NamedTuple):
    """The columns of a table.

    Attributes:
        names: Their names.
        numbers: Those that stand right, by their names.
        widest: How many cells some may take where a person looks on.
        spared: Those that are left out, the first first, where a terminal has no room for all.
        yielding: The one that is cut to what room there is then; none where it is empty.
    """

    names: Sequence[str]
    numbers: frozenset[str] = frozenset()
    widest: Mapping[str, int] = MappingProxyType({})
    spared: Sequence[str] = ()
    yielding: str = ""


def show(columns: Columns, rows: Iterable[Sequence[str]]) -> None:
    """Print rows; for a person with a header, and in columns that fit into the terminal as far as they can.

    Many rows are printed while later ones are still being found, so columns may grow further down.
    """
    left, room = iter(rows), output.room()
    widths = dict.fromkeys(columns.names, 0)
    kept: Sequence[str] = ()
    while some := list(islice(left, _TOGETHER)):
        for name, column in zip(columns.names, zip(*some, strict=True), strict=True):
            widths[name] = max(widths[name], _width(columns, name, column))
        if not kept:
            kept = _kept(columns, widths, room)
            if output.on_terminal():
                heading = dict(zip(columns.names, map(_heading, columns.names), strict=True))
                output.line(output.Faint(_line(columns, heading, _fitted(columns, widths, kept, room))))
        fitted = _fitted(columns, widths, kept, room)
        for row in some:
            output.line(_line(columns, dict(zip(columns.names, row, strict=True)), fitted))
        output.flush()


def _heading(name: str) -> str:
    return spoken(_HEADINGS[name])


def _width(columns: Columns, name: str, column: Iterable[str]) -> int:
    widest = max(map(cells.width, column))
    if not output.on_terminal():
        return widest
    return max(min(widest, columns.widest.get(name, widest)), cells.width(_heading(name)))


def _kept(columns: Columns, widths: Mapping[str, int], room: int | None) -> Sequence[str]:
    """The columns that are shown: all, but for those that must be left out for the others to have their room."""
    kept = list(columns.names)
    for name in columns.spared if room is not None else ():
        least = sum(_LEAST if one == columns.yielding else widths[one] for one in kept)
        if room is not None and least + len(_GAP) * (len(kept) - 1) > room:
            kept.remove(name)
    return kept


def _fitted(columns: Columns, widths: Mapping[str, int], kept: Sequence[str], room: int | None) -> Mapping[str, int]:
    """The cells of each column that is shown."""
    fitted = {name: widths[name] for name in kept}
    if room is not None and columns.yielding in fitted:
        beyond = sum(fitted.values()) + len(_GAP) * (len(fitted) - 1) - room
        wide = fitted[columns.yielding]
        fitted[columns.yielding] = max(min(wide, _LEAST), wide - max(0, beyond))
    return fitted


def _line(columns: Columns, row: Mapping[str, str], widths: Mapping[str, int]) -> str:
    filled = (_filled(row[name], width, right=name in columns.numbers) for name, width in widths.items())
    return _GAP.join(filled).rstrip()


def _filled(text: str, width: int, *, right: bool) -> str:
    return " " * (width - cells.width(text)) + text if right else cells.padded(text, width)
