"""`reader search`: where a query is found, in its context."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator

from reader.cli import output
from reader.cli.commands import DONE, NOTHING_FOUND, Subcommand
from reader.cli.numbers import whole_number
from reader.cli.reading import add_paths, documents
from reader.core.concordance import concordance
from reader.core.document import Document, FurnitureKind
from reader.core.matching import Matcher, matcher
from reader.core.query import parsed
from reader.core.spans import Span
from reader.services.language import spoken

CONTEXT = 30
"""Code points shown on each side of a hit, unless another number is asked for."""


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("query", metavar="QUERY", help='words; "…" a phrase, a|b either, -x without, re:… a pattern')
    add_paths(parser)
    parser.add_argument("--json", action="store_true", help="one JSON object a line, with offsets in the source")
    parser.add_argument("--count", action="store_true", help="how many hits each document has, instead of the hits")
    parser.add_argument("--exact-script", action="store_true", help="script, width and case must be as typed")
    parser.add_argument("--regex", action="store_true", help="the whole query is a regular expression")
    parser.add_argument(
        "--context",
        type=whole_number(0),
        default=CONTEXT,
        metavar="N",
        help="characters on each side (default: %(default)s)",
    )
    parser.add_argument("--max", type=whole_number(1), metavar="N", help="at most so many hits in all")


def _run(arguments: Namespace) -> int:
    finder = matcher(parsed(arguments.query, exact_script=arguments.exact_script, regex=arguments.regex))
    hits = holders = 0
    for document, spans in _found(arguments, finder):
        hits += len(spans)
        holders += 1
        if arguments.count:
            _print_count(document, len(spans), as_json=arguments.json)
        else:
            _print_hits(document, spans, arguments.context, as_json=arguments.json)
    if arguments.count:
        output.say(spoken(f"{_counted(hits, 'hit')} in {_counted(holders, 'document')}"))
    return DONE if hits else NOTHING_FOUND


def _found(arguments: Namespace, finder: Matcher) -> Iterator[tuple[Document, tuple[Span, ...]]]:
    """The documents with hits, and their hits, until as many were found as were asked for."""
    left: int | None = arguments.max
    for document in documents(arguments):
        spans = _article_first(document, finder.spans(document))[:left]
        if spans:
            yield document, spans
        if left is not None:
            left -= len(spans)
            if left == 0:
                return


def _article_first(document: Document, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """The hits of a document with those outside its article behind the others."""
    return tuple(sorted(spans, key=lambda span: _furniture(document, span) is not None))


def _furniture(document: Document, span: Span) -> FurnitureKind | None:
    return document.paragraphs[document.paragraph_at(span.start)].furniture


def _print_hits(document: Document, spans: tuple[Span, ...], context: int, *, as_json: bool) -> None:
    for span, hit in zip(spans, concordance(document, spans, context), strict=True):
        if as_json:
            kind = _furniture(document, span)
            values = {
                "path": document.path,
                "paragraph": hit.paragraph,
                "start": hit.source.start,
                "end": hit.source.end,
                "left": hit.left,
                "match": hit.match,
                "right": hit.right,
            }
            output.record(values | ({"furniture": kind.value} if kind else {}))
        else:
            output.line(f"{document.path}:{hit.paragraph}:{hit.left}", output.Marked(hit.match), hit.right)


def _print_count(document: Document, count: int, *, as_json: bool) -> None:
    if as_json:
        output.record({"path": document.path, "count": count})
    else:
        output.line(f"{document.path}:{count}")


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


COMMAND = Subcommand(
    examples=(
        ("reader search 守土尽责 seeds", "also finds 守土盡責"),
        ('reader search --count "疫情 -北京" .', "hits of each document that has the one and not the other"),
        ("reader search --json --regex '第.{1,3}回' novel.txt", "chapters, with offsets in the source"),
    ),
    add_arguments=_add_arguments,
    run=_run,
)
"""The subcommand."""
