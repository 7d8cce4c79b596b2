"""Reader in a real terminal for as long as a test likes, with every byte it writes scanned."""

import contextlib
import os
import re
import signal
import sys
import tempfile
import termios
import time
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Self

from reader.services.places import PLACES
from tests.reliability.scanning import Scanner
from tests.terminal import PATIENCE, Terminal, patient, without_echo

FIRST = "Search"
"""What the first screen shows, in the row of keys at its foot."""

FRAME = b"\x1b[?2026l"
"""What Textual writes at the end of a frame."""


@cache
def _at_first() -> list[int]:
    """The line settings of a terminal that a program is started in; asked of its own, they might be the program's."""
    ends = os.openpty()
    settings = without_echo(ends[1])
    for end in ends:
        os.close(end)
    return settings[:4]


class Session:
    """Reader in a terminal.

    Attributes:
        terminal: The terminal.
        scanner: What reads everything that arrives.
        home: The private home it was given.
    """

    def __init__(
        self, *arguments: str, size: tuple[int, int] = (100, 30), drawing: bool = False, copying: bool = False,
        code: str = "", settings: str = "", environment: Mapping[str, str] | None = None,
    ) -> None:  # fmt: skip
        """Start it.

        Args:
            arguments: Its arguments.
            size: Cells and rows of the terminal.
            drawing: Whether the screen is kept.
            copying: Whether it may put anything on the clipboard.
            code: Python to run instead of the module.
            settings: What stands in its settings.
            environment: More for its environment.
        """
        self._folder = tempfile.TemporaryDirectory()
        self.home = Path(self._folder.name)
        places = {place.variable: str(self.home / (place.name or place.kind)) for place in PLACES}
        if settings:
            Path(places["READER_SETTINGS"]).write_text(settings, encoding="utf-8")
        program = ["-c", code] if code else ["-m", "reader"]
        self.scanner = Scanner(copying=copying)
        self.terminal = Terminal(
            [sys.executable, *program, *arguments],
            size,
            {
                "HOME": str(self.home),
                "PYTHONPATH": str(Path(__file__).resolve().parents[2]),
                **places,
                **(environment or {}),
            },
            self.home,
            drawing=drawing,
            # What is typed when the program has ended already would come back from the terminal, as foreign bytes.
            echo=False,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with contextlib.suppress(ProcessLookupError, ChildProcessError, OSError):
            self.terminal.__exit__(kind, error, trace)
        self._folder.cleanup()

    def read(self, seconds: float) -> bytes:
        """Read and scan; what was scanned is not kept."""
        data = self.terminal.read(seconds)
        self.scanner.feed(data)
        return data

    def until(self, marker: str | bytes, seconds: float = PATIENCE) -> bool:
        """Read until something was written; whether it was."""
        wanted = marker.encode() if isinstance(marker, str) else marker
        deadline = time.monotonic() + patient(seconds)
        tail = b""
        while time.monotonic() < deadline:
            data = self.read(0.05)
            if wanted in tail + data:
                return True
            tail = (tail + data)[-len(wanted) :]
            self.forget()
            if not data and self.ended:
                return False
        return False

    def until_new(self, pattern: re.Pattern[bytes], known: AbstractSet[bytes], seconds: float) -> set[bytes]:
        """Read until something new that fits a pattern was written; what its group held, as far as it is new."""
        deadline = time.monotonic() + patient(seconds)
        tail = b""
        while time.monotonic() < deadline:
            tail += self.read(0.02)
            self.forget()
            if found := set(pattern.findall(tail)) - known:
                return found
            if not tail and self.ended:
                break
            tail = tail[-(1 << 16) :]
        return set()

    def settle(self, seconds: float = 0.15, longest: float = 5.0) -> None:
        """Read until nothing more is written for a while; a cursor that blinks never stops, so not for long."""
        deadline = time.monotonic() + longest
        while self.read(seconds) and time.monotonic() < deadline:
            self.forget()

    def forget(self) -> None:
        """Let go of what was read, so that a long session does not grow."""
        self.terminal.output.clear()

    def key(self, keys: str) -> None:
        """Type, and read the frame that follows, if one does."""
        self.terminal.send(keys)
        self.until(FRAME, 0.3)

    @property
    def ended(self) -> bool:
        """Whether the process is gone; it stays there to be asked for its status."""
        return (
            self.terminal._status is not None
            or os.waitid(os.P_PID, self.terminal.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None
        )

    @property
    def given_back(self) -> bool:
        """Whether it has taken the terminal and does not have it any more."""
        return self.scanner.taken and "1049" not in self.scanner.modes

    def signal(self, number: int) -> None:
        """Send a signal."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.terminal.pid, number)

    def quit(self) -> int | None:
        """Leave it as a user does, from wherever it is; the status."""
        for _ in range(3):
            self.terminal.send("\x1b")
            self.settle()
            self.terminal.send("\x1b\x1b")
            self.settle()
            self.terminal.send("\x11")
            # Read in one go with an escape before it, by an app that got no time between, it is another key.
            if self._ends_within(10):
                break
        return self.status()

    def status(self, seconds: float = PATIENCE) -> int | None:
        """The exit status as a shell would give it; None where it does not end, and it is killed then."""
        if not self._ends_within(seconds):
            self.signal(signal.SIGKILL)
            self.terminal.status()
            return None
        while self.read(0.01):
            pass
        self.scanner.finish()
        return self.terminal.status()

    def _ends_within(self, seconds: float) -> bool:
        deadline = time.monotonic() + patient(seconds)
        while not self.ended:
            if time.monotonic() > deadline:
                return False
            self.read(0.02)
        return True

    def faults(self) -> list[str]:
        """What is wrong with the terminal after the program has ended, and with what arrived there."""
        found = [f"foreign: {objection}" for objection in self.scanner.objections]
        if self.scanner.unrestored:
            found.append(f"modes not restored: {sorted(self.scanner.unrestored)}")
        with contextlib.suppress(termios.error):
            if (now := termios.tcgetattr(self.terminal.descriptor)[:4]) != (before := _at_first()):
                found.append(f"the line settings are not as they were: {before} became {now}")
        return [*found, *[f"a crash: {self.crash}"] * bool(self.crash)]

    @property
    def crash(self) -> str:
        """What a crash left behind."""
        path = self.home / "crash.txt"
        return path.read_text(encoding="utf-8") if path.exists() else ""
