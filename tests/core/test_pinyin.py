"""Syllables stand where their characters do, and are those a reader would say, in either script."""

import pytest
from hypothesis import given

from reader.core.characters import is_han
from reader.core.notation import Notation
from reader.core.pinyin import above, readings, syllables, tone, with_mark, written
from reader.core.ruby import Ruby
from reader.core.spans import Span
from tests import strategies


def said(text: str) -> str:
    """The syllables of a text."""
    return " ".join(syllable.pinyin for syllable in syllables(text))


@pytest.mark.parametrize(
    ("simplified", "traditional", "expected"),
    [
        ("银行", "銀行", "yín háng"),
        ("重庆", "重慶", "chóng qìng"),
        ("长大", "長大", "zhǎng dà"),
        ("银行行长", "銀行行長", "yín háng háng zhǎng"),
        ("头发", "頭髮", "tóu fà"),
        ("干燥", "乾燥", "gān zào"),
        ("音乐", "音樂", "yīn yuè"),
        ("快乐", "快樂", "kuài lè"),
        ("会计", "會計", "kuài jì"),
        ("睡觉", "睡覺", "shuì jiào"),
        ("觉得", "覺得", "jué de"),
        ("人参", "人參", "rén shēn"),
        ("调查", "調查", "diào chá"),
        ("一只", "一隻", "yī zhī"),
        ("看着", "看著", "kàn zhe"),
    ],
)
def test_what_is_read_in_several_ways_is_read_as_in_its_word(simplified: str, traditional: str, expected: str) -> None:
    """In Traditional as in Simplified."""
    assert (expected, expected) == (said(simplified), said(traditional))


@pytest.mark.parametrize(("text", "expected"), [("乾隆", "qián lóng"), ("著名", "zhù míng"), ("乾坤", "qián kūn")])
def test_characters_that_only_sometimes_are_variants_stay_what_they_are(text: str, expected: str) -> None:
    """乾 is not 干 in 乾隆, nor 著 着 in 著名."""
    assert expected == said(text)


def test_tones_are_those_of_the_dictionary() -> None:
    """What changes them in speech is not written."""
    assert "bù shì yī gè" == said("不是一个")


@given(strategies.lines())
def test_every_syllable_stands_at_its_character(text: str) -> None:
    """Whatever the text is."""
    found = syllables(text)
    offsets = [syllable.at for syllable in found]
    assert sorted(set(offsets)) == offsets
    assert all(is_han(text[at]) and pinyin for at, pinyin in found)


def test_a_long_text_is_read_part_by_part() -> None:
    """Cut between clauses, so that no word is."""
    text = "銀行，" * 3000
    assert "yín háng" * 3000 == said(text).replace(" yín", "yín")
    assert 20_000 == len(syllables("重慶" * 10_000))


@pytest.mark.parametrize(
    ("pinyin", "zhuyin"),
    [("zhǎng", "ㄓㄤˇ"), ("lǜ", "ㄌㄩˋ"), ("de", "˙ㄉㄜ"), ("ér", "ㄦˊ"), ("yī", "ㄧ"), ("jué", "ㄐㄩㄝˊ")],
)
def test_zhuyin(pinyin: str, zhuyin: str) -> None:
    """The same syllables in the notation of Taiwan."""
    assert (pinyin, zhuyin) == (written(pinyin, Notation.PINYIN), written(pinyin, Notation.ZHUYIN))


@pytest.mark.parametrize(("pinyin", "number"), [("mā", 1), ("má", 2), ("mǎ", 3), ("mà", 4), ("ma", 5), ("lǘ", 2)])
def test_tones(pinyin: str, number: int) -> None:
    """As they are counted."""
    assert number == tone(pinyin)


@pytest.mark.parametrize(
    ("numbered", "marked"),
    [
        ("yin2", "yín"),
        ("lu:4", "lǜ"),
        ("lv4", "lǜ"),
        ("r5", "r"),
        ("xx5", "xx"),
        ("jiu3", "jiǔ"),
        ("gui4", "guì"),
        ("xiong2", "xióng"),
        ("Zhong1", "Zhōng"),
        ("E4", "È"),
        ("nu:e4", "nüè"),
        ("ng2", "ńg"),
        ("m2", "m"),
        ("de", "de"),
        ("D", "D"),
    ],
)
def test_numbers_of_tones_become_marks(numbered: str, marked: str) -> None:
    """Where they belong."""
    assert marked == with_mark(numbered)


def test_all_readings_of_a_character() -> None:
    """Whatever word it stands in."""
    assert {"cháng", "zhǎng"} <= set(readings("長"))
    assert {"háng", "xíng"} <= set(readings("行"))
    assert () == readings("a")
    assert () == readings("")


def test_readings_are_set_above_all_but_what_is_known() -> None:
    """A reading for each character, in the notation wanted."""
    expected = [Ruby(Span(1, 2), "ㄧㄣˊ"), Ruby(Span(2, 3), "ㄏㄤˊ")]
    assert expected == above("「銀行長大」", Notation.ZHUYIN, [Span(3, 5)])
