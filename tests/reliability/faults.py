"""The system refuses every call of a marking process in turn, once or for good: nothing confirmed is lost.

strace puts the error in place of the call, so that it is the real program and the real SQLite that meet it.
"""

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import IO, NamedTuple

import pytest

from tests.reliability.kills import looked_at
from tests.reliability.writing import mark

FULL = 10**6
"""More than there are: every call is refused."""

ERRORS = ("ENOSPC", "EROFS", "EIO", "EACCES")
CALLS = (
    "openat",
    "pwrite64",
    "fsync",
    "fdatasync",
    "ftruncate",
    "rename",
    "link",
    "unlink",
    "mkdir",
    "fchmod",
    "flock",
)
_MARKS = 4
ROOT = Path(__file__).resolve().parents[2]


class Report(NamedTuple):
    """What the faults did."""

    runs: Counter[str]
    confirmed: int = 0
    unsaved: int = 0
    lost: int = 0
    half: int = 0
    died: int = 0
    shut: int = 0

    @property
    def passed(self) -> bool:
        """Whether nothing confirmed was lost and nothing died."""
        return not (self.lost or self.half or self.died or self.shut)

    def __str__(self) -> str:
        calls = ", ".join(f"{many} {name}" for name, many in self.runs.items())
        return (
            f"{self.runs.total():,} runs with a refused call ({calls}; {', '.join(ERRORS)}; once and for good): "
            f"{self.confirmed:,} marks confirmed, {self.unsaved:,} said to be in memory only; {self.lost} lost, "
            f"{self.half} half written, {self.shut} files that would not open, {self.died} processes died"
        )


def run(scale: int, seed: int, folder: Path) -> Report:
    """Refuse each call of a short session, in a new folder and in one with marks."""
    if not shutil.which("strace"):
        pytest.skip("strace is not installed")
    filled = folder / "filled"
    mark(filled, "old", range(3))
    cases = [
        (before, call, error, f"{number}{lasting}")
        for before in (None, filled)
        for call, many in _counts(folder, before).items()
        for number in range(1, many + 1)
        for error in ERRORS
        for lasting in ("", "+")
    ]
    step = max(1, len(cases) // scale)
    report = Report(Counter())
    for before, call, error, when in cases[seed % step :: step]:
        home = folder / "home"
        if before:
            shutil.copytree(before, home)
        report.runs[call] += 1
        report = _judged(report, home, _session(home, [f"inject={call}:error={error}:when={when}"]), old=bool(before))
        shutil.rmtree(home, ignore_errors=True)
    return report


def _counts(folder: Path, before: Path | None) -> dict[str, int]:
    """How often the thread that writes asks the system for each."""
    home, log = folder / "counted", folder / "counted.log"
    if before:
        shutil.copytree(before, home)
    _session(home, [f"trace={','.join(CALLS)}"], log)
    shutil.rmtree(home)
    calls = re.findall(r"^\d+\s+(\w+)\(", log.read_text("utf-8", "replace"), re.MULTILINE)
    return {call: calls.count(call) for call in CALLS if call in calls}


def _session(home: Path, tracing: Sequence[str], log: Path = Path("/dev/null")) -> tuple[int, list[str]]:
    """Let a process mark with strace upon it from when it begins; its status and what it said."""
    command = [sys.executable, "-m", "tests.reliability.writing", str(home), "m", str(_MARKS), "--wait"]
    process = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        # Python tries where it may write by writing; what it is not let take away again stays there.
        cwd=home.parent,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    assert process.stdin
    assert process.stdout
    process.stdout.readline()
    watching = [f"-e{one}" for one in tracing]
    strace = subprocess.Popen(
        ["strace", "-f", "-p", str(process.pid), "-o", str(log), *watching], stderr=subprocess.PIPE
    )
    _wait_for(strace.stderr, b"attached")
    said, _ = process.communicate(b"\n")
    strace.communicate()
    return process.returncode, said.decode().splitlines()


def _wait_for(pipe: IO[bytes] | None, word: bytes) -> None:
    assert pipe
    while line := pipe.readline():
        if word in line:
            return
    raise AssertionError("strace did not attach")


def _judged(report: Report, home: Path, done: tuple[int, list[str]], *, old: bool) -> Report:
    status, said = done
    confirmed = {line.split()[0] for line in said if line.endswith(" saved")}
    expected = confirmed | ({"old-0", "old-1", "old-2"} if old else set())
    try:
        found = looked_at(home)
    except Exception as error:  # noqa: BLE001  # whatever keeps it from opening is what is looked for
        print(repr(error))
        return report._replace(shut=report.shut + 1)
    return report._replace(
        confirmed=report.confirmed + len(confirmed),
        unsaved=report.unsaved + sum(line.endswith("unsaved") for line in said),
        lost=report.lost + len(expected - found.keys()),
        half=report.half + sum(not whole for whole in found.values()),
        died=report.died + (status != 0 or len(said) != _MARKS),
    )
