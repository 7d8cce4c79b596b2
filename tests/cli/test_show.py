"""`reader show`."""

from pathlib import Path

import pytest

from reader.__main__ import main
from reader.core import cells
from tests.cli.running import on_terminal, piped, with_own_terminal


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


SEED = "seeds/000_adc97160ca5685c5.txt"
ASKED = "-- enter goes on, q and enter leaves -- "


def _by_page(keys: bytes) -> tuple[int, list[list[str]]]:
    """The rows of each page that was shown, with these keys typed; a text from a pipe, keys from the terminal."""
    text = Path(SEED).read_bytes()
    code = "import sys\nfrom reader.__main__ import main\nsys.exit(main(['show', '--page', '-']))"
    done = with_own_terminal(code, stdin=text, keys=keys)
    shown = done.out.removeprefix(keys.decode().replace("\r", "\n"))
    return done.status, [page.splitlines() for page in shown.split(ASKED)]


def test_a_page_is_a_screenful(capsys: pytest.CaptureFixture[str]) -> None:
    """Enter goes on; joined, the rows are the text, and none is longer than the screen or begins with a stop."""
    status, pages = _by_page(b"\n" * 9)
    assert 0 == status
    assert {23} == set(map(len, pages[:-1]))
    rows = [row for page in pages for row in page]
    assert max(map(cells.width, rows)) <= 80
    assert not any(row.startswith(tuple("，。、；：！？”）」")) for row in rows)
    assert "".join(_shown(capsys, SEED).split()) == "".join("".join(rows).split())


def test_a_page_can_be_left() -> None:
    """With q, or where nothing more can be typed; that is no fault."""
    assert [0, 2] == [(found := _by_page(b"\nq\n"))[0], len(found[1]) - 1]


def test_without_a_terminal_there_are_no_pages(page: Path) -> None:
    """All of it goes to a pipe, exactly as without."""
    for more in ([], ["--source"]):
        assert piped("show", *more, str(page)) == piped("show", "--page", *more, str(page))
