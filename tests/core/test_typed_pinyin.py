"""Letters read as pinyin."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.folding import fold
from reader.core.matching import ReadMatcher, wanted
from reader.core.query import parsed
from reader.core.typed_pinyin import read, readings
from tests import strategies
from tests.generators import syllable_table


def found(query: str, text: str) -> list[str]:
    """What a query finds in a text by its reading."""
    asked = parsed(query)
    as_read = read(asked)
    if as_read is None:
        return []
    document = strategies.document(text)
    return [span.within(document.clean) for span in ReadMatcher(wanted(asked), as_read).spans(document)]


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        ("shoutu", "守土有责，守土有責", ["守土", "守土"]),
        ("ST", "守土有责", ["守土"]),
        ("sht", "守土，素土", ["守土"]),
        ("xian", "西安先生", ["西安", "先"]),
        ("xi'an", "西安先生", ["西安"]),
        ("xi’an", "西安先生", ["西安"]),
        ("lüse", "绿色，綠色，路色", ["绿色", "綠色"]),
        ("nvren", "女人", ["女人"]),
        ("celue", "策略", ["策略"]),
        ("celve", "策略", ["策略"]),
        ("yinhang", "银行，銀行", ["银行", "銀行"]),
        ("qianlong", "乾隆", ["乾隆"]),
        ("zhongqing chongqing", "重庆", ["重庆"]),
        ("toufa", "頭髮", ["頭髮"]),
        ("shoutu|dizhi", "守土，地址", ["守土", "地址"]),
        ('"shou tu"', "守土", []),
        ("shout", "守土", []),
        ("s", "守", []),
        ("a", "啊", ["啊"]),
        ("shoutu -youze", "守土有责", []),
        ("shoutu -jinze", "守土有责", ["守土"]),
        ("shoutu 有责", "守土有责", ["守土", "有责"]),
        ("re:shoutu", "守土", []),
        ("exact:shoutu", "守土", []),
        ("守土", "守土", []),
    ],
)
def test_readings_are_found(query: str, text: str, expected: list[str]) -> None:
    """Whole syllables or initials, in either script, at each of their common readings; no part of a syllable."""
    assert expected == found(query, text)


def test_what_is_spelt_as_typed_is_no_reading() -> None:
    """The letters themselves are found by the query as it is."""
    assert ["安"] == found("an", "an，安")


@given(st.text("aeginosuvüx'zh", max_size=60))
def test_any_letters_are_divided_at_once(letters: str) -> None:
    """Into no more ways than can be tried, each of them of characters that are folded."""
    words = readings(letters)
    assert len(words) <= 64
    assert all(word and all(word) for word in words)
    assert not words or all(chars == fold(chars) for chars in words[0])


def test_the_table_is_what_its_generator_makes() -> None:
    """From the readings that pypinyin brings."""
    assert syllable_table.module() == syllable_table.TABLE.read_text(encoding="utf-8")
