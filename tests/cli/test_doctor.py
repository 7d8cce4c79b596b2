"""`reader doctor`: what a report of a fault needs, and nothing private."""

import json

import pytest

from reader import __version__
from reader.__main__ import main


def test_versions_terminal_and_places(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Each group with its lines; the program's own version first."""
    monkeypatch.setenv("TERM", "xterm\x1b[31m")
    assert 0 == main(["doctor"])
    printed = capsys.readouterr().out
    assert printed.startswith(f"[program]\nreader           {__version__}\n")
    assert all(f"[{group}]" in printed for group in ("libraries", "terminal", "places", "settings"))
    assert "\x1b" not in printed


def test_as_json(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """One object, for a program; places under the user's home do not name the user."""
    monkeypatch.setenv("HOME", "/home/somebody")
    monkeypatch.setenv("READER_DATA", "/home/somebody/texts")
    assert 0 == main(["doctor", "--json"])
    found = json.loads(capsys.readouterr().out)
    assert found["program"]["reader"] == __version__
    assert found["places"]["READER_DATA"].startswith("~/texts (not made yet)")
    assert "missing" not in str(found["libraries"])
