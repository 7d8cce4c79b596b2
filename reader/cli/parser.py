"""Arguments read: those of a subcommand, or the few that `reader` itself takes."""

import argparse
from collections.abc import Callable, Iterator, Sequence
from gettext import gettext
from typing import TYPE_CHECKING, NamedTuple, NoReturn

from reader import __version__
from reader.cli import commands, output
from reader.core import cells
from reader.core.errors import ReaderError
from reader.services import language
from reader.services.language import spoken
from reader.services.settings import read_settings

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

_LITERAL = "\0"
"""Stands before an argument that begins with `-` and is no option; no real argument can hold it."""

_DESCRIPTION = """\
Read, search and study Chinese texts in a terminal, in whichever script you prefer.

Without a command, opens the terminal app on files, folders, or - for standard input;
without a path, on what you read last, and the first time on the documents that come with Reader."""

_HEADINGS = {"positional arguments": "arguments:", "options": "options:"}
"""How parts of the help are headed, by what argparse calls them."""

_EXAMPLES = (
    ("reader", "go on where you left"),
    ("reader ~/novels notes.txt", "a folder with all below it, and a file"),
    ("curl -s URL | reader -", "from standard input"),
    ("reader search 守土 ~/news", "every hit, in either script"),
)
"""What `reader` is called with, and what for."""


class Option(NamedTuple):
    """An argument of a command, as a shell that completes it wants to know it.

    Attributes:
        names: How it is spelled; none where it goes by its place.
        help: What it is for.
        takes: What stands behind it; empty where nothing does.
        choices: What may stand there, if not anything.
    """

    names: tuple[str, ...]
    help: str
    takes: str
    choices: tuple[str, ...]


class _Help(argparse.RawDescriptionHelpFormatter):
    """Writes help in the language that is spoken."""

    def add_argument(self, action: argparse.Action) -> None:
        """Explain an argument."""
        action.help = action.help and spoken(action.help)
        super().add_argument(action)

    def format_help(self) -> str:
        """The help; argparse heads its parts with a colon of English, and with a word that says little."""
        text = super().format_help()
        for heading, said in _HEADINGS.items():
            text = text.replace(f"\n{gettext(heading)}:\n", f"\n{spoken(said)}\n")
        return text


class Parser(argparse.ArgumentParser):
    """A parser that complains in one printable line.

    Attributes:
        unknown: An argument that looks like an option of one letter and is none; empty where there is no such.
    """

    unknown = ""

    @property
    def color(self) -> bool:
        """No; argparse would write escape sequences from Python 3.14 on, and only `output` may."""
        return False

    @color.setter
    def color(self, _: bool) -> None:
        """It stays so."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the arguments and leave with status 2."""
        if self.unknown:
            hint = spoken(f"'{self.unknown}' is no option; -- goes before what begins with - and is none")
        else:
            hint = spoken(f"see '{self.prog} --help'")
        output.say(f"{self.prog}: {spoken(message)}; {hint}")
        raise SystemExit(commands.FAILED)

    def options(self) -> Iterator[Option]:
        """What it takes, but for paths and other things of any name."""
        for action in self._actions:
            if action.option_strings or action.choices:
                takes = "" if action.nargs == 0 else str(action.metavar or action.dest)
                choices = tuple(map(str, action.choices or ()))
                told = spoken(action.help or "") % {"default": action.default}
                yield Option(tuple(action.option_strings), told, takes, choices)

    def is_no_option(self, argument: str) -> bool:
        """Whether an argument looks like an option of one letter and is none."""
        name = argument.partition("=")[0]
        return len(name) > 1 and name[0] == "-" and name[1].isalpha() and name not in self._option_string_actions

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
    language.use(read_settings().language)
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


def options(name: str) -> tuple[Option, ...]:
    """What a command takes, by its name."""
    return tuple(_command_parser(name, commands.named(name)).options())


def _parsed(parser: Parser, arguments: Sequence[str]) -> argparse.Namespace:
    """The arguments as the parser reads them, options and others in any order; after `--` there are no options."""
    given = list(arguments)
    if "--" in given:
        end = given.index("--")
        given[end:] = [_LITERAL + argument for argument in given[end + 1 :]]
    given = [_LITERAL + one if _is_exclusion(one) else one for one in given]
    parser.unknown = next((one for one in given if parser.is_no_option(one)), "")
    if parser.usage is None:
        # argparse would cut seven characters off it, which is how long the word is in English.
        parser.usage = _aligned(parser).replace("%", "%%")
    parsed = parser.parse_intermixed_args(given)
    for name, value in vars(parsed).items():
        setattr(parsed, name, _without_sign(value))
    return parsed


def _is_exclusion(argument: str) -> bool:
    """Whether an argument is a query that begins by excluding something, which no option is called like."""
    return len(argument) > 1 and argument[0] == "-" and not argument[1].isascii()


def _aligned(parser: Parser) -> str:
    """The usage without the word before it, its other lines where the first argument stands in the first."""
    word = gettext("usage: ")
    first, *others = parser.format_usage().removeprefix(word).strip().splitlines()
    return "\n".join([first, *(_behind(word, line.removeprefix(" " * len(word))) for line in others)])


def _behind(word: str, line: str) -> str:
    """A line that stands behind a word of the line above it, in cells."""
    return " " * cells.width(word) + line


def _without_sign(value: object) -> object:
    if isinstance(value, list):
        return [_without_sign(one) for one in value]
    return value.removeprefix(_LITERAL) if isinstance(value, str) else value


def _command_parser(name: str, command: commands.Subcommand) -> Parser:
    parser = Parser(
        prog=f"reader {name}",
        description=spoken(f"Prints {commands.HELP[name]}."),
        epilog=_spoken_examples(command.examples),
        formatter_class=_Help,
        allow_abbrev=False,
    )
    command.add_arguments(parser)
    return parser


def _spoken_examples(examples: Sequence[tuple[str, str]]) -> str:
    width = max(cells.width(line) for line, _ in examples)
    lines = (f"  {cells.padded(line, width)}  {spoken(purpose)}" for line, purpose in examples)
    return spoken("examples:") + "\n" + "\n".join(lines)


def _reader_parser() -> Parser:
    parser = Parser(
        prog="reader",
        usage="reader [PATH ...]\n" + _behind(gettext("usage: "), "reader COMMAND ..."),
        description=spoken(_DESCRIPTION),
        epilog=_commands(),
        formatter_class=_Help,
        allow_abbrev=False,
    )
    parser.add_argument("paths", nargs="*", metavar="PATH", help="a file, a folder, or - for standard input")
    parser.add_argument("--version", action="store_true", help="print the version")
    return parser


def _commands() -> str:
    width = max(map(len, commands.HELP)) + 2
    lines = "\n".join(f"  {name:{width}}{spoken(commands.HELP[name])}" for name in commands.HELP)
    heading = spoken("commands ('reader COMMAND --help' says more):")
    like_one = spoken("To open a file that is named like a command, write ./list.")
    return f"{heading}\n{lines}\n\n{like_one}\n\n{_spoken_examples(_EXAMPLES)}"
