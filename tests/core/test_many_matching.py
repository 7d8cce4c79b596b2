"""Matches found in many documents at once are those of the plain matcher, document for document."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from reader.core.hits import Found
from reader.core.index import Block, Segment
from reader.core.many_matching import cost, found, found_read
from reader.core.matching import LiteralMatcher, ReadMatcher, Wanted, wanted
from reader.core.query import parsed
from reader.core.spans import Span
from tests import strategies
from tests.core.plain_matching import plain_matches, plain_read

LETTERS = "的土發发Aａ \U00020800\U00021000"
TEXTS = st.lists(st.text(LETTERS + "的的\n，", max_size=20), min_size=1, max_size=4)
WORDS = st.text(LETTERS, min_size=1, max_size=3)
TERMS = st.lists(st.lists(WORDS, min_size=1, max_size=2), min_size=1, max_size=2)
SETS = st.lists(st.sampled_from(["的土", "发", "a的", " 土"]), min_size=1, max_size=3).map(tuple)


def blocks(texts: list[str]) -> SearchStrategy[Block]:
    """The documents of some texts, sorted or not."""
    block = Block.of([strategies.document(text, str(number)) for number, text in enumerate(texts)])
    return st.sampled_from([block, Segment(block)])


def spans(matches: Found) -> dict[int, list[Span]]:
    """What was found, made."""
    made = {index: list(matches.spans(place)) for place, index in enumerate(matches.documents)}
    assert list(matches.counts) == list(map(len, made.values()))
    assert sorted(made) == list(made)
    assert all(made.values())
    return made


def everywhere(block: Block) -> "np.ndarray[tuple[int], np.dtype[np.int64]]":
    """A corpus of all documents of a block, in their order."""
    return np.arange(len(block.documents))


@given(st.data(), TEXTS, TERMS, st.lists(st.lists(WORDS, min_size=1, max_size=2), max_size=1), st.booleans())
def test_matches_are_those_of_the_plain_matcher(
    data: st.DataObject, texts: list[str], terms: list[list[str]], excluded: list[list[str]], exact: bool
) -> None:
    """For terms, alternatives, phrases and exclusions, blind to script or exact, through white space or not."""
    block = data.draw(blocks(texts))
    written = ["|".join(f'"{word}"' for word in term) for term in terms]
    written += ["-" + "|".join(f'"{word}"' for word in term) for term in excluded]
    asked = wanted(parsed(" ".join(written), exact_script=exact))
    expected = {number: plain_matches(document, asked) for number, document in enumerate(block.documents)}
    assert {n: matches for n, matches in expected.items() if matches} == spans(found(asked, block, everywhere(block)))
    assert cost(asked, block) >= 0


@given(st.data(), TEXTS, st.lists(SETS, min_size=1, max_size=2), WORDS.filter(str.strip))
def test_words_of_several_characters_each(
    data: st.DataObject, texts: list[str], words: list[tuple[str, ...]], spelt: str
) -> None:
    """As readings are looked for: what is spelt as typed is no match by reading, and none overlaps it."""
    block = data.draw(blocks(texts))
    literal = wanted(parsed(f'"{spelt}"'))
    read = Wanted((tuple(words),))
    matched = spans(found_read(literal, read, block, everywhere(block)))
    for number, document in enumerate(block.documents):
        expected = plain_read(document, literal, read)
        assert expected == matched.get(number, [])
        assert expected == list(ReadMatcher(literal, read).spans(document))
        assert plain_matches(document, read) == list(LiteralMatcher(read).spans(document))


@given(st.permutations(range(4)), st.lists(st.booleans(), min_size=4, max_size=4))
def test_a_corpus_may_have_the_documents_in_another_order_and_not_all(order: list[int], there: list[bool]) -> None:
    """What is found is told by the corpus's own indexes, in their order; what is not in it is not found."""
    block = Segment(Block.of([strategies.document("守土" * (n + 1)) for n in range(4)]))
    indexes = np.array([place if kept else -1 for place, kept in zip(order, there, strict=True)])
    expected = {place: n + 1 for n, (place, kept) in enumerate(zip(order, there, strict=True)) if kept}
    matched = spans(found(wanted(parsed("守土")), block, indexes))
    assert dict(sorted(expected.items())) == {index: len(found) for index, found in matched.items()}


def test_matches_do_not_overlap() -> None:
    """的的的 holds one 的的; a longer word takes the place of a shorter one, and what hangs on it is free again."""
    document = strategies.document("的的的，的的的的的。发的土的")
    block = Segment(Block.of([document]))
    assert {0: [Span(0, 2), Span(4, 6), Span(6, 8)]} == spans(found(wanted(parsed("的的")), block, everywhere(block)))
    chain = spans(found(wanted(parsed("发的|的土|土的")), block, everywhere(block)))
    assert {0: [Span(10, 12), Span(12, 14)]} == chain


def test_spans_are_a_sequence() -> None:
    """They can be sliced, counted from the end and searched like any other."""
    block = Segment(Block.of([strategies.document("土，" * 9), strategies.document("守土" * 5)]))
    matched = found(wanted(parsed("土|守土")), block, everywhere(block))
    sequence = matched.spans(1)
    assert [Span(4, 6), Span(6, 8)] == list(sequence[2:4])
    assert Span(8, 10) == sequence[-1]
    assert Span(2, 4) in sequence
