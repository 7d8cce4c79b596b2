"""Random use for as long as is asked: keys, mouse, queries, sizes, changing files; memory and descriptors watched."""

import os
import signal
import statistics
import time
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from tests.reliability.keys import KEYS, click, odd
from tests.reliability.libraries import library
from tests.reliability.payloads import Payloads
from tests.reliability.report import Report
from tests.reliability.session import FIRST, FRAME, Session
from tests.reliability.signals import ENDING
from tests.reliability.staying import STACKS, TASKS, THREADS

MINUTES = 60.0
WARM = 1 / 4
"""What share of the time is for warming up: what is kept (conversions, frames, the index) fills meanwhile."""

_KEYS = tuple(key for key in KEYS if key != "\x03")
"""All but Ctrl+C, which interrupts what has just given the terminal back."""

_STAYING = "from tests.reliability.staying import run; run()"

_DOCUMENTS = 120
_LOOKED_AT = 50
"""After how many acts it is asked whether it still answers."""

_LONGEST_WAIT = 20.0
"""Seconds after which what does not answer hangs: a file that is hostile may take its time, but not on the screen."""

_MOST_SESSIONS = 50
_SLOPE = 1.0
"""Megabytes an hour by which memory may grow once warm."""


def run(scale: float, report: Report, seed: int = 1) -> None:
    """An hour at scale 1."""
    for_minutes(MINUTES * scale, report, Random(seed))


def for_minutes(minutes: float, report: Report, random: Random) -> None:
    """Use it for so many minutes; where it ends before that, begin again, so that more can be found."""
    end = time.monotonic() + 60 * minutes
    uses: list[_Use] = []
    while time.monotonic() < end and not report.over and len(uses) < _MOST_SESSIONS * max(1, minutes / 10):
        with TemporaryDirectory() as name:
            uses.append(_Use(Path(name), random))
            uses[-1].run(end - time.monotonic(), report)
        report.note(*uses[-1].failures)
    longest = max(uses, key=lambda use: use.seconds)
    slope, failures = longest.slope, [failure for use in uses for failure in use.failures]
    note = f"memory {longest.spoken_memory}, slope {slope:+.2f} MB/h once warm; descriptors {longest.descriptors}"
    if longest.seconds >= 30 * 60 and slope > _SLOPE:
        failures.append(f"memory grows by {slope:.2f} MB an hour")
    report.add(f"random acts in {minutes:g} minutes of use", sum(use.acts for use in uses), failures, note)


