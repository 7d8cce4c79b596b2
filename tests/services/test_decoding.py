"""Bytes into text."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.errors import NotText, UnknownEncoding
from reader.services.decoding import PIECE, decoded, known, labelled
from tests import strategies

PROSE = "守土有责，守土尽责。疫情防控要抓紧抓实抓细。" * 20


@pytest.mark.parametrize(
    ("mark", "codec", "name"),
    [
        (codecs.BOM_UTF8, "utf-8", "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16"),
        (codecs.BOM_UTF32_LE, "utf-32-le", "utf-32"),
        (codecs.BOM_UTF32_BE, "utf-32-be", "utf-32"),
        (b"", "utf-8", "utf-8"),
        (b"", "gb18030", "gb18030"),
        (b"", "gbk", "gb18030"),
    ],
    ids=["utf-8 marked", "utf-16 le", "utf-16 be", "utf-32 le", "utf-32 be", "utf-8", "gb18030", "gbk"],
)
@pytest.mark.parametrize("text", [PROSE, "守土有责", "國𠮷"])
def test_every_known_encoding_is_read(mark: bytes, codec: str, name: str, text: str) -> None:
    """A mark decides, else UTF-8 where it is, else GB18030; the mark is no part of the text."""
    data = mark + text.encode(codec, errors="replace")
    assert (text.encode(codec, errors="replace").decode(codec), name, 0) == decoded(data, "x")


@given(strategies.untrusted(surrogates=False))
def test_utf_8_comes_back_as_it_was(text: str) -> None:
    """Whatever text is written in UTF-8 with its mark is read as it was, but for its line ends."""
    assert text.replace("\r\n", "\n").replace("\r", "\n") == decoded(text.encode("utf-8-sig"), "x").text


@given(st.binary(max_size=200))
def test_whatever_the_bytes_they_are_a_text_or_refused(data: bytes) -> None:
    """No bytes cause any other fault; what was read has no carriage return and no lone surrogate."""
    try:
        text = decoded(data, "x")
    except NotText:
        return
    assert "\r" not in text.text
    assert text.text == text.text.encode("utf-8").decode("utf-8")
    assert 0 <= text.undecodable


@pytest.mark.parametrize("bad", [b"\xff", b"\xe5\xae", b"\xc0\x80", b"\xed\xa0\x80"])
def test_a_few_bad_bytes_are_forgiven(bad: bytes) -> None:
    """UTF-8 with a fault in it is still UTF-8; each fault is seen as a replacement character, and counted."""
    data = PROSE.encode() + bad + PROSE.encode()
    text = decoded(data, "x")
    assert "utf-8" == text.encoding
    assert 0 < text.undecodable == text.text.count("\ufffd")
    assert 2 * PROSE == text.text.replace("\ufffd", "")


@pytest.mark.parametrize(
    "data", ["守土有责".encode() + b"\xff", "守土尽责".encode()[:-1], b"\xff" + "守土有责".encode()]
)
def test_a_fault_in_a_short_text_is_forgiven_too(data: bytes) -> None:
    """A few characters of UTF-8, cut off in the middle of one, do not come out as other characters."""
    text = decoded(data, "x")
    assert "utf-8" == text.encoding
    assert 1 == text.undecodable


@pytest.mark.parametrize("start", range(23))
def test_a_short_text_of_gb18030_is_not_taken_for_utf_8(start: int) -> None:
    """What is forgiven does not make one encoding of the other."""
    text = PROSE[start : start + 10]
    assert (text, "gb18030", 0) == decoded(text.encode("gb18030"), "x")


def test_a_replacement_character_that_was_written_is_no_fault() -> None:
    """What some other program gave up on is not counted as unreadable here."""
    assert 0 == decoded(f"守土\ufffd有责{PROSE}".encode(), "x").undecodable
    assert 1 == decoded(f"守土\ufffd有责{PROSE}".encode() + b"\xff", "x").undecodable


def test_a_few_bad_bytes_of_gb18030_are_forgiven_too() -> None:
    """The other encoding is believed as readily."""
    text = decoded(PROSE.encode("gb18030") + b"\xff" + PROSE.encode("gb18030"), "x")
    assert "gb18030" == text.encoding
    assert 1 == text.undecodable


@pytest.mark.parametrize(
    "data",
    [b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01", bytes(100), b"\xff" * 100],
    ids=["program", "image", "zeros", "ones"],
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    """Binary files are told apart, and the error names the file."""
    with pytest.raises(NotText) as refused:
        decoded(data, "名.bin")
    assert "名.bin" == refused.value.path


def test_line_ends_become_line_feeds() -> None:
    """The line ends of every system are one."""
    assert "一\n二\n三\n\n四" == decoded("一\r\n二\r三\n\r\n四".encode(), "x").text


def test_nothing_is_an_empty_text() -> None:
    """A file of no bytes, or of nothing but a mark, is a text."""
    assert ("", "utf-8", 0) == decoded(b"", "x")
    assert ("", "utf-8-sig", 0) == decoded(codecs.BOM_UTF8, "x")


TRADITIONAL = "守土有責，守土盡責。各地黨政主要負責同志要切實擔起責任，這裡的人們都說好，恆心最要緊。" * 20


@pytest.mark.parametrize(
    ("text", "codec", "name"),
    [
        (PROSE, "utf-16-le", "utf-16-le"),
        (PROSE, "utf-16-be", "utf-16-be"),
        (TRADITIONAL, "gb18030", "gb18030"),
        (TRADITIONAL.replace("恆", "恒"), "cp950", "cp950"),
        (TRADITIONAL.replace("這", "呢啲嘅"), "big5hkscs", "big5hkscs"),
        ("Plain words, line by line.\n" * 9, "utf-16-le", "utf-16-le"),
    ],
)
@pytest.mark.parametrize("size", [None, 80, 200], ids=["whole", "80 bytes", "200 bytes"])
def test_an_encoding_without_a_mark_is_found_out(text: str, codec: str, name: str, size: int | None) -> None:
    """By what it makes of the bytes, in a short piece as in a long text, with no byte unreadable."""
    data = text.encode(codec)[:size]
    found = decoded(data, "x")
    assert data.decode(codec, "ignore") == found.text.replace("\ufffd", "")
    assert found.encoding == name or (found.encoding, name) == ("cp950", "big5hkscs")


@pytest.mark.parametrize("codec", ["utf-8", "utf-16-le", "utf-16-be", "gb18030", "big5hkscs"])
@pytest.mark.parametrize("start", range(5))
def test_a_text_may_begin_inside_a_character(codec: str, start: int) -> None:
    """Of a text cut at any byte only the character that was cut is lost."""
    data = TRADITIONAL.encode(codec)
    found = decoded(data[start:], "x")
    assert TRADITIONAL.endswith(found.text[2:])
    assert len(TRADITIONAL) - 4 <= len(found.text)
    assert bool(found.undecodable) == ("\ufffd" in found.text)


@pytest.mark.parametrize(
    ("text", "codec", "language"),
    [
        ("吾輩は猫である。名前はまだ無い。どこで生れたかとんと見当がつかぬ。", "euc-jp", "Japanese"),
        ("吾輩は猫である。名前はまだ無い。どこで生れたかとんと見当がつかぬ。", "shift-jis", "Japanese"),
        ("모든 인간은 태어날 때부터 자유로우며 그 존엄과 권리에 있어 동등하다.", "euc-kr", "Korean"),
    ],
)
def test_other_languages_are_refused_unless_asked_for(text: str, codec: str, language: str) -> None:
    """A text of another language does not come out as a strange Chinese one; the refusal says what opens it."""
    data = text.encode(codec)
    with pytest.raises(NotText, match=f"{language}.*--encoding {codec}"):
        decoded(data, "x")
    assert (text, codec, 0) == decoded(data, "x", codec)


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        ("GB2312", "gb18030"),
        ("gbk", "gb18030"),
        ("x-gbk", ""),
        ("Big5", "big5hkscs"),
        ("BIG5-HKSCS", "big5hkscs"),
        ("utf8", "utf-8"),
        ("UTF-16LE", "utf-16-le"),
        ("rot13", ""),
        ("hex", ""),
        ("unicode_escape", ""),
        ("nonsense", ""),
        ("a\0b", ""),
        ("", ""),
    ],
)
def test_names_of_encodings(label: str, codec: str) -> None:
    """An encoding has many names; what is none, or no text, is told as such, or no evidence where it is a label."""
    assert codec == labelled(label)
    if codec:
        assert codec == known(label)
    else:
        with pytest.raises(UnknownEncoding, match="no encoding is called"):
            known(label)


def test_a_person_knows_better() -> None:
    """What is said to be the encoding is, whatever becomes of the text."""
    assert ("utf-16-be", 0) == decoded("守土".encode(), "x", "utf-16-be")[1:]
    assert ("gb18030", "守土") == decoded("守土".encode("gbk"), "x", "gb2312")[1::-1]
    assert 4 == decoded("守土".encode("gbk"), "x", "utf-8").undecodable


def test_a_label_is_evidence_and_not_the_truth() -> None:
    """A wrong one does no harm."""
    for label in ("gb2312", "big5", "euc-jp", "nonsense"):
        assert "cp950" == decoded(TRADITIONAL.replace("恆", "恒").encode("cp950"), "x", label=label).encoding
        assert "utf-8" == decoded(TRADITIONAL.encode(), "x", label=label).encoding


@pytest.mark.parametrize("codec", ["utf-8", "gb18030", "big5hkscs", "utf-16-le"])
@pytest.mark.parametrize("shift", range(4))
def test_characters_and_line_ends_are_whole_where_pieces_meet(codec: str, shift: int) -> None:
    """Decoding piece by piece gives what decoding at once gives."""
    text = "a" * shift + TRADITIONAL + "守\r\n土\r" * (PIECE // 4)
    found = decoded(text.encode(codec), "x")
    assert text.replace("\r\n", "\n").replace("\r", "\n") == found.text
    assert 0 == found.undecodable


def test_chinese_after_much_ascii_is_found() -> None:
    """What follows a long licence in English decides, too."""
    text = "All rights reserved.\n" * 9999 + PROSE
    assert (text, "gb18030", 0) == decoded(text.encode("gb18030"), "x")


def test_a_mark_of_gb18030_is_no_part_of_the_text() -> None:
    """Even that encoding has one."""
    assert ("守土", "gb18030", 0) == decoded("\ufeff守土".encode("gb18030"), "x")


def test_a_few_strange_bytes_in_ascii_are_no_chinese() -> None:
    """They are shown as unreadable, and nothing is made up."""
    found = decoded(b"an oeuf \x9c in a long line of plain words, as long as this one is" * 2, "x")
    assert ("utf-8", 2) == (found.encoding, found.undecodable)
