"""`reader show`: the text of documents, in a script."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from typing import TYPE_CHECKING

from reader.cli import output
from reader.cli.commands import DONE, Subcommand
from reader.cli.reading import add_paths, documents
from reader.core.conversion import shown
from reader.core.document import Document
from reader.core.sanitizing import printable
from reader.core.scripts import Variant
from reader.core.wording import Wording
from reader.services.conversion_configs import wording

if TYPE_CHECKING:
    from reader.cli.paging import Pages


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
    parser.add_argument("--page", action="store_true", help="a screenful at a time, on a terminal of any kind")


def _run(arguments: Namespace) -> int:
    if not arguments.page:
        _show(arguments, None)
        return DONE
    from reader.cli.paging import pages  # noqa: PLC0415  # only where it is asked for

    with pages() as shown_by_page:
        _show(arguments, shown_by_page)
    return DONE


def _show(arguments: Namespace, by_page: "Pages | None") -> None:
    """Show the documents, all at once or by the page."""
    show = by_page.block if by_page else output.block
    put = wording(Variant(arguments.script), idioms=arguments.idioms)
    given = arguments.paths
    before = ""
    for document in documents(arguments):
        # A folder's texts are headed even where it holds one: the folder's name does not say which.
        if len(given) > 1 or document.path != given[0]:
            show(_heading(document, before))
        if not arguments.source:
            _show_clean(document, put, show)
        elif by_page:
            show(document.source)
        else:
            output.untouched(document.source)
        before = document.source if arguments.source else document.clean
    if output.on_terminal():
        show(_line_end(before))


def _heading(document: Document, before: str) -> str:
    """A heading as head(1) has it: on a line of its own, below an empty one unless it is the first."""
    above = f"{_line_end(before)}\n" if before else ""
    return f"{above}==> {printable(document.path)} <==\n"


def _line_end(text: str) -> str:
    """What ends the last line of a text."""
    return "\n" if text and not text.endswith("\n") else ""


def _show_clean(document: Document, put: Wording, show: Callable[[str], object]) -> None:
    """Show the clean text with each paragraph in the wording, and what stands between them as it is."""
    done = 0
    for paragraph in document.paragraphs:
        span = paragraph.span
        show(document.clean[done : span.start])
        show(shown(span.within(document.clean), put, document.leaning).text)
        done = span.end
    show(document.clean[done:])


COMMAND = Subcommand(
    examples=(
        ("reader show --script hant-tw novel.txt", "in Traditional characters, as in Taiwan"),
        ("reader show --source page.txt", "the file as it is, in UTF-8"),
        ("curl -s URL | reader show --script hans -", "from standard input"),
        ("reader show --page novel.txt", "to read on a terminal that only prints, or have read aloud"),
    ),
    add_arguments=_add_arguments,
    run=_run,
)
"""The subcommand."""
