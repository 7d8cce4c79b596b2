"""Damage undone, and nothing else touched."""

from itertools import pairwise

import pytest
from hypothesis import given

from reader.core.repair import Repair, RepairKind, repaired
from reader.core.spans import Span
from tests import strategies


def rebuilt(text: str, repairs: tuple[Repair, ...]) -> str:
    """The source, put together from the repaired text and what was repaired."""
    for repair in repairs:
        text = text[: repair.span.start] + repair.before + text[repair.span.start + len(repair.after) :]
    return text


@given(strategies.glossed_lines())
def test_the_source_can_be_had_back(source: str) -> None:
    """The repairs hold all that the clean text lacks."""
    result = repaired(source)
    assert source == rebuilt(result.text, result.repairs)
    assert [repair.before for repair in result.repairs] == [repair.span.within(source) for repair in result.repairs]


@given(strategies.glossed_lines())
def test_every_character_leads_to_where_it_stood(source: str) -> None:
    """The alignment takes each clean character to a stretch of source that begins with it."""
    result = repaired(source)
    for at, char in enumerate(result.text):
        stretch = result.alignment.inverse.span(Span(at, at + 1)).within(source)
        assert char == stretch[0]
        assert char == repaired(stretch).text


@given(strategies.untrusted())
def test_whatever_the_text_its_repairs_are_in_order(source: str) -> None:
    """No text makes the repairer stumble; repairs are disjoint and in order, and the lengths add up."""
    result = repaired(source)
    spans = [repair.span for repair in result.repairs]
    assert sorted(spans) == spans
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert len(source) - sum(span.length for span in spans) == len(result.text)


@pytest.mark.parametrize(
    ("source", "clean"),
    [
        ("印發(fā)通知", "印發通知"),
        ("印發（fā）通知", "印發通知"),
        ("領(lǐng)導(dǎo)干部", "領導干部"),
        ("聯(lián)系市(州)指導(dǎo)", "聯系市(州)指導"),
        ("內(nèi)防反彈", "內防反彈"),
        ("嚴(yán)格、強(qiáng)調(diào)", "嚴格、強調"),
        ("額(é)外", "額外"),
        ("兒(ér)女(nǚ)", "兒女"),
        ("綠(lǜ)色", "綠色"),
        ("雙(shuāng)方", "雙方"),
    ],
)
def test_glosses_are_taken_out(source: str, clean: str) -> None:
    """A tone-marked syllable in brackets of either width, after an ideograph, is a gloss."""
    assert clean == repaired(source).text
    assert {RepairKind.GLOSS} == {repair.kind for repair in repaired(source).repairs}


@pytest.mark.parametrize(
    "source",
    [
        *("好(OK)", "人(abc)", "卡(ka)", "市(州)", "(fā)展", "a(fā)", "，(fā)", "發(f)", "發(FĀ)"),
        *("發(fā", "發(fā）", "發（fā)", "發[fā]", "發fā", "發( fā)", "發(fā zhǎn)", "發(fāfā)"),
    ],
)
def test_what_is_no_gloss_stays(source: str) -> None:
    """Brackets of another kind, without a tone, or after no ideograph are the author's."""
    result = repaired(source)
    assert source == result.text
    assert () == result.repairs
    assert () == result.alignment.blocks