class _Use:
    """One session of random use.

    Attributes:
        acts: How much was done.
        failures: What went wrong.
    """

    def __init__(self, folder: Path, random: Random) -> None:
        self._folder = folder
        self._random = random
        self._payloads = Payloads(random.randrange(1 << 30))
        self._samples: list[tuple[float, float, int]] = []
        self._size = (100, 30)
        self.acts = 0
        self.failures: list[str] = []

    def run(self, seconds: float, report: Report) -> None:
        """Act until the time is over; then leave, and look at the terminal."""
        paths = [str(path) for path in library(self._folder, self._payloads, _DOCUMENTS)]
        begun = time.monotonic()
        with Session(*paths, size=self._size, copying=True, code=_STAYING) as session:
            if not session.until(FIRST, 60):
                self.failures.append("no first screen")
                return
            while (passed := time.monotonic() - begun) < seconds and not report.over:
                if not self._samples or passed - self._samples[-1][0] > min(15.0, seconds / 20):
                    self._sample(session, passed)
                self._act(session)
                if self.acts % _LOOKED_AT == 0 and not self._answers(session):
                    self.failures.append(self._hang(session))
                    return
                if session.ended or session.given_back:
                    # What is typed from now on would be the terminal's: Ctrl+Z would stop what is about to end.
                    said = f"{session.status()} after {self.acts} acts: {session.crash} {session.faults()}"
                    self.failures.append(f"ended with {said}")
                    return
            session.signal(signal.SIGTERM)
            status = session.status()
            self.failures += [f"status {status}: {session.crash}"] * (status != ENDING["SIGTERM"]) + session.faults()

    def _answers(self, session: Session) -> bool:
        """Whether it draws when its window is another, once what came before is done; it may be leaving, too."""
        session.settle(0.01, 0.1)
        self._size = self._size[0] % 200 + 1, self._size[1]
        session.terminal.resize(*self._size)
        session.signal(signal.SIGWINCH)
        return session.until(FRAME, _LONGEST_WAIT) or session.ended or session.given_back

    def _hang(self, session: Session) -> str:
        """What is told of a program that does not answer: where its threads are."""
        for asked in (TASKS, THREADS):
            session.signal(asked)
            session.settle(0.5, 2.0)
        (stacks,) = session.home.glob(f"*{STACKS}")
        where = f"in {'×'.join(map(str, self._size))} cells after {self.acts} acts"
        told = stacks.read_text(encoding="utf-8")
        # That of the event loop comes last.
        tasks, loop = told.partition("Thread ")[0], told.rpartition("hread ")[2]
        return f"nothing is drawn for {_LONGEST_WAIT:g} s {where}: a hang; {tasks}{loop}"

    def _sample(self, session: Session, passed: float) -> None:
        folder = Path(f"/proc/{session.terminal.pid}")
        resident = int((folder / "statm").read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
        self._samples.append((passed, resident, len(list((folder / "fd").iterdir()))))
        if len(self._samples) % 3 == 0:
            print(
                f"    {passed / 60:5.1f} min {resident:7.1f} MB {self._samples[-1][2]} descriptors {self.acts} acts",
                flush=True,
            )

    def _act(self, session: Session) -> None:
        """One thing a person might do; it is given its time, as a person would."""
        self.acts += 1
        choice = self._random.random()
        if choice < 0.6:
            session.terminal.send("".join(self._random.choices(_KEYS, k=self._random.randrange(1, 4))))
        elif choice < 0.75:
            session.terminal.send(click(self._random, *self._size))
        elif choice < 0.85:
            query = self._random.choice(("守土", "疫情", "的", "一", "re:.{2}", "st", self._payloads.plain(3)))
            session.terminal.send(f"/{query}\r")
        elif choice < 0.92:
            session.terminal.send("\x1b")
        elif choice < 0.93:
            os.write(session.terminal.descriptor, odd(self._random))
        elif choice < 0.96:
            self._size = (round(200 ** self._random.random()), round(60 ** self._random.random()))
            session.terminal.resize(*self._size)
            session.signal(signal.SIGWINCH)
        else:
            self._change_a_file()
        session.settle(0.03, 0.3)

    def _change_a_file(self) -> None:
        files = sorted(path for path in (self._folder / "b").rglob("*") if path.is_file())
        if files:
            path = self._random.choice(files)
            path.write_bytes(path.read_bytes()[:2000] + self._payloads.data())

    @property
    def seconds(self) -> float:
        """How long it was used."""
        return self._samples[-1][0] if self._samples else 0.0

    @property
    def slope(self) -> float:
        """Megabytes an hour by which memory grew after the warm-up, by the middle of all pairs (Theil and Sen)."""
        warm = [sample for sample in self._samples if sample[0] >= WARM * self._samples[-1][0]]
        slopes = [(b[1] - a[1]) / (b[0] - a[0]) for n, a in enumerate(warm) for b in warm[n + 1 :] if b[0] - a[0] > 1]
        return statistics.median(slopes) * 3600 if slopes else 0.0

    @property
    def spoken_memory(self) -> str:
        """The memory at first, at most and at last."""
        sizes = [size for _, size, _ in self._samples]
        return f"{sizes[0]:.0f} → {sizes[-1]:.0f} MB (at most {max(sizes):.0f})" if sizes else "unknown"

    @property
    def descriptors(self) -> str:
        """The fewest and the most open descriptors."""
        counts = [count for _, _, count in self._samples]
        return f"{min(counts)}–{max(counts)}" if counts else "unknown"
