"""What the command line prints: the one door to standard output and standard error.

Whatever is printed is made printable here, so that no text, title, file name or query can act on a terminal; only
this module writes escape sequences of its own. Output is UTF-8 whatever the locale says.
"""

import io
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from platform import node
from time import monotonic
from typing import NamedTuple, TextIO
from urllib.parse import quote

from reader.core import cells
from reader.core.errors import NothingToRead, QueryError, ReaderError, SourceError
from reader.core.sanitizing import DANGEROUS, printable, printable_lines
from reader.services.language import spoken

_MARKED = "\x1b[1;31m"
_FAINT = "\x1b[2m"
_PLAIN = "\x1b[0m"
_LINK, _LINK_END = "\x1b]8;;", "\x1b\\"
_CLEARED = "\x1b[K"

_PATIENCE = 0.5
"""Seconds after which a person wants to know that something goes on."""

_PROGRESS_EVERY = 0.1


class Marked(NamedTuple):
    """A piece of a line that stands out where there is colour."""

    text: str


class Faint(NamedTuple):
    """A piece of a line that stands back where there is colour."""

    text: str


class Linked(NamedTuple):
    """A piece of a line that leads to a file, on a terminal that knows links (OSC 8)."""

    text: str
    file: str


def prepare() -> None:
    """Make the standard streams write UTF-8, and never fail for a character."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def on_terminal() -> bool:
    """Whether a person looks at standard output as it is written."""
    return sys.stdout is not None and sys.stdout.isatty()


def room() -> int | None:
    """The cells of a row where a person looks on; None where nobody does, or nobody says how many there are."""
    if not on_terminal():
        return None
    wanted = os.environ.get("COLUMNS", "")
    return (
        int(wanted) if wanted.isdecimal() and int(wanted) else os.get_terminal_size(sys.stdout.fileno()).columns or None
    )


def line(*parts: str | Marked | Faint | Linked) -> None:
    """Print the parts as one line.

    Raises:
        ReaderError: If standard output cannot be written, as the other functions here do.
        BrokenPipeError: If nobody reads it any more.
    """
    _write("".join(map(_rendered, parts)) + "\n")


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
    _clear_progress()
    _talk(printable(message) + "\n")


def ask(question: str) -> None:
    """Say something that is answered in the same line."""
    _clear_progress()
    _talk(printable(question) + " ")


def progress(message: str) -> None:
    """Say in passing how far something is, where a person looks on; the next thing printed takes its place."""
    now = monotonic()
    if _PROGRESS.due is None:
        _PROGRESS.due = now + _PATIENCE
    if now < _PROGRESS.due or sys.stderr is None or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        return
    _PROGRESS.due = now + _PROGRESS_EVERY
    _PROGRESS.shown = True
    room = (os.get_terminal_size(sys.stderr.fileno()).columns or 80) - 1
    _talk(f"\r{cells.head(printable(message), room)}{_CLEARED}")


def progress_over() -> None:
    """Nothing goes on any more that anything would have to be said of."""
    _clear_progress()
    _PROGRESS.due = None


class _Progress:
    """What is said in passing: when to say it next, and whether it stands there."""

    due: float | None = None
    shown = False


_PROGRESS = _Progress()


def _clear_progress() -> None:
    if _PROGRESS.shown:
        _PROGRESS.shown = False
        _talk(f"\r{_CLEARED}")


def _talk(text: str) -> None:
    if sys.stderr is None:
        return
    try:
        sys.stderr.write(text)
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


def _rendered(part: str | Marked | Faint | Linked) -> str:
    """A piece of a line as it is printed; with what only a terminal understands where it is one."""
    text = printable(part if isinstance(part, str) else part.text)
    plain = not on_terminal() or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    if isinstance(part, str) or plain:
        return text
    if not isinstance(part, Linked):
        return f"{_MARKED if isinstance(part, Marked) else _FAINT}{text}{_PLAIN}"
    # A terminal elsewhere must not open a file of its own that is called alike.
    address = Path(part.file).absolute().as_uri().replace("file://", f"file://{quote(node())}", 1)
    return f"{_LINK}{address}{_LINK_END}{text}{_LINK}{_LINK_END}"


def _write(text: str) -> None:
    if sys.stdout is None:
        raise ReaderError("standard output is closed")
    _clear_progress()
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
