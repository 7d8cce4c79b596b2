"""`reader convert`: texts as they are, but for their script."""

from argparse import ArgumentParser, Namespace

from reader.cli import output
from reader.cli.commands import DONE, FAILED, Subcommand
from reader.core.errors import SourceError
from reader.core.filtering import filtered
from reader.core.scripts import Variant
from reader.core.wording import Wording
from reader.services.conversion_configs import wording
from reader.services.language import spoken
from reader.services.paths import STDIN
from reader.services.streaming import Stream

_VARIANTS = [variant.value for variant in Variant if variant is not Variant.ORIGINAL]


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("paths", nargs="*", metavar="FILE", help="a file, or - for standard input (default: -)")
    parser.add_argument("--to", choices=_VARIANTS, required=True, help="the script to convert to")
    parser.add_argument("--idioms", action="store_true", help="with the words of its region, as 软件 becomes 軟體")
    parser.add_argument("--encoding", metavar="NAME", help="encoding of the texts (default: detected for each)")


def _run(arguments: Namespace) -> int:
    put = wording(Variant(arguments.to), idioms=arguments.idioms)
    given = arguments.paths or [STDIN]
    failed = 0
    for path in given:
        try:
            _convert(Stream(path, arguments.encoding), path, put)
        except SourceError as error:
            output.complain(error)
            failed += 1
    return FAILED if failed == len(given) else DONE


def _convert(stream: Stream, path: str, put: Wording) -> None:
    for text in filtered(stream.pieces(), put):
        output.passed_on(text)
    if stream.undecodable:
        amiss = spoken(f"not readable as {stream.encoding}, places: {stream.undecodable:,}")
        output.say(f"reader: {path}: {amiss}")


COMMAND = Subcommand(
    examples=(
        ("reader convert --to hant-tw novel.txt > new.txt", "Traditional characters, as in Taiwan"),
        ("pbpaste | reader convert --to hans --idioms", "Simplified, with the mainland's words"),
    ),
    add_arguments=_add_arguments,
    run=_run,
)
"""The subcommand."""
