"""Records printed in any of the forms a person or a program may want: JSON, tabs, or columns to be read."""

from collections.abc import Iterable, Iterator
from itertools import chain, groupby

from reader.cli import output, tables
from reader.core.dispersion import drawn
from reader.core.sanitizing import printable

Record = dict[str, object]
"""Names and values; all records of one output have the same names."""

_OF = "path"
"""What a table has one part for each of, where it stands first."""


def print_records(found: Iterable[Record]) -> bool:
    """Print one JSON object a line; whether there was any."""
    any_found = False
    for one in found:
        output.record(one)
        any_found = True
    return any_found


def print_tsv(found: Iterable[Record]) -> bool:
    """Print columns parted by tabs, under their names; whether there was anything."""
    any_found = False
    for one in found:
        if not any_found:
            output.untouched("\t".join(one) + "\n")
        output.untouched("\t".join(_cell(value).replace("\t", " ") for value in one.values()) + "\n")
        any_found = True
    return any_found


def print_tables(found: Iterable[Record]) -> bool:
    """Print columns that are aligned, a table of its own for each document; whether there was anything."""
    any_found = False
    for document, records in groupby(found, _document):
        if document is not None:
            if any_found:
                output.line()
            output.line(f"==> {document} <==")
        _print_table({name: value for name, value in one.items() if document is None or name != _OF} for one in records)
        any_found = True
    return any_found


def _document(one: Record) -> object:
    """The document that a record stands under, where they stand under documents."""
    return one[_OF] if next(iter(one)) == _OF else None


def _print_table(records: Iterator[Record]) -> None:
    first = next(records)
    numbers = frozenset(name for name, value in first.items() if isinstance(value, int | float))
    spared = tuple(name for name in ("met", "title") if name in first)
    columns = tables.Columns(tuple(first), numbers, spared=spared, yielding="sentence")
    rows = ([printable(_cell(value)) for value in one.values()] for one in chain([first], records))
    tables.show(columns, rows)


def _cell(value: object) -> str:
    return drawn(value) if isinstance(value, list) else str(value)
