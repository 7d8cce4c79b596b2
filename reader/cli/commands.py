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
    "search": "every hit of a query, in its context",
    "convert": "texts in another script, otherwise as they are",
    "words": "word counts, keywords, and what stands near a word",
    "echoes": "passages that occur in more than one place",
    "vocabulary": "the words you marked as known or learning, as a table or for Anki",
    "annotations": "what you marked, to read, to keep or to bring in",
    "repairs": "what was repaired or folded away, and why",
    "serve": "the address at which a browser on this machine finds the app",
    "settings": "everything that can be set, with what it means",
    "doctor": "versions, terminal and file locations, for a bug report",
    "completions": "a script with which bash, zsh or fish completes all this",
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
