"""`reader show`."""

from pathlib import Path

import pytest

from reader.__main__ import main
from tests.cli.running import on_terminal


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A small text with damage, indents and blank lines."""
    path = tmp_path / "a.txt"
    path.write_bytes("\ufeff  印發(fā)通知\r\n\r\n　　头发发展。\r\n臺灣\x1b[31m的\r\n".encode())
    return path


def _shown(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    assert 0 == main(["show", *map(str, arguments)])
    return capsys.readouterr().out


def test_the_clean_text_is_shown(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Damage is undone, what acts on a terminal is a sign, and white space between paragraphs stays."""
    assert "  印發通知\n\n　　头发发展。\n臺灣␛[31m的\n" == _shown(capsys, page)
    assert "  印發通知\n\n　　头发发展。\n臺灣␛[31m的\n" == _shown(capsys, "--script", "original", page)


@pytest.mark.parametrize(
    ("variant", "expected"),
    [
        ("hans", "  印发通知\n\n　　头发发展。\n台湾␛[31m的\n"),
        ("hant", "  印發通知\n\n　　頭髮發展。\n臺灣␛[31m的\n"),
        ("hant-tw", "  印發通知\n\n　　頭髮發展。\n臺灣␛[31m的\n"),
        ("hant-hk", "  印發通知\n\n　　頭髮發展。\n台灣␛[31m的\n"),
    ],
)
def test_every_paragraph_is_shown_in_the_variant(
    variant: str, expected: str, page: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each by its own script, so a mixed text comes out in one."""
    assert expected == _shown(capsys, page, "--script", variant)


def test_a_paragraph_without_a_script_is_shown_by_that_of_its_document(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """里面 alone could be of either script."""
    (tmp_path / "a.txt").write_text("国家发展，说话。\n里面\n", "utf-8")
    assert "國家發展，說話。\n裡面\n" == _shown(capsys, tmp_path / "a.txt", "--script", "hant-tw")


def test_the_source_is_exact_for_a_pipe(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever pipes it on wants what the file holds."""
    assert "  印發(fā)通知\n\n　　头发发展。\n臺灣\x1b[31m的\n" == _shown(capsys, "--source", page)


def test_the_source_is_harmless_on_a_terminal(page: Path) -> None:
    """A person who looks at it must not have a terminal changed."""
    assert "  印發(fā)通知\n\n　　头发发展。\n臺灣␛[31m的\n" == on_terminal("show", "--source", str(page)).out


def test_another_encoding_is_shown_in_utf_8(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The file says what it says, whatever its bytes are."""
    (tmp_path / "gbk.txt").write_bytes("疫情防控工作会议\n".encode("gb18030"))
    assert "疫情防控工作会议\n" == _shown(capsys, "--source", tmp_path / "gbk.txt")


def test_the_seeds_are_shown_as_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    """The source of each bundled document is its file."""
    for path in sorted(Path("seeds").glob("*.txt")):
        assert path.read_text("utf-8") == _shown(capsys, "--source", path)


def test_several_texts_have_headings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """As head(1) has them, also after a text without a last line feed."""
    (tmp_path / "a.txt").write_text("甲", "utf-8")
    (tmp_path / "b.txt").write_text("乙\n", "utf-8")
    a, b = tmp_path / "a.txt", tmp_path / "b.txt"
    expected = f"==> {a} <==\n甲\n\n==> {b} <==\n乙\n"
    assert expected == _shown(capsys, a, b) == _shown(capsys, tmp_path)
    assert "甲" == _shown(capsys, a)


def test_a_terminal_gets_a_whole_last_line(tmp_path: Path) -> None:
    """So that the prompt does not stand behind the text."""
    (tmp_path / "a.txt").write_text("甲", "utf-8")
    assert "甲\n" == on_terminal("show", str(tmp_path / "a.txt")).out


def test_regional_words_are_shown_where_they_are_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Never of themselves."""
    (tmp_path / "a.txt").write_text("国家软件，内存条。\n", "utf-8")
    assert "國家軟件，內存條。\n" == _shown(capsys, tmp_path / "a.txt", "--script", "hant-tw")
    assert "國家軟體，記憶體模組。\n" == _shown(capsys, tmp_path / "a.txt", "--script", "hant-tw", "--idioms")
