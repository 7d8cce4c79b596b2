"""Damage undone, and nothing else touched."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.repair import Certainty, Repair, RepairKind, repaired
from reader.core.spans import Span
from tests import strategies
from tests.generators import damage


def rebuilt(text: str, repairs: tuple[Repair, ...]) -> str:
    """The source, put together from the repaired text and what was repaired."""
    for repair in repairs:
        text = text[: repair.span.start] + repair.before + text[repair.span.start + len(repair.after) :]
    return text


def spoiled(longest: int = 12) -> st.SearchStrategy[str]:
    """Lines with damage of every kind in them, and with what looks like it."""
    slipped = strategies.traditional(8).map(lambda line: damage.annotated(line, damage.MORE_GLOSSED))
    odd = st.sampled_from(
        ["?shù)", "?h", "&nbsp;", "&lt;", "&#x4e2d;", "\u200b", "\x08", "?", "?shù)v", "（fā）", "\ue026"]
    )
    pieces = st.one_of(slipped, strategies.glossed_lines(3), strategies.plain_lines(3), odd)
    return st.lists(pieces, max_size=longest).map("".join)


@given(spoiled(), st.sets(st.sampled_from(RepairKind)))
def test_the_source_can_be_had_back(source: str, kinds: set[RepairKind]) -> None:
    """The repairs hold all that the clean text lacks, whichever kinds are looked for."""
    result = repaired(source, frozenset(kinds))
    assert source == rebuilt(result.text, result.repairs)
    for repair in (*result.repairs, *result.suggestions):
        assert repair.before == repair.span.within(source)
        assert repair.kind in kinds
    assert {Certainty.CERTAIN} >= {repair.certainty for repair in result.repairs}
    assert {Certainty.SUGGESTED} >= {repair.certainty for repair in result.suggestions}


@given(spoiled())
def test_every_stretch_leads_to_where_it_stood(source: str) -> None:
    """What was not repaired stands at its own place; what was, at the place of its damage."""
    result = repaired(source)
    back = result.alignment.inverse
    changed = [result.alignment.span(repair.span) for repair in result.repairs]
    for at, char in enumerate(result.text):
        stretch = back.span(Span(at, at + 1))
        if not any(span.start <= at < span.end for span in changed):
            assert char == stretch.within(source)
    for repair, span in zip(result.repairs, changed, strict=True):
        assert repair.after in span.within(result.text)


@given(strategies.untrusted())
def test_whatever_the_text_its_repairs_are_in_order(source: str) -> None:
    """No text makes the repairer stumble; repairs are disjoint and in order, and the lengths add up."""
    result = repaired(source)
    spans = [repair.span for repair in result.repairs]
    assert sorted(spans) == spans
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert len(source) + sum(len(r.after) - len(r.before) for r in result.repairs) == len(result.text)


@given(strategies.plain_lines())
def test_sound_text_is_itself(source: str) -> None:
    """Han of both scripts, Latin, numbers and marks are no damage."""
    assert source == repaired(source).text


def test_each_kind_can_be_left_alone() -> None:
    """Only the kinds that are asked for are undone."""
    source = "印發(fā)通知，當?shù)刈龊靡咔榉揽毓ぷ。\n疫情&nbsp;防\u200b控"
    found = {kind: repaired(source, frozenset({kind})).text for kind in RepairKind}
    assert source == repaired(source, frozenset()).text
    assert source.replace("(fā)", "") == found[RepairKind.GLOSS]
    assert source.replace("&nbsp;", "\xa0") == found[RepairKind.ENTITY]
    assert source.replace("\u200b", "") == found[RepairKind.CONTROL]
    assert "當地做好疫情防控工作。" in found[RepairKind.BYTES]
    assert "印發通知，當地做好疫情防控工作。\n疫情\xa0防控" == repaired(source).text


@pytest.mark.parametrize(
    ("source", "clean"),
    [
        ("疫情&nbsp;防控", "疫情\xa0防控"),
        ("他说&ldquo;好&rdquo;", "他说“好”"),
        ("AT&amp;T公司", "AT&T公司"),
        ("中&#20013;&#x4e2d;", "中中中"),
        ("&#8203;中", "中"),
        ("疫\u200b情", "疫情"),
        ("\ufeff疫情", "疫情"),
        ("好\x08\x00人", "好人"),
        ("2022\u200b年", "2022年"),
    ],
)
def test_strays_are_taken_out(source: str, clean: str) -> None:
    """Entities are what they stand for; what has no width is nothing."""
    assert clean == repaired(source).text


@pytest.mark.parametrize(
    "source",
    [
        *(
            "用“&nbsp;”表示空格",
            "写作 `a&nbsp;b` 的空格",
            "<p>好&nbsp;</p>的标记",
            "A&B;中",
            "x &amp; y",
            "&nonsense;中",
        ),
        *("&#0;中", "&#x110000;中", "&#55296;中", "中?a=1&copy=2"),
        *("a\u200bb", "👨\u200d👩人", "人\u200dक", "\x1b[31m红", "\u200b", "ﷺ\u200c人"),
    ],
)
def test_what_is_no_stray_stays(source: str) -> None:
    """What a text says of entities, markup, emoji and joining scripts, and sequences that are to be seen."""
    assert source == repaired(source).text


@pytest.mark.parametrize(
    ("source", "after"), [("若 a &lt; b 则停", "<"), ("承天帱[d&agrave;o]", "à"), ("两&times;二", "×")]
)
def test_letters_and_signs_are_only_suggested(source: str, after: str) -> None:
    """They could be of a formula, of code or of another language."""
    result = repaired(source)
    assert source == result.text
    assert [(after, RepairKind.ENTITY)] == [(repair.after, repair.kind) for repair in result.suggestions]
