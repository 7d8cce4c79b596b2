"""How wide the terminal draws “, asked of terminals that answer at once, late, or never."""

import os
import pty
import signal
import sys
import termios

import pytest

from reader.services import terminal_width
from reader.services.terminal_width import asked

_ASKING = """
import sys
from reader.services import terminal_width
from reader.services.terminal_width import asked
terminal_width.PATIENCE = float(sys.argv[1])
with asked(wanted=True) as answer:
    wide, typed = answer()
    print("wide" if wide else "narrow", ascii(typed))
"""


def told(answer: bytes) -> bytes:
    """What a process that asks writes on a terminal that answers so."""
    pid, terminal = pty.fork()
    if pid == 0:
        # A busy machine may answer late; only where no answer comes is it waited for in vain.
        patience = "20" if b"R" in answer else "1"
        os.execv(sys.executable, [sys.executable, "-c", _ASKING, patience])
    written = b""
    while not (b"narrow" in written or b"wide" in written) or not written.endswith(b"\n"):
        written += os.read(terminal, 256)
        if b"\x1b[6n" in written and answer:
            os.write(terminal, answer)
            answer = b""
    os.waitpid(pid, 0)
    os.close(terminal)
    return written


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (b"\x1b[7;2R", b"narrow ''"),
        (b"\x1b[7;3R", b"wide ''"),
        (b"", b"narrow ''"),
        (b"j\x1b[7;3R\r", b"wide 'j"),
        (b"q", b"narrow 'q'"),
        ("/守土".encode() + b"\x1b[7;3R", rb"wide '/\u5b88\u571f'"),
        ("守".encode() * 22, rb"narrow '" + rb"\u5b88" * 22 + b"'"),
    ],
)
def test_the_terminal_is_asked(answer: bytes, said: bytes) -> None:
    """By where its cursor stands behind the mark, which is wiped away again; one that is silent draws narrow.

    What is typed meanwhile is given back, whole.
    """
    written = told(answer)
    assert said in written
    assert written.index(b"\r\x1b[K") > written.index("“".encode())
    assert b"R" not in written.split(b"\x1b[6n")[1].replace(b"\r", b"").split(said)[0].replace(b"\x1b[K", b"")


def test_the_rest_of_a_character_is_not_waited_for_where_the_terminal_is_gone() -> None:
    """It can be read for ever then, and has nothing."""
    reading, writing = os.pipe()
    os.close(writing)
    assert "守\ufffd" == terminal_width._typed(reading, "守".encode() + b"\xe5")
    os.close(reading)


def test_nothing_is_asked_without_a_terminal() -> None:
    """Where there is none, or none is wanted, text is taken to be narrow."""
    with asked(wanted=False) as answer:
        assert answer() == (False, "")


_STRUCK = """
import os, signal, termios
from reader.services.terminal_width import asked
put = termios.tcsetattr

def putting(descriptor, when, settings):
    if settings[3] & termios.ECHO and signal.getsignal(signal.SIGTERM) != signal.SIG_DFL and not struck:
        struck.append(True)
        os.kill(os.getpid(), signal.SIGTERM)
    put(descriptor, when, settings)

struck = []
termios.tcsetattr = putting
with asked(wanted=True):
    pass
"""


def test_a_signal_that_strikes_as_the_settings_are_put_back_finds_them_put_back() -> None:
    """In the very moment, the terminal gets its echo all the same, and the status is that of the signal."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.execv(sys.executable, [sys.executable, "-c", _STRUCK])
    _, status = os.waitpid(pid, 0)
    settings = termios.tcgetattr(terminal)
    os.close(terminal)
    assert os.waitstatus_to_exitcode(status) == 128 + signal.SIGTERM
    assert settings[3] & termios.ECHO
    assert settings[3] & termios.ICANON
