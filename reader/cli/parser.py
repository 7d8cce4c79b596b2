"""Arguments read: those of a subcommand, or the few that `reader` itself takes."""

import argparse
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NoReturn

from reader import __version__
from reader.cli import commands, output
from reader.core import cells
from reader.core.errors import ReaderError

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

_LITERAL = "\0"
"""Stands before an argument that begins with `-` and is no option; no real argument can hold it."""

_DESCRIPTION = """\
Read, search and study Chinese texts in a terminal, in whichever script you prefer.

Without a command, opens the terminal app on files, folders, or - for standard input;
without a path, on the documents that come with Reader."""


class Parser(argparse.ArgumentParser):
    """A parser that complains in one printable line."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the arguments and leave with status 2."""
        output.say(f"{self.prog}: {message}; see '{self.prog} --help'")
        raise SystemExit(commands.FAILED)

    def print_help(self, file: "SupportsWrite[str] | None" = None) -> None:
        """Print the help; to standard output as everything is, because argparse would pass over a fault there."""
        if file is None:
            output.block(self.format_help())
        else:
            super().print_help(file)


def run(arguments: Sequence[str], open_app: Callable[[Sequence[str]], int]) -> int:
    """Do what the arguments ask for.

    Args:
        arguments: The arguments after the program's name.
        open_app: Opens the app on paths.

    Returns:
        The exit status.

    Raises:
        ReaderError: If the app cannot be opened.
    """
    try:
        if arguments and arguments[0] in commands.HELP:
            return _run(arguments[0], arguments[1:])
        return _run_reader(arguments, open_app)
    except SystemExit as leaving:
        # So argparse answers --help and wrong usage.
        return leaving.code if isinstance(leaving.code, int) else commands.DONE


def _run_reader(arguments: Sequence[str], open_app: Callable[[Sequence[str]], int]) -> int:
    parsed = _parsed(_reader_parser(), arguments)
    if not parsed.version:
        return open_app(parsed.paths)
    output.line(f"reader {__version__}")
    return commands.DONE


def _run(name: str, arguments: Sequence[str]) -> int:
    output.prepare()
    command = commands.named(name)
    parser = _command_parser(name, command)
    parsed = _parsed(parser, arguments)
    try:
        return command.run(parsed)
    except ReaderError as error:
        output.complain(error, parser.prog)
        return commands.FAILED


def _parsed(parser: Parser, arguments: Sequence[str]) -> argparse.Namespace:
    """The arguments as the parser reads them, options and others in any order; after `--` there are no options."""
    given = list(arguments)
    if "--" in given:
        end = given.index("--")
        given[end:] = [_LITERAL + argument for argument in given[end + 1 :]]
    parsed = parser.parse_intermixed_args(given)
    for name, value in vars(parsed).items():
        setattr(parsed, name, _without_sign(value))
    return parsed


def _without_sign(value: object) -> object:
    if isinstance(value, list):
        return [_without_sign(one) for one in value]
    return value.removeprefix(_LITERAL) if isinstance(value, str) else value


def _command_parser(name: str, command: commands.Subcommand) -> Parser:
    parser = Parser(
        prog=f"reader {name}",
        description=f"Prints {commands.HELP[name]}.",
        epilog=_examples(command),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    command.add_arguments(parser)
    return parser


def _examples(command: commands.Subcommand) -> str:
    width = max(cells.width(line) for line, _ in command.examples)
    lines = (f"  {cells.padded(line, width)}  {purpose}" for line, purpose in command.examples)
    return "examples:\n" + "\n".join(lines)


def _reader_parser() -> Parser:
    parser = Parser(
        prog="reader",
        usage="reader [PATH ...]\n       reader COMMAND ...",
        description=_DESCRIPTION,
        epilog=_commands(),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("paths", nargs="*", metavar="PATH", help="a file, a folder, or - for standard input")
    parser.add_argument("--version", action="store_true", help="print the version")
    return parser


def _commands() -> str:
    width = max(map(len, commands.HELP)) + 2
    lines = "\n".join(f"  {name:{width}}{commands.HELP[name]}" for name in commands.HELP)
    return f"commands ('reader COMMAND --help' says more):\n{lines}\n\nA file that is called like a command is ./list."
