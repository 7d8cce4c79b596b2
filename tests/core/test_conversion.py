"""Text shown in another script: never longer, never shorter, and never spoiled."""

import ctypes
import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core import conversion
from reader.core.alignment import Alignment
from reader.core.conversion import converter, data_folder, shown
from reader.core.document import Document
from reader.core.scripts import Script, Variant, evidence, one_sided
from reader.core.wording import Wording
from tests import strategies

ROOT = Path(__file__).resolve().parents[2]
CONVERTED = [variant for variant in Variant if variant is not Variant.ORIGINAL]
CONFIGS = {Variant.HANS: "tw2s", Variant.HANT: "s2t", Variant.HANT_TW: "s2tw", Variant.HANT_HK: "s2hk"}


def test_what_was_loaded_ahead_is_what_shows() -> None:
    """Loaded once more by whoever shows the first text, it would keep the first toggle waiting."""
    made = conversion._converter
    made.cache_clear()
    for config in ("s2tw", "tw2s"):
        conversion.load(config)
    loaded = made.cache_info().misses
    assert shown("头发里面", Wording(Variant.HANT_TW), Script.HANS).text == "頭髮裡面"
    assert shown("頭髮裡面头", Wording(Variant.HANS), Script.HANT).text == "头发里面头"
    assert made.cache_info().misses == loaded == 2


def test_without_a_door_for_c_it_is_loaded_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever library that is."""
    monkeypatch.setattr(ctypes, "CDLL", lambda _: object())
    conversion._converter.cache_clear()
    conversion.load("t2tw")
    assert conversion._converter.cache_info().currsize == 1


@given(strategies.untrusted(), st.sampled_from(Variant), st.sampled_from(Script))
def test_what_is_shown_is_as_long_as_what_is_written(text: str, variant: Variant, hint: Script) -> None:
    """Whatever the text, each character is shown as one."""
    result = shown(text, Wording(variant), hint)
    assert len(text) == len(result.text)
    assert Alignment() == result.alignment


@given(strategies.untrusted(), st.sampled_from(Script))
def test_the_original_is_shown_as_it_is(text: str, hint: Script) -> None:
    """The original is never converted."""
    assert text == shown(text, Wording(Variant.ORIGINAL), hint).text


@given(
    st.text(st.characters(exclude_categories=["Lo", "Nl", "Lm", "So"]), max_size=20),
    st.sampled_from(Variant),
    st.sampled_from(Script),
)
def test_text_without_ideographs_is_shown_as_it_is(text: str, variant: Variant, hint: Script) -> None:
    """Latin, numbers, marks, controls and surrogates are never touched."""
    assert text == shown(text, Wording(variant), hint).text


@given(strategies.untrusted(), st.sampled_from(CONVERTED))
def test_characters_no_converter_can_take_survive(text: str, variant: Variant) -> None:
    """NUL and lone surrogates stay where they are, and so does what stands behind them."""
    result = shown("國\0国" + text, Wording(variant)).text
    strange = [(at, char) for at, char in enumerate("國\0国" + text) if char == "\0" or "\ud800" <= char <= "\udfff"]
    assert strange == [(at, char) for at, char in enumerate(result) if char == "\0" or "\ud800" <= char <= "\udfff"]


@pytest.mark.parametrize("variant", CONVERTED)
def test_nothing_behind_a_nul_or_a_surrogate_is_lost(variant: Variant) -> None:
    """Text on both sides of a character that OpenCC stumbles over is converted."""
    result = shown("国\0发展\ud800书", Wording(variant), Script.HANS).text
    expected = "国\0发展\ud800书" if variant is Variant.HANS else "國\0發展\ud800書"
    assert expected == result
    hair = shown("头发ab\0cd头发", Wording(variant), Script.HANS).text
    assert ("头发ab\0cd头发" if variant is Variant.HANS else "頭髮ab\0cd頭髮") == hair


@pytest.mark.parametrize(
    "text", ["人們了解到這個群組", "裡面有一群人為國家服務", "著名的台灣作家", "關於這件事，我們有所了解"]
)
def test_traditional_text_is_not_spoiled(text: str) -> None:
    """What is already in Taiwan's forms is shown as it is."""
    assert text == shown(text, Wording(Variant.HANT_TW)).text


@given(strategies.simplified(), st.sampled_from(Script))
def test_simplified_text_is_not_spoiled(text: str, hint: Script) -> None:
    """What is already Simplified is shown as it is, whatever the document."""
    assert text == shown(text, Wording(Variant.HANS), hint).text


def test_a_word_without_evidence_is_believed_to_be_in_the_document_s_script() -> None:
    """了解 stays in a Traditional document, and becomes what OpenCC makes of it in a Simplified one."""
    assert "了解" == shown("了解", Wording(Variant.HANT_TW), Script.HANT).text
    assert converter("s2tw").convert("了解") == shown("了解", Wording(Variant.HANT_TW), Script.HANS).text
    assert "了解" == shown("了解", Wording(Variant.HANT_TW), Script.NONE).text


