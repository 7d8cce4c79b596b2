"""`reader list`: the documents, with what is known of each."""

from argparse import ArgumentParser, Namespace

from reader.cli import output, tables
from reader.cli.commands import DONE, Subcommand
from reader.cli.reading import add_paths, documents
from reader.core.document import Document
from reader.core.sanitizing import printable
from reader.core.scripts import Script

_BADGES = {Script.HANS: "简", Script.HANT: "繁", Script.MIXED: "混", Script.NONE: "-"}

_COLUMNS = tables.Columns(
    names=("script", "date", "source", "author", "title", "characters", "sections", "encoding", "path"),
    numbers=frozenset({"characters", "sections"}),
    widest={"source": 20, "author": 16, "title": 48},
    spared=("encoding", "sections", "author", "characters", "source", "date"),
    yielding="title",
)


def _add_arguments(parser: ArgumentParser) -> None:
    add_paths(parser)
    parser.add_argument("--json", action="store_true", help="one JSON object a line instead of a table")


def _run(arguments: Namespace) -> int:
    if arguments.json:
        for document in documents(arguments):
            output.record(_record(document))
    else:
        tables.show(_COLUMNS, (_row(document) for document in documents(arguments)))
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
    if output.on_terminal():
        # The time of day is for programs; a person needs the room.
        record["date"] = document.metadata.spoken_date[:10]
    return tuple(printable(str(record[name])) for name in _COLUMNS.names)


def _characters(document: Document) -> int:
    """How many code points of clean are not white space."""
    return sum(map(len, document.clean.split()))


COMMAND = Subcommand(
    examples=(
        ("reader list seeds", "script, date, source and title of each"),
        ("reader list --json . | jq -r .title", "the titles alone"),
    ),
    add_arguments=_add_arguments,
    run=_run,
)
"""The subcommand."""
