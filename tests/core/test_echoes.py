"""Passages that stand in more than one place are found in either script, whole, and with what differs in them."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.comparable import Sieve, comparable
from reader.core.document import Document
from reader.core.echoes import SEED, Change, Echo, echoes, rank, wording
from tests import strategies

PASSAGE = "轉載目的在于傳遞更多信息並不代表本網"
SAME = "转载目的在于传递更多信息并不代表本网"


def found(*texts: str, least: int = 8) -> list[Echo]:
    """The echoes in documents of some texts."""
    documents = [strategies.document(text, f"{number}.txt") for number, text in enumerate(texts)]
    return echoes_in(documents, least)


def echoes_in(documents: list[Document], least: int = 8) -> list[Echo]:
    """The echoes in some documents, as they are listed."""
    return sorted(echoes([comparable(document) for document in documents], least), key=rank)


def words(texts: list[str], echo: Echo) -> list[str]:
    """What stands in each place of an echo."""
    documents = [strategies.document(text) for text in texts]
    return [place.span.within(documents[place.document].clean) for place in echo.places]


def test_an_echo_is_found_across_scripts() -> None:
    """And its places are exact, whatever stands around them."""
    texts = [f"甲乙{PASSAGE}丙丁", f"前言\n戊{SAME}己"]
    (echo,) = found(*texts)
    assert (18, (), False) == (echo.length, echo.differences, echo.aside)
    assert [PASSAGE, SAME] == words(texts, echo)


@pytest.mark.parametrize(
    "other", ["轉載，目的在于「傳遞」更多信息——並不代表本網", "轉載目的在于傳遞\n更多信息並 OK 不代表本網"]
)
def test_marks_and_ends_of_lines_break_no_echo(other: str) -> None:
    """Only Han characters and digits are compared."""
    (echo,) = found(PASSAGE, other)
    assert 18 == echo.length
    assert [PASSAGE, other] == words([PASSAGE, other], echo)


def test_an_echo_is_as_long_as_it_can_be_and_names_all_its_places() -> None:
    """The part that stands in a third place is another echo, of three places."""
    texts = [f"{PASSAGE}甲", f"{SAME}乙", f"丙{SAME[:9]}丁"]
    whole, part = found(*texts)
    assert [PASSAGE, SAME] == words(texts, whole)
    assert [PASSAGE[:9], SAME[:9], SAME[:9]] == words(texts, part)


def test_the_shortest_passage_has_so_many_han_characters() -> None:
    """Digits are compared, and are not counted for that."""
    text = "甲乙丙丁戊己庚"
    assert [] == found(text, text)
    assert [7] == [echo.length for echo in found(text, text, least=7)]
    assert [] == found("2022年3月20日10时15分", "2022年3月20日10时15分")


def test_what_repeats_itself_stands_once_for_all() -> None:
    """Its places do not overlap."""
    (echo,) = found("哈" * 20)
    assert (8, 2) == (echo.length, len(echo.places))


def test_furniture_comes_last_and_is_no_part_of_an_article() -> None:
    """What stands below an article does not go on from it, and is told apart."""
    body = "春眠不觉晓，处处闻啼鸟。夜来风雨声，花落知多少。" * 2
    below = "版权声明：未经本网授权不得转载本网的全部作品"
    texts = [f"{body}\n{below}", f"{body.translate({ord('春'): '冬'})}\n{below}"]
    listed = found(*texts)
    assert [False] * (len(listed) - 1) + [True] == [echo.aside for echo in listed]
    assert "版权声明" in words(texts, listed[-1])[0]
    assert not any("版权" in text for echo in listed[:-1] for text in words(texts, echo))


def parts(texts: list[str], echo: Echo) -> list[str | Change]:
    """An echo as it is worded."""
    return list(wording([strategies.document(text) for text in texts], echo))


def test_nearly_the_same_is_shown_with_what_differs() -> None:
    """Characters put otherwise, added or left out; a script is no difference."""
    texts = ["不能让针尖大的窟窿能漏过斗大的风。", "針尖大的窟窿漏出斗大的風了"]
    (echo,) = found(*texts)
    expected = ["针尖大的窟窿", Change("能", ""), "漏", Change("过", "出"), "斗大的风"]
    assert (11, expected) == (echo.length, parts(texts, echo))


def test_what_differs_too_much_is_not_nearly_the_same() -> None:
    """Where less than three quarters agree, or what lies between is too long."""
    assert [] == found("赤橙黄绿青蓝甲乙丙丁戊己紫金木水火土", "赤橙黄绿青蓝庚辛壬癸子丑寅紫金木水火土")


def test_a_whole_edition_is_one_passage() -> None:
    """However many characters differ in it, here and there."""
    one = "".join(chr(0x4E00 + n) for n in range(2000))
    other = "".join("的" if n % 40 == 20 else char for n, char in enumerate(one))
    first = found(one, other)[0]
    assert 50 == len(first.differences)
    assert [one] == words([one], Echo(0, first.places[:1]))


@given(st.lists(strategies.sources(6), min_size=1, max_size=4))
def test_every_place_reads_the_same(texts: list[str]) -> None:
    """Whatever the texts are; and what nearly is the same is, but for its differences."""
    documents = [strategies.document(text) for text in texts]
    for echo in echoes_in(documents, 2):
        first, *others = (_compared(documents, echo, number) for number in range(len(echo.places)))
        assert all(first == other for other in others)
        assert len(first) == echo.length
        assert echo.places == tuple(sorted(set(echo.places)))


def _compared(documents: list[Document], echo: Echo, number: int) -> str:
    """What is compared of a place, without what differs in it."""
    place = echo.places[number]
    folded = documents[place.document].folded
    kept = list(folded[place.span.start : place.span.end])
    for difference in echo.differences:
        gone = difference[number].moved(-place.span.start)
        kept[gone.start : gone.end] = " " * gone.length
    text = strategies.document("".join(kept))
    return "".join(map(chr, comparable(text).characters[:-1].tolist())).replace("\0", "")


@given(st.lists(strategies.sources(6), min_size=2, max_size=4))
def test_a_sieve_keeps_every_echo_of_one_document(texts: list[str]) -> None:
    """What is left out of the others has nothing to do with it."""
    compared = [comparable(strategies.document(text)) for text in texts]
    sieve = Sieve(compared[0], SEED)
    sieved = [compared[0], *map(sieve.through, compared[1:])]
    assert set(_exact_of_first(echoes(compared))) == set(_exact_of_first(echoes(sieved)))


def _exact_of_first(listed: Iterator[Echo]) -> Iterator[Echo]:
    return (echo for echo in listed if not echo.differences and any(not place.document for place in echo.places))
