"""`reader search`: where a query is found, in its context."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from time import thread_time
from typing import NamedTuple

from reader.cli import output
from reader.cli.commands import DONE, NOTHING_FOUND, Subcommand
from reader.cli.numbers import whole_number
from reader.cli.reading import add_paths, documents
from reader.core.concordance import concordance
from reader.core.document import Document
from reader.core.matching import Matcher, ReadMatcher, matcher, wanted
from reader.core.paragraphs import FurnitureKind
from reader.core.query import parsed
from reader.core.spans import Span
from reader.services.language import spoken
from reader.services.settings import read_settings

CONTEXT = 30
"""Code points shown on each side of a hit, unless another number is asked for."""


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("query", metavar="QUERY", help='words; "…" a phrase, a|b either, -x without, re:… a pattern')
    add_paths(parser)
    parser.add_argument("--json", action="store_true", help="one JSON object a line, with offsets in the source")
    instead = parser.add_mutually_exclusive_group()
    instead.add_argument("--count", action="store_true", help="only how many hits each document has")
    instead.add_argument("--files-with-matches", "-l", action="store_true", help="only which documents have hits")
    parser.add_argument("--exact-script", action="store_true", help="script, width and case must be as typed")
    parser.add_argument("--regex", action="store_true", help="the whole query is a regular expression")
    parser.add_argument(
        "--pinyin", action="store_true", help="letters are syllables or initials too: shoutu and st find 守土"
    )
    parser.add_argument(
        "--context",
        type=whole_number(0),
        default=CONTEXT,
        metavar="N",
        help="characters on each side (default: %(default)s)",
    )
    parser.add_argument("--max", type=whole_number(1), metavar="N", help="at most N hits in all")


class _Hit(NamedTuple):
    """A match.

    Attributes:
        span: Where it stands, in clean.
        read: Whether it is only read as was typed, not spelt so.
        furniture: What it stands in where that is no part of the article.
    """

    span: Span
    read: bool
    furniture: FurnitureKind | None


def _run(arguments: Namespace) -> int:
    hits = holders = 0
    for document, found in _found(arguments, _matchers(arguments)):
        hits += len(found)
        holders += 1
        if arguments.count:
            _print_count(document, len(found), as_json=arguments.json)
        elif arguments.files_with_matches:
            _print_path(document, as_json=arguments.json)
        else:
            _print_hits(document, found, arguments.context, as_json=arguments.json)
    output.progress_over()
    if arguments.count:
        output.say(_found_in(hits, holders))
    return DONE if hits else NOTHING_FOUND


def _matchers(arguments: Namespace) -> list[Matcher]:
    """What finds the hits: by their spelling, and by their reading where that is asked for and the query has one."""
    query = parsed(arguments.query, exact_script=arguments.exact_script, regex=arguments.regex)
    matchers = [matcher(query, thread_time)]
    if arguments.pinyin:
        from reader.core.typed_pinyin import read  # noqa: PLC0415  # tables that other searches need not have

        if as_read := read(query):
            matchers.append(ReadMatcher(wanted(query), as_read))
    return matchers


def _found(arguments: Namespace, matchers: Sequence[Matcher]) -> Iterator[tuple[Document, list[_Hit]]]:
    """The documents with hits, and their hits, until as many were found as were asked for."""
    left: int | None = arguments.max
    furniture = read_settings().search_furniture
    for searched, document in enumerate(documents(arguments)):
        output.progress(spoken(f"{_counted(searched, 'document')} searched"))
        hits = _hits(document, matchers, furniture=furniture)[:left]
        if hits:
            yield document, hits
        if left is not None:
            left -= len(hits)
            if left == 0:
                return


def _hits(document: Document, matchers: Sequence[Matcher], *, furniture: bool) -> list[_Hit]:
    """The hits of a document: those outside its article behind the others, those by reading behind those spelt so.

    Args:
        document: The document.
        matchers: What finds them.
        furniture: Whether those outside its article are wanted.
    """
    hits = [
        _Hit(span, number > 0, document.furniture_at(span.start))
        for number, finder in enumerate(matchers)
        for span in finder.spans(document)
    ]
    if not furniture:
        hits = [hit for hit in hits if hit.furniture is None]
    return sorted(hits, key=lambda hit: (hit.furniture is not None, hit.read))


def _print_hits(document: Document, hits: Sequence[_Hit], context: int, *, as_json: bool) -> None:
    lines = concordance(document, (hit.span for hit in hits), context)
    for hit, around in zip(hits, lines, strict=True):
        if as_json:
            values = {
                "path": document.path,
                "paragraph": around.paragraph,
                "start": around.source.start,
                "end": around.source.end,
                "left": around.left,
                "match": around.match,
                "right": around.right,
            }
            furniture = {"furniture": hit.furniture.value} if hit.furniture else {}
            output.record(values | furniture | ({"pinyin": True} if hit.read else {}))
        else:
            place = f":{around.paragraph}:{around.left}"
            output.line(_path(document), place, output.Marked(around.match), around.right)


def _print_count(document: Document, count: int, *, as_json: bool) -> None:
    if as_json:
        output.record({"path": document.path, "count": count})
    else:
        output.line(_path(document), f":{count}")


def _print_path(document: Document, *, as_json: bool) -> None:
    if as_json:
        output.record({"path": document.path})
    else:
        output.line(_path(document))


def _path(document: Document) -> str | output.Linked:
    """A document's path, leading to its file where it has one."""
    return output.Linked(document.path, document.stamp.file) if document.stamp else document.path


def _found_in(hits: int, holders: int) -> str:
    """How many hits there are in how many documents."""
    if hits == 1:
        return spoken(f"{hits:,} hit in {holders:,} document")
    if holders == 1:
        return spoken(f"{hits:,} hits in {holders:,} document")
    return spoken(f"{hits:,} hits in {holders:,} documents")


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


COMMAND = Subcommand(
    examples=(
        ("reader search 守土尽责 seeds", "also finds 守土盡責"),
        ('reader search --count "疫情 -北京" .', "hits in each document that has 疫情 but not 北京"),
        ("reader search -l --pinyin shoutu ~/news", "documents that have 守土"),
        ("reader search --json --regex '第.{1,3}回' novel.txt", "chapters, with offsets in the source"),
    ),
    add_arguments=_add_arguments,
    run=_run,
)
"""The subcommand."""
