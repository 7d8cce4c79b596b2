"""The real app, in a terminal, killed at random moments while it is read in, marked and noted: reopened each time.

A note counts as confirmed once the screen says that it is kept.
"""

import os
import random
import re
import signal
import sys
import time
from pathlib import Path
from typing import NamedTuple

from reader.core.annotations import Annotation
from reader.core.document import Document
from reader.services.annotations import opening
from reader.services.annotations.opening import FILE
from reader.services.annotations.store import Store
from reader.services.library import Library
from reader.services.paths import bundled_seeds
from reader.services.places import PLACES
from tests.terminal import Terminal, patient

FULL = 1_000
"""Kills."""

_ROUND = 25
"""Kills in one home."""

_PATIENCE = 60.0
_OPEN, _WRITING = "Documents", "ctrl+s keeps"
_TROUBLE = ("damaged", "not saved")
_WALK = [" ", "b", "j", "k", "G", "g", "]", "[", "t", "d", "u", "{", "}", "+", "-"]
_MARK = ["m", "h", "h", "D", "U", "\x19"]


class Report(NamedTuple):
    """What the kills did."""

    kills: int
    confirmed: int
    marks: int
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
            f"{self.kills:,} kills of the app, {self.confirmed:,} notes confirmed on the screen, up to {self.marks:,} "
            f"revisions in a home: {self.lost} lost, {self.half} half, {self.shut} times it would not open "
            f"({self.seconds:,.0f} s)"
        )


def environment(home: Path) -> dict[str, str]:
    """Where an app keeps what is its user's."""
    return {place.variable: str(home / (place.name or place.kind)) for place in PLACES}


class Player:
    """A person at an app, in a hurry."""

    def __init__(self, home: Path, name: str, dice: random.Random) -> None:
        """Start the app."""
        self._name = name
        self._dice = dice
        self._notes = 0
        self.terminal = Terminal(
            [sys.executable, "-m", "reader", str(bundled_seeds())], (100, 30), environment(home), drawing=False
        )

    @property
    def output(self) -> str:
        """All that was drawn, without what tells how."""
        return re.sub(r"\x1b\[[0-9;?<>=]*[ -/]*[@-~]", "", self.terminal.output.decode("utf-8", "replace"))

    @property
    def written(self) -> set[str]:
        """The notes that were typed to their ends."""
        return {f"{self._name}n{number}e" for number in range(1, self._notes + 1)}

    @property
    def confirmed(self) -> set[str]:
        """The notes of which the screen said that they are kept."""
        return set(re.findall(rf"note: ({self._name}n\d+e)", self.output))

    def wait_for(self, text: str, behind: int = 0, seconds: float = _PATIENCE) -> bool:
        """Wait for something to be drawn, behind so many bytes; whether it was."""
        end = time.monotonic() + patient(seconds)
        while text.encode() not in self.terminal.output[behind:]:
            if time.monotonic() > end:
                return False
            self.terminal.read(0.02)
        return True

    def read(self, seconds: float) -> None:
        """Read what is drawn for so long."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            self.terminal.read(left)

    def play(self, seconds: float) -> None:
        """Press keys for so long."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if self._dice.random() < 0.3:
                self.write_note(end)
            else:
                self.terminal.send(self._dice.choice(_MARK if self._dice.random() < 0.4 else _WALK))
            self.terminal.read(self._dice.uniform(0.0, 0.05))

    def write_note(self, end: float) -> None:
        """Write a note, as far as there is time."""
        behind = len(self.terminal.output)
        self.terminal.send("a")
        while _WRITING.encode() not in self.terminal.output[behind:]:
            if time.monotonic() > end:
                return
            self.terminal.read(0.02)
        self._notes += 1
        self.terminal.send(f"{self._name}n{self._notes}e\x13")
        if self._dice.random() < 0.7:
            said = f"note: {self._name}n{self._notes}e".encode()
            while said not in self.terminal.output[behind:] and time.monotonic() < end:
                self.terminal.read(0.02)

    def kill(self) -> None:
        """End it as no program can prevent."""
        os.kill(self.terminal.pid, signal.SIGKILL)


def run(scale: int, seed: int, folder: Path) -> Report:
    """Start, play, kill and look, again and again."""
    dice = random.Random(seed)
    documents = {
        one.fingerprint: one for one in Library([str(bundled_seeds())]).outcomes() if isinstance(one, Document)
    }
    confirmed: set[str] = set()
    total = marks = lost = half = shut = 0
    begun = time.monotonic()
    home = folder
    for number in range(scale):
        if number % _ROUND == 0:
            print(
                f"{number:,} kills, {total + len(confirmed):,} confirmed, {lost} lost, {half} half, {shut} shut",
                flush=True,
            )
            total, confirmed, home = total + len(confirmed), set(), folder / f"home-{number}"
            home.mkdir()
        said, opened = killed(home, f"k{number}", dice)
        shut += not opened
        confirmed |= said
        found = marks_of(home)
        notes = " ".join(mark.note for mark in found)
        gone = {name for name in confirmed if name not in notes}
        lost, confirmed = lost + len(gone), confirmed - gone
        half += sum(not whole(mark, documents) for mark in found)
        marks = max(marks, len(found))
    return Report(scale, total + len(confirmed), marks, lost, half, shut, time.monotonic() - begun)


def killed(home: Path, name: str, dice: random.Random) -> tuple[set[str], bool]:
    """Play with an app and kill it; what it confirmed, and whether it opened at all."""
    player = Player(home, name, dice)
    with player.terminal:
        if dice.random() < 0.1:
            # While it starts.
            player.terminal.read(dice.uniform(0.05, 1.0))
            opened = True
        else:
            opened = player.wait_for(_OPEN)
            player.play(dice.expovariate(1 / 2.0))
        player.kill()
        player.terminal.read(0.05)
        return player.confirmed, opened and not any(word in player.output for word in _TROUBLE)


def marks_of(home: Path) -> list[Annotation]:
    """The marks in a home."""
    path = Path(environment(home)["READER_DATA"]) / FILE
    if not path.exists():
        return []
    store = Store(opening.opened(path))
    try:
        return store.revisions()
    finally:
        store.close()


def whole(mark: Annotation, documents: dict[str, Document]) -> bool:
    """Whether a mark is of a text that there is, and says what stands there."""
    document = documents.get(mark.document)
    return document is not None and mark.anchor.span.within(document.source) == mark.anchor.exact
