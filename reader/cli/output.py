"""What the command line prints: the one door to standard output and standard error.

Whatever is printed is made printable here, so that no text, title, file name or query can act on a terminal; only
this module writes escape sequences of its own. Output is UTF-8 whatever the locale says.
"""

import io
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import NamedTuple, TextIO

from reader.core.errors import NothingToRead, QueryError, ReaderError, SourceError
from reader.core.sanitizing import DANGEROUS, printable, printable_lines
from reader.services.language import spoken

_MARKED = "\x1b[1;31m"
_PLAIN = "\x1b[0m"


class Marked(NamedTuple):
    """A piece of a line that stands out where there is colour."""

    text: str


def prepare() -> None:
    """Make the standard streams write UTF-8, and never fail for a character."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def on_terminal() -> bool:
    """Whether a person looks at standard output as it is written."""
    return sys.stdout is not None and sys.stdout.isatty()


def line(*parts: str | Marked) -> None:
    """Print the parts as one line.

    Raises:
        ReaderError: If standard output cannot be written, as the other functions here do.
        BrokenPipeError: If nobody reads it any more.
    """
    _write("".join(_coloured(part.text) if isinstance(part, Marked) else printable(part) for part in parts) + "\n")


def block(text: str) -> None:
    """Print a text of several lines, without a line feed after it."""
    _write(printable_lines(text))


def untouched(text: str) -> None:
    """Print a text exactly as it is, unless it goes to a terminal."""
    _write(printable_lines(text) if on_terminal() else text)


def passed_on(text: str) -> None:
    """Print a text as `untouched` does, and bytes carried in it by `surrogateescape` as the bytes they were."""
    if on_terminal() or sys.stdout is None:
        untouched(text)
    else:
        flush()
        with _faults_told():
            sys.stdout.buffer.write(text.encode("utf-8", "surrogateescape"))


def record(values: Mapping[str, object]) -> None:
    """Print one JSON object as one line; what would act on a terminal is escaped, so nothing of it is lost."""
    import json  # noqa: PLC0415  # this module also speaks for the app's start, which has no use for it

    text = json.dumps(values, ensure_ascii=False)
    _write(DANGEROUS.sub(lambda match: json.dumps(match[0])[1:-1], text) + "\n")


def flush() -> None:
    """Hand on everything printed so far.

    Raises:
        ReaderError: If standard output cannot be written.
        BrokenPipeError: If nobody reads it any more.
    """
    if sys.stdout is not None:
        with _faults_told():
            sys.stdout.flush()


def say(message: str) -> None:
    """Print one line of talk to standard error."""
    if sys.stderr is None:
        return
    try:
        sys.stderr.write(printable(message) + "\n")
        sys.stderr.flush()
    except OSError:
        # There is nobody left to tell.
        abandon(sys.stderr)


def complain(error: ReaderError, speaker: str = "reader") -> None:
    """Say what went wrong, in one line for each thing that did.

    Args:
        error: What went wrong.
        speaker: Which command says so; a path is the same to all of them.
    """
    if isinstance(error, NothingToRead) and error.failures:
        for failure in error.failures:
            complain(failure)
    elif isinstance(error, SourceError):
        say(f"reader: {error.path}: {spoken(str(error))}")
    elif isinstance(error, QueryError):
        say(f"{speaker}: {spoken(f'column {error.column + 1} of the query')}: {spoken(str(error))}")
    else:
        say(f"{speaker}: {spoken(str(error))}")


def abandon(stream: TextIO | None) -> None:
    """Let a stream that cannot be written any more end in silence, also when the interpreter flushes it at its end."""
    if stream is None:
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def _coloured(text: str) -> str:
    coloured = on_terminal() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return f"{_MARKED}{printable(text)}{_PLAIN}" if coloured else printable(text)


def _write(text: str) -> None:
    if sys.stdout is None:
        raise ReaderError("standard output is closed")
    with _faults_told():
        sys.stdout.write(text)


@contextmanager
def _faults_told() -> Iterator[None]:
    """What the system says of standard output, wrapped."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        abandon(sys.stdout)
        raise ReaderError(f"standard output cannot be written: {error.strerror}") from error
