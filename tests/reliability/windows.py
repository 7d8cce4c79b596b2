"""Two windows on one library, in which somebody marks at the same time: in the end all marks are in both."""

import random
import re
import time
from pathlib import Path
from typing import NamedTuple

from reader.core.annotations import Annotation
from tests.reliability.app_kills import Player, marks_of
from tests.terminal import patient

FULL = 60
"""Seconds."""

_PATIENCE = 30.0
_ONCE = 5.0
_LISTED = re.compile(r"(\d+) marks? of all texts")


class Report(NamedTuple):
    """What came of it."""

    seconds: int
    written: tuple[int, int]
    confirmed: tuple[int, int]
    on_disk: int
    shown: tuple[int, int]
    lost: frozenset[str]

    @property
    def passed(self) -> bool:
        """Whether everything is everywhere."""
        return not self.lost and self.on_disk >= sum(self.confirmed) and set(self.shown) == {self.on_disk}

    def __str__(self) -> str:
        return (
            f"two windows for {self.seconds} s: {self.confirmed[0]} and {self.confirmed[1]} notes confirmed of "
            f"{self.written[0]} and {self.written[1]} written, {self.on_disk} marks on the disk, "
            f"{self.shown[0]} and {self.shown[1]} shown in the windows, {len(self.lost)} notes lost"
        )


def run(scale: int, seed: int, folder: Path) -> Report:
    """Write notes in two windows in turn for so many seconds."""
    dice = random.Random(seed)
    players = [Player(folder, name, dice) for name in ("one", "two")]
    try:
        for player in players:
            assert player.wait_for("Documents")
        _write(players, scale)
        confirmed = tuple(len(player.confirmed) for player in players)
        shown = tuple(_shown(player, folder) for player in players)
        marks = marks_of(folder)
    finally:
        for player in players:
            player.kill()
            player.terminal.read(0.1)
    # A second note at one place is written on from the first: it need not be a mark of its own, nor be said alone.
    notes = " ".join(mark.note for mark in marks)
    written = [player.written for player in players]
    lost = frozenset(name for name in set.union(*written) if name not in notes)
    sizes = len(written[0]), len(written[1])
    return Report(scale, sizes, (confirmed[0], confirmed[1]), _count(marks), (shown[0], shown[1]), lost)


def _write(players: list[Player], seconds: int) -> None:
    """Let both write, each on the document and place it is at, neither waiting for the other."""
    rounds, end = 0, time.monotonic() + seconds
    while time.monotonic() < end:
        for player in players:
            # Each note on a paragraph of its own, and each window mostly in a document of its own.
            player.terminal.send("]" if rounds % 7 == 6 else "j" * 3)
            player.read(0.05)
            player.write_note(time.monotonic() + 10.0)
        rounds += 1
    for player in players:
        player.read(2.0)


def _count(marks: list[Annotation]) -> int:
    return len({mark.id for mark in marks})


def _shown(player: Player, folder: Path) -> int:
    """How many marks a window lists, once it lists all that are on the disk; the last may still be on its way there."""
    end = time.monotonic() + patient(_PATIENCE)
    shown = -1
    while shown != _count(marks_of(folder)) and time.monotonic() < end:
        behind = len(player.terminal.output)
        player.terminal.send('"')
        if player.wait_for(" of all texts", behind, _ONCE):
            shown = int(_LISTED.findall(player.output)[-1])
        player.terminal.send("\x1b")
        player.read(0.5)
    return shown
