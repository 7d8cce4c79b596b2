"""What a subcommand is, and which there are; one is only loaded when it is asked for."""

import os
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable

DONE, NOTHING_FOUND, FAILED = range(3)
"""Exit statuses; the last stands for wrong usage and for having nothing to read."""

HELP = {
    "list": "the documents, with what is known of each",
    "show": "the text of documents, in a script",
    "convert": "texts as they are, but for their script",
    "search": "where a query is found, in its context",
    "words": "how often words stand, what a text is about, and what stands with a word",
    "echoes": "passages that stand in more than one place",
    "vocabulary": "the words you marked as known or learning, as a table or for Anki",
    "repairs": "what was repaired or folded away, and why",
    "serve": "the address at which a browser finds the app",
    "doctor": "versions, terminal and places, for a report of a fault",
    "completions": "what a shell needs to complete all this",
    "annotations": "what you marked, for you and for other programs",
    "settings": "everything that can be set, with what it means",
}
"""What each subcommand prints, by its name, which is also the name of its module."""


class Subcommand(NamedTuple):
    """One subcommand.

    Attributes:
        examples: Command lines, each with what it is for.
        add_arguments: Declares its arguments.
        run: Does it and returns the exit status; raises ReaderError.
    """

    examples: tuple[tuple[str, str], ...]
    add_arguments: "Callable[[ArgumentParser], None]"
    run: "Callable[[Namespace], int]"


def named(name: str) -> Subcommand:
    """The subcommand of a name in `HELP`."""
    command: Subcommand = import_module(f"reader.cli.{name}").COMMAND
    return command


def meant(argument: str) -> str | None:
    """What a first argument is most likely meant for that is neither a command nor a path; None for all others."""
    if argument in HELP or not argument.isalpha() or os.path.lexists(argument):
        return None
    from difflib import get_close_matches  # noqa: PLC0415  # only where nothing is called so

    found = get_close_matches(argument.casefold(), (*HELP, "help", "version"), n=1, cutoff=0.75)
    return next((f"--{name}" if name in {"help", "version"} else name for name in found), None)
