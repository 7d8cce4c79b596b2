"""`reader convert`."""

import io
import sys
from pathlib import Path

import pytest

from reader.__main__ import main
from reader.core.conversion import converter
from tests.cli.running import on_terminal, piped

SIMPLIFIED = ["seeds/001_549b5bbf7020d9db.txt", "seeds/004_17422850c738e3aa.txt"]
CONFIGS = [
    (["hant"], "s2t"),
    (["hant-tw"], "s2tw"),
    (["hant-hk"], "s2hk"),
    (["hant-tw", "--idioms"], "s2twp"),
    (["hant-hk", "--idioms"], "s2hkp"),
]


def _converted(capsysbinary: pytest.CaptureFixture[bytes], *arguments: object) -> bytes:
    assert 0 == main(["convert", "--to", *map(str, arguments)])
    return capsysbinary.readouterr().out


@pytest.mark.parametrize(("to", "config"), CONFIGS, ids=str)
def test_it_equals_opencc(to: list[str], config: str, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """On texts of one script, one after the other."""
    text = "".join(Path(path).read_text("utf-8") for path in SIMPLIFIED)
    assert converter(config).convert(text).encode() == _converted(capsysbinary, *to, *SIMPLIFIED)


@pytest.mark.parametrize(("to", "config"), [(["hans"], "tw2s"), (["hans", "--idioms"], "tw2sp")], ids=str)
def test_it_equals_opencc_towards_simplified(
    to: list[str], config: str, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    """The same from Traditional."""
    text = "這個程式裡的隨身碟，\n記憶體。\n乾隆了解\n"
    (tmp_path / "a.txt").write_text(text, "utf-8")
    assert converter(config).convert(text).encode() == _converted(capsysbinary, *to, tmp_path / "a.txt")


def test_what_is_not_converted_comes_out_byte_for_byte(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    """Marks, newlines of all kinds, controls, and bytes that are no UTF-8."""
    given = "\ufeff国\r\n国\r国\n\0\x1b[31m国\u2028".encode() + b"\xff\xed\xa0\x80" + "国".encode() * 200 + b"\xe5\x9b"
    (tmp_path / "a.txt").write_bytes(given)
    expected = given.replace("国".encode(), "國".encode())
    assert expected == _converted(capsysbinary, "hant", tmp_path / "a.txt")


def test_another_encoding_becomes_utf_8(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """Found out, or as it is named; what cannot be read is told of."""
    (tmp_path / "gbk.txt").write_bytes("疫情防控工作会议\r\n".encode("gb18030"))
    expected = "疫情防控工作會議\r\n".encode()
    assert expected == _converted(capsysbinary, "hant", tmp_path / "gbk.txt")
    assert expected == _converted(capsysbinary, "hant", "--encoding", "gbk", tmp_path / "gbk.txt")
    (tmp_path / "cut.txt").write_bytes("疫情防控工作会议\r\n".encode("gb18030") + b"\xd2")
    main(["convert", "--to", "hant", "--encoding", "gbk", str(tmp_path / "cut.txt")])
    said = capsysbinary.readouterr()
    assert expected + "\ufffd".encode() == said.out
    assert f"reader: {tmp_path}/cut.txt: not readable as gb18030, places: 1\n".encode() == said.err


@pytest.mark.parametrize("path", [[], ["-"]])
def test_it_is_a_filter(
    path: list[str], monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    """Standard input where no file is named; what could be either script is taken to be in the other one."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("里面".encode())))
    assert "裡面".encode() == _converted(capsysbinary, "hant-tw", *path)


def test_it_reads_what_is_no_regular_file() -> None:
    """A pipe is as good as a file, also under a name."""
    assert "國\n" == piped("convert", "--to", "hant", "/dev/stdin", stdin="国\n".encode()).out


def test_what_cannot_be_read_is_told_and_the_rest_goes_on(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    """As the other subcommands do it."""
    (tmp_path / "a.txt").write_text("国\n", "utf-8")
    (tmp_path / "b.txt").write_bytes(bytes(range(256)) * 8)
    given = [str(tmp_path / name) for name in ("missing.txt", "a.txt", "b.txt", ".")]
    assert 0 == main(["convert", "--to", "hant", *given])
    said = capsysbinary.readouterr()
    assert "國\n".encode() == said.out
    faults = said.err.decode().splitlines()
    assert [f"reader: {path}" for path in (given[0], given[2], given[3])] == [
        line.rpartition(":")[0] for line in faults
    ]
    assert 2 == main(["convert", "--to", "hant", given[0], given[2]])
    assert b"" == capsysbinary.readouterr().out


def test_it_must_be_told_what_to_convert_to(capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is guessed, and the original is no script."""
    assert [2, 2] == [main(["convert", SIMPLIFIED[0]]), main(["convert", "--to", "original", SIMPLIFIED[0]])]
    assert capsys.readouterr().out == ""


def test_a_terminal_is_safe(tmp_path: Path) -> None:
    """What acts on one is made visible, as everywhere."""
    (tmp_path / "a.txt").write_text("国\x1b[31m\n", "utf-8")
    assert "國␛[31m\n" == on_terminal("convert", "--to", "hant", str(tmp_path / "a.txt")).out
