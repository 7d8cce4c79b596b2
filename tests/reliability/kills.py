"""The store's process killed at random moments while it writes: what it confirmed is there, whole, each time."""

import os
import random
import signal
import time
from itertools import count
from pathlib import Path
from typing import NamedTuple

from reader.services.annotations import opening
from reader.services.annotations.opening import FILE
from reader.services.annotations.store import Store
from tests.reliability.writing import change, mark

FULL = 10_000
"""Kills."""


class Report(NamedTuple):
    """What the kills did."""

    kills: int
    confirmed: int
    lost: int
    half: int
    shut: int
    seconds: float

    @property
    def passed(self) -> bool:
        """Whether they did nothing."""
        return not (self.lost or self.half or self.shut)

    def __str__(self) -> str:
        return (
            f"{self.kills:,} kills, {self.confirmed:,} confirmed marks: {self.lost} lost, {self.half} half written, "
            f"{self.shut} files that would not open ({self.seconds:,.0f} s)"
        )


def run(scale: int, seed: int, folder: Path) -> Report:
    """Start, kill and look, again and again in one folder, a new one now and then."""
    dice = random.Random(seed)
    confirmed = lost = half = shut = 0
    begun = time.monotonic()
    expected: set[str] = set()
    home = folder
    for number in range(scale):
        if number % 50 == 0:
            expected, home = set(), folder / f"kills-{number}"
        said = killed(home, f"k{number}", dice)
        expected |= said
        confirmed += len(said)
        try:
            found = looked_at(home)
        except Exception as error:  # noqa: BLE001  # whatever keeps it from opening is what is looked for
            print(f"kill {number}: {error!r}")
            shut, expected, home = shut + 1, set(), folder / f"kills-{number}-again"
            continue
        lost += len(expected - found.keys())
        half += sum(not whole for whole in found.values())
        expected |= found.keys()
    return Report(scale, confirmed, lost, half, shut, time.monotonic() - begun)


def killed(home: Path, name: str, dice: random.Random) -> set[str]:
    """Let a process write and kill it; what it confirmed."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.dup2(writing, 1)
        mark(home, name, count())
        os._exit(0)
    os.close(writing)
    # Now and then while it starts: the file may be made, or read through, just then.
    first = b"" if dice.random() < 0.2 else os.read(reading, 1 << 16)
    time.sleep(dice.expovariate(60))
    os.kill(pid, signal.SIGKILL)
    with os.fdopen(reading, "rb") as pipe:
        said = first + pipe.read()
    os.waitpid(pid, 0)
    return {line.split()[0].decode() for line in said.splitlines(keepends=True) if line.endswith(b" saved\n")}


def looked_at(home: Path) -> dict[str, bool]:
    """The marks there are, and whether each is whole."""
    if not (home / FILE).exists():
        return {}
    store = Store(opening.opened(home / FILE))
    try:
        return {one.id: one._replace(revision=0) == change(one.id).revisions[0] for one in store.everything()}
    finally:
        store.close()
