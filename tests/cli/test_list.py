"""`reader list`."""

import json
from pathlib import Path

import pytest

from reader.__main__ import main
from reader.core import cells
from tests.cli.running import on_terminal, piped

KEYS = [
    "path", "title", "author", "source", "date", "script", "encoding", "undecodable", "characters", "sections",
]  # fmt: skip
SEEDS = [
    ("seeds/000_adc97160ca5685c5.txt", "2022-11-22T10:44", "中国新闻网", "hans", "省级大员一线督导防疫,强调守土有责"),
    (
        "seeds/001_549b5bbf7020d9db.txt",
        "2022-11-13",
        "北京青年报",
        "hans",
        "多位省级党政“一把手”部署优化防控措施 几个细节值得关注",
    ),
    ("seeds/002_d66d1dd5df9fb961.txt", "2022-03-20T15:53:27", "人民日報", "hant", "切實做到守土有責守土盡責"),
    (
        "seeds/003_5b15a6444413c614.txt",
        "2022-09-02T09:34",
        "四川日報",
        "hant",
        "省委辦公廳省政府辦公廳印發通知 組織黨員干部下沉基層一線參加疫情防控工作",
    ),
    ("seeds/004_17422850c738e3aa.txt", None, "驻马店网", "hans", "蒿慧杰到西平县遂平县督导检查疫情防控工作"),
]


def _records(output: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in output.splitlines()]


def test_json_says_what_is_known_of_each_seed(capsys: pytest.CaptureFixture[str]) -> None:
    """One object a line, in order, with the title, date, source and script of each."""
    assert 0 == main(["list", "seeds", "--json"])
    records = _records(capsys.readouterr().out)
    assert SEEDS == [tuple(r[key] for key in ("path", "date", "source", "script", "title")) for r in records]
    assert [KEYS] * 5 == [list(record) for record in records]
    assert {"utf-8"} == {record["encoding"] for record in records}


def test_characters_are_those_that_are_not_white_space(capsys: pytest.CaptureFixture[str]) -> None:
    """The first seed has nothing to repair, so its file can be counted."""
    main(["list", "--json", SEEDS[0][0]])
    [record] = _records(capsys.readouterr().out)
    assert sum(not char.isspace() for char in Path(SEEDS[0][0]).read_text("utf-8")) == record["characters"]


