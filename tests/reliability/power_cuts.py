"""Power cut at random moments of a writing process, on a model of a disk that keeps only what it was told to keep.

What the process wrote is replayed. At the cut, what was not synchronized is dropped, torn at 512 bytes or written in
another order, and names given or taken since a folder was synchronized are undone, each by chance.
"""

import random
import shutil
import sys
import time
from pathlib import Path
from typing import NamedTuple

import pytest

from reader.services.annotations.opening import FILE
from tests.reliability.kills import looked_at
from tests.reliability.tracing import Call, traced

FULL = 3_000
"""Cuts."""

_MARKS = 60
_SECTOR = 512


class Report(NamedTuple):
    """What the cuts did."""

    cuts: int
    calls: int
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
            f"{self.cuts:,} cuts in {self.calls:,} calls: {self.lost} cuts that lost a confirmed mark, "
            f"{self.half} with half a mark, {self.shut} files that would not open ({self.seconds:,.0f} s)"
        )


class _File:
    """What of a file is on the disk, and what is on its way there."""

    def __init__(self) -> None:
        self.durable = bytearray()
        self.coming: list[tuple[int, bytes | None]] = []

    def sync(self) -> None:
        for change in self.coming:
            _apply(self.durable, change)
        self.coming.clear()

    def after_cut(self, dice: random.Random) -> bytes:
        data = bytearray(self.durable)
        parts = [part for change in self.coming for part in _torn(change, dice)]
        dice.shuffle(parts)
        for part in parts:
            _apply(data, part)
        return bytes(data)


def _torn(change: tuple[int, bytes | None], dice: random.Random) -> list[tuple[int, bytes | None]]:
    """Those sectors of one write that reach the disk."""
    fate = dice.random()
    at, data = change
    if fate < 0.4:
        return []
    if fate < 0.7 or data is None:
        return [change]
    starts = range(0, len(data), _SECTOR)
    return [(at + start, data[start : start + _SECTOR]) for start in starts if dice.random() < 0.5]


def _apply(data: bytearray, change: tuple[int, bytes | None]) -> None:
    at, new = change
    if new is None:
        del data[at:]
        data.extend(bytes(max(0, at - len(data))))
    else:
        data.extend(bytes(max(0, at - len(data))))
        data[at : at + len(new)] = new


class _Disk:
    """A folder as a disk has it."""

    def __init__(self, home: bytes) -> None:
        self._home = home
        self._names: dict[bytes, _File] = {}
        self._durable: dict[bytes, _File] = {}
        self._coming: list[tuple[bytes, _File | None]] = []
        self._open: dict[int, tuple[_File | None, bytes, int]] = {}
        self.confirmed: set[str] = set()

    def do(self, call: Call) -> None:
        """Let the process do one thing."""
        getattr(self, f"_{call.name}", lambda _: None)(call)

    def _name(self, path: bytes, file: _File | None) -> None:
        if file is None:
            self._names.pop(path, None)
        else:
            self._names[path] = file
        self._coming.append((path, file))

    def _openat(self, call: Call) -> None:
        path = call.texts[0]
        if not path.startswith(self._home):
            self._open.pop(call.result, None)
            return
        if path not in self._names and path != self._home and b"." in path.rpartition(b"/")[2]:
            self._name(path, _File())
        self._open[call.result] = (self._names.get(path), path, 0)

    def _close(self, call: Call) -> None:
        self._open.pop(call.numbers[0], None)

    def _write(self, call: Call) -> None:
        if call.numbers[0] == 1:
            self.confirmed |= {line.split()[0] for line in call.texts[0].decode().splitlines() if "unsaved" not in line}
        elif call.numbers[0] in self._open:
            file, path, at = self._open[call.numbers[0]]
            if file:
                file.coming.append((at, call.texts[0]))
                self._open[call.numbers[0]] = (file, path, at + len(call.texts[0]))

    def _pwrite64(self, call: Call) -> None:
        file = self._open.get(call.numbers[0], (None, b"", 0))[0]
        if file:
            file.coming.append((call.numbers[-1], call.texts[0]))

    def _ftruncate(self, call: Call) -> None:
        file = self._open.get(call.numbers[0], (None, b"", 0))[0]
        if file:
            file.coming.append((call.numbers[1], None))

    def _fsync(self, call: Call) -> None:
        file, path, _ = self._open.get(call.numbers[0], (None, b"", 0))
        if file:
            file.sync()
        elif path:
            for name, named in [one for one in self._coming if one[0].rpartition(b"/")[0] == path]:
                self._settle(self._durable, name, named)
            self._coming = [one for one in self._coming if one[0].rpartition(b"/")[0] != path]

    _fdatasync = _fsync

    def _rename(self, call: Call) -> None:
        before, after = call.texts
        if before in self._names:
            self._name(after, self._names[before])
            self._name(before, None)

    def _link(self, call: Call) -> None:
        before, after = call.texts
        if before in self._names:
            self._name(after, self._names[before])

    def _unlink(self, call: Call) -> None:
        if call.texts[0] in self._names:
            self._name(call.texts[0], None)

    @staticmethod
    def _settle(names: dict[bytes, _File], name: bytes, file: _File | None) -> None:
        if file is None:
            names.pop(name, None)
        else:
            names[name] = file

    def after_cut(self, folder: Path, dice: random.Random) -> None:
        """Write what is left after a cut into a folder."""
        names = dict(self._durable)
        for name, file in self._coming:
            if dice.random() < 0.5:
                self._settle(names, name, file)
        for name, file in names.items():
            path = folder / name.removeprefix(self._home).lstrip(b"/").decode()
            if not path.name.endswith("-shm"):
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(file.after_cut(dice))


def run(scale: int, seed: int, folder: Path) -> Report:
    """Trace one writing process, and cut its power again and again."""
    if not shutil.which("strace"):
        pytest.skip("strace is not installed")
    home = folder / "traced"
    command = [sys.executable, "-m", "tests.reliability.writing", str(home), "p", str(_MARKS)]
    calls = traced(command, folder / "trace.log")
    # Up to where the first file is made nothing is lost, so cuts are made from there on.
    first = next(n for n, call in enumerate(calls) if call.texts and call.texts[0].startswith(str(home).encode()))
    dice = random.Random(seed)
    lost = half = shut = 0
    begun = time.monotonic()
    for number in range(scale):
        disk = _Disk(str(home).encode())
        for call in calls[first : dice.randrange(first + 1, len(calls) + 1)]:
            disk.do(call)
        after = folder / f"cut-{number}"
        disk.after_cut(after, dice)
        try:
            found = looked_at(after)
        except Exception as error:  # noqa: BLE001  # whatever keeps it from opening is what is looked for
            print(f"cut {number}: {error!r}")
            shut += 1
            continue
        lost += bool(disk.confirmed - found.keys())
        half += not all(found.values())
        shutil.rmtree(after, ignore_errors=True)
    assert (home / FILE).exists()
    return Report(scale, len(calls) - first, lost, half, shut, time.monotonic() - begun)
