"""A dictionary is found in, by words of either script, without being taken apart."""

import pytest

from reader.core.dictionary import Dictionary, Entry, Provenance, entry

LINES = """\
# CC-CEDICT
# Community maintained free Chinese-English dictionary.
#! version=1
#! license=https://creativecommons.org/licenses/by-sa/4.0/
#! date=2023-11-07T06:42:16Z
銀行 银行 [yin2 hang2] /bank/CL:家[jia1],個|个[ge4]/
行 行 [hang2] /row/line/
行 行 [xing2] /to walk/
no entry at all
疫情 疫情 [yi4 qing2] /epidemic situation/
著名 著名 [[zhu4ming2]] /famous/
卡拉OK 卡拉OK [[ka3la1 OK]] /karaoke (loanword)/
防控 防控 [fang2 kong4] /to prevent and control/
後 后 [hou4] /back/
后 后 [hou4] /empress/"""


@pytest.fixture(scope="module")
def dictionary() -> Dictionary:
    """A small one."""
    return Dictionary(line.encode() for line in LINES.splitlines(keepends=True))


def test_an_entry() -> None:
    """Both scripts, the readings with tone marks also within definitions, and each definition."""
    line = "銀行 银行 [yin2 hang2] /bank/CL:家[jia1],個|个[ge4]/"
    assert Entry("銀行", "银行", ("yín", "háng"), ("bank", "CL:家[jiā],個|个[gè]")) == entry(line)
    assert None is entry("銀行")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("著名 著名 [[zhu4ming2]] /famous/", ("zhù", "míng")),
        ("卡拉OK 卡拉OK [[ka3la1 OK]] /karaoke/", ("kǎ", "lā", "OK")),
        ("卡拉OK 卡拉OK [ka3 la1 O K] /karaoke/", ("kǎ", "lā", "O", "K")),
        ("女兒 女儿 [nu:3 er2] /daughter/", ("nǚ", "ér")),
        ("花兒 花儿 [hua1 r5] /flower/", ("huā", "r")),
        ("近 近 [jin4 zhu1 , zhe3] /x/", ("jìn", "zhū", ",", "zhě")),
    ],
)
def test_both_syntaxes_of_readings(line: str, expected: tuple[str, ...]) -> None:
    """With spaces in single brackets, without in double ones."""
    found = entry(line)
    assert found
    assert expected == found.syllables


@pytest.mark.parametrize("word", ["銀行", "银行"])
def test_a_word_is_found_in_either_script(dictionary: Dictionary, word: str) -> None:
    """One entry, whichever way it is written."""
    assert [("銀行", ("bank", "CL:家[jiā],個|个[gè]"))] == [
        (e.traditional, e.definitions) for e in dictionary.entries(word)
    ]


def test_all_readings_and_all_that_is_written_alike(dictionary: Dictionary) -> None:
    """In the order of the dictionary."""
    assert [("háng",), ("xíng",)] == [e.syllables for e in dictionary.entries("行")]
    assert ["back", "empress"] == [e.definitions[0] for e in dictionary.entries("后")]


def test_what_is_no_word(dictionary: Dictionary) -> None:
    """Is none, whatever it is a part of."""
    assert not any(map(dictionary.knows, ["", "銀", "\n", "no", "bank", "行\n行"]))
    assert () == dictionary.entries("銀")
    assert 9 == len(dictionary)


def test_the_longest_word_and_the_parts(dictionary: Dictionary) -> None:
    """Of what is no word of its own; a word is no part of itself."""
    assert "银行" == dictionary.longest("一银行行长", 1)
    assert "" == dictionary.longest("一银行", 0)
    assert ("疫情", "防控") == dictionary.parts("疫情大防控")
    assert ("行",) == dictionary.parts("銀行")


def test_where_it_is_from(dictionary: Dictionary) -> None:
    """As it says itself."""
    licence = "https://creativecommons.org/licenses/by-sa/4.0/"
    assert Provenance("CC-CEDICT", "2023-11-07", licence) == dictionary.provenance
    assert Provenance("", "", "") == Dictionary([b"\xe8\xa1\x8c \xe8\xa1\x8c [hang2] /row/"]).provenance


def test_nothing_in_a_file_breaks_it() -> None:
    """Neither bytes that are no text nor half an entry."""
    odd = Dictionary([b"\xff\xfe [x] /\xff/\n", b"a b] /\n", b"", b"\xe8\xa1\x8c \xe8\xa1\x8c [hang2] /row/"])
    assert ["row"] == [e.definitions[0] for e in odd.entries("行")]
    assert () == odd.entries("a")
