"""The terminal while the app has it: taken and given back safely at whatever moment a signal strikes.

Textual's own driver stops and continues right in the handlers of the signals, where a lock of its writer may be held,
takes a terminal twice when it is continued without having been stopped by itself, and dies of signals that end a
process without giving the terminal back (Textual issue 5140).
"""

import contextlib
import fcntl
import io
import os
import selectors
import signal
import sys
import termios
from types import FrameType

from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.events import InputEvent, MouseMove
from textual.message import Message

from reader.services.giving_way import WAY
from reader.ui.endings import Endings
from reader.ui.terminal_input import TerminalInput

_FRAME_SECONDS = 0.003
"""How long the thread that writes has the interpreter to itself."""

_LISTENS_SECONDS = 0.1
"""How long it is listened before it is looked whether to go on listening, and whether what came last was all."""

_READ_BYTES = 4096
_HANGUP = 128 + signal.SIGHUP

_RESTORE = "".join(
    f"\x1b[{sequence}"
    for sequence in (
        *("?2026l", "?2004l", "?7h", "?1000l", "?1003l", "?1015l", "?1006l"),
        *("<u", "?1049l", "?25h", "?1004l"),
    )
)
"""What gives a terminal back, in the order in which Textual does it."""


def _buffered(descriptor: int) -> io.TextIOWrapper:
    """A file that writes to a descriptor all it is given, whatever comes between; it stays open."""
    return open(  # for as long as the driver
        descriptor, "w", encoding="utf-8", errors="backslashreplace", newline="\n", closefd=False
    )


def is_answered(message: Message) -> bool:
    """Whether a person waits for what follows from a message; a pointer on its way changes nothing."""
    return isinstance(message, InputEvent) and not isinstance(message, MouseMove)


class ReaderDriver(LinuxDriver):
    """Textual's driver, which hears signals in the event loop."""

    def __init__(
        self, app: App[object], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        """A driver that does not have the terminal yet."""
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._awaited = False
        if sys.__stderr__ and isinstance(getattr(sys.__stderr__, "buffer", None), io.RawIOBase):
            # Without a buffer (`python -u`), what a signal cuts off of a write would be lost.
            self._file = _buffered(sys.__stderr__.fileno())
        Endings(self._end, self._give_back_by_force)

    def start_application_mode(self) -> None:
        """Take the terminal, and first hear what was typed before."""
        from reader.ui.app import ReaderApp  # noqa: PLC0415  # which asks for this

        if isinstance(self._app, ReaderApp):
            typed, self._app.typed = self._app.typed, ""
            for event in TerminalInput().events(typed.encode()):
                self.process_message(event)
        super().start_application_mode()  # type: ignore[no-untyped-call]  # Textual's

    def _query_in_band_window_resize(self) -> None:
        """Do not ask for sizes among the keys: the system tells them, and cannot be kept from it.

        Textual hears nobody else from then on, and has the mouse measured in pixels of a size that was told so.
        """

    def run_input_thread(self) -> None:
        """Hear what is typed until the terminal is given back; where it is gone, end as the system would."""
        heard = TerminalInput()
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                data = self._read() if selector.select(_LISTENS_SECONDS) else None
                if data == b"":
                    self._end(_HANGUP)
                    return
                for event in heard.events(data) if data else heard.due():
                    self.process_message(event)

    def _read(self) -> bytes | None:
        """What was typed; None where somebody else read it already, nothing at all where the terminal is gone."""
        try:
            return os.read(self.fileno, _READ_BYTES)
        except BlockingIOError:
            # Another program on this terminal may have told it not to wait.
            return None
        except OSError:
            return b""

    def _run_input_thread(self) -> None:
        """Hear what is typed; a fault ends the app as one of its own does.

        Textual hands on how the fault would look, which says nothing to whoever is to mend it.
        """
        try:
            self.run_input_thread()
        except Exception as error:  # noqa: BLE001  # of whatever kind: nobody could type any more
            self._app.call_later(self._app._handle_exception, error)  # noqa: SLF001  # Textual has no other way in

    @property
    def _has_terminal(self) -> bool:
        return self._writer_thread is not None and self._writer_thread.is_alive()

    def process_message(self, message: Message) -> None:
        """Hand on what was typed or clicked; what is done in threads waits until that is answered."""
        answered = is_answered(message)
        if answered:
            WAY.hold()
        super().process_message(message)
        if answered:
            with contextlib.suppress(RuntimeError):
                self._loop.call_soon_threadsafe(self._heard)

    def _heard(self) -> None:
        """From now on, a frame answers what was typed."""
        self._awaited = True

    def flush(self) -> None:
        """A frame is on its way; once it is gone, threads go on."""
        super().flush()
        if self._awaited:
            self._awaited = False
            self._loop.call_later(_FRAME_SECONDS, WAY.release)

    def _end(self, status: int) -> bool:
        """Ask the app to end; whether it still runs."""
        try:
            self._loop.call_soon_threadsafe(self._app.exit, None, status)
        except RuntimeError:
            return False
        return True

    def _give_back_by_force(self) -> None:
        """Put the terminal back without waiting for it; one that takes nothing gets at least its settings back."""
        if not self._has_terminal:
            return
        with contextlib.suppress(termios.error, OSError):
            if self.attrs_before is not None:
                termios.tcsetattr(self.fileno, termios.TCSANOW, self.attrs_before)
        with contextlib.suppress(OSError, ValueError):
            descriptor = 2  # where Textual writes: standard error
            flags = fcntl.fcntl(descriptor, fcntl.F_GETFL)
            fcntl.fcntl(descriptor, fcntl.F_SETFL, flags | os.O_NONBLOCK)
            try:
                os.write(descriptor, _RESTORE.encode())
            finally:
                # The shell shares what this is set on.
                fcntl.fcntl(descriptor, fcntl.F_SETFL, flags)

    def _sigtstp_application(self, *_: int | FrameType | None) -> None:
        with contextlib.suppress(RuntimeError):
            self._loop.call_soon_threadsafe(self._stop)

    def _sigcont_application(self, *_: int | FrameType | None) -> None:
        with contextlib.suppress(RuntimeError):
            self._loop.call_soon_threadsafe(self._go_on)

    def _stop(self) -> None:
        """Give the terminal back and stop."""
        if self._auto_restart and self._has_terminal:
            self.suspend_application_mode()
            self._must_signal_resume = True
        os.kill(os.getpid(), signal.SIGSTOP)

    def _go_on(self) -> None:
        """Take the terminal again; where something else stopped the app, it may be in any state."""
        if not self._auto_restart or self._app._exit:  # noqa: SLF001  # Textual tells it nowhere else
            return
        if self._has_terminal:
            self.suspend_application_mode()
            self._must_signal_resume = True
        self.resume_application_mode()
