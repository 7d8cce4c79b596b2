"""`reader settings`: all that can be set, and where things are kept."""

import tomllib
from pathlib import Path

import pytest

from reader.__main__ import main


def test_all_is_printed_as_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    """With the defaults where nothing is set; it is TOML."""
    assert 0 == main(["settings"])
    printed = tomllib.loads(capsys.readouterr().out)
    assert {"variant": "original", "idioms": False, "measure": 40}.items() <= printed["reading"].items()
    assert {"words", "keys", "limits", "json"} <= printed.keys()


def test_what_is_set_stands_there(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """With what it would be otherwise; `--defaults` passes over it; a fault in it is told and is status 2."""
    path = tmp_path / "mine.toml"
    path.write_text("[reading]\nmeasure = 20\nvarriant = 1\n", "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("READER_SETTINGS", str(path))
        assert 2 == main(["settings"])
        said = capsys.readouterr()
        assert "measure = 20  # by default 40\n" in said.out
        assert f"reader: {path}: there is no setting 'reading.varriant'; did you mean 'reading.variant'?\n" == said.err
        assert 0 == main(["settings", "--defaults"])
        assert "\nmeasure = 40\n" in capsys.readouterr().out


def test_the_paths_are_told(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Each with the variable that names another."""
    monkeypatch.setenv("READER_DATA", "/elsewhere/數據")
    assert 0 == main(["settings", "--paths"])
    lines = capsys.readouterr().out.splitlines()
    variables = ["READER_SETTINGS", "READER_DATA", "READER_MEMORY", "READER_CACHE", "READER_CRASH"]
    assert variables == [line.split()[0] for line in lines]
    assert "/elsewhere/數據" == lines[1].split()[1]
