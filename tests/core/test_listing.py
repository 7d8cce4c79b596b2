"""Which documents are listed: by what is typed, in either script, and in order; their indexes stay what they are."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.corpus import Corpus
from reader.core.document import Document, Metadata
from reader.core.listing import Cards, ListOrder, View, listed
from tests import strategies


def document(title: str, author: str = "", source: str = "", date: str | None = None, text: str = "国") -> Document:
    """A document that says so much of itself."""
    return replace(strategies.document(text, f"{title}.txt"), metadata=Metadata(title, author, source, date))


CORPUS = Corpus(
    [
        document("紅樓夢第10回", "曹雪芹", "人民文學", "1791", "國家的文章,說了又說。"),
        document("红楼梦第2回", "曹雪芹", "人民文学", "1792-03", "国家的文章,说了又说。" * 3),
        document("Abc 呐喊", "鲁迅", "新潮社", "1923-08-01", "国國国國，国國国國。" * 5),
        document("守土尽责", "", "人民日報", "2022-03-20T15:53:27", "國家的文章。"),
        document("无题", text="a b c"),
    ]
)


def found(typed: str = "", order: ListOrder = ListOrder.OPENED, *, backward: bool = False) -> list[int]:
    """The indexes listed."""
    indexes = listed(CORPUS, View(typed, order, backward), {1: 5, 3: 7}, {}, lambda: False)
    assert indexes is not None
    return list(indexes)


@pytest.mark.parametrize(
    ("typed", "indexes"),
    [
        ("", [0, 1, 2, 3, 4]),
        ("  ", [0, 1, 2, 3, 4]),
        ("红楼", [0, 1]),
        ("紅樓", [0, 1]),
        ("ａｂｃ", [2]),
        ("人民", [0, 1, 3]),
        ("人民 曹", [0, 1]),
        ("人民 -曹", [3]),
        ("source:人民日报", [3]),
        ("title:人民", []),
        ("author:魯迅", [2]),
        ("1791", [0]),
        ("date:17", [0, 1]),
        ("date:1792..1923", [1, 2]),
        ("date:1792..", [1, 2, 3]),
        ("date:..1792", [0, 1]),
        ("date:2022-03-20..2022-03-20", [3]),
        ("-date:..", [4]),
        ("script:简", [1]),
        ("script:簡", [1]),
        ("script:hant", [0, 3]),
        ("script:混", [2]),
        ("script:none", [4]),
        ("script:", [0, 1, 2, 3, 4]),
        ("script:han", [0, 1, 3]),
        ("script:x", []),
        ("path:无题", [4]),
        ("txt", []),
        ("x:y", []),
        ("-", [0, 1, 2, 3, 4]),
        ("-date:", [0, 1, 2, 3, 4]),
    ],
)
def test_what_is_typed_narrows_the_list(typed: str, indexes: list[int]) -> None:
    """In either script, by any field or a named one."""
    assert indexes == found(typed)


@pytest.mark.parametrize(
    ("order", "forward", "backward"),
    [
        (ListOrder.OPENED, [0, 1, 2, 3, 4], [4, 3, 2, 1, 0]),
        (ListOrder.TITLE, [2, 1, 0, 3, 4], [4, 3, 0, 1, 2]),
        (ListOrder.DATE, [3, 2, 1, 0, 4], [0, 1, 2, 3, 4]),
        (ListOrder.HITS, [3, 1, 0, 2, 4], [0, 2, 4, 1, 3]),
    ],
)
def test_orders(order: ListOrder, forward: list[int], backward: list[int]) -> None:
    """Both ways; what has no date stands last in both."""
    assert forward == found(order=order)
    assert backward == found(order=order, backward=True)


def test_the_longest_first() -> None:
    """By characters of the text."""
    lengths = [len(CORPUS[index].clean) for index in found(order=ListOrder.LENGTH)]
    assert sorted(lengths, reverse=True) == lengths


@given(
    st.lists(
        st.tuples(strategies.han(4), strategies.han(4), st.sampled_from([None, "1999", "2022-03-20"])), max_size=8
    ),
    strategies.han(2),
    st.sampled_from(ListOrder),
    st.booleans(),
)
def test_a_view_is_a_part_of_the_corpus_in_an_order(
    facts: list[tuple[str, str, str | None]], typed: str, order: ListOrder, backward: bool
) -> None:
    """No document twice; those listed are those that hold what is typed, however they are ordered."""
    corpus = Corpus(document(title or "x", "", source, date) for title, source, date in facts)
    cards: Cards = {}
    indexes = listed(corpus, View(typed, order, backward), {}, cards, lambda: False)
    plain = listed(corpus, View(typed), {}, cards, lambda: False)
    assert indexes is not None
    assert plain is not None
    assert sorted(indexes) == list(plain)
    assert len(cards) == len(corpus)


def test_what_is_not_wanted_any_more_is_not_listed() -> None:
    """Asked before each document."""
    assert listed(CORPUS, View("x"), {}, {}, lambda: True) is None
