"""Documents opened for a subcommand: what cannot be opened is said, and the rest goes on."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from itertools import chain

from reader.cli import output
from reader.core.corpus import Corpus
from reader.core.document import Document
from reader.core.errors import SourceError
from reader.core.furniture import with_recurring
from reader.services.language import spoken
from reader.services.library import Library
from reader.services.settings import read_settings


def add_paths(parser: ArgumentParser) -> None:
    """Declare the paths a subcommand reads, and how they are read."""
    parser.add_argument("paths", nargs="+", metavar="PATH", help="a file, a folder, or - for standard input")
    parser.add_argument("--encoding", metavar="NAME", help="encoding of the texts (default: detected for each)")


def documents(arguments: Namespace) -> Iterator[Document]:
    """The documents that a subcommand's paths stand for, opened one after another.

    Raises:
        NothingToRead: If not one of them can be opened.
        UnknownEncoding: If they are said to be in an encoding that there is none of.
    """
    settings = read_settings()
    for problem in settings.problems:
        output.say(f"reader: {spoken(problem)}")
    library = Library(arguments.paths, options=settings.options(arguments.encoding))
    loading = library.loading()
    for outcome in chain(loading.failures, loading.first, loading.rest):
        if isinstance(outcome, SourceError):
            output.complain(outcome)
            continue
        if outcome.undecodable:
            amiss = spoken(f"{_places(outcome.undecodable)} not readable as {outcome.encoding}")
            output.say(f"reader: {outcome.path}: {amiss}")
        yield outcome


def corpus(arguments: Namespace) -> Corpus:
    """All documents that a subcommand's paths stand for, with what stands around the articles of many known as such.

    Raises:
        NothingToRead: If not one of them can be opened.
        UnknownEncoding: If they are said to be in an encoding that there is none of.
    """
    found = []
    for document in documents(arguments):
        found.append(document)
        output.progress(spoken(f"{len(found):,} {'document' if len(found) == 1 else 'documents'} opened"))
    output.progress_over()
    return Corpus(with_recurring(found))


def _places(count: int) -> str:
    return spoken("1 place is" if count == 1 else f"{count:,} places are")