@given(strategies.han(30), st.sampled_from(CONVERTED), st.sampled_from(Script))
def test_no_character_of_the_other_script_is_left(text: str, variant: Variant, hint: Script) -> None:
    """In a mixed text the minority's characters are brought over too, and in one of halves those of either."""
    simplified, traditional = one_sided()
    strangers = traditional if variant is Variant.HANS else simplified
    assert [] == [char for char in shown(text, Wording(variant), hint).text if char in strangers]


def test_a_stranger_is_brought_over_as_its_phrase_has_it() -> None:
    """A Simplified character in Traditional text becomes what it is in the word it stands in."""
    assert "領導幹部負責頭髮、發展" == shown("領導幹部負責头发、发展", Wording(Variant.HANT_TW)).text
    assert "领导干部负责头发、发展" == shown("领导干部负责頭髮、發展", Wording(Variant.HANS)).text
    assert "头发" == shown("頭发", Wording(Variant.HANS)).text


def test_a_particle_that_both_scripts_write_is_told_by_its_neighbours() -> None:
    """么 is 麼 but for the youngest of a family and for one; Simplified text is as OpenCC has it."""
    text = "這是什么，怎么說？有么？老么與么妹"
    assert "這是什麼，怎麼說？有麼？老么與么妹" == shown(text, Wording(Variant.HANT_TW)).text
    assert "这是什么" == shown("這是什么", Wording(Variant.HANS)).text


@pytest.mark.parametrize("variant", CONVERTED)
def test_long_text_is_converted_as_opencc_converts_it_whole(seeds: tuple[Document, ...], variant: Variant) -> None:
    """Cutting a text into pieces for OpenCC makes no difference."""
    wanted = Script.HANT if variant is Variant.HANS else Script.HANS
    text = "".join(document.clean for document in seeds if document.script is wanted).replace("\n", "") * 2
    assert len(text) > conversion.LONGEST_CALL
    assert evidence(text).leaning is wanted
    assert converter(CONFIGS[variant]).convert(text) == shown(text, Wording(variant)).text


def test_no_word_is_cut_in_two_for_opencc() -> None:
    """A piece ends after a mark, so that the word before it, and the one at the longest length, stay whole."""
    text = "的" * (conversion.LONGEST_CALL - 8) + "头发，" + "头发" * 100
    assert converter("s2tw").convert(text) == shown(text, Wording(Variant.HANT_TW)).text


def test_no_call_is_longer_than_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    """OpenCC keeps the interpreter for a whole call, so it is given short ones, even of text without any mark."""
    lengths: list[int] = []

    class Recorder:
        def convert(self, text: str) -> str:
            lengths.append(len(text))
            return text

    monkeypatch.setattr(conversion, "converter", lambda config, **_: Recorder())
    text = "国" * 9000 + "，" + "书" * 50
    assert text == shown(text, Wording(Variant.HANT_TW)).text
    assert max(lengths) <= conversion.LONGEST_CALL


TRAP = {
    "name": "trap",
    "segmentation": {"type": "trap", "__plugin_library": "trap.so"},
    "conversion_chain": [{"dict": {"type": "text", "file": "trap.txt"}}],
}


def test_what_lies_in_the_current_directory_changes_nothing(tmp_path: Path) -> None:
    """Configurations, dictionaries and libraries planted beside the texts, under OpenCC's names, are never opened."""
    (tmp_path / "trap.txt").write_text("国\t陷\n发\t阱\n", encoding="utf-8")
    (tmp_path / "trap.so").write_bytes(b"\x7fELF")
    for stock in Path(data_folder()).iterdir():
        if stock.suffix == ".ocd2":
            (tmp_path / stock.name).write_bytes(b"junk")
        else:
            (tmp_path / stock.name).write_text(json.dumps(TRAP), encoding="utf-8")
            (tmp_path / f"{stock.stem}-marked.json").write_text(json.dumps(TRAP), encoding="utf-8")
    code = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r})\n"
        "from reader.core.conversion import shown\n"
        "from reader.core.scripts import Variant\n"
        "from reader.services.conversion_configs import wording\n"
        "for text, variant in (('国家内存条', Variant.HANT_TW), ('國家記憶體', Variant.HANS)):\n"
        "    for idioms, own in ((False, {}), (True, {}), (True, {'家': '家'})):\n"
        "        made = shown(text, wording(variant, idioms=idioms, overrides=own))\n"
        "        sys.stdout.buffer.write(f'{made.text} {len(made.alignment.blocks)}\\n'.encode())"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, check=True)
    expected = ["國家內存條 0", "國家記憶體模組 1", "國家記憶體模組 1", "国家记忆体 0", "国家内存 1", "国家内存 1"]
    assert expected == done.stdout.decode().splitlines()
