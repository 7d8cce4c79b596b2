"""`reader settings`: everything that can be set, as a file that could be put in place, and where things are kept."""

from argparse import ArgumentParser, Namespace

from reader.cli import output
from reader.cli.commands import DONE, FAILED, Subcommand
from reader.core import cells
from reader.services.language import spoken
from reader.services.places import PLACES
from reader.services.settings import DEFAULTS, read_settings
from reader.services.settings_file import printed


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--defaults", action="store_true", help="the defaults, whatever is set")
    parser.add_argument("--paths", action="store_true", help="where things are kept, and which variable says otherwise")


def _run(arguments: Namespace) -> int:
    if arguments.paths:
        width = max(len(place.variable) for place in PLACES)
        paths = [(place, str(place.path)) for place in PLACES]
        widest = max(cells.width(path) for _, path in paths)
        for place, path in paths:
            output.line(f"{place.variable:{width}}  {cells.padded(path, widest)}  {place.meaning}")
        return DONE
    settings = DEFAULTS if arguments.defaults else read_settings()
    output.block(printed(settings))
    for problem in settings.problems:
        output.say(f"reader: {spoken(problem)}")
    return FAILED if settings.problems else DONE


COMMAND = Subcommand(
    examples=(
        ("reader settings", "all that can be set, with what it means and is set to"),
        ("reader settings --defaults > settings.toml", "a file to begin with"),
        ("reader settings --paths", "where that file belongs, and what else is kept where"),
    ),
    add_arguments=_add_arguments,
    run=_run,
)
"""The subcommand."""
