"""Text whose bytes slipped by one is read again as it was written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.repair import Certainty, RepairKind, repaired
from tests.corpora import corpus_path
from tests.generators import damage


@pytest.mark.parametrize(
    ("source", "clean"),
    [
        ("當?shù)刈龊靡咔榉揽毓ぷ。要深入", "當地做好疫情防控工作。要深入"),
        ("與當(dāng)?shù)匾黄鹕钊胧崂砉ぷ髦写嬖诘睦щy和問題", "與當地一起深入梳理工作中存在的困難和問題"),
        ("嚴(yán)守當(dāng)?shù)胤酪吖ぷ饕\ue026螅\ue0cd恢v條件", "嚴守當地防疫工作要求，不講條件"),
    ],
)
def test_what_a_page_in_the_wild_shows_is_read_again(source: str, clean: str) -> None:
    """Up to a letter that is half a character, and before a mark, where a byte is lost that only one would suit."""
    result = repaired(source)
    assert clean == result.text
    assert RepairKind.BYTES in {repair.kind for repair in result.repairs}


@pytest.mark.parametrize(
    "clean",
    [
        "未戰而敗，聞者莫不痛哭。",
        "武引十數騎突入陣去",
        "就有一塊地方沒了火頭",
        "著十數個小軍士，扮作軍士",
        "儀曰：「丞相臨終，曾密囑我曰：『魏延必有異志。』",
        "韓馥即差別駕關純去請袁紹。",
        "諸公，努力以國家為念",
        "不如早去。\n未戰而敗，聞者莫不痛哭。",
        "名躍龍潭。",
    ],
)
def test_slipped_bytes_are_put_back(clean: str) -> None:
    """To the end of the line, up to a letter, a stray question mark or a second gloss, of marks as of characters."""
    table = damage.MORE_GLOSSED
    source = "\n".join(damage.annotated(line, table) for line in clean.split("\n"))
    assert "?" in source
    assert clean == repaired(source).text


@pytest.mark.parametrize(
    ("clean", "shown"),
    [
        ("順水取浮橋放火燒斷，以攻其後。", "順水取浮橋放火燒斷，以攻其後�"),
        ("緩緩退兵,不可急驟。", "緩緩退��不可急驟。"),
    ],
)
def test_what_is_lost_is_lost(clean: str, shown: str) -> None:
    """Of a character that several second bytes would suit, and of a swallowed one, the place is kept."""
    source = damage.annotated(clean, damage.GLOSSED | {"樗": "chū"})
    assert repaired(source).text in (clean, shown)


@pytest.mark.parametrize(
    "source",
    [
        *("怎么读?shù)对吗", "(什么是?shù)我们学", "你好?(shù)x", "?wù)吣", "a?shù)刈龊靡", "當?guó)刈龊靡", "當?shù)"),
        *("聞?wù)v條件", "當?shù)我們今天去學校上課", "當?shù)今天天氣很好", "聞?wù)国家发展经济"),
        *("當?xyz)刈龊靡", "當?shù刈龊靡", "𠮷?shù)刈龊靡", "當?shù)" + "刈" * 300),
    ],
)
def test_what_is_no_slip_stays(source: str) -> None:
    """Questions, what no lost byte explains, what makes no text, and what has no end within reach."""
    assert source == repaired(source).text


def test_what_is_not_certain_is_suggested() -> None:
    """A mark and a letter that were two characters, in a text that is spoiled anyway; nowhere else."""
    spoiled = "當(dāng)?shù)胤酪吖ぷ饕\ue026螅\ue0cd恢v條件，防控工作?h(市、區(qū))"
    result = repaired(spoiled)
    assert [("?h", "。縣", Certainty.SUGGESTED)] == [(r.before, r.after, r.certainty) for r in result.suggestions]
    assert "?h(市" in result.text
    assert () == repaired("防控工作?h(市、區)").suggestions


@given(st.text("當數地做好疫情防控工作嚴發現責關導導領權。，「」abc123?", max_size=30))
def test_replayed_damage_never_makes_it_worse(line: str) -> None:
    """Whatever was spoiled, the source can be had back, and nothing is left of a gloss that was taken out."""
    spoiled = damage.annotated(line, damage.GLOSSED)
    result = repaired(spoiled)
    assert all(repair.before == repair.span.within(spoiled) for repair in result.repairs)


def test_most_of_replayed_damage_is_undone() -> None:
    """Of real sentences the site's way of glossing spoils, by far the most come out exactly; sound ones stay."""
    corpus = corpus_path("segmentation", "UniversalDependencies+UD_Chinese-GSD", "zh_gsd-ud-dev.conllu")
    lines = [line[9:] for line in corpus.read_text(encoding="utf-8").splitlines() if line.startswith("# text = ")]
    lines = [line.strip() for line in lines if damage.fits_gbk(line)]
    assert all(line == repaired(line).text for line in lines)
    table = damage.MORE_GLOSSED
    spoiled = [(line, text) for line in lines if (text := damage.annotated(line, table)) != damage.glossed(line, table)]
    exact = sum(line == repaired(text).text for line, text in spoiled)
    assert len(spoiled) > 10
    assert exact >= 0.72 * len(spoiled)
