"""Hostile strings through sanitizing and every way the command line prints: nothing acts but Reader's own colours."""

import io
import json
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from reader.__main__ import CRASHED
from reader.__main__ import main as reader
from reader.cli import output
from reader.core.errors import NothingToRead, NotText, QueryError, ReaderError, UnknownEncoding
from reader.core.sanitizing import DANGEROUS, printable, printable_lines
from reader.services.crashes import told
from reader.services.places import CRASH
from tests.reliability.libraries import library
from tests.reliability.payloads import Payloads
from tests.reliability.report import Report, scaled

STRINGS = 1_000_000
COMMANDS = 2_000
_OURS = re.compile("\x1b\\[1;31m|\x1b\\[0m|\x1b\\]8;;(?:file://[!-~]*)?\x1b\\\\|\r?\x1b\\[K")


class _Stream(io.StringIO):
    """A standard stream in memory, with or without a terminal."""

    terminal = True

    def fileno(self) -> int:
        """One of its own, which may be put elsewhere."""
        return os.open(os.devnull, os.O_WRONLY)

    def isatty(self) -> bool:
        return self.terminal


def run(scale: float, report: Report, seed: int = 1) -> None:
    """So many strings through every function that prints; then whole commands on hostile libraries."""
    strings(scaled(STRINGS, scale), report, seed)
    commands(scaled(COMMANDS, scale), report, seed)


@contextmanager
def _streams(*, terminal: bool) -> Iterator[tuple[_Stream, _Stream]]:
    before = sys.stdout, sys.stderr
    streams = _Stream(newline=""), _Stream(newline="")
    for stream in streams:
        stream.terminal = terminal
    sys.stdout, sys.stderr = streams
    try:
        yield streams
    finally:
        sys.stdout, sys.stderr = before


def strings(count: int, report: Report, seed: int) -> None:
    """Strings through sanitizing and through every function of the door to standard output and standard error."""
    payloads = Payloads(seed)
    failures: list[str] = []
    tried = 0
    for start in range(0, count, 500):
        if report.over:
            break
        texts = [payloads.text() for _ in range(min(500, count - start))]
        failures += _sanitized(texts)
        for terminal in (True, False):
            failures += _printed(texts, terminal=terminal)
        tried += len(texts)
    report.add("strings through sanitizing and every function that prints", tried, failures)


def _sanitized(texts: list[str]) -> list[str]:
    failures = []
    for text in texts:
        line, lines = printable(text), printable_lines(text)
        if DANGEROUS.search(line) or DANGEROUS.search(lines.replace("\n", "")) or len(line) != len(text) != len(lines):
            failures.append(f"{text!r} became {line!r}, {lines!r}")
    return failures


def _printed(texts: list[str], *, terminal: bool) -> list[str]:
    failures = []
    with _streams(terminal=terminal) as (out, err):
        for text in texts:
            _print(text)
            lines = 5 + text.count("\n")
            shown, said = out.getvalue(), err.getvalue()
            if foreign(shown) or foreign(said) or shown.count("\n") != lines or said.count("\n") != 6:
                failures.append(f"{text!r} was printed as {shown!r}, {said!r}")
            for stream in (out, err):
                stream.seek(0)
                stream.truncate()
    return failures


def _print(text: str) -> None:
    """Print a text in every way there is."""
    output.line(text, output.Marked(text))
    output.line(text)
    output.block(f"{text}\n")
    output.record({"path": text, text: [text]})
    output.record({"left": text, "match": text})
    output.say(text)
    output.complain(NotText(text, text))
    output.complain(QueryError(text, 3), text)
    output.complain(ReaderError(text))
    output.complain(UnknownEncoding(text))
    output.complain(NothingToRead((NotText(text, text),)))


def foreign(shown: str) -> set[str]:
    """What is in an output besides text, line feeds and Reader's own colours."""
    return set(DANGEROUS.findall(_OURS.sub("", shown))) - {"\n"}


def commands(count: int, report: Report, seed: int) -> None:
    """Whole commands on hostile files, with and without a terminal, in JSON and not, with hostile arguments."""
    random, failures, done = Random(seed), list[str](), 0
    while done < count and not report.over:
        with TemporaryDirectory() as name:
            payloads = Payloads(seed + done, Path(name))
            paths = [str(path) for path in library(Path(name), payloads, 60)]
            for _ in range(min(50, count - done)):
                done += 1
                failures += _command(_arguments(random, payloads, paths), random)
    report.add("commands on hostile files with hostile arguments", done, failures)


def _argument(payloads: Payloads) -> str:
    """What a shell can hand over: any bytes but NUL."""
    return os.fsdecode(payloads.storable(1).encode().replace(b"\0", b"") + b"\xff")


def _arguments(random: Random, payloads: Payloads, paths: list[str]) -> list[str]:
    query = random.choice((payloads.storable(1), "守土", "№", "re:.{3}", "的|了", payloads.one()))
    some = random.sample(paths, random.randrange(1, 4)) + [_argument(payloads)] * (random.random() < 0.2)
    command = random.choice(
        (
            ["list"], ["list", "--json"], ["show"], ["show", "--script", "hant-tw"], ["show", "--source"],
            ["show", "--script", payloads.one()], ["search", query], ["search", query, "--json"],
            ["search", query, "--count"],
            ["search", query, "--regex"], ["search", query, "--exact-script", "--context", "5"], ["repairs"],
            ["repairs", "--json"],
            ["words"], ["words", "--json", "--top", "5"], ["convert", "--to", "hant"],
            ["list", "--encoding", payloads.one()], [_argument(payloads)],
        )
    )  # fmt: skip
    return [*command, *some]


def _command(arguments: list[str], random: Random) -> list[str]:
    terminal = random.random() < 0.5
    with _streams(terminal=terminal) as (out, err):
        try:
            status = reader(arguments)
        except SystemExit as left:
            status = left.code if isinstance(left.code, int) else 1
        except BaseException as error:  # noqa: BLE001  # whatever gets out is what is looked for
            return [f"{arguments!r} raised {error!r}: {told(error)}"]
        shown, said = out.getvalue(), err.getvalue()
    # What is asked for as it is goes as it is, unless a person would see it.
    raw = (arguments[0] == "convert" or "--source" in arguments) and not terminal
    failures = [f"{arguments!r} printed {sorted(foreign(shown))}"] if foreign(shown) and not raw else []
    failures += [f"{arguments!r} said {said!r}"] if foreign(said) else []
    if status not in (0, 1, 2):
        kept = CRASH.path
        crash = kept.read_text(encoding="utf-8") if status == CRASHED and kept.exists() else ""
        failures.append(f"{arguments!r}: status {status}: {said!r} {crash}")
    if "--json" in arguments and status == 0:
        failures += _json_faults(shown, arguments)
    return failures


def _json_faults(shown: str, arguments: list[str]) -> list[str]:
    try:
        for line in shown.splitlines():
            json.loads(line)
    except ValueError as error:
        return [f"{arguments!r} printed no JSON: {error}"]
    return []
