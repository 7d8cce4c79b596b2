"""What else a character could have become."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.ambiguity import Candidates, ambiguous, candidates
from reader.core.conversion import shown
from reader.core.scripts import Script, Variant
from reader.core.spans import Span
from reader.core.wording import Wording
from reader.services.conversion_configs import wording
from tests import strategies
from tests.generators import opencc_entries, opencc_tables

TAIWAN, HONG_KONG, SIMPLIFIED = Wording(Variant.HANT_TW), Wording(Variant.HANT_HK), Wording(Variant.HANS)
TEXT = "头发发展，了解后面的一出戏。"


@pytest.mark.parametrize(
    ("text", "offset", "put", "expected"),
    [
        (TEXT, 1, TAIWAN, Candidates(Span(1, 2), "髮", ("發", "髮"))),
        (TEXT, 2, TAIWAN, Candidates(Span(2, 3), "發", ("發", "髮"))),
        (TEXT, 10, TAIWAN, Candidates(Span(10, 12), "一齣", ("一齣", "一出"))),
        (TEXT, 11, TAIWAN, Candidates(Span(10, 12), "一齣", ("一齣", "一出"))),
        (TEXT, 12, TAIWAN, Candidates(Span(11, 13), "齣戲", ("出戲", "齣戲"))),
        (TEXT, 13, TAIWAN, None),
        (TEXT, 4, TAIWAN, None),
        (TEXT, 1, SIMPLIFIED, None),
        (TEXT, 1, Wording(Variant.ORIGINAL), None),
        ("国里", 1, TAIWAN, Candidates(Span(1, 2), "裡", ("裡", "里", "哩"))),
        ("国里", 1, HONG_KONG, Candidates(Span(1, 2), "裏", ("裏", "里", "哩"))),
        ("國畫", 1, SIMPLIFIED, Candidates(Span(1, 2), "画", ("画", "划"))),
        ("國國后发", 2, TAIWAN, None),
        ("國國后发", 3, TAIWAN, Candidates(Span(3, 4), "發", ("發", "髮"))),
    ],
)
def test_the_candidates_are_those_of_the_dictionaries(
    text: str, offset: int, put: Wording, expected: Candidates | None
) -> None:
    """In the forms of the region, the longest word first, and none for what is not converted or has one form only."""
    assert expected == candidates(text, offset, put)


def test_a_word_of_the_region_has_itself_and_what_it_would_be_without() -> None:
    """Also where it is longer, from each of its characters."""
    put = wording(Variant.HANT_TW, idioms=True)
    expected = Candidates(Span(2, 5), "記憶體模組", ("記憶體模組", "內存條"))
    assert [expected] * 3 == [candidates("国家内存条", offset, put) for offset in (2, 3, 4)]


def test_a_text_without_evidence_is_that_of_its_document() -> None:
    """As it is for showing it."""
    assert None is candidates("里", 0, TAIWAN, Script.HANT)
    assert "里" == candidates("里", 0, TAIWAN, Script.HANS).span.within("里")  # type: ignore[union-attr]


@given(strategies.han(12), st.sampled_from(Variant), st.booleans(), st.sampled_from(Script))
def test_what_is_chosen_is_what_is_shown(text: str, variant: Variant, idioms: bool, hint: Script) -> None:
    """The place holds the offset, the chosen one stands there and is one of several, none of them twice."""
    put = wording(variant, idioms=idioms)
    made = shown(text, put, hint)
    for offset in range(len(text)):
        if found := candidates(text, offset, put, hint):
            assert found.span.start <= offset < found.span.end
            assert found.chosen == made.alignment.span(found.span).within(made.text)
            assert found.chosen in found.choices
            assert len(set(found.choices)) == len(found.choices) > 1


@given(strategies.han(12), st.sampled_from(Variant), st.sampled_from(Script))
def test_what_is_ambiguous_has_candidates(text: str, variant: Variant, hint: Script) -> None:
    """Every character that is marked can be asked about."""
    assert all(candidates(text, offset, Wording(variant), hint) for offset in ambiguous(text, Wording(variant), hint))


def test_ambiguous_characters() -> None:
    """Those that are converted and have several forms in the region."""
    marked = [TEXT[offset] for offset in ambiguous(TEXT, TAIWAN)]
    assert list("发发了后面出") == marked
    assert () == ambiguous(TEXT, SIMPLIFIED) == ambiguous(TEXT, Wording(Variant.ORIGINAL))


def test_the_tables_are_what_their_generator_makes() -> None:
    """The committed tables were not edited, and are those of the OpenCC they name."""
    made = {"phrase_table": opencc_entries.phrase_module(), "candidate_table": opencc_entries.candidate_module()}
    assert made == {name: (opencc_tables.CORE / f"{name}.py").read_text(encoding="utf-8") for name in made}
