"""`reader repairs`: what was repaired in documents, what was not because it is not certain, and what is folded away."""

from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from reader.cli import output
from reader.cli.commands import DONE, NOTHING_FOUND, Subcommand
from reader.cli.reading import add_paths, documents
from reader.core.document import Document
from reader.core.paragraphs import FurnitureKind
from reader.core.repair import Certainty, Repair
from reader.services.language import spoken

REPAIRED = "repaired"
SUGGESTED = "suggested"
FOLDED_AWAY = "folded"
"""What was done with a stretch of text."""

_WHY = {
    FurnitureKind.LABELS: "says where the text is from, not what it says",
    FurnitureKind.BREADCRUMB: "says where on its site the page stands",
    FurnitureKind.LINKS: "leads to other pages",
    FurnitureKind.RELATED: "names other articles",
    FurnitureKind.COMMENTS: "asks for comments",
    FurnitureKind.NOTICE: "speaks of the site and its rights",
    FurnitureKind.COUNTER: "is only a number",
    FurnitureKind.SPAM: "keywords in the other script",
    FurnitureKind.REPEATED: "the title again",
    FurnitureKind.RECURRING: "stands in many documents",
}

_SHOWN = 60
"""Characters of a stretch that a line shows; all of them are in JSON."""


class _Entry(NamedTuple):
    """One line of the report; its names are those of the JSON.

    Attributes:
        start: Where the stretch begins in source.
        end: Where it ends.
        paragraph: The number of its paragraph, from 1.
        action: What was done with it.
        kind: What it is.
        before: What stands there.
        after: What was made of it; None where it is only folded away.
        why: Why.
    """

    start: int
    end: int
    paragraph: int
    action: str
    kind: str
    before: str
    after: str | None
    why: str


def _add_arguments(parser: ArgumentParser) -> None:
    add_paths(parser)
    parser.add_argument("--json", action="store_true", help="one JSON object a line, with offsets in the source")


def _run(arguments: Namespace) -> int:
    actions: Counter[str] = Counter()
    for document in documents(arguments):
        for entry in sorted(_entries(document)):
            actions[entry.action] += 1
            _print(document.path, entry, as_json=arguments.json)
    if not arguments.json:
        output.say(", ".join(f"{actions[action]:,} {spoken(action)}" for action in (REPAIRED, SUGGESTED, FOLDED_AWAY)))
    return DONE if actions else NOTHING_FOUND


def _entries(document: Document) -> Iterator[_Entry]:
    for repair in (*document.repairs, *document.suggestions):
        yield _of_repair(document, repair)
    for number, paragraph in enumerate(document.paragraphs, 1):
        if paragraph.furniture:
            span = document.source_span(paragraph.span)
            before, kind = span.within(document.source), paragraph.furniture
            yield _Entry(*span, number, FOLDED_AWAY, kind.value, before, None, _WHY[kind])


def _of_repair(document: Document, repair: Repair) -> _Entry:
    action = REPAIRED if repair.certainty is Certainty.CERTAIN else SUGGESTED
    number = document.paragraph_at(document.alignment.span(repair.span).start) + 1
    return _Entry(*repair.span, number, action, repair.kind.value, repair.before, repair.after, repair.reason)


def _print(path: str, entry: _Entry, *, as_json: bool) -> None:
    if as_json:
        output.record({"path": path} | entry._asdict())
        return
    change = "" if entry.after is None else f" → {_short(entry.after) or spoken('nothing')}"
    what = f"{spoken(entry.action)}, {spoken(entry.kind)}: {spoken(entry.why)}"
    output.line(f"{path}:{entry.start}-{entry.end}: ", output.Marked(_short(entry.before)), f"{change}  ({what})")


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


COMMAND = Subcommand(
    examples=(
        ("reader repairs page.txt", "each with what stood there, what was made of it, and why"),
        ("reader repairs --json . | jq -r .kind | sort | uniq -c", "how many of each kind"),
    ),
    add_arguments=_add_arguments,
    run=_run,
)
"""The subcommand."""
