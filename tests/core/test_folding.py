"""The fold: as long as the text, settled at once, and alike for both scripts."""

import importlib
import sys
import unicodedata

import pytest
from hypothesis import given

from reader.core import folding
from reader.core.conversion import converter, shown
from reader.core.document import Document
from reader.core.folding import fold
from reader.core.scripts import Variant
from reader.core.wording import Wording
from tests import strategies
from tests.generators import opencc_tables


@given(strategies.untrusted())
def test_the_fold_is_as_long_as_the_text(text: str) -> None:
    """Each character folds to one, so that positions hold."""
    assert len(text) == len(fold(text))
    assert "".join(map(fold, text)) == fold(text)


def test_folding_what_is_folded_changes_nothing() -> None:
    """No character folds to one that folds further."""
    everything = "".join(map(chr, range(0x110000)))
    folded = fold(everything)
    assert folded == fold(folded)


def test_the_fold_stays_in_the_basic_plane() -> None:
    """A character of the basic plane never folds out of it: that would double the memory of its text."""
    assert max(fold("".join(map(chr, range(0x10000))))) <= "\uffff"


@pytest.mark.parametrize("numpy", [True, False])
def test_a_long_text_is_folded_piece_by_piece_alike(monkeypatch: pytest.MonkeyPatch, *, numpy: bool) -> None:
    """Where one piece ends makes no difference, nor whether there is numpy to do it with."""
    if numpy:
        importlib.import_module("numpy")
    else:
        monkeypatch.delitem(sys.modules, "numpy", raising=False)
    piece = folding._PIECE
    for length in (folding._LONG, folding._LONG + 1, piece - 1, piece, piece + 1, 2 * piece, 2 * piece + 1):
        assert ("发展a" * length)[:length] == fold(("發展Ａ" * length)[:length])


@pytest.mark.parametrize(
    "alike",
    [
        *("守土尽责 守土盡責", "头发 頭髮", "发展 發展", "里面 裏面 裡面", "为 爲 為", "群 羣", "台湾 臺灣", "着 著"),
        *("干部 幹部", "了解 瞭解", "后 後", "卫生 衛生 衞生", "余 餘", "线 線 綫", "麻痹 麻痺", "屋檐 屋簷", "钜 鉅"),
        *("Reader READER Ｒｅａｄｅｒ", "２０２２ 2022", "「」 “”", "\uf90a 金", "⼈ 人"),
    ],
)
def test_forms_of_one_word_fold_alike(alike: str) -> None:
    """Scripts, regions, widths, cases, compatibility forms and quotation marks make no difference."""
    assert 1 == len({fold(form) for form in alike.split()})


@pytest.mark.parametrize("different", ["人 入", "己 已 巳", "土 士", "a b", "， ,。", "日 曰"])
def test_different_words_stay_apart(different: str) -> None:
    """Characters that only look alike are not merged."""
    assert len(different.split()) == len({fold(word) for word in different.split()})


@pytest.mark.parametrize("variant", Variant)
def test_a_text_folds_alike_however_it_is_shown(seeds: tuple[Document, ...], variant: Variant) -> None:
    """The bundled texts fold to the same in every variant: the script is a way of looking."""
    for document in seeds:
        for index in range(len(document.paragraphs)):
            text = document.paragraph_text(index)
            assert fold(text) == fold(shown(text, Wording(variant), document.leaning).text)


@pytest.mark.parametrize("config", ["s2t", "s2tw", "s2hk", "tw2s", "t2tw", "t2hk"])
def test_every_character_folds_like_what_it_is_converted_to(config: str) -> None:
    """No configuration in use shows a character that its own search would not find, but seven outside the plane."""
    characters = opencc_tables.cjk_characters()
    converted = converter(config).convert("\n".join(characters)).split("\n")
    apart = [(a, b) for a, b in zip(characters, converted, strict=True) if fold(a) != fold(b)]
    assert [] == [pair for pair in apart if not pair[0] <= "\uffff" < pair[1]]


def test_the_tables_are_what_their_generator_makes() -> None:
    """The committed tables were not edited, and are those of the OpenCC and the Unicode they name."""
    fold_module = (opencc_tables.CORE / "fold_table.py").read_text(encoding="utf-8")
    script_module = (opencc_tables.CORE / "script_table.py").read_text(encoding="utf-8")
    if f"Unicode {unicodedata.unidata_version};" not in fold_module:
        pytest.skip("made with the Unicode of another Python")
    assert fold_module == opencc_tables.fold_module()
    assert script_module == opencc_tables.script_module()
