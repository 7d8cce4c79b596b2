"""Which script a text is in."""

from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core import units
from reader.core.document import Document
from reader.core.scripts import Evidence, Script, Variant, evidence, of_document, one_sided
from tests import strategies


def test_the_two_sides_share_no_character() -> None:
    """No character speaks for both scripts."""
    simplified, traditional = one_sided()
    assert frozenset() == simplified & traditional
    assert len(simplified) > 2000
    assert len(traditional) > 2000


@given(
    st.lists(
        st.tuples(st.sampled_from(["", "  ", "\n", "学學，"]), st.text("学學说說，。a𠀀 ", min_size=1)), max_size=8
    )
)
def test_counting_with_numpy_and_without_is_the_same(pieces: list[tuple[str, str]]) -> None:
    """Whatever stands between the paragraphs, at the end of a text and beyond the basic plane."""
    text = "".join(between + paragraph for between, paragraph in pieces)
    ends = list(accumulate(len(between + paragraph) for between, paragraph in pieces))
    starts = [end - len(paragraph) for end, (_, paragraph) in zip(ends, pieces, strict=True)]
    marks, simplified, traditional = frozenset("，。"), frozenset("学说"), frozenset("學說")
    own = [paragraph for _, paragraph in pieces]
    voting = [paragraph for paragraph in own if not marks.isdisjoint(paragraph)] or own
    expected = [sum(char in kind for one in voting for char in one) for kind in (simplified, traditional)]
    assert expected == units.counted_beside(text, marks, (simplified, traditional), starts, ends)


def test_characters_of_both_scripts_speak_for_neither() -> None:
    """Characters with a Traditional life of their own do not vote, however often Simplified text has them."""
    assert Evidence(0, 0) == evidence("后面干里台只准系着群了解發"[:-1])


@given(strategies.han(), strategies.han())
def test_evidence_adds_up(one: str, other: str) -> None:
    """The evidence of two texts is that of both together."""
    together = evidence(one + other)
    assert together.simplified == evidence(one).simplified + evidence(other).simplified
    assert together.traditional == evidence(one).traditional + evidence(other).traditional


@pytest.mark.parametrize(
    ("simplified", "traditional", "script", "leaning"),
    [
        (0, 0, Script.NONE, Script.NONE),
        (1, 0, Script.HANS, Script.HANS),
        (0, 1, Script.HANT, Script.HANT),
        (5, 5, Script.MIXED, Script.NONE),
        (94, 6, Script.MIXED, Script.HANS),
        (95, 5, Script.HANS, Script.HANS),
        (6, 94, Script.MIXED, Script.HANT),
        (5, 95, Script.HANT, Script.HANT),
    ],
)
def test_a_few_strangers_do_not_make_a_text_mixed(
    simplified: int, traditional: int, script: Script, leaning: Script
) -> None:
    """The weaker script must have six parts in a hundred."""
    assert script is Evidence(simplified, traditional).script
    assert leaning is Evidence(simplified, traditional).leaning


@given(strategies.simplified(), strategies.traditional())
def test_a_text_of_one_script_is_known(simplified: str, traditional: str) -> None:
    """Text without a character of the other script is judged to be in its own."""
    assert Script.HANS is evidence(simplified).script
    assert Script.HANT is evidence(traditional).script


def test_lines_without_a_clause_do_not_vote() -> None:
    """Navigation in the other script does not change what the article is in; alone, it is all there is."""
    text = "首页 国内新闻 专题报道\n領導幹部，應當負責。"
    assert Script.HANT is of_document(text, [0, 13], [12, len(text)]).script
    assert Script.HANS is of_document(text, [0], [12]).script
    assert Script.NONE is of_document(text, [], []).script


@given(st.lists(st.sampled_from(["首页 国内新闻", "領導，", "领导", "𠀀国，", "說;", "a"]), max_size=8), st.data())
def test_counting_with_numpy_counts_the_same(lines: list[str], data: st.DataObject) -> None:
    """A long text is counted in another way, once numpy is there: paragraph for paragraph to the same evidence."""
    import numpy as np  # noqa: PLC0415  # which must be loaded

    assert np
    text = "\n".join(lines)
    starts = [sum(map(len, lines[:at])) + at for at in range(len(lines))]
    own = data.draw(st.lists(st.sampled_from(range(len(lines))), unique=True).map(sorted)) if lines else []
    first, behind = [starts[at] for at in own], [starts[at] + len(lines[at]) for at in own]
    padding = "\n" + "页" * 5000
    assert of_document(text, first, behind) == of_document(text + padding, first, behind)
    assert evidence(text + "𠀀" * 5000) == evidence(text)


def test_the_scripts_of_the_seeds(seeds: tuple[Document, ...]) -> None:
    """Each bundled text is known for what it is, tails of keywords in the other script notwithstanding."""
    assert ["hans", "hans", "hant", "hant", "hans"] == [str(document.script) for document in seeds]


@pytest.mark.parametrize("leaning", Script)
def test_the_variant_toggles_between_scripts(leaning: Script) -> None:
    """A toggled variant is in the other script than the one toggled, or than the text where that is what is shown."""
    for variant in Variant:
        shown = leaning if variant is Variant.ORIGINAL else variant.script
        assert (Script.HANT if shown is Script.HANS else Script.HANS) is variant.toggled(leaning).script


@given(st.sampled_from(Variant))
def test_only_the_original_is_in_no_script(variant: Variant) -> None:
    """Every variant but the original knows its script."""
    assert (variant is Variant.ORIGINAL) == (variant.script is Script.NONE)


@given(strategies.untrusted())
def test_evidence_is_what_each_character_says(text: str) -> None:
    """Counted one by one, the characters say the same."""
    simplified, traditional = one_sided()
    assert Evidence(sum(c in simplified for c in text), sum(c in traditional for c in text)) == evidence(text)
