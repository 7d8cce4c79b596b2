"""`reader search`."""

import json
import platform
import re
import sys
import zipfile
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

from reader.__main__ import main
from reader.core.document import Document
from reader.services import library
from reader.services.documents import document_of
from tests.cli.running import on_terminal, piped

FIRST, SECOND, THIRD, FOURTH, FIFTH = (
    "seeds/000_adc97160ca5685c5.txt",
    "seeds/001_549b5bbf7020d9db.txt",
    "seeds/002_d66d1dd5df9fb961.txt",
    "seeds/003_5b15a6444413c614.txt",
    "seeds/004_17422850c738e3aa.txt",
)
KEYS = ["path", "paragraph", "start", "end", "left", "match", "right"]


def _records(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, Any]]:
    main(["search", "--json", *arguments])
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


@pytest.mark.parametrize("query", ["守土尽责", "守土盡責"])
def test_either_script_finds_both(query: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The counts are the same whichever script is typed."""
    assert 0 == main(["search", "--count", query, "seeds"])
    captured = capsys.readouterr()
    assert f"{FIRST}:5\n{THIRD}:4\n{FIFTH}:1\n" == captured.out
    assert "10 hits in 3 documents\n" == captured.err


def test_counts_of_a_word_that_is_everywhere(capsys: pytest.CaptureFixture[str]) -> None:
    """76 in 5; and as JSON."""
    assert 0 == main(["search", "疫情防控", "seeds", "--count", "--json"])
    captured = capsys.readouterr()
    expected = {FIRST: 20, SECOND: 20, THIRD: 6, FOURTH: 18, FIFTH: 12}
    assert [{"path": path, "count": count} for path, count in expected.items()] == [
        json.loads(line) for line in captured.out.splitlines()
    ]
    assert "76 hits in 5 documents\n" == captured.err


def test_one_is_not_many(capsys: pytest.CaptureFixture[str]) -> None:
    """The total is said in good English."""
    main(["search", "--count", "守土尽责", FIFTH])
    assert "1 hit in 1 document\n" == capsys.readouterr().err


def test_hits_stand_in_their_context(capsys: pytest.CaptureFixture[str]) -> None:
    """Path, paragraph, and the text around the hit; no sign of colour in a pipe."""
    assert 0 == main(["search", "--context", "4", "守土盡責", THIRD, FIFTH])
    expected = [
        f"{THIRD}:4:守土有責守土盡責",
        f"{THIRD}:6:土有責、守土盡責,提高防",
        f"{THIRD}:7:土有責、守土盡責,以責任",
        f"{THIRD}:8:土有責、守土盡責,必須抓",
        f"{FIFTH}:14:土担责、守土尽责。要宣传",
    ]
    assert expected == capsys.readouterr().out.splitlines()


def test_no_context_is_a_context(capsys: pytest.CaptureFixture[str]) -> None:
    """Zero characters on each side leave the hit alone."""
    main(["search", "守土盡責", FIFTH, "--context", "0"])
    assert f"{FIFTH}:14:守土尽责\n" == capsys.readouterr().out


def test_the_context_is_30_characters_unless_said_otherwise(capsys: pytest.CaptureFixture[str]) -> None:
    """On each side, within the paragraph."""
    records = _records(capsys, "疫情防控", "seeds")
    assert {30} == {max(len(record[side]) for record in records) for side in ("left", "right")}


@pytest.mark.parametrize("query", ["守土尽责", "疫情防控", "貫徹落實", "关于", "re:[一二三四五六七八九十]+是"])
def test_offsets_are_those_of_the_source(query: str, capsys: pytest.CaptureFixture[str]) -> None:
    """They cut the matched text out of the decoded file."""
    records = _records(capsys, query, FIRST, SECOND, THIRD, FIFTH)
    assert all(list(record) in (KEYS, [*KEYS, "furniture"]) for record in records)
    assert records
    for record in records:
        source = Path(record["path"]).read_text("utf-8")
        assert record["match"] == source[record["start"] : record["end"]]
        assert record["left"] + record["match"] + record["right"] in source


@pytest.mark.parametrize(
    ("query", "sources"),
    [
        ("贯彻落实习近平", ["貫徹落實習(xí)近平"]),
        ("貫徹落實", ["貫徹落實"]),
        ("經濟社會發展", ["經(jīng)濟社會發(fā)展", "經(jīng)濟社會發(fā)展"]),
    ],
)
def test_a_gloss_hides_nothing_and_is_part_of_the_source(
    query: str, sources: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """A hit over repaired text is where the file has it, glosses included."""
    text = Path(FOURTH).read_text("utf-8")
    records = _records(capsys, query, FOURTH)
    assert sources == [text[record["start"] : record["end"]] for record in records]


@pytest.mark.parametrize(
    ("query", "sources"),
    [
        (
            "当地",
            [
                "當(dāng)?shù)刈龊靡咔榉揽毓ぷ",
                "當(dāng)?shù)匾黄鹕钊胧崂砉ぷ髦写嬖诘睦щy",
                "當(dāng)?shù)胤酪吖ぷ饕\ue026螅\ue0cd恢v",
            ],
        ),
        ("防疫工作要求", ["?shù)胤酪吖ぷ饕\ue026螅\ue0cd恢v"]),
    ],
)
def test_a_hit_in_slipped_bytes_is_all_of_them_in_the_source(
    query: str, sources: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """No byte of theirs is a character's of its own."""
    text = Path(FOURTH).read_text("utf-8")
    assert sources == [text[record["start"] : record["end"]] for record in _records(capsys, query, FOURTH)]


def test_hits_outside_the_article_are_last_and_marked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of each document; those that --max leaves out are these first; counts include them."""
    page = "首页 > 经济\n经济发展新闻\n2022-11-13 来源：经济日报\n" + "多地经济发展良好，各项工作有序推进。" * 3
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(page, "utf-8")
    records = _records(capsys, "经济", str(tmp_path))
    kinds = [None, None, None, None, "navigation", "labels"]
    assert kinds * 2 == [record.get("furniture") for record in records]
    assert [2, 4, 4, 4, 1, 3] * 2 == [record["paragraph"] for record in records]
    main(["search", "经济", str(tmp_path / "a.txt"), "--max", "5"])
    lines = capsys.readouterr().out.splitlines()
    assert ["2", "4", "4", "4", "1"] == [line.split(":")[1] for line in lines]
    main(["search", "经济", str(tmp_path), "--count"])
    assert "12 hits in 2 documents\n" == capsys.readouterr().err


def test_paragraphs_are_counted_from_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Blank lines are no paragraphs."""
    (tmp_path / "a.txt").write_text("\n题目\n\n\n正文，其一。\n正文，其二。\n", "utf-8")
    assert [2, 3] == [record["paragraph"] for record in _records(capsys, "正文", str(tmp_path))]


def test_the_exact_script_is_literal(capsys: pytest.CaptureFixture[str]) -> None:
    """Only the script that was typed."""
    main(["search", "--count", "--exact-script", "守土盡責", "seeds"])
    assert f"{THIRD}:4\n" == capsys.readouterr().out


def test_a_regular_expression_is_folded_too(capsys: pytest.CaptureFixture[str]) -> None:
    """As an option and as a prefix; 盡 stands for 尽."""
    for arguments in (["--regex", "守土[盡担]."], ["re:守土[盡担]."]):
        main(["search", "--count", *arguments, "seeds"])
        assert f"{FIRST}:5\n{THIRD}:4\n{FIFTH}:2\n" == capsys.readouterr().out


def test_max_is_of_all_hits(capsys: pytest.CaptureFixture[str]) -> None:
    """Not of each document; counts keep to it as well."""
    main(["search", "--max", "7", "守土尽责", "seeds"])
    lines = capsys.readouterr().out.splitlines()
    assert [FIRST] * 5 + [THIRD] * 2 == [line.partition(":")[0] for line in lines]
    main(["search", "--max", "7", "--count", "守土尽责", "seeds"])
    assert f"{FIRST}:5\n{THIRD}:2\n" == capsys.readouterr().out


def test_enough_is_enough(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once all wanted hits are found, no further text is opened."""
    opened: list[str] = []

    def recording(data: bytes, path: str, *more: Any) -> Document:
        opened.append(path)
        return document_of(data, path, *more)

    monkeypatch.setattr(library, "document_of", recording)
    paths = [tmp_path / name for name in "abc"]
    for path in paths:
        path.write_text("守土尽责。\n" * (library.FIRST_BYTES // 16), "utf-8")
    assert 0 == main(["search", "--max", "5", "守土尽责", *map(str, paths)])
    assert [str(paths[0])] == opened


def test_letters_are_read_as_pinyin_where_that_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    """Behind what is spelt as typed, and marked; without being asked for, letters are letters."""
    assert 1 == main(["search", "shoutujinze", "seeds"])
    capsys.readouterr()
    for query in ("shoutujinze", "STJZ"):
        records = [record for record in _records(capsys, "--pinyin", query, "seeds") if record["match"][0] == "守"]
        assert {"守土尽责", "守土盡責"} == {record["match"] for record in records}
        assert [True] * 10 == [record["pinyin"] for record in records]
    main(["search", "--count", "--pinyin", "守土尽责", "seeds"])
    assert "10 hits in 3 documents\n" == capsys.readouterr().err


def test_hits_by_reading_are_behind_those_by_spelling(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of each document; and what stands outside the article is last."""
    page = "首页 > 经济\n经济发展新闻\n2022-11-13 来源：经济日报\n" + "经济(jingji)发展良好，各项工作有序推进。" * 3
    (tmp_path / "a.txt").write_text(page, "utf-8")
    records = _records(capsys, "--pinyin", "jingji", str(tmp_path))
    found = [(record["match"], record.get("pinyin"), record.get("furniture")) for record in records]
    article = [("jingji", None, None)] * 3 + [("经济", True, None)] * 4
    assert [*article, ("经济", True, "navigation"), ("经济", True, "labels")] == found


def test_documents_instead_of_hits(capsys: pytest.CaptureFixture[str]) -> None:
    """Each once, as a path or as an object; not together with their counts."""
    assert 0 == main(["search", "--files-with-matches", "守土尽责", "seeds"])
    assert f"{FIRST}\n{THIRD}\n{FIFTH}\n" == capsys.readouterr().out
    assert [{"path": FIRST}, {"path": THIRD}, {"path": FIFTH}] == _records(capsys, "-l", "守土尽责", "seeds")
    assert 1 == main(["search", "-l", "無處可尋", "seeds"])
    assert 2 == main(["search", "-l", "--count", "守土", "seeds"])


def test_a_path_leads_to_its_file_on_a_terminal(tmp_path: Path) -> None:
    """By an address in which nothing can act on the terminal; not in a pipe, nor where no colour is wanted."""
    folder = tmp_path / "新闻 100%\x1b]8;;x"
    folder.mkdir()
    (folder / "a.txt").write_text("守土有责。", "utf-8")
    with zipfile.ZipFile(folder / "b.zip", "w") as archive:
        archive.writestr("c.txt", "守土尽责。")
    shown = on_terminal("search", "守土", str(folder)).out.splitlines()
    assert 2 == len(shown)
    for line, file in zip(shown, ("a.txt", "b.zip"), strict=True):
        link, end = re.escape("\x1b]8;;"), re.escape("\x1b\\")
        linked = re.match(f"{link}(file://[!-~]*?){end}([^\x1b]*){link}{end}:1:\x1b", line)
        assert linked
        address = urlsplit(linked[1])
        assert platform.node() == unquote(address.netloc)
        assert str(folder / file) == unquote(address.path)
    for output in (
        piped("search", "守土", str(folder)).out,
        on_terminal("search", "守土", str(folder), env={"NO_COLOR": "1"}).out,
    ):
        assert "\x1b" not in output


def test_how_far_it_is_is_said_on_a_terminal_only(tmp_path: Path) -> None:
    """And taken back before anything else is printed."""
    code = "import sys, reader.cli.output as o\no._PATIENCE = o._PROGRESS_EVERY = 0.0\n"
    code += (
        f"from reader.__main__ import main\nsys.exit(main(['search', '--count', '守土尽责', {FIRST!r}, {SECOND!r}]))"
    )
    shown = on_terminal("-c", code, program=(sys.executable,)).out
    assert "\r0 documents searched\x1b[K\r\x1b[K" in shown
    assert "\r1 document searched\x1b[K\r\x1b[K5 hits" in shown
    assert shown.endswith("5 hits in 1 document\n")
    assert (0, f"{FIRST}:5\n", "5 hits in 1 document\n") == piped("-c", code, program=(sys.executable,))


def test_standard_input_is_searched(capsys: pytest.CaptureFixture[str]) -> None:
    """As a document called -."""
    done = piped("search", "守土", "-", stdin="守土有责。\n守土尽责。\n".encode())
    assert (0, "-:1:守土有责。\n-:2:守土尽责。\n") == done[:2]


def test_an_exclusion_after_two_dashes(capsys: pytest.CaptureFixture[str]) -> None:
    """A query may begin with a minus sign once the options are over, and so may a path."""
    assert 0 == main(["search", "--count", "--", "-吉林 守土尽责", "seeds"])
    assert f"{THIRD}:4\n{FIFTH}:1\n" == capsys.readouterr().out
    assert 2 == main(["search", "--", "疫情", "--count"])
    assert "reader: --count: no such file or folder\n" == capsys.readouterr().err


def test_options_may_stand_anywhere(capsys: pytest.CaptureFixture[str]) -> None:
    """Also between paths, as people type them."""
    main(["search", "守土尽责", FIRST, "--count", FIFTH])
    assert f"{FIRST}:5\n{FIFTH}:1\n" == capsys.readouterr().out


@pytest.mark.parametrize("arguments", [[], ["--json"], ["--count"]])
def test_nothing_found_is_status_1(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """And nothing is printed."""
    assert 1 == main(["search", "麒麟獨角獸", "seeds", *arguments])
    assert "" == capsys.readouterr().out


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ('"守土', "column 1 of the query: this quotation mark is not closed"),
        ("-疫情", "column 4 of the query: only exclusions: say also what to look for"),
        ("a|", "column 2 of the query: there is nothing on one side of |; put it in quotation marks to find the mark"),
        ("", "column 1 of the query: nothing to look for"),
        ("re:守土[", "column 7 of the query: not a regular expression: unterminated character set; close it with ]"),
        (
            "re:*",
            (
                "column 4 of the query: not a regular expression: nothing to repeat; "
                "put what is repeated before it, or \\ to find the sign itself"
            ),
        ),
    ],
)
def test_a_bad_query_is_told_by_its_column(query: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    """In one line, counted as people count, before any file is opened."""
    assert 2 == main(["search", "--", query, "not there"])
    assert ("", f"reader search: {said}\n") == tuple(capsys.readouterr())
