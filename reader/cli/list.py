"""`reader list`: the documents, with what is known of each."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from itertools import chain, islice

from reader.cli import output
from reader.cli.commands import DONE, Subcommand
from reader.cli.reading import add_paths, documents
from reader.core import cells
from reader.core.document import Document
from reader.core.sanitizing import printable
from reader.core.scripts import Script

_BADGES = {Script.HANS: "简", Script.HANT: "繁", Script.MIXED: "混", Script.NONE: "-"}

_HEADER = ("script", "date", "source", "author", "title", "characters", "sections", "encoding", "path")
_WIDEST = {"source": 20, "author": 16, "title": 48}
_TOGETHER = 50
"""Rows whose columns are measured together."""

_NUMBERS = frozenset({"characters", "sections"})


def _add_arguments(parser: ArgumentParser) -> None:
    add_paths(parser)
    parser.add_argument("--json", action="store_true", help="one JSON object a line instead of a table")


def _run(arguments: Namespace) -> int:
    if arguments.json:
        for document in documents(arguments):
            output.record(_record(document))
    else:
        _print_table(_row(document) for document in documents(arguments))
    return DONE


def _record(document: Document) -> dict[str, object]:
    metadata = document.metadata
    return {
        "path": document.path,
        "title": metadata.title,
        "author": metadata.author,
        "source": metadata.source,
        "date": metadata.date,
        "script": document.script.value,
        "encoding": document.encoding,
        "undecodable": document.undecodable,
        "characters": _characters(document),
        "sections": len(document.sections),
    }


def _row(document: Document) -> tuple[str, ...]:
    record = _record(document) | {"script": _BADGES[document.script], "date": document.metadata.spoken_date}
    return tuple(printable(str(record[name])) for name in _HEADER)


def _characters(document: Document) -> int:
    """How many code points of clean are not white space."""
    return sum(map(len, document.clean.split()))


def _print_table(rows: Iterable[tuple[str, ...]]) -> None:
    """Print rows in columns; for a person with a header, and without letting a long title push the rest away.

    Many rows are printed while later documents are still being opened, so columns may grow further down.
    """
    left = chain([_HEADER], rows) if output.on_terminal() else iter(rows)
    widths = [0] * len(_HEADER)
    while some := list(islice(left, _TOGETHER)):
        columns = zip(widths, _HEADER, zip(*some, strict=True), strict=True)
        widths = [max(width, _width(name, column)) for width, name, column in columns]
        for row in some:
            filled = map(_filled, _HEADER, row, widths)
            output.line("  ".join(filled).rstrip())
        output.flush()


def _width(name: str, column: Iterable[str]) -> int:
    widest = max(map(cells.width, column))
    return min(widest, _WIDEST.get(name, widest)) if output.on_terminal() else widest


def _filled(name: str, text: str, width: int) -> str:
    return text.rjust(width) if name in _NUMBERS else cells.padded(text, width)


COMMAND = Subcommand(
    examples=(
        ("reader list seeds", "script, date, source and title of each"),
        ("reader list --json . | jq -r .title", "the titles alone"),
    ),
    add_arguments=_add_arguments,
    run=_run,
)
"""The subcommand."""
