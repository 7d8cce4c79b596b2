"""`reader echoes`: passages that stand in more than one place, in either script."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator

from reader.cli import output
from reader.cli.commands import DONE, NOTHING_FOUND, Subcommand
from reader.cli.numbers import whole_number
from reader.cli.reading import add_paths, corpus
from reader.core.corpus import Corpus
from reader.core.echoes import LEAST, Change, Echo, Place, wording
from reader.services.echoing import walk
from reader.services.language import spoken

_PLACES = 8
"""Places of one passage that are named; all of them are counted, and stand in JSON."""

_SHOWN = 120
"""Characters of a passage that a line shows."""


def _add_arguments(parser: ArgumentParser) -> None:
    add_paths(parser)
    parser.add_argument("--json", action="store_true", help="one JSON object a line, with offsets in the source")
    parser.add_argument(
        "--min",
        type=whole_number(2),
        default=LEAST,
        metavar="N",
        help="Han characters of the shortest passage (default: %(default)s)",
    )
    parser.add_argument("--max", type=whole_number(1), metavar="N", help="at most N passages, the longest ones")


def _run(arguments: Namespace) -> int:
    texts = corpus(arguments)
    found = next(step.found for step in walk(texts, lambda: False, arguments.min) if step.found is not None)
    for echo in found[: arguments.max]:
        (_print_json if arguments.json else _print)(texts, echo)
    if not arguments.json:
        near = sum(bool(echo.differences) for echo in found)
        exact = len(found) - near
        passages = "1 passage" if exact == 1 else f"{exact:,} passages"
        nearly = f"{near:,} that {'is' if near == 1 else 'are'} nearly the same in two"
        output.say(spoken(f"{passages} in more than one place, {nearly}"))
    return DONE if found else NOTHING_FOUND


def _print(texts: Corpus, echo: Echo) -> None:
    """A passage with its length and how often it stands, and under it where."""
    count = f"{len(echo.places):,} places"
    around = ", furniture" if echo.aside else ""
    output.line(f"{echo.length:,} characters, {count}{around}: ", *_shown(texts, echo))
    for place in echo.places[:_PLACES]:
        output.line(f"    {texts[place.document].path}:{_paragraph(texts, place)}")
    if (rest := len(echo.places) - _PLACES) > 0:
        output.line(f"    and {rest:,} more")


def _shown(texts: Corpus, echo: Echo) -> Iterator[str | output.Marked]:
    """The beginning of a passage as it stands in its first place, with what stands otherwise in the second."""
    room = _SHOWN
    for part in wording(texts, echo):
        text = f"{{{part.here}→{part.there}}}" if isinstance(part, Change) else part
        if len(text) > room:
            yield text[:room] + "…"
            return
        yield output.Marked(text) if isinstance(part, Change) else text
        room -= len(text)


def _paragraph(texts: Corpus, place: Place) -> int:
    return texts[place.document].paragraph_at(place.span.start) + 1


def _print_json(texts: Corpus, echo: Echo) -> None:
    first, second = echo.places[:2]
    output.record(
        {
            "length": echo.length,
            "count": len(echo.places),
            "furniture": echo.aside,
            "text": first.span.within(texts[first.document].clean),
            "places": [_values(texts, place) | {"paragraph": _paragraph(texts, place)} for place in echo.places],
            "differences": [
                [_values(texts, first._replace(span=here)), _values(texts, second._replace(span=there))]
                for here, there in echo.differences
            ],
        }
    )


def _values(texts: Corpus, place: Place) -> dict[str, object]:
    document = texts[place.document]
    start, end = document.source_span(place.span)
    return {"path": document.path, "start": start, "end": end}


COMMAND = Subcommand(
    examples=(
        ("reader echoes seeds", "what one article took from another, 转载 found in 轉載"),
        ("reader echoes --min 20 --json . | jq -r .text", "only long ones, whole"),
    ),
    add_arguments=_add_arguments,
    run=_run,
)
"""The subcommand."""
