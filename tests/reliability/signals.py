"""Signals at random moments, and terminals that vanish or take nothing: the terminal restored, the status right."""

import os
import signal
import time
from pathlib import Path
from random import Random

from reader.services.paths import bundled_seeds
from tests.reliability.report import Report, scaled
from tests.reliability.session import FIRST, Session
from tests.terminal import patient

ENDING = {"SIGTERM": 143, "SIGHUP": 129, "SIGINT": 130, "SIGQUIT": 131}
"""The signals that end Reader, and the status a shell tells for each."""

TIMES = 500
_KEYS = "jk dugGtnNox]["
_LATEST = 1.6
"""Seconds after the start until which a signal strikes; the first screen needs about half of that."""


def run(scale: float, report: Report, seed: int = 1) -> None:
    """Every signal, so many times each."""
    turns = max(1, round(10 * scale))
    for turn in range(turns):
        for name, status in ENDING.items():
            ending(name, status, scaled(TIMES, scale / turns), report, Random(seed + turn))
    stopping(scaled(TIMES, scale), report, Random(seed))
    lost(scaled(50, scale), report, Random(seed))
    stalled(scaled(50, scale), report, Random(seed))


def ending(name: str, status: int, times: int, report: Report, random: Random) -> None:
    """A signal that ends it, at any moment from its start to the middle of keys."""
    failures, tried = list[str](), 0
    for number in range(times):
        if report.over:
            break
        tried += 1
        moment = random.uniform(0.02, _LATEST)
        with Session(str(bundled_seeds())) as session:
            _busy_until(session, time.monotonic() + moment, random)
            session.signal(getattr(signal, name))
            found = session.status(10)
            # So early that Python itself is not ready, it makes of SIGINT what it likes.
            if found != status and not (name == "SIGINT" and found == 1 and not session.scanner.taken):
                failures.append(f"#{number} after {moment:.3f} s: status {found}")
            failures += [f"#{number} after {moment:.3f} s: {fault}" for fault in session.faults()]
    report.add(f"{name} at random moments", tried, failures)


def _busy_until(session: Session, moment: float, random: Random) -> None:
    """Type at random until a moment comes."""
    while (left := moment - time.monotonic()) > 0:
        session.read(min(left, random.uniform(0.001, 0.05)))
        if random.random() < 0.5:
            session.terminal.send(random.choice(_KEYS))


def stopping(times: int, report: Report, random: Random) -> None:
    """Stopped and continued, in every order, while keys are typed; then it works, and leaves as it should."""
    failures: list[str] = []
    done = 0
    while done < times and not report.over:
        with Session(str(bundled_seeds())) as session:
            if not session.until(FIRST):
                failures.append(f"#{done}: no first screen")
                break
            for _ in range(min(50, times - done)):
                done += 1
                if fault := _stopped_once(session, random):
                    failures.append(f"#{done}: {fault}")
                    break
            status = session.quit()
            failures += [f"after #{done}: status {status}"] * (status != 0)
            failures += [f"after #{done}: {fault}" for fault in session.faults()]
    report.add("SIGTSTP, SIGSTOP and SIGCONT at random moments", done, failures)


def _stopped_once(session: Session, random: Random) -> str:
    """Stop it, look at the terminal, continue it, and see that it draws; what went wrong."""
    _busy_until(session, time.monotonic() + random.uniform(0, 0.05), random)
    stop = random.choice((signal.SIGTSTP, signal.SIGTSTP, signal.SIGSTOP, signal.SIGCONT))
    session.signal(stop)
    if stop != signal.SIGCONT:
        if not _until_state(session, "T"):
            return f"{stop.name} does not stop it"
        while session.read(0.01):
            pass
        if stop == signal.SIGTSTP and session.scanner.unrestored:
            return f"stopped, with modes {sorted(session.scanner.unrestored)}"
    session.signal(signal.SIGCONT)
    if not session.until("\x1b[?1049h", 10):
        return f"{stop.name} and SIGCONT: the terminal is not taken again"
    # Keys typed until the terminal is all its own again are thrown away.
    session.settle(0.3)
    # A search bar that opens is written whatever stood there before; then it is closed again. The cursor stands on the
    # first letter of what it says.
    for _ in range(4):
        session.terminal.send("/")
        if session.until("ither script", 4):
            break
    else:
        return f"{stop.name} and SIGCONT: nothing more is drawn"
    session.terminal.send("\r")
    return "" if session.until("Page", 10) else f"{stop.name} and SIGCONT: the search bar does not close"


def _until_state(session: Session, state: str) -> bool:
    """Wait until the process is in a state, as /proc has it."""
    deadline = time.monotonic() + patient(10)
    while time.monotonic() < deadline:
        session.read(0.005)
        about = Path(f"/proc/{session.terminal.pid}/stat").read_text(encoding="utf-8", errors="replace")
        if about.rpartition(")")[2].split()[0] == state:
            return True
    return False


def lost(times: int, report: Report, random: Random) -> None:
    """The terminal vanishes, with and without the signal that tells of it: no process stays behind."""
    failures = []
    for number in range(times):
        deaf = number % 2
        code = "import signal, sys; signal.signal(signal.SIGHUP, signal.SIG_IGN)\n" if deaf else "import sys\n"
        code += "from reader.__main__ import main; sys.exit(main())"
        session = Session(str(bundled_seeds()), code=code)
        session.until(FIRST)
        _busy_until(session, time.monotonic() + random.uniform(0, 0.5), random)
        os.close(session.terminal.descriptor)
        session.terminal.descriptor = os.open(os.devnull, os.O_RDWR)
        status = session.status(15)
        if status != 129:
            failures.append(f"#{number}{' without SIGHUP' * deaf}: status {status}")
        session.__exit__(None, None, None)
    report.add("the terminal vanishes", times, failures)


def stalled(times: int, report: Report, random: Random) -> None:
    """Nobody reads what it writes, and it is told to end: it ends within its time of grace."""
    failures = []
    for number in range(times):
        name = random.choice(["SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT"])
        with Session(str(bundled_seeds()), size=(240, 70)) as session:
            session.until(FIRST)
            # Written and never read: the terminal is full after a few pages, and then the queue before it.
            for _ in range(60):
                session.terminal.send(random.choice("tTGgox]["))
            time.sleep(random.uniform(0.2, 0.6))
            session.signal(getattr(signal, name))
            deadline = time.monotonic() + patient(10)
            while not session.ended and time.monotonic() < deadline:
                time.sleep(0.02)
            ended = session.ended
            status = session.status()
            if not ended or status != ENDING[name]:
                failures.append(f"#{number} {name}: {'status ' + str(status) if ended else 'does not end'}")
            failures += [f"#{number}: {fault}" for fault in session.faults() if "line settings" in fault]
    report.add("the terminal takes nothing more, then a signal", times, failures)
