"""Text put in a wording as it streams by."""

from collections.abc import Iterator
from itertools import islice, repeat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core import filtering
from reader.core.conversion import converter, put, shown_as
from reader.core.filtering import filtered
from reader.core.scripts import Script, Variant
from reader.core.wording import Wording
from tests import strategies

ACROSS = {Variant.HANS: "tw2s", Variant.HANT: "s2t", Variant.HANT_TW: "s2tw", Variant.HANT_HK: "s2hk"}
WORDINGS = [Wording(variant, idioms) for variant in ACROSS for idioms in (False, True)]


def _config(wording: Wording) -> str:
    return ACROSS[wording.variant] + "p" * (wording.idioms and wording.variant is not Variant.HANT)


@st.composite
def _pieces(draw: st.DrawFn, text: str) -> list[str]:
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=5)))
    return [text[start:end] for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True)]


@given(st.data(), st.sampled_from(WORDINGS))
def test_a_text_of_one_script_becomes_what_opencc_makes_of_it(data: st.DataObject, wording: Wording) -> None:
    """However it is cut up, and with lines in it that could be in either script."""
    own = strategies.traditional if wording.variant is Variant.HANS else strategies.simplified
    lines = data.draw(st.lists(st.one_of(own(), st.text(strategies.SHARED, max_size=5), st.just("ab\r")), max_size=6))
    text = "\n".join(lines)
    assert converter(_config(wording)).convert(text) == "".join(filtered(data.draw(_pieces(text)), wording))


@given(st.lists(strategies.untrusted(6), max_size=5), st.sampled_from(WORDINGS[::2]))
def test_nothing_is_lost_or_added(pieces: list[str], wording: Wording) -> None:
    """Whatever the text, each character becomes one, and what no script has stays as it is."""
    text = "".join(pieces)
    result = "".join(filtered(pieces, wording))
    assert len(text) == len(result)
    assert all(a == b for a, b in zip(text, result, strict=True) if a < "\u2e80" or "\ud800" <= a <= "\udfff")


@given(st.sampled_from(WORDINGS))
def test_what_nothing_tells_of_is_in_the_other_script(wording: Wording) -> None:
    """Whoever asks for Traditional has Simplified."""
    expected = {"了解里面": converter(_config(wording)).convert("了解里面"), "": ""}
    assert expected == {text: "".join(filtered([text], wording)) for text in expected}


def test_lines_are_judged_one_by_one() -> None:
    """A line of each script; one of neither is as the text so far is."""
    text = "裡面了解國家\n国家了解\n了解\n國家了解\n國家\n國家\n"
    assert "裡面了解國家\n國家瞭解\n了解\n國家了解\n國家\n國家\n" == "".join(filtered([text], Wording(Variant.HANT_TW)))


def test_text_comes_out_before_its_end_is_known() -> None:
    """One can wait for the first lines of a text that never ends, and of one without any line's end."""
    wording = Wording(Variant.HANT_TW)
    assert ["國家\n"] * 3 == list(islice(filtered(repeat("国家\n"), wording), 3))
    endless = "".join(islice(filtered(repeat("国家，头"), wording), 2))
    assert filtering.LONGEST_LINE < len(endless) < 3 * filtering.LONGEST_LINE
    assert endless.startswith("國家，頭國")
    assert len("".join(islice(filtered(repeat("国家"), wording), 1))) >= filtering.LONGEST_LINE


def test_a_word_is_not_cut_where_a_line_is_too_long() -> None:
    """A line is cut after a mark."""
    pieces = ["的" * (filtering.LONGEST_LINE - 3) + "，头", "发" + "头发" * 10]
    expected = converter("s2tw").convert("".join(pieces))
    assert expected == "".join(filtered(pieces, Wording(Variant.HANT_TW)))


@pytest.mark.parametrize("wording", WORDINGS, ids=str)
def test_the_text_alone_is_the_text_that_is_shown(wording: Wording) -> None:
    """Whether positions are asked for makes no difference to the text."""

    def both() -> Iterator[tuple[str, str]]:
        for written in Script:
            for text in ("优化软件\0内存条\ud800國", "最佳化軟體，記憶體模組", "了解"):
                yield put(text, wording, written), shown_as(text, wording, written).text

    assert all(alone == shown for alone, shown in both())
