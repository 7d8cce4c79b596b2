"""Zip archives: what is in them, and what is refused."""

import re
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.document import Document
from reader.core.errors import SourceError
from reader.core.natural import natural
from reader.services import guessing, library
from reader.services.formats import archive
from reader.services.library import Library, Outcome
from reader.services.limits import LIMITS, Limits
from reader.services.options import Options
from tests.services.formats import zips

SMALL = Limits(file_bytes=1 << 20, member_bytes=50_000, archive_bytes=120_000, ratio=50, ratio_from=10_000, entries=20)


def told(outcomes: Iterable[Outcome]) -> list[tuple[str, str]]:
    """Each outcome's path behind the archive's, and its text or what is said of it."""
    return [(item.path.partition("!")[2], item.clean if isinstance(item, Document) else str(item)) for item in outcomes]


@pytest.fixture
def opened(tmp_path: Path) -> "Opened":
    """Opens the bytes of an archive, beside a text that must always open."""
    return Opened(tmp_path)


class Opened:
    """A folder with an archive and a text in it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __call__(self, data: bytes, limits: Limits = SMALL) -> list[tuple[str, str]]:
        """What comes of the archive."""
        (self._folder / "a.zip").write_bytes(data)
        (self._folder / "b.txt").write_text("在", encoding="utf-8")
        *outcomes, last = told(Library([str(self._folder)], options=Options(limits=limits)).outcomes())
        assert ("", "在") == last
        return outcomes


def test_members_come_in_natural_order_with_their_paths(opened: Opened) -> None:
    """Folders and all; what is hidden, or the doing of a Mac, is passed over."""
    files = {
        "书/第10回.txt": "十",
        "书/第2回.txt": "二",
        "书/": "",
        ".x/y.txt": "",
        "__MACOSX/第2回.txt": "",
        "书/.x/y.txt": "",
        "书/__MACOSX/第2回.txt": "",
        "书-2/a.txt": "三",
        "a.txt": "一",
    }
    expected = [("a.txt", "一"), ("书/第2回.txt", "二"), ("书/第10回.txt", "十"), ("书-2/a.txt", "三")]
    assert expected == opened(zips.zipped(files))


@pytest.mark.parametrize("codec", ["gbk", "big5", "utf-8"])
def test_names_in_old_encodings(opened: Opened, codec: str) -> None:
    """Archives from elsewhere do not say what their names are encoded in."""
    names = ["三國演義與水滸傳", "中國文學史上下卷"] if codec == "big5" else ["三国演义与水浒传", "中国文学史上下卷"]
    found = opened(zips.named_in(codec, dict.fromkeys(names, b"text")))
    assert sorted(names) == sorted(name.rstrip("_") for name, _ in found)


def test_a_name_that_says_what_it_is_encoded_in_is_read_so(opened: Opened) -> None:
    """Though an old archive might mean another by the same bytes."""
    assert [("Übung é.txt", "x")] == opened(zips.zipped({"Übung é.txt": "x"}))


def test_bytes_of_a_name_that_mean_nothing_are_seen(opened: Opened) -> None:
    """The file is there all the same."""
    data = zips.zipped({"Q.txt": "x", "b.txt": "y"}).replace(b"Q", b"\xff")
    assert [("b.txt", "y"), ("\ufffd.txt", "x")] == opened(data)


@pytest.mark.parametrize("guess", ["utf-16-le", "shift_jis"])
def test_names_that_look_like_something_else_are_read_as_most_are(
    opened: Opened, monkeypatch: pytest.MonkeyPatch, guess: str
) -> None:
    """Names are too short for any other guess to be good."""
    monkeypatch.setattr(guessing, "guessed", lambda _: guessing.Guess(guess, 0, 9.0))
    assert [("三国演义与水浒传" + "_" * 14, "x")] == opened(zips.named_in("gbk", {"三国演义与水浒传": b"x"}))


@pytest.mark.parametrize(
    ("name", "out"),
    [
        *(("a/b c.txt", False), ("..a/b..", False), ("a/c:b", False), ("a\\b", False)),
        *(("", True), ("/a", True), ("\\a", True), ("a/../b", True), ("a\\..\\b", True), ("..", True)),
        *(("C:/a", True), ("C:a", True), ("a\x1fb", True), ("a\0", True)),
    ],
)
def test_names_that_lead_out_of_an_archive(name: str, *, out: bool) -> None:
    """On any system, whichever way it parts folders; a space or dots in a name do not."""
    assert out == archive.leads_out(name)


def test_files_that_share_one_byte_overlap() -> None:
    """Those that stand side by side do not."""
    data = bytearray(zips.zipped({"first": b"x" * 99, "second": b"y"}, stored=True))
    assert 2 == len(archive.Archive(bytes(data), "a.zip", SMALL).members)
    place = data.rindex(b"PK\x01\x02") + 42
    data[place] -= 1
    with pytest.raises(SourceError, match="overlap"):
        archive.Archive(bytes(data), "a.zip", SMALL)


def test_an_archive_has_as_many_files_as_it_may() -> None:
    """One more is one too many."""
    files = {str(number): b"" for number in range(SMALL.entries)}
    assert SMALL.entries == len(archive.Archive(zips.zipped(files), "a.zip", SMALL).members)
    with pytest.raises(SourceError, match=r"more than 20 files; split it$"):
        archive.Archive(zips.zipped({**files, "one more": b""}), "a.zip", SMALL)


def test_no_more_is_unpacked_at_once_than_a_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is refused is so before there is much of it."""
    asked: list[int | None] = []
    read = zipfile.ZipExtFile.read

    def look(file: zipfile.ZipExtFile, size: int | None = -1) -> bytes:
        asked.append(size)
        return read(file, size)

    monkeypatch.setattr(zipfile.ZipExtFile, "read", look)
    assert 1 == len(refused({"a": bytes(1 << 22)}, stored=False))
    assert [archive._PIECE] == asked


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (zips.zipped({"a": bytes(40_000)}), "more than 50 times larger"),
        (zips.with_forged_sizes({"a": bytes(40_000)}), "damaged|more than 50 times larger"),
        (zips.zipped({"a": b"x" * 60_000}, stored=True), "larger than 50,000 bytes unpacked"),
        (zips.zipped(dict.fromkeys("abc", b"x" * 45000), stored=True), "larger than 120,000 bytes together"),
        (zips.with_shared_bytes(15), "^the files of this archive overlap, as only those made to harm do$"),
        (zips.zipped({str(n): b"" for n in range(21)}), "more than 20 files"),
        (zips.encrypted({"a": b"x"}), "encrypted"),
        (zips.zipped({"a": b"text"})[:-9], "damaged"),
        (b"PK\x03\x04" + bytes(100), "damaged"),
        (zips.zipped({"a": b"text" * 99}, stored=True).replace(b"text", b"tent", 1), "damaged"),
        (zips.zipped({"../a.txt": "x"}), "^its name leads out of the archive$"),
        (zips.zipped({"/etc/a.txt": "x"}), "^its name leads out of the archive$"),
        (zips.zipped({"C:\\a.txt": "x"}), "^its name leads out of the archive$"),
        (zips.zipped({"a\x1b]0;x\a.txt": "x"}), "^its name leads out of the archive$"),
        (zips.zipped({"a\nb.txt": "x"}), "^its name leads out of the archive$"),
        (zips.zipped({"a.zip": zips.zipped({"b": "x"})}), "an archive within an archive"),
        (zips.zipped({}), "holds no text"),
        (
            zips.zipped({"[Content_Types].xml": "x", "word/document.xml": "x"}),
            "^a file of a word processor; save it as text, HTML or EPUB$",
        ),
        (zips.zipped({"a.png": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01"}), "not text"),
    ],
)
def test_what_is_refused_says_why(opened: Opened, data: bytes, message: str) -> None:
    """And the text beside it opens."""
    said = [text for _, text in opened(data)]
    assert said
    assert re.search(message, said[-1]), said


def test_what_is_sound_in_an_archive_opens_beside_what_is_not(opened: Opened) -> None:
    """One bad member spoils nothing."""
    found = dict(opened(zips.zipped({"a.txt": "好", "b.txt": bytes(40_000), "../c": "x", "d.txt": "也好"})))
    assert "好" == found["a.txt"]
    assert "也好" == found["d.txt"]
    assert 4 == len(found)


def test_a_large_archive_does_not_hold_up_the_first_screen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its first texts come at once, the others behind, and none twice."""
    monkeypatch.setattr(library, "FIRST_BYTES", 3 * library._LEAST_BYTES)
    (tmp_path / "a.zip").write_bytes(zips.zipped({f"{n}.txt": str(n) for n in range(9)}))
    (tmp_path / "b.txt").write_text("b", encoding="utf-8")
    loading = Library([str(tmp_path)]).loading()
    first = [text for _, text in told(loading.first)]
    assert 0 < len(first) < 9
    assert [*map(str, range(9)), "b"] == first + [text for _, text in told(loading.rest)]


@given(st.binary(max_size=300), st.integers(0, 300))
def test_whatever_is_done_to_an_archive_it_opens_or_is_refused(noise: bytes, at: int) -> None:
    """No other fault comes out of it."""
    data = zips.zipped({"a.txt": "守土有责" * 9, "b/c.txt": "x" * 99})
    spoilt = data[:at] + noise + data[at + len(noise) :]
    outcomes = list(Library(["-"], spoilt).outcomes())
    assert all(isinstance(item, Document | SourceError) for item in outcomes)


@pytest.mark.parametrize(
    "names",
    [
        ["第2回", "第10回"],
        ["第二回", "第十回", "第十一回", "第廿回", "第一百回"],
        ["卷一", "卷二", "卷三", "卷十"],
        ["一.txt", "二.txt", "三.txt", "四.txt", "十.txt"],
        ["第1" + "0" * 5000, "第2"],
    ],
)
def test_names_are_ordered_as_a_person_counts(names: list[str]) -> None:
    """In Arabic and Chinese numerals."""
    expected = names[::-1] if len(names[0]) > 99 else names
    assert expected == sorted(set(names), key=natural)


def test_a_member_without_a_name_is_no_fault_of_the_archive(opened: "Opened") -> None:
    """A name that is nothing but a NUL is none once it is read; the other files are there."""
    data = zips.zipped({"@": "x", "b.txt": "守土。"}).replace(b"@", b"\0")
    assert ("b.txt", "守土。") in opened(data)


_SMALL = LIMITS._replace(member_bytes=archive._PIECE + 9, archive_bytes=2 * archive._PIECE, ratio=10, ratio_from=100)


def refused(files: dict[str, bytes], limits: Limits = _SMALL, *, stored: bool = True) -> list[str]:
    """Why members are refused; nothing for those that are read as they are."""
    outcomes = list(archive.members(zips.zipped(files, stored=stored), "a.zip", limits))
    for (_, held), data in zip(outcomes, files.values(), strict=True):
        assert held == data or isinstance(held, SourceError)
    return [str(held) for _, held in outcomes if isinstance(held, SourceError)]


def test_a_member_is_as_large_as_it_may_be_and_no_larger() -> None:
    """However many pieces it is unpacked in."""
    assert [] == refused({"a": b"x" * _SMALL.member_bytes})
    (said,) = refused({"a": b"x" * (_SMALL.member_bytes + 1)})
    assert "larger than" in said


def test_a_smaller_limit_for_one_member_holds_for_it() -> None:
    """As for the parts of a book."""
    held = archive.Archive(zips.zipped({"a": b"x" * 50}), "a.zip", _SMALL)
    assert b"x" * 50 == held.read(held.members[0], 50)
    with pytest.raises(SourceError, match="larger than"):
        held.read(held.members[0], 49)


def test_all_members_together_are_as_large_as_they_may_be() -> None:
    """The first that goes beyond is refused, and those behind it."""
    whole = {"a": b"x" * archive._PIECE, "b": b"y" * archive._PIECE}
    assert [] == refused(whole)
    (said,) = refused({**whole, "c": b"z"})
    assert "together" in said


def test_what_is_packed_too_well_is_refused_once_it_is_large() -> None:
    """Small files may be: nobody is harmed by them."""
    assert [] == refused({"a": b"x" * _SMALL.ratio_from}, stored=False)
    assert [] == refused({"a": b"x" * (_SMALL.ratio_from + 1)}, stored=True)
    (said,) = refused({"a": b"x" * 1000}, stored=False)
    assert "more than 10 times larger than packed, as only archives made to harm are" == said
    assert [] == refused({"a": b"x" * 1000}, _SMALL._replace(ratio=1))


def test_an_encrypted_member_says_what_to_do() -> None:
    """And nothing of how it is written."""
    data = bytearray(zips.zipped({"a": b"x"}))
    data[data.find(b"PK\x01\x02") + 8] |= 1
    ((_, held),) = archive.members(bytes(data), "a.zip", _SMALL)
    assert str(held).endswith("encrypted; unpack it first")
