"""Reader run as a process of its own, with pipes or with a terminal in memory."""

import os
import shlex
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from reader.services.paths import bundled_seeds

FOLDER = bundled_seeds().parent
"""Where the bundled documents are called `seeds`."""

ROOT = Path(__file__).resolve().parents[2]
_OF_THE_MACHINE = frozenset({"NO_COLOR", "COLUMNS", "LANG", "LC_ALL", "PYTHONUNBUFFERED", "PYTHONIOENCODING"})
PYTHON = shlex.quote(sys.executable)
"""How a shell calls the interpreter that runs the tests."""

READER = (sys.executable, "-m", "reader")


class Done(NamedTuple):
    """What a process did."""

    status: int
    out: str
    err: str

    @property
    def complaints(self) -> list[str]:
        """The lines it said to standard error."""
        return self.err.splitlines()


def environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """An environment that says the same on every machine."""
    kept = {name: value for name, value in os.environ.items() if name not in _OF_THE_MACHINE}
    return {**kept, "PYTHONPATH": str(ROOT), "TERM": "xterm-256color", **(more or {})}


def piped(
    *arguments: str | bytes,
    stdin: bytes = b"",
    env: Mapping[str, str] | None = None,
    cwd: Path = FOLDER,
    program: tuple[str, ...] = READER,
) -> Done:
    """Run Reader, or another program, with pipes."""
    done = subprocess.run(
        [*program, *arguments], input=stdin, env=environment(env), cwd=cwd, capture_output=True, check=False
    )
    return Done(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


def on_terminal(
    *arguments: str,
    env: Mapping[str, str] | None = None,
    stderr_apart: bool = False,
    program: tuple[str, ...] = READER,
    cwd: Path = FOLDER,
) -> Done:
    """Run Reader, or another program, with a terminal for standard output and, unless apart, standard error."""
    master, slave = os.openpty()
    process = subprocess.Popen(
        [*program, *arguments],
        stdin=subprocess.DEVNULL,
        stdout=slave,
        stderr=subprocess.PIPE if stderr_apart else slave,
        env=environment(env),
        cwd=cwd,
    )
    os.close(slave)
    shown = _read_to_end(master)
    os.close(master)
    _, said = process.communicate()
    return Done(process.returncode, shown.replace("\r\n", "\n"), (said or b"").decode("utf-8"))


def with_own_terminal(code: str, *, stdin: bytes, keys: bytes) -> Done:
    """Run Python code in a session whose terminal is standard output, with a pipe for standard input.

    Args:
        code: What to run.
        stdin: What the pipe holds.
        keys: What is typed on the terminal.
    """
    master, slave = os.openpty()
    # The first terminal that the leader of a session opens becomes the session's own.
    command = [sys.executable, "-c", "import os, sys\nos.close(os.open(os.ttyname(1), os.O_RDWR))\n" + code]
    process = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=slave,
        stderr=slave,
        env=environment(),
        cwd=FOLDER,
        start_new_session=True,
    )
    os.close(slave)
    os.write(master, keys)
    assert process.stdin
    process.stdin.write(stdin)
    process.stdin.close()
    shown = _read_to_end(master)
    os.close(master)
    return Done(process.wait(), shown.replace("\r\n", "\n"), "")


def _read_to_end(master: int) -> str:
    pieces = []
    while True:
        try:
            piece = os.read(master, 1 << 16)
        except OSError:
            # Linux says so when the last process has closed its end.
            break
        if not piece:
            break
        pieces.append(piece)
    return b"".join(pieces).decode("utf-8")
