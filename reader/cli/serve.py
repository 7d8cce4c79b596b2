"""`reader serve`: the app in a browser, on this machine's own address."""

from argparse import ArgumentParser, Namespace

from reader.cli import output
from reader.cli.commands import DONE, Subcommand
from reader.core.errors import ReaderError
from reader.services.language import spoken

PORT = 8765
"""Where it listens unless something else is asked for."""

_PORTS = range(1, 1 << 16)


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("paths", nargs="*", metavar="PATH", help="a file or a folder (default: what you read last)")
    parser.add_argument("--port", default=str(PORT), metavar="N", help="where to listen (default: %(default)s)")


def _run(arguments: Namespace) -> int:
    if not arguments.port.isdecimal() or int(arguments.port) not in _PORTS:
        raise ReaderError(f"{arguments.port!r} is no port; a number from 1 to 65535 is")
    from reader.services.serving import Serving  # noqa: PLC0415  # a web server, which only this needs

    serving = Serving(arguments.paths, int(arguments.port))
    output.line(serving.address)
    output.flush()
    output.say(spoken("open this in a browser on this machine; ctrl+c ends it"))
    serving.serve()
    return DONE


COMMAND = Subcommand(
    examples=(
        ("reader serve", "what you read last"),
        ("reader serve --port 9000 ~/texts", "a folder, at another port"),
    ),
    add_arguments=_add_arguments,
    run=_run,
)
"""The subcommand."""
