"""Glosses that a machine put in are taken out; those that somebody meant are the text's readings."""

import pytest

from reader.core.repair import RepairKind, repaired
from tests.generators import damage

TEXTBOOK = "你(nǐ)好(hǎo)，我(wǒ)是(shì)中(zhōng)國(guó)學(xué)生(shēng)。"
PAGE = "我們國家的發展關係到現代經濟，發展網絡經濟，關注現代網絡，領導發展權利與責任。"


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
        ("綠(lǜ)色", "綠色"),
        ("雙(shuāng)方", "雙方"),
        ("網(wɑ\u030cng)絡".replace("ɑ\u030c", "ǎ"), "網絡"),
        ("關(ɡuān)於", "關於"),
    ],
)
def test_needless_glosses_are_taken_out(source: str, clean: str) -> None:
    """A common character that the simplified standard lacks is glossed by a machine, in brackets of either width."""
    assert clean == repaired(source).text
    assert {RepairKind.GLOSS} == {repair.kind for repair in repaired(source).repairs}


@pytest.mark.parametrize(
    "source",
    [
        *("好(OK)", "人(abc)", "卡(ka)", "市(州)", "(fā)展", "a(fā)", "，(fā)", "發(f)", "發(FĀ)"),
        *("發(fā", "發(fā）", "發（fā)", "發[fā]", "發fā", "發( fā)", "發(fā zhǎn)", "發(fāfā)"),
        *("發(guó)展", "函数f(x)", "印發(é)", "們(men)"),
    ],
)
def test_what_is_no_gloss_stays(source: str) -> None:
    """Brackets of another kind, without a tone, after no ideograph, or of another reading are the author's."""
    result = repaired(source)
    assert source == result.text
    assert not result.repairs + result.suggestions
    assert not result.readings
    assert () == result.alignment.blocks


@pytest.mark.parametrize(
    "source",
    [
        *("郴(chēn)州", "长(zhǎng)大", "還(huán)給他", "学(xué)校"),
        "發(fā)展是硬道理，發展是目的，發展是手段",
    ],
)
def test_what_helps_to_read_stays(source: str) -> None:
    """A rare character, one read otherwise than usual, one of the standard, or only where it first stands."""
    assert source == repaired(source).text


def test_a_text_in_which_all_is_glossed_keeps_its_readings() -> None:
    """A textbook's glosses are readings, each with where its character and itself stand; its line is without them."""
    result = repaired(TEXTBOOK)
    assert "你好，我是中國學生。" == result.text
    assert all("above the line" in repair.reason for repair in result.repairs)
    assert ["nǐ", "hǎo", "wǒ", "shì", "zhōng", "guó", "xué", "shēng"] == [
        reading.syllable for reading in result.readings
    ]
    assert list("你好我是中國學生") == [reading.span.within(TEXTBOOK) for reading in result.readings]
    assert "(nǐ)" == result.readings[0].gloss.within(TEXTBOOK)


def test_a_lesson_within_a_spoiled_page_keeps_its_readings() -> None:
    """Where all in a row carry one they are meant, whatever happened elsewhere."""
    source = damage.glossed(PAGE, damage.GLOSSED) + "\n" + TEXTBOOK
    result = repaired(source)
    assert PAGE + "\n你好，我是中國學生。" == result.text
    assert 8 == len(result.readings)


def test_a_textbook_leaves_the_neutral_tone_unmarked() -> None:
    """Next to readings with tones, one without is a reading too, if the character can be read so; else it stays."""
    source = "我(wǒ)们(men)的(de)老(lǎo)师(shī)说(shuō)好(hǎo)了(le)，他(tā)(abc)去(qù)学(xué)校(ok)。"
    result = repaired(source)
    assert "我们的老师说好了，他(abc)去学校(ok)。" == result.text
    assert ["wǒ", "men", "de", "lǎo", "shī", "shuō", "hǎo", "le", "tā", "qù", "xué"] == [
        reading.syllable for reading in result.readings
    ]


def test_with_glosses_left_alone_all_stay() -> None:
    """Where nothing is to be done about glosses, a textbook's are text like any other."""
    assert TEXTBOOK == repaired(TEXTBOOK, frozenset(RepairKind) - {RepairKind.GLOSS}).text


def test_a_machine_is_known_by_glossing_everywhere() -> None:
    """Then its other glosses go too: on characters of the standard as well."""
    table = {"济": "jì", "络": "luò", "发": "fā"}
    clean = "发展经济，发展网络，经济发展，网络经济。"
    assert clean == repaired(damage.glossed(clean, table)).text
    once = damage.glossed(clean[:10], table) + clean[10:]
    assert once == repaired(once).text


def test_a_text_glossed_only_at_first_was_glossed_by_a_person() -> None:
    """However many glosses there are."""
    clean = "发展经济，发展网络，经济发展，网络经济。"
    source = damage.glossed(clean, {"济": "jì", "络": "luò", "发": "fā"}) + clean
    assert source == repaired(source).text


def test_in_a_text_with_slipped_bytes_the_machine_is_known() -> None:
    """What is glossed there in any way is its doing."""
    assert "當地做好疫情防控工作。长大" == repaired("當?shù)刈龊靡咔榉揽毓ぷ。长(zhǎng)大").text


def test_a_gloss_hides_no_neighbour() -> None:
    """Glosses side by side, at the ends of lines and at the end of all."""
    assert "領導\n發" == repaired("領(lǐng)導(dǎo)\n發(fā)").text
