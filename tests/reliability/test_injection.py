"""The scanner objects to everything foreign and to nothing of Textual's; a few of each kind of injection."""

import base64

import pytest

from reader.core.sanitizing import DANGEROUS
from tests.reliability import injection, printing
from tests.reliability.payloads import SEQUENCES, Payloads
from tests.reliability.report import Report
from tests.reliability.scanning import Scanner
from tests.reliability.session import Session

OURS = (
    "\x1b[?1049h\x1b[?25l\x1b[>25u\x1b[?2026$p\x1b[?2026h\x1b[1;38;2;1;20;255;48;2;0;0;0m守土\x1b[0m\x1b[30;100H\r\n"
    "\x1b]22;default\x07\x1b[<u\x1b[?1049l\x1b[?25h"
)


def objections(data: bytes, *pieces: int) -> list[str]:
    """What a scanner has against some bytes that come in pieces."""
    scanner = Scanner((100, 30))
    start = 0
    for end in (*pieces, len(data)):
        scanner.feed(data[start:end])
        start = end
    scanner.finish()
    return scanner.objections


def test_nothing_is_wrong_with_what_textual_writes() -> None:
    """Wherever it is cut into pieces."""
    data = OURS.encode()
    assert not [cut for cut in range(len(data)) if objections(data, cut)]


@pytest.mark.parametrize("payload", [text for text in SEQUENCES if text not in "\r\n"], ids=ascii)
def test_every_payload_is_seen(payload: str) -> None:
    """Among what Textual writes, and in whatever pieces it comes."""
    data = (OURS + "正文" + payload + "正文" + OURS).encode()
    for cut in range(0, len(data), 7):
        assert objections(data, cut)


def test_what_is_outside_the_screen_or_no_text_is_seen() -> None:
    """A cursor sent away, bytes that are no UTF-8, something for the clipboard."""
    for data in (b"\x1b[31;1H", b"\x1b[1;101H", b"\xff", b"\x1b]52;c;eA==\x07", b"\x1b[38;2;1;2m", b"\x1b[5m"):
        assert objections(data), data


def test_what_is_copied_is_read() -> None:
    """A text for the clipboard may have lines, and nothing that acts where it is pasted."""
    for text, is_foreign in (("守土\n尽责", False), ("守土\x1b[31m", True), ("a\u202eb", True), ("a\x08b", True)):
        scanner = Scanner(copying=True)
        scanner.feed(b"\x1b]52;c;" + base64.b64encode(text.encode()) + b"\x07")
        assert [text] == scanner.copied
        assert bool(scanner.objections) is is_foreign


def test_modes_are_followed() -> None:
    """A terminal that was not restored is told from one that was."""
    scanner = Scanner()
    scanner.feed(b"\x1b[?1049h\x1b[>25u\x1b[?25l\x1b[?7l")
    assert {"1049", "keyboard", "25", "7"} == scanner.unrestored
    scanner.feed(b"\x1b[?7h\x1b[<u\x1b[?25h\x1b[?1049l")
    assert not scanner.unrestored


def test_payloads_are_hostile() -> None:
    """Most of them; and the same ones for the same seed."""
    payloads = Payloads(3)
    texts = [payloads.text() for _ in range(500)]
    assert sum(bool(DANGEROUS.search(text)) for text in texts) > 200
    assert Payloads(3).text() == Payloads(3).text()


def test_what_is_typed_after_the_end_is_nobody_s_output() -> None:
    """The terminal does not write it back, so that all that arrives was written by the program."""
    with Session(code="import sys; sys.stdin.readline()") as session:
        session.terminal.send("\x08\t\x1b[1;5D\n")
        assert 0 == session.status()
        assert [] == session.faults()


def test_documents() -> None:
    """A few hundred hostile documents through the app in a terminal, with keys and clicks."""
    report = Report()
    injection.documents(30, report, 1)
    injection.elsewhere(4, report, 1)
    assert not report.failures, report.failures


def test_printing() -> None:
    """Strings through every function that prints, and commands on hostile files."""
    report = Report()
    printing.run(0.003, report)
    assert not report.failures, report.failures
