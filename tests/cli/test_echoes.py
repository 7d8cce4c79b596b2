"""`reader echoes`."""

import json
from pathlib import Path
from typing import Any

import pytest

from reader.__main__ import main


def _records(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, Any]]:
    assert 0 == main(["echoes", "--json", *arguments])
    captured = capsys.readouterr()
    assert "" == captured.err
    return [json.loads(line) for line in captured.out.splitlines()]


def _files(record: dict[str, Any]) -> list[str]:
    return [place["path"][6:9] for place in record["places"]]


@pytest.mark.parametrize(
    ("text", "files"),
    [
        ("轉載目的在于傳遞更多信息,並不代表本網", {"003", "004"}),
        ("压实属地、部门、单位、个人四方责任", {"000", "002"}),
        ("针尖大的窟窿", {"000", "004"}),
        ("守土有责、守土尽责", {"000", "002"}),
    ],
)
def test_what_the_bundled_articles_share(capsys: pytest.CaptureFixture[str], text: str, files: set[str]) -> None:
    """Found across scripts, and across a character or two that differ."""
    start = text[:6]
    records = _records(capsys, "seeds")
    assert any(start in record["text"] and files <= set(_files(record)) for record in records)


def test_the_longest_comes_first_and_furniture_last(capsys: pytest.CaptureFixture[str]) -> None:
    """What stands around articles recurs most, and is what one looks for least."""
    records = _records(capsys, "seeds")
    order = [(record["furniture"], -record["length"]) for record in records]
    assert sorted(order) == order
    assert {True, False} == {record["furniture"] for record in records}
    assert all(record["count"] == len(record["places"]) > 1 for record in records)


def test_places_point_into_the_source(capsys: pytest.CaptureFixture[str]) -> None:
    """Also where glosses were taken out of it."""
    (record,) = [r for r in _records(capsys, "seeds") if r["text"].startswith("克服麻痹思想、厭戰情緒")]
    first, second = record["places"]
    source = Path(second["path"]).read_text("utf-8")[second["start"] : second["end"]]
    assert "克服麻痹思想" in source
    assert "(zhàn)" in source
    assert {"path", "start", "end", "paragraph"} == set(first)


def test_differences_point_into_the_source_too(capsys: pytest.CaptureFixture[str]) -> None:
    """A pair for each: what the first place has, and what the second."""
    (record,) = [r for r in _records(capsys, "seeds") if r["text"].startswith("针尖大的窟窿")]
    changes = [
        [Path(side["path"]).read_text("utf-8")[side["start"] : side["end"]] for side in pair]
        for pair in record["differences"]
    ]
    assert [["能", ""], ["过", "出"]] == changes


def test_lines_for_people(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """How long and how often, the text with what differs, and where; a total."""
    text = "春眠不觉晓处处闻啼鸟"
    (tmp_path / "a.txt").write_text(f"甲{text}乙", "utf-8")
    (tmp_path / "b.txt").write_text("丙\n春眠不覺曉，\n處處聞啼鳥丁", "utf-8")
    (tmp_path / "c.txt").write_text("".join(f"{text}{mark}\n" for mark in "子丑寅卯辰巳午未申"), "utf-8")
    assert 0 == main(["echoes", "--min", "10", str(tmp_path)])
    captured = capsys.readouterr()
    assert [
        f"10 characters, 11 places: {text}",
        f"    {tmp_path}/a.txt:1",
        f"    {tmp_path}/b.txt:2",
        *(f"    {tmp_path}/c.txt:{number}" for number in range(1, 7)),
        "    and 3 more",
    ] == captured.out.splitlines()
    assert "1 passage in more than one place, 0 that are nearly the same in two\n" == captured.err
    assert 0 == main(["echoes", "--max", "1", str(tmp_path), "--min", "9"])
    assert ["10 characters, 11 places: 春眠不觉晓处处闻啼鸟"] == capsys.readouterr().out.splitlines()[:1]


def test_what_differs_is_marked(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """In braces, what the first place has and what the second."""
    (tmp_path / "a.txt").write_text("春眠不觉晓处处闻啼鸟\n春眠不觉晓到處闻啼鸟", "utf-8")
    assert 0 == main(["echoes", str(tmp_path)])
    assert "9 characters, 2 places: 春眠不觉晓{处→到}处闻啼鸟" == capsys.readouterr().out.splitlines()[0]


def test_nothing_found(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Is said by the status, and counted."""
    (tmp_path / "a.txt").write_text("春眠不觉晓", "utf-8")
    assert 1 == main(["echoes", str(tmp_path)])
    captured = capsys.readouterr()
    assert ("", "0 passages in more than one place, 0 that are nearly the same in two\n") == captured
    assert 1 == main(["echoes", "--json", str(tmp_path)])
    assert 2 == main(["echoes", "--min", "1", str(tmp_path)])
