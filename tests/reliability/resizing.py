"""Resizing to anything while reading and searching: alive, and afterwards the same screen as one drawn afresh."""

import signal
import time
from random import Random

from reader.services.paths import bundled_seeds
from tests.reliability.report import Report, scaled
from tests.reliability.session import FIRST, Session
from tests.terminal import patient

TIMES = 2000
_SIZES = (
    (1, 1),
    (2, 2),
    (1, 300),
    (1000, 1),
    (1000, 300),
    (4, 24),
    (19, 5),
    (20, 4),
    (20, 5),
    (59, 12),
    (60, 11),
    (24, 1),
    (80, 2),
)
_ALL_OPEN = "Documents 5"
"""What the list says once every seed is open."""

_KEYS = (
    "j",
    "k",
    " ",
    "b",
    "d",
    "u",
    "g",
    "G",
    "t",
    "n",
    "N",
    "o",
    "x",
    "]",
    "[",
    "\t",
    "+",
    "-",
    "f",
    "\r",
    "\x1b",
)
_AT_LAST = (100, 30)


def run(scale: float, report: Report, seed: int = 1) -> None:
    """So many sizes, a few hundred in each session."""
    random = Random(seed)
    times, failures, done = scaled(TIMES, scale), list[str](), 0
    while done < times and not report.over:
        some = min(200, times - done)
        failures += [f"#{done}–{done + some}: {fault}" for fault in _session(some, random)]
        done += some
    report.add("resizes, 1×1 to 1000×300, reading and searching", done, failures)


def _session(times: int, random: Random) -> list[str]:
    """Resize so many times while keys are typed; what went wrong."""
    with Session(str(bundled_seeds()), size=_AT_LAST) as session:
        if not session.until(FIRST):
            return ["no first screen"]
        for number in range(times):
            width, height = random.choice(_SIZES) if random.random() < 0.4 else _anything(random)
            session.terminal.resize(width, height)
            session.signal(signal.SIGWINCH)
            if random.random() < 0.1:
                session.terminal.send("/" + random.choice(("疫情", "守土", "re:.", '"', "zz")) + "\r")
            else:
                session.terminal.send("".join(random.choices(_KEYS, k=random.randrange(3))))
            session.read(random.uniform(0, 0.04))
            session.forget()
            if session.ended:
                return [f"ended with {session.status()} at {width}×{height}, {number} in"]
        return _afterwards(session)


def _anything(random: Random) -> tuple[int, int]:
    return round(1000 ** random.random()), round(300 ** random.random())


def _afterwards(session: Session) -> list[str]:
    """Back in a usual size it draws what a terminal that was never resized shows."""
    session.settle(0.4)
    session.terminal.resize(*_AT_LAST)
    session.signal(signal.SIGWINCH)
    faults = [] if session.until("Documents", 20) or session.until("%", 1) else ["nothing is drawn any more"]
    status = session.quit()
    return [*faults, *[f"status {status}"] * (status != 0), *session.faults()]


def same_as_fresh(random: Random, times: int) -> list[str]:
    """Resized so many times, then compared cell by cell with a session that was never resized."""
    shown = []
    for resized in (False, True):
        with Session(str(bundled_seeds()), size=_AT_LAST, drawing=True) as session:
            session.terminal.wait_for(FIRST)
            session.terminal.wait_for(_ALL_OPEN)
            session.settle(0.5)
            for _ in range(times if resized else 0):
                session.terminal.resize(*_anything(random))
                session.signal(signal.SIGWINCH)
                session.read(0.02)
            session.terminal.resize(*_AT_LAST)
            session.signal(signal.SIGWINCH)
            _until_still(session)
            shown.append(session.terminal.rows)
    return [f"{a!r} became {b!r}" for a, b in zip(*shown, strict=True) if a != b]


def _until_still(session: Session) -> None:
    deadline = time.monotonic() + patient(20)
    while time.monotonic() < deadline:
        before = session.terminal.rows
        session.settle(0.4)
        if before == session.terminal.rows and any(FIRST in row for row in before):
            return
