"""A real pseudo-terminal with a program in it, and a screen in memory that shows what the program drew."""

import fcntl
import os
import select
import signal
import struct
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pyte

PATIENCE = 30.0
"""Seconds after which something that was waited for is taken never to come."""

FACTOR = "READER_TEST_PATIENCE"
"""The variable every patience is multiplied by: a run that others may starve waits longer before it says never."""

_ENDING = (signal.SIGINT, signal.SIGQUIT, signal.SIGHUP, signal.SIGTERM)
_ASKS_SYNCHRONIZED = b"\x1b[?2026$p"
_SYNCHRONIZED = b"\x1b[?2026;2$y"


def patient(seconds: float) -> float:
    """How long to wait on this machine for what comes within so many seconds on one that is idle."""
    return seconds * float(os.environ.get(FACTOR, "1"))


def without_echo(descriptor: int) -> list[Any]:
    """The settings of a terminal, but that it does not write back what is typed."""
    settings = termios.tcgetattr(descriptor)
    settings[3] &= ~termios.ECHO
    return settings


class Terminal:
    """A program in a terminal of its own.

    Attributes:
        screen: What the terminal shows.
        output: Every byte the program wrote.
        pid: The program's process.
    """

    def __init__(
        self,
        argv: Sequence[str],
        size: tuple[int, int] = (80, 24),
        environment: Mapping[str, str] | None = None,
        directory: Path | None = None,
        *,
        drawing: bool = True,
        echo: bool = True,
    ) -> None:
        """Start a program.

        Args:
            argv: Its arguments, its own path first.
            size: Cells and rows of the terminal.
            environment: What its environment has besides the terminal's own; a private HOME is advised.
            directory: Where it runs.
            drawing: Whether the screen is kept; without it, what is written is known sooner.
            echo: Whether the terminal writes back what is typed, as long as no program has it otherwise.
        """
        self.screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self.screen)
        self.output = bytearray()
        self._drawing = drawing
        self._status: int | None = None
        settings = os.environ | {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
        settings |= dict(environment or {})
        settings.pop("NO_COLOR", None) if not environment or "NO_COLOR" not in environment else None
        # A shell lets what it starts in the background ignore some signals; one that strikes before this is put right
        # waits until it is.
        before = signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING)
        # What the terminal is like is settled before there is anyone who could have it otherwise.
        self.descriptor, end = os.openpty()
        if not echo:
            termios.tcsetattr(end, termios.TCSANOW, without_echo(end))
        self.resize(*size)
        self.pid = os.fork()
        if self.pid == 0:
            os.close(self.descriptor)
            os.login_tty(end)
            os.chdir(directory or Path.cwd())
            for number in _ENDING:
                signal.signal(number, signal.SIG_DFL)
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
            os.execvpe(argv[0], list(argv), settings)
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        os.close(end)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._status is None:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        os.close(self.descriptor)

    def resize(self, width: int, height: int) -> None:
        """Give the terminal another size, in cells and rows."""
        fcntl.ioctl(self.descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", height, width, 0, 0))
        self.screen.resize(height, width)

    def send(self, keys: str) -> None:
        """Type."""
        os.write(self.descriptor, keys.encode())

    def read(self, seconds: float) -> bytes:
        """What the program writes within so many seconds at most; nothing once it has closed the terminal."""
        if not select.select([self.descriptor], [], [], seconds)[0]:
            return b""
        try:
            data = os.read(self.descriptor, 1 << 16)
        except OSError:
            return b""
        self.output += data
        # What is asked may come in two pieces.
        if _ASKS_SYNCHRONIZED in self.output[-len(data) - len(_ASKS_SYNCHRONIZED) + 1 :]:
            os.write(self.descriptor, _SYNCHRONIZED)
        if self._drawing:
            self._stream.feed(data)
        return data

    def wait(self, condition: Callable[[], bool]) -> None:
        """Read until a condition holds.

        Raises:
            AssertionError: If it does not come to hold; with the screen as it is then.
        """
        deadline = time.monotonic() + patient(PATIENCE)
        while not condition():
            if time.monotonic() > deadline:
                raise AssertionError("waited in vain; the screen:\n" + "\n".join(self.rows))
            self.read(0.05)

    def wait_for(self, text: str) -> None:
        """Read until the screen shows a text in one row."""
        self.wait(lambda: any(text in row for row in self.rows))

    @property
    def rows(self) -> list[str]:
        """The rows of the screen as text, without what fills them at the right."""
        return ["".join(cell.data for _, cell in sorted(self._cells(y).items())).rstrip() for y in range(self.height)]

    @property
    def height(self) -> int:
        """Rows of the terminal."""
        return int(self.screen.lines)

    def _cells(self, y: int) -> dict[int, pyte.screens.Char]:
        row = self.screen.buffer[y]
        return {x: row[x] for x in range(self.screen.columns)}

    def styled(self, chosen: Callable[[pyte.screens.Char], bool]) -> list[tuple[int, str]]:
        """The runs of cells whose style is chosen: row and text of each, from the top."""
        runs = []
        for y in range(self.height):
            text = ""
            for _, cell in sorted(self._cells(y).items()):
                if chosen(cell):
                    text += cell.data
                elif text and cell.data:
                    runs.append((y, text))
                    text = ""
            if text:
                runs.append((y, text))
        return runs

    def status(self) -> int:
        """The exit status, once the program has ended; as a shell would give it."""
        if self._status is None:
            deadline = time.monotonic() + patient(PATIENCE)
            while True:
                self.read(0.02)
                done, raw = os.waitpid(self.pid, os.WNOHANG)
                if done:
                    code = os.waitstatus_to_exitcode(raw)
                    self._status = code if code >= 0 else 128 - code
                    # What it wrote last may still be on its way.
                    while self.read(0):
                        pass
                    break
                if time.monotonic() > deadline:
                    raise AssertionError("the program does not end; the screen:\n" + "\n".join(self.rows))
        return self._status
