"""`reader annotations`: list, export, import."""

import json
from pathlib import Path

import pytest

from reader.__main__ import main
from reader.core.anchors import anchored
from reader.core.annotations import Annotation, Kind, Style
from reader.core.spans import Span
from reader.services.annotations.keeping import Change, Keeper
from reader.services.annotations.rows import Card
from reader.services.places import DATA

SOURCE = "切實做到守土有責守土盡責，疫情就是命令。"
CARD = Card("f", "/tmp/\udcff.txt", "要聞", source="人民日報", date="2022-03-20", length=len(SOURCE))


def annotation(name: str, start: int, end: int, **more: object) -> Annotation:
    """A mark in the text."""
    mark = Annotation(name, "f", Kind.HIGHLIGHT, anchored(SOURCE, Span(start, end)), made="2026", changed="2026")
    return mark._replace(**more)  # type: ignore[arg-type]


@pytest.fixture
def _marked() -> None:
    """Two marks."""
    keeper = Keeper(DATA.path, lambda _: None)
    marks = (annotation("b", 8, 12, style=Style.GREEN), annotation("a", 13, 15, kind=Kind.NOTE, note="重點\x1b[2J"))
    keeper.keep(Change(marks, (CARD,)))
    assert keeper.close(20)


def test_nothing_is_marked_yet(capsys: pytest.CaptureFixture[str]) -> None:
    """And nothing is made of that."""
    assert 1 == main(["annotations", "list"])
    assert "0 marks\n" == capsys.readouterr().err
    assert 1 == main(["annotations", "export"])
    assert ("", "nothing is marked yet\n") == tuple(capsys.readouterr())
    assert not DATA.path.exists()


@pytest.mark.usefixtures("_marked")
def test_marks_are_listed_and_found_in_either_script(capsys: pytest.CaptureFixture[str]) -> None:
    """In the order of the text, printable."""
    assert 0 == main(["annotations", "list"])
    said = capsys.readouterr()
    assert "/tmp/\ufffd.txt:8-12: highlight 守土盡責\n/tmp/\ufffd.txt:13-15: note 疫情  重點␛[2J\n" == said.out
    assert "2 marks\n" == said.err
    assert 0 == main(["annotations", "list", "守土尽责"])
    assert 1 == capsys.readouterr().out.count("\n")
    assert 0 == main(["annotations", "list", "重点", "--json"])
    assert "a" == json.loads(capsys.readouterr().out)["id"]


@pytest.mark.usefixtures("_marked")
def test_an_export_of_nothing_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    """Where there are marks, but none with the words."""
    assert 1 == main(["annotations", "export", "麒麟獨角獸"])
    assert ("", "no mark holds these words\n") == tuple(capsys.readouterr())


@pytest.mark.usefixtures("_marked")
def test_an_export_comes_back(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In another home, with bytes of file names that no encoding explains; twice is as once."""
    assert 0 == main(["annotations", "export"])
    exported = capsys.readouterr().out
    (tmp_path / "marks.jsonl").write_text(exported, "utf-8")
    monkeypatch.setenv(DATA.variable, str(tmp_path / "elsewhere"))
    for new in (2, 0):
        assert 0 == main(["annotations", "import", str(tmp_path / "marks.jsonl")])
        assert f"{new} new, 0 changed" in capsys.readouterr().err
    assert 0 == main(["annotations", "export"])
    assert exported == capsys.readouterr().out
    later = exported.replace('"changed": "2026"', '"changed": "2027"').replace("重點", "要點")
    (tmp_path / "marks.jsonl").write_text(later + "[]\nnonsense\n", "utf-8")
    assert 2 == main(["annotations", "import", str(tmp_path / "marks.jsonl")])
    said = capsys.readouterr().err
    assert "0 new, 2 changed" in said
    assert ":3: not a JSON object\n" in said
    assert ":4: not JSON\n" in said


@pytest.mark.usefixtures("_marked")
def test_other_forms(capsys: pytest.CaptureFixture[str]) -> None:
    """Markdown to read, JSON-LD for other programs; nothing in either acts on a terminal."""
    assert 0 == main(["annotations", "export", "--markdown"])
    text = capsys.readouterr().out
    assert text.startswith("# 要聞\n\n人民日報 · 2022-03-20 · ")
    assert "\n> 守土盡責\n" in text
    assert "\x1b" not in text
    assert 0 == main(["annotations", "export", "--w3c"])
    assert 2 == len(json.loads(capsys.readouterr().out)["items"])


@pytest.mark.usefixtures("_marked")
def test_what_cannot_be_saved_is_an_error(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is said to be brought in."""
    assert 0 == main(["annotations", "export"])
    (tmp_path / "marks.jsonl").write_text(capsys.readouterr().out, "utf-8")
    (tmp_path / "file").write_text("", "utf-8")
    monkeypatch.setenv(DATA.variable, str(tmp_path / "file" / "data"))
    assert 2 == main(["annotations", "import", str(tmp_path / "marks.jsonl")])
    assert "cannot be saved" in capsys.readouterr().err
