"""Files of marks damaged at random: none is changed or believed; what is whole goes on, and the person is told."""

import random
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from queue import Queue
from typing import NamedTuple

from reader.core.annotations import Annotation
from reader.services.annotations.keeping import Keeper, News
from reader.services.annotations.opening import FILE
from tests.reliability.writing import change
from tests.terminal import patient

FULL = 100
"""Damaged files."""

_MARKS = 60
_PATIENCE = 30.0


class Report(NamedTuple):
    """What became of the files."""

    kinds: Counter[str]
    outcomes: Counter[str]
    changed: int
    overwritten: int
    silent: int
    missing: int

    @property
    def passed(self) -> bool:
        """Whether nothing was changed, overwritten, or lost in silence."""
        return not (self.changed or self.overwritten or self.silent)

    def __str__(self) -> str:
        return (
            f"{self.kinds.total()} damaged files ({_counted(self.kinds)}): {_counted(self.outcomes)}; "
            f"{self.changed} marks changed, {self.overwritten} damaged files overwritten, {self.silent} faults in "
            f"silence; {self.missing} marks made since the last copy could not be read out of the damage"
        )


def _counted(counts: Counter[str]) -> str:
    return ", ".join(f"{many} {name}" for name, many in counts.most_common())


def _flipped(data: bytearray, dice: random.Random) -> None:
    for _ in range(dice.choice((1, 1, 3, 20))):
        data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)


def _shortened(data: bytearray, dice: random.Random) -> None:
    del data[dice.randrange(len(data)) :]


def _overwritten(data: bytearray, dice: random.Random) -> None:
    at = dice.randrange(len(data))
    data[at : at + 4096] = dice.randbytes(min(4096, len(data) - at))


def _garbage(data: bytearray, dice: random.Random) -> None:
    data[:] = dice.randbytes(dice.randrange(1, 20_000))


def _later(data: bytearray, dice: random.Random) -> None:
    data[60:64] = dice.randrange(2, 9).to_bytes(4, "big")


_KINDS: dict[str, Callable[[bytearray, random.Random], None]] = {
    "with flipped bits": _flipped,
    "cut short": _shortened,
    "with a page of noise": _overwritten,
    "of garbage": _garbage,
    "of a later version": _later,
}


def run(scale: int, seed: int, folder: Path) -> Report:
    """Damage a file of marks, open it, and compare."""
    dice = random.Random(seed)
    whole = folder / "whole"
    marks = _filled(whole)
    report = Report(Counter(), Counter(), 0, 0, 0, 0)
    for number in range(scale):
        kind = dice.choices(list(_KINDS), (6, 2, 3, 1, 1))[0]
        home = folder / f"damaged-{number}"
        shutil.copytree(whole, home)
        data = bytearray((home / FILE).read_bytes())
        _KINDS[kind](data, dice)
        (home / FILE).write_bytes(data)
        report.kinds[kind] += 1
        report = _judged(report, home, bytes(data), marks)
        shutil.rmtree(home)
    return report


def _filled(home: Path) -> dict[str, Annotation]:
    """A folder with marks of which half are in a copy."""
    for part in range(2):
        keeper = Keeper(home, lambda _: None)
        for number in range(_MARKS // 2):
            keeper.keep(change(f"{part}-{number}"))
        assert keeper.close(patient(_PATIENCE))
    keeper = Keeper(home, lambda _: None)
    found: Queue[object] = Queue()
    keeper.ask(lambda store: store.everything(), found.put)
    marks = found.get(timeout=patient(_PATIENCE))
    assert keeper.close(patient(_PATIENCE))
    # The copy made at the last start holds everything; with it away some marks are only in the file itself.
    newest = max((home / "backups").iterdir())
    newest.unlink()
    assert isinstance(marks, list)
    return {mark.id: mark for mark in marks}


def _judged(report: Report, home: Path, damaged: bytes, marks: dict[str, Annotation]) -> Report:
    news: list[News] = []
    keeper = Keeper(home, news.append)
    found: Queue[object] = Queue()
    keeper.ask(lambda store: store.everything(), found.put)
    now = found.get(timeout=patient(_PATIENCE))
    assert isinstance(now, list)
    assert keeper.close(patient(_PATIENCE))
    said = " ".join(f"{one.said} {one.trouble or ''}" for one in news).strip()
    changed = sum(one != marks.get(one.id) for one in now)
    missing = len(marks) - len(now)
    kept = [path.read_bytes() for path in home.iterdir() if path.is_file() and path.name.startswith(FILE)]
    outcome = "restored" if "was damaged" in said else "opened in memory" if said else "opened, nothing of it hurt"
    report.outcomes[outcome] += 1
    silent = int(not said and (missing > 0 or changed > 0))
    overwritten = int(bool(said) and damaged not in kept)
    return report._replace(
        changed=report.changed + changed,
        overwritten=report.overwritten + overwritten,
        silent=report.silent + silent,
        missing=report.missing + missing,
    )