def test_an_encoding_may_be_given(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is taken as given; what cannot be read in it is counted, and a name that stands for none is told."""
    (tmp_path / "a").write_bytes("守土有责".encode("gbk") + b"\xff")
    assert 0 == main(["list", "--json", "--encoding", "GB2312", str(tmp_path)])
    output = capsys.readouterr()
    assert [("gb18030", 1)] == [(record["encoding"], record["undecodable"]) for record in _records(output.out)]
    assert f"reader: {tmp_path / 'a'}: 1 place is not readable as gb18030\n" == output.err
    assert 2 == main(["list", "--encoding", "klingon", str(tmp_path)])
    assert "reader list: no encoding is called 'klingon'" in capsys.readouterr().err


def test_repaired_damage_is_not_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What was put into the text by machine is none of its characters."""
    (tmp_path / "a.txt").write_text("印發(fā)通知\n", "utf-8")
    main(["list", "--json", str(tmp_path)])
    assert [4] == [record["characters"] for record in _records(capsys.readouterr().out)]


def test_sections_are_headings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A short line above a long paragraph is counted, the title is not."""
    body = "话说天下大势，分久必合，合久必分。" * 5
    (tmp_path / "三国.txt").write_text(f"三国演义\n\n第一回\n{body}\n\n第二回\n{body}\n", "utf-8")
    main(["list", "--json", str(tmp_path)])
    [record] = _records(capsys.readouterr().out)
    assert ("三国演义", 2) == (record["title"], record["sections"])


def test_what_is_unknown_is_empty_and_an_unknown_date_is_null(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A text that says nothing of itself is called what its file is called."""
    (tmp_path / "note.txt").write_text("", "utf-8")
    main(["list", "--json", str(tmp_path / "note.txt")])
    values = (str(tmp_path / "note.txt"), "note", "", "", None, "none", "utf-8", 0, 0, 0)
    assert [dict(zip(KEYS, values, strict=True))] == _records(capsys.readouterr().out)


def test_a_table_is_aligned_by_cells(capsys: pytest.CaptureFixture[str]) -> None:
    """Every column begins in one cell, whatever stands before it; the date is written as a person does."""
    assert 0 == main(["list", "seeds"])
    lines = capsys.readouterr().out.splitlines()
    assert [f"{badge}  " for badge in "简简繁繁简"] == [line[:3] for line in lines]
    assert ["2022-11-22 10:44     中国新闻网  ", "2022-11-13           北京青年报  "] == [
        line[3 : line.index("  ", 25) + 2] for line in lines[:2]
    ]
    assert [path for path, *_ in SEEDS] == [line.rsplit("  ")[-1] for line in lines]
    assert 1 == len({cells.width(line[: line.index("seeds/")]) for line in lines})


def test_numbers_stand_right(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """So that their digits can be compared."""
    for name, count in (("a", 5), ("b", 1000)):
        (tmp_path / name).write_text("字" * count, "utf-8")
    main(["list", str(tmp_path)])
    assert ["   5  0", "1000  0"] == [
        line.partition("  utf-8")[0][-7:] for line in capsys.readouterr().out.splitlines()
    ]


HEADINGS = ["script", "date", "source", "author", "title", "characters", "sections", "encoding", "path"]


def _wide(columns: int) -> list[str]:
    """The list of the seeds on a terminal so wide."""
    return on_terminal("list", "seeds", env={"COLUMNS": str(columns)}).out.splitlines()


def test_a_header_is_for_people() -> None:
    """A terminal gets a header, which stands back; a pipe gets documents only."""
    head, *shown = _wide(300)
    assert ("\x1b[2m", "\x1b[0m") == (head[:4], head[-4:])
    assert HEADINGS == head[4:-4].split()
    assert HEADINGS == on_terminal("list", "seeds", env={"NO_COLOR": "1"}).out.splitlines()[0].split()
    assert 5 == len(piped("list", "seeds").out.splitlines()) == len(shown)


def test_the_header_speaks_the_language_of_the_user() -> None:
    """And stands above its columns in cells."""
    head, first, *_ = on_terminal("list", "seeds", env={"NO_COLOR": "1", "LANGUAGE": "zh_TW"}).out.splitlines()
    assert ["字形", "日期", "來源", "作者", "標題"] == head.split()[:5]
    assert cells.width(head[: head.index("來源")]) == cells.width(first[: first.index("中国新闻网")])


@pytest.mark.parametrize("columns", [60, 80, 100, 120, 160])
def test_a_row_fits_into_the_terminal(columns: int) -> None:
    """What matters least is left out, then titles are cut; paths are whole."""
    head, *shown = _wide(columns)
    assert {cells.width(line) for line in shown} <= set(range(columns + 1))
    assert all(line.endswith(path) for line, (path, *_) in zip(shown, SEEDS, strict=True))
    assert {"script", "title", "path"} <= set(head[4:-4].split())
    assert ("source" in head, "author" in head) == (columns > 60, columns > 100)


def test_a_long_title_is_cut_for_people_only(tmp_path: Path) -> None:
    """On a terminal it must not push the other columns away; a pipe gets all of it."""
    title = "很长的题目" * 8
    (tmp_path / "a.txt").write_text(f"{title}\n\n正文，在此。\n", "utf-8")
    assert title in piped("list", str(tmp_path)).out
    shown = on_terminal("list", str(tmp_path)).out
    assert title not in shown
    assert title[:23] + "…" in shown


def test_a_long_list_begins_before_it_ends(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every document has its row, in order, and columns only grow."""
    for number in range(120):
        (tmp_path / f"{number}.txt").write_text("字" * number, "utf-8")
    assert 0 == main(["list", str(tmp_path)])
    lines = capsys.readouterr().out.splitlines()
    assert [f"{number}.txt" for number in range(120)] == [Path(line.split()[-1]).name for line in lines]
    places = [cells.width(line[: line.index(str(tmp_path))]) for line in lines]
    assert sorted(places) == places
