"""A few signals, odd terminals and sizes; `python -m tests.reliability` tries them as often as one likes."""

import os
from random import Random

import pytest

from reader.services.paths import bundled_seeds
from tests.reliability import resizing, signals, terminals
from tests.reliability.keys import odd
from tests.reliability.report import Report
from tests.reliability.session import FIRST, Session
from tests.reliability.signals import ENDING


@pytest.fixture
def report() -> Report:
    """An empty table."""
    return Report()


def clean(report: Report) -> None:
    """Nothing in a table failed."""
    assert report.rows
    assert not report.failures, report.failures


@pytest.mark.parametrize("name", ENDING)
def test_ending_signals(name: str, report: Report) -> None:
    """The terminal is restored and the status is right, whenever it strikes."""
    signals.ending(name, ENDING[name], 3, report, Random(name))
    clean(report)


def test_stopping(report: Report) -> None:
    """Stopped by itself or from outside, continued, it draws, and leaves the terminal as it found it."""
    signals.stopping(6, report, Random(2))
    clean(report)


def test_the_terminal_vanishes(report: Report) -> None:
    """No process stays behind, even where the signal for it is ignored."""
    signals.lost(2, report, Random(2))
    clean(report)


def test_the_terminal_takes_nothing(report: Report) -> None:
    """Told to end while it waits for the terminal, it ends, with the line settings restored."""
    signals.stalled(1, report, Random(2))
    clean(report)


def test_resizing(report: Report) -> None:
    """Any sizes, while reading and searching."""
    resizing.run(0.03, report)
    clean(report)


def test_resized_is_as_never_resized() -> None:
    """Cell for cell."""
    assert [] == resizing.same_as_fresh(Random(4), 12)


def test_terminals(report: Report) -> None:
    """Some of all kinds, locales without Chinese among them."""
    locales = {"LANG": "C", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    terminals.environment([("xterm", {}, locales), ("vt100", {"NO_COLOR": "1"}, {"PYTHONIOENCODING": "ascii"})], report)
    terminals.refused(report)
    terminals.streams(
        [("pipe", "terminal", "terminal"), ("terminal", "pipe", "closed"), ("null", "file", "null")], report
    )
    terminals.piped(1, report)
    clean(report)


def test_typed_ahead() -> None:
    """What is typed after `/` belongs to the query, however soon it comes: `q` in it does not leave the app."""
    with Session(str(bundled_seeds()), drawing=True) as session:
        session.terminal.wait_for(FIRST)
        session.terminal.send("/qqq")
        session.terminal.wait_for("/ qqq")
        assert 0 == session.quit()


def test_typed_bytes() -> None:
    """What is no text and what no terminal should send ends nothing, in the text, in a query and in a note."""
    random = Random(3)
    with Session(str(bundled_seeds()), drawing=True) as session:
        session.terminal.wait_for(FIRST)
        for opened, closed in (("", ""), ("/", "\r"), ("a", "\x13")):
            session.key(opened)
            for _ in range(40):
                os.write(session.terminal.descriptor, odd(random))
            session.settle()
            session.key(closed)
        assert not session.ended
        assert 0 == session.quit()
        assert [] == session.faults()


_CRASHING = """
import sys
from reader.ui.widgets.reading_pane import ReadingPane

def crash(*_):
    secret = "不可告人"
    raise ValueError(f"{secret}\\x1b]0;x\\x07")

ReadingPane.action_move = crash
from reader.__main__ import main
sys.exit(main())
"""


def test_a_crash_tells_nothing_private() -> None:
    """One line, status 70, the terminal restored; what is kept is for its owner alone, and holds no text."""
    with Session(str(bundled_seeds()), code=_CRASHING) as session:
        assert session.until(FIRST)
        session.terminal.send("j")
        assert 70 == session.status()
        assert [] == [fault for fault in session.faults() if "crash" not in fault]
        said = session.terminal.output.rpartition(b"\x1b[?1006l")[2].decode()
        assert said.startswith("reader: a fault in Reader ended it (ValueError); where it happened is in ")
        assert 1 == said.count("\n")
        kept = session.home / "crash.txt"
        assert 0o600 == kept.stat().st_mode & 0o777
        text = kept.read_text(encoding="utf-8")
        assert "ValueError" in text
        assert "crash" in text
        assert "不可告人" not in text
        assert str(session.home) not in text


def test_a_crash_of_a_command_tells_nothing_private() -> None:
    """The command line too prints no traceback, which would print what was in the text as it is."""
    code = _CRASHING.replace(
        "reader.ui.widgets.reading_pane import ReadingPane", "reader.cli import list as ReadingPane"
    )
    code = code.replace("ReadingPane.action_move", "ReadingPane.COMMAND = ReadingPane.COMMAND._replace(run=crash)  #")
    with Session("list", str(bundled_seeds()), code=code) as session:
        assert 70 == session.status()
        assert [] == [fault for fault in session.faults() if "crash" not in fault]
        assert b"Traceback" not in session.terminal.output


_STRUCK = """
import os, signal, sys
from importlib.abc import MetaPathFinder

class Swallows:
    def __del__(self):
        os.kill(os.getpid(), signal.{name})
        # A call in which Python hears of it; what is raised here is swallowed.
        sum(range(9))

class Finder(MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name == "{module}":
            sys.meta_path.remove(self)
            Swallows()

sys.meta_path.insert(0, Finder())
from reader.__main__ import main
sys.exit(main())
"""


@pytest.mark.parametrize("name", ENDING)
@pytest.mark.parametrize("module", ["reader.services.settings", "textual.app", "reader.ui.driver"])
def test_a_signal_is_not_swallowed_at_the_start(name: str, module: str) -> None:
    """Where Python throws away what a handler raises, or makes an error of an import of it."""
    with Session(str(bundled_seeds()), code=_STRUCK.format(name=name, module=module)) as session:
        assert ENDING[name] == session.status()
        assert [] == session.faults()
