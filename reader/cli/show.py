"""`reader show`: the text of documents, in a script."""

from argparse import ArgumentParser, Namespace

from reader.cli import output
from reader.cli.commands import DONE, Subcommand
from reader.cli.reading import add_paths, documents
from reader.core.conversion import shown
from reader.core.document import Document
from reader.core.scripts import Variant
from reader.core.wording import Wording
from reader.services.conversion_configs import wording


def _add_arguments(parser: ArgumentParser) -> None:
    add_paths(parser)
    form = parser.add_mutually_exclusive_group()
    form.add_argument(
        "--script",
        choices=[variant.value for variant in Variant],
        default=Variant.ORIGINAL.value,
        help="the script to show it in (default: as it is written)",
    )
    parser.add_argument(
        "--idioms", action="store_true", help="with the words of the script's region too, as 软件 becomes 軟體"
    )
    form.add_argument("--source", action="store_true", help="the text as it is in the file, nothing repaired")


def _run(arguments: Namespace) -> int:
    put = wording(Variant(arguments.script), idioms=arguments.idioms)
    given = arguments.paths
    before = ""
    for document in documents(arguments):
        # A folder's texts are headed even where it holds one: the folder's name does not say which.
        if len(given) > 1 or document.path != given[0]:
            _print_heading(document, before)
        if arguments.source:
            output.untouched(document.source)
        else:
            _print_shown(document, put)
        before = document.source if arguments.source else document.clean
    if output.on_terminal():
        _end_line(before)
    return DONE


def _print_heading(document: Document, before: str) -> None:
    """Print a heading as head(1) does: on a line of its own, below an empty one unless it is the first."""
    _end_line(before)
    if before:
        output.line()
    output.line(f"==> {document.path} <==")


def _end_line(text: str) -> None:
    if text and not text.endswith("\n"):
        output.line()


def _print_shown(document: Document, put: Wording) -> None:
    """Print the clean text with each paragraph in the wording, and what stands between them as it is."""
    done = 0
    for paragraph in document.paragraphs:
        span = paragraph.span
        output.block(document.clean[done : span.start])
        output.block(shown(span.within(document.clean), put, document.leaning).text)
        done = span.end
    output.block(document.clean[done:])


COMMAND = Subcommand(
    examples=(
        ("reader show --script hant-tw novel.txt", "in Traditional characters, as in Taiwan"),
        ("reader show --source page.txt", "the file as it is, in UTF-8"),
        ("curl -s URL | reader show --script hans -", "from standard input"),
    ),
    add_arguments=_add_arguments,
    run=_run,
)
"""The subcommand."""
