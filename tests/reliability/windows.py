"""Two windows on one library, in which somebody marks at the same time: in the end all marks are in both."""

import random
import re
import time
from pathlib import Path
from typing import NamedTuple

from tests.reliability.app_kills import Player, marks_of
from tests.terminal import patient

FULL = 60
"""Seconds."""

_PATIENCE = 60.0


class Report(NamedTuple):
    """What came of it."""

    seconds: int
    written: tuple[int, int]
    confirmed: tuple[int, int]
    on_disk: int
    shown: tuple[int, int]

    @property
    def passed(self) -> bool:
        """Whether everything is everywhere."""
        return self.on_disk >= sum(self.confirmed) and set(self.shown) == {self.on_disk}

    def __str__(self) -> str:
        return (
            f"two windows for {self.seconds} s: {self.confirmed[0]} and {self.confirmed[1]} notes confirmed of "
            f"{self.written[0]} and {self.written[1]} written, {self.on_disk} marks on the disk, "
            f"{self.shown[0]} and {self.shown[1]} shown in the windows"
        )


def run(scale: int, seed: int, folder: Path) -> Report:
    """Write notes in two windows in turn for so many seconds."""
    dice = random.Random(seed)
    players = [Player(folder, name, dice) for name in ("one", "two")]
    try:
        for player in players:
            assert player.wait_for("Documents")
        written = _written(players, scale)
        marks = {mark.id for mark in marks_of(folder)}
        confirmed = tuple(len(player.confirmed) for player in players)
        shown = tuple(_shown(player, len(marks)) for player in players)
    finally:
        for player in players:
            player.kill()
            player.terminal.read(0.1)
    return Report(scale, (written[0], written[1]), (confirmed[0], confirmed[1]), len(marks), (shown[0], shown[1]))


def _written(players: list[Player], seconds: int) -> list[int]:
    """Let both write, each on the document and place it is at, neither waiting for the other."""
    written = [0, 0]
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        for number, player in enumerate(players):
            # Each note on a paragraph of its own, and each window mostly in a document of its own.
            player.terminal.send("]" if written[number] % 7 == 6 else "j" * 3)
            player.read(0.05)
            player.write_note(time.monotonic() + 10.0)
            written[number] += 1
    for player in players:
        player.read(2.0)
    return written


def _shown(player: Player, wanted: int) -> int:
    """How many marks a window lists."""
    end = time.monotonic() + patient(_PATIENCE)
    shown = 0
    while shown != wanted and time.monotonic() < end:
        behind = len(player.output)
        player.terminal.send('"')
        player.read(2.0)
        found = re.findall(r"(\d+) marks of all texts", player.output[behind:])
        shown = int(found[-1]) if found else 0
        player.terminal.send("\x1b")
        player.read(0.5)
    return shown
