"""Results and other tables written to a file that a spreadsheet, or a program, can open: whole, or not at all.

The name of the file says which: `.csv`, `.tsv` or `.jsonl`. Positions are those of source, as everywhere outside the
program. What is written stands in a file beside the one asked for until it is complete.
"""

import csv
import json
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from time import monotonic
from typing import TextIO

from reader.core.concordance import concordance
from reader.core.corpus import Corpus
from reader.core.errors import Exists, SourceError
from reader.core.ordering import Listing
from reader.core.sanitizing import DANGEROUS, printable
from reader.services.paths import wrapped

CONTEXT = 30
"""Code points written on each side of a hit, as `reader search` prints."""

TOLD_EVERY = 0.2
"""Seconds between two words of how far it is."""

_COLUMNS = ("path", "title", "date", "paragraph", "start", "end", "left", "match", "right", "furniture")
_FORMULA = frozenset("=+-@\t\r＝＋－＠")
"""What a cell begins with that a spreadsheet takes for a formula and not for text."""

_Record = dict[str, object]


class Format(StrEnum):
    """How results are written."""

    CSV = ".csv"
    TSV = ".tsv"
    JSONL = ".jsonl"


def export(
    corpus: Corpus, listing: Listing, path: str, cancelled: Callable[[], bool], *, replace: bool
) -> Iterator[int]:
    """Write all results to a file, in their order, telling now and then and at the end how many are written.

    Args:
        corpus: Where they were found.
        listing: The results.
        path: The file, as the user named it; `~` is the home folder.
        cancelled: Asked before each result; once it says yes, there is no file.
        replace: Whether a file that is there may be replaced.

    Raises:
        Exists: If it may not, and there is one.
        SourceError: If the name says no format, or the file cannot be written.
    """
    with _table(path, _COLUMNS, replace=replace) as (write, keep):
        due = monotonic() + TOLD_EVERY
        for number, record in enumerate(_records(corpus, listing)):
            if cancelled():
                return
            write(record)
            if monotonic() >= due:
                yield number
                due = monotonic() + TOLD_EVERY
        keep()
    yield len(listing)


def export_table(columns: Sequence[str], rows: Iterable[Sequence[object]], path: str, *, replace: bool) -> Path:
    """Write a table to a file, and tell where that is.

    Args:
        columns: The names of its columns.
        rows: What stands in them.
        path: The file, as the user named it; `~` is the home folder.
        replace: Whether a file that is there may be replaced.

    Raises:
        Exists: If it may not, and there is one.
        SourceError: If the name says no format, or the file cannot be written.
    """
    with _table(path, columns, replace=replace) as (write, keep):
        for row in rows:
            write(dict(zip(columns, row, strict=True)))
        keep()
    return Path(path).expanduser().resolve()


@contextmanager
def _table(
    path: str, columns: Sequence[str], *, replace: bool
) -> Iterator[tuple[Callable[[_Record], object], Callable[[], None]]]:
    """What writes a record to a file that the user named, and what keeps the file; without that, there is none."""
    to = Path(path).expanduser()
    form = _format(to)
    if not replace and to.exists():
        raise Exists(path, "is there already")
    try:
        with _aside(to.resolve(), form) as (file, keep):
            yield _writer(file, form, columns), keep
    except OSError as error:
        raise wrapped(path, error) from error


def _format(path: Path) -> Format:
    try:
        return Format(path.suffix.lower())
    except ValueError as error:
        raise SourceError(str(path), "the name must end in .csv, .tsv or .jsonl") from error


@contextmanager
def _aside(path: Path, form: Format) -> Iterator[tuple[TextIO, Callable[[], None]]]:
    """A file beside another, and what puts it in the place of that; without that, nothing is left of it."""
    # A spreadsheet takes a file without a mark for one in the encoding of its region.
    encoding = "utf-8-sig" if form is Format.CSV else "utf-8"
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    kept = False

    def keep() -> None:
        nonlocal kept
        kept = True

    try:
        with aside.open("w", encoding=encoding, newline="") as file:
            yield file, keep
            file.flush()
            os.fsync(file.fileno())
        if kept:
            aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)


def _records(corpus: Corpus, listing: Listing) -> Iterator[_Record]:
    for row in range(len(listing)):
        hit = listing[row]
        document = corpus[hit.document]
        (line,) = concordance(document, [listing.hits.span(hit)], CONTEXT)
        kind = document.paragraphs[line.paragraph - 1].furniture
        values = (
            document.path,
            document.metadata.title,
            document.metadata.date,
            line.paragraph,
            *line.source,
            line.left,
            line.match,
            line.right,
            kind.value if kind else None,
        )
        yield dict(zip(_COLUMNS, values, strict=True))


def _writer(file: TextIO, form: Format, columns: Sequence[str]) -> Callable[[_Record], object]:
    """What writes one record after another."""
    if form is Format.JSONL:
        return lambda record: file.write(_json(record) + "\n")
    if form is Format.CSV:
        rows = csv.writer(file, lineterminator="\r\n")
    else:
        rows = csv.writer(file, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE, quotechar=None)
    rows.writerow(columns)
    return lambda record: rows.writerow(_cells(record.values()))


def _cells(values: Iterable[object]) -> list[object]:
    return [_guarded(printable(value)) if isinstance(value, str) else value for value in values]


def _guarded(text: str) -> str:
    """A text as no spreadsheet takes it for a formula: an apostrophe before it says that it is text."""
    return f"'{text}" if text[:1] in _FORMULA else text


def _json(record: _Record) -> str:
    """One object in one line; what would act on a terminal is escaped."""
    known = {name: value for name, value in record.items() if name != "furniture" or value}
    return DANGEROUS.sub(lambda match: json.dumps(match[0])[1:-1], json.dumps(known, ensure_ascii=False))
