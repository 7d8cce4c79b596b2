"""`reader repairs`."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from reader.__main__ import main

KEYS = ["path", "start", "end", "paragraph", "action", "kind", "before", "after", "why"]
GLOSSED = "seeds/003_5b15a6444413c614.txt"


def _records(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, Any]]:
    assert 0 == main(["repairs", "--json", *arguments])
    captured = capsys.readouterr()
    assert "" == captured.err
    return [json.loads(line) for line in captured.out.splitlines()]


def test_every_repair_says_what_where_and_why(capsys: pytest.CaptureFixture[str]) -> None:
    """In the order of the file, with offsets that cut what stands there out of it."""
    records = _records(capsys, GLOSSED)
    source = Path(GLOSSED).read_text("utf-8")
    assert all(KEYS == list(record) for record in records)
    assert all(record["before"] == source[record["start"] : record["end"]] for record in records)
    assert all(record["why"] for record in records)
    assert sorted(record["start"] for record in records) == [record["start"] for record in records]
    counted = Counter((record["action"], record["kind"]) for record in records)
    assert {
        ("repaired", "gloss"): 130,
        ("repaired", "bytes"): 3,
        ("suggested", "bytes"): 1,
        ("folded", "navigation"): 2,
        ("folded", "labels"): 1,
        ("folded", "notice"): 2,
    } == counted


def test_what_was_made_of_it(capsys: pytest.CaptureFixture[str]) -> None:
    """A gloss becomes nothing; what is folded away becomes nothing else."""
    records = _records(capsys, GLOSSED)
    made = {record["before"]: (record["after"], record["paragraph"]) for record in records}
    assert "" == made["(fā)"][0]
    assert ("地做好疫情防控工作", 8) == made["?shù)刈龊靡咔榉揽毓ぷ"]
    assert ("。縣", 9) == made["?h"]
    assert (None, 2) == made["首頁 > szbd > 四川日報"]


def test_lines_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    """Where, what stood there, what was made of it, what that is and why; long stretches cut short; a total."""
    assert 0 == main(["repairs", GLOSSED])
    captured = capsys.readouterr()
    lines = captured.out.splitlines()
    assert (
        f"{GLOSSED}:0-9: 中新社四川分社正文  (folded, navigation: says where on its site the page stands)" == lines[0]
    )
    assert any(":1264-1266: ?h → 。縣  (suggested, bytes: " in line for line in lines)
    assert any("(fā) → nothing  (repaired, gloss: " in line for line in lines)
    assert max(map(len, lines)) < 220
    assert "133 repaired, 1 suggested, 5 folded\n" == captured.err


def test_nothing_repaired_is_status_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As with a search that finds nothing."""
    (tmp_path / "a.txt").write_text("守土有责，守土尽责。", "utf-8")
    assert 1 == main(["repairs", str(tmp_path)])
    assert ("", "0 repaired, 0 suggested, 0 folded\n") == tuple(capsys.readouterr())
    assert 2 == main(["repairs", str(tmp_path / "none")])
