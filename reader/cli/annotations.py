"""`reader annotations`: what was marked, listed, exported for other programs, and brought in again."""

import json
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from reader.cli import output
from reader.cli.commands import DONE, FAILED, NOTHING_FOUND, Subcommand
from reader.core.annotations import matching
from reader.core.quoting import Quoted, in_order, markdown, record, web_annotations
from reader.services.annotations.transfer import bring_in, everything, lines_of
from reader.services.language import spoken
from reader.services.streaming import Stream

_SHOWN = 60
"""Characters of a mark that a line shows."""


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("action", choices=("list", "export", "import"), help="what to do")
    parser.add_argument(
        "words",
        nargs="*",
        metavar="WORD|FILE",
        help="only marks with these words, in either script; for import, the files",
    )
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="one JSON object a line (the default of export)")
    form.add_argument("--markdown", action="store_true", help="quotations with title, date and place")
    form.add_argument("--w3c", action="store_true", help="a page of W3C Web Annotations, in JSON-LD")


def _run(arguments: Namespace) -> int:
    if arguments.action == "import":
        return _import(arguments.words)
    marked = everything()
    for said in marked.said:
        output.say(f"reader: {spoken(said)}")
    wanted = {mark.id for mark in matching([one.mark for one in marked.quoted], " ".join(arguments.words))}
    quoted = in_order(one for one in marked.quoted if one.mark.id in wanted)
    _print(quoted, arguments)
    if arguments.action == "list" and not arguments.json:
        output.say(spoken(f"{len(quoted):,} {'mark' if len(quoted) == 1 else 'marks'}"))
    elif not quoted:
        words = bool(arguments.words and marked.quoted)
        output.say(spoken("no mark holds these words" if words else "nothing is marked yet"))
    return DONE if quoted else NOTHING_FOUND


def _print(quoted: Sequence[Quoted], arguments: Namespace) -> None:
    if arguments.markdown:
        output.block("".join(f"{line}\n" for line in markdown(quoted)))
    elif arguments.w3c:
        output.block(json.dumps(web_annotations(quoted), ensure_ascii=False, indent=2) + "\n")
    elif arguments.json or arguments.action == "export":
        for one in quoted:
            output.record(record(one))
    else:
        for one in quoted:
            _line(one)


def _line(quoted: Quoted) -> None:
    mark, about = quoted
    exact = " ".join(mark.anchor.exact.split())
    note = f"  {' '.join(mark.note.split())}" if mark.note else ""
    place = f"{about.path or about.title}:{mark.anchor.start}-{mark.anchor.end}: "
    output.line(place, f"{mark.kind} ", output.Marked(_short(exact)), _short(note))


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def _import(files: Sequence[str]) -> int:
    faulty = False
    for file in files or ["-"]:
        imported = bring_in(lines_of(Stream(file).pieces()))
        for said in imported.said:
            output.say(f"reader: {spoken(said)}")
        for number, fault in imported.faults:
            output.say(f"reader: {file}:{number}: {spoken(fault)}")
        output.say(spoken(f"{file}: {imported.new:,} new, {imported.changed:,} changed"))
        faulty = faulty or bool(imported.faults)
    return FAILED if faulty else DONE


COMMAND = Subcommand(
    examples=(
        ("reader annotations list 守土", "the marks that hold it, in either script"),
        ("reader annotations export > marks.jsonl", "everything, to keep or to bring in elsewhere"),
        ("reader annotations export --markdown", "quotations and notes, to read or to write on with"),
        ("reader annotations import marks.jsonl", "brings them in; a mark that is as new here stays"),
    ),
    add_arguments=_add_arguments,
    run=_run,
)
"""The subcommand."""
