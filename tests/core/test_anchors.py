"""Anchors: found again in a changed text, or lost; never elsewhere."""

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.alignment import replaced
from reader.core.anchors import CONTEXT, Anchor, Bare, anchored, located
from reader.core.conversion import converter
from reader.core.document import Document
from reader.core.spans import Span


def found(anchor: Anchor, source: str) -> str | None:
    """What stands where an anchor is found."""
    span = located(anchor, Bare(source))
    return None if span is None else span.within(source)


def marked(source: str, exact: str) -> Anchor:
    """The anchor of the first place where a text stands."""
    start = source.index(exact)
    return anchored(source, Span(start, start + len(exact)))


@pytest.fixture
def page(seeds: tuple[Document, ...]) -> str:
    """A page of news."""
    return seeds[0].source


def test_an_anchor_says_what_stands_there(page: str) -> None:
    """The exact text, what is on both sides, and how long all of it is."""
    anchor = marked(page, "守土尽责")
    assert "守土尽责" == anchor.exact == page[anchor.start : anchor.end]
    assert page[anchor.start - CONTEXT : anchor.start] == anchor.prefix
    assert page[anchor.end : anchor.end + CONTEXT] == anchor.suffix
    assert len(page) == anchor.length


@given(data=st.data())
def test_in_the_same_text_it_is_where_it_was(data: st.DataObject, seeds: tuple[Document, ...]) -> None:
    """To the character, whatever is marked."""
    source = data.draw(st.sampled_from(seeds)).source
    start = data.draw(st.integers(0, len(source) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(source))))
    assert span == located(anchored(source, span), Bare(source))


@pytest.mark.parametrize("exact", ["守土尽责", "督导", "疫情防控", ","])
def test_newlines_spaces_and_scripts_do_not_count(page: str, exact: str) -> None:
    """Hard-wrapped, indented, spread out, in the other script: the place is the same."""
    anchor = marked(page, exact)
    wrapped = "\r\n  ".join(page[at : at + 30] for at in range(0, len(page), 30)).replace("\r", "")
    assert exact == "".join((found(anchor, wrapped) or "").split())
    assert exact == found(anchor, "前言：\n" + page)
    other = converter("s2tw").convert(page)
    span = located(anchor, Bare(other))
    assert span == anchor.span


def test_what_was_marked_may_have_changed_a_little(page: str) -> None:
    """One of its characters, or some of what stands around it."""
    anchor = marked(page, "守土有责、守土尽责")
    assert "守土有責·守土盡責" == found(anchor, page.replace("守土有责、守土尽责", "守土有責·守土盡責", 1))
    assert "守土有责、守土尽责" == found(anchor, page.replace(",", "、、").replace("疫情", "情况"))


def test_what_is_gone_is_lost(page: str) -> None:
    """With everything around it still there."""
    for exact in ("守土尽责", "中新网北京11月21日电"):
        anchor = marked(page, exact)
        gone = page[: anchor.start] + page[anchor.end :]
        assert found(anchor, gone) in (None, exact)
        assert located(anchor, Bare(gone)) != anchor.span or exact in gone
    assert found(marked(page, "守土"), "别的文字。" * 200) is None
    assert found(marked(page, "守土"), "") is None


def test_two_places_that_are_as_good_are_none() -> None:
    """Unless only one is about where it was."""
    passage = "天地玄黄，宇宙洪荒。日月盈昃，辰宿列张。寒来暑往，秋收冬藏。闰馀成岁，律吕调阳。云腾致雨，露结为霜。"
    filler = "".join(chr(0x4E00 + 7 * number % 9973) for number in range(900))
    source = passage + filler + passage
    anchor = anchored(source, Span(len(passage) + len(filler) + 15, len(passage) + len(filler) + 19))
    moved = located(anchor, Bare("一" + source.replace(filler, filler[:300] + "二" + filler[300:])))
    assert Span(anchor.start + 2, anchor.end + 2) == moved
    close = anchor._replace(prefix=anchor.prefix[-15:], suffix=anchor.suffix[:30], start=80, end=84, length=120)
    assert located(close, Bare("始" * 9 + passage + "中" * 9 + passage)) is None


@given(st.integers(0, 10**9), st.sampled_from([0.002, 0.01, 0.04]))
def test_after_random_edits_it_is_right_or_lost(seed: int, rate: float) -> None:
    """Never elsewhere."""
    dice = random.Random(seed)
    source = "".join(dice.choices([chr(0x4E00 + number) for number in range(1500)] + list("，。\n"), k=3000))
    places = sorted(dice.sample(range(3000), int(rate * 3000)))
    edits = [(Span(at, at + dice.randrange(2)), dice.choice(["", "改", "增補"])) for at in places]
    edits = [one for one, after in pairwise([*edits, (Span(9999, 9999), "")]) if one[0].end <= after[0].start]
    now, alignment = replaced(source, edits)
    bare = Bare(now)
    for _ in range(8):
        start = dice.randrange(2990)
        span = Span(start, start + dice.randrange(1, 9))
        got, truth = located(anchored(source, span), bare), alignment.span(span)
        assert got is None or (truth.start - 3 <= got.start and got.end <= truth.end + 3)
