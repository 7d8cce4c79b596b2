"""The index: it finds what is there, sorted or not, whatever the characters, and forgets what is gone."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core import index as module
from reader.core.document import Document
from reader.core.folding import fold
from reader.core.index import Block, Index, Segment
from reader.core.query import Word
from reader.core.units import folded_units, units
from tests import strategies

# Two astral characters that share a number, and letters that are common or rare.
TWINS = "\U00020800\U00021000"
TEXTS = st.lists(st.text("的土發发Aａ，" + TWINS, max_size=12), min_size=1, max_size=4)
CHARS = st.text("的土发a," + TWINS, min_size=1, max_size=2).map(lambda text: "".join(dict.fromkeys(text)))
WORDS = st.lists(CHARS, min_size=1, max_size=3).map(tuple)


def documents(texts: list[str]) -> list[Document]:
    """A document of each text."""
    return [strategies.document(text, str(number)) for number, text in enumerate(texts)]


def found(index: Index, word: Word) -> list[tuple[str, int]]:
    """Where a word stands: the document's path, and the offset."""
    places = []
    for block in index.blocks:
        for place in block.places(word).tolist():
            number = int(np.searchsorted(block.starts, place, "right")) - 1
            places.append((block.documents[number].path, place - int(block.starts[number])))
    return sorted(places)


def expected(corpus: list[Document], word: Word) -> list[tuple[str, int]]:
    """The same, looked for in each text."""
    return sorted(
        (document.path, at)
        for document in corpus
        for at in range(len(document.folded) - len(word) + 1)
        if all(document.folded[at + n] in chars for n, chars in enumerate(word))
    )


@given(TEXTS, WORDS, st.sampled_from([1, 9, 1 << 22]), st.data())
def test_what_is_found_is_what_is_there(texts: list[str], word: Word, piece: int, data: st.DataObject) -> None:
    """In blocks that are sorted, in pieces or whole, and in such as are not; never across two documents."""
    corpus = documents(texts)
    index = Index()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_SORTED_AT_ONCE", piece)
        patch.setattr(module, "_READ_AT_ONCE", max(2, piece))
        for document in corpus:
            index = index.plus(Block.of([document]))
            if data.draw(st.booleans()):
                index = index.settled(1)
        assert expected(corpus, word) == found(index, word)
        gone = data.draw(st.sampled_from(corpus))
        left = [document for document in corpus if document is not gone]
        assert expected(left, word) == found(index.without(gone), word)
        assert expected(left, word) == found(index.without(gone).settled(1), word)


@given(strategies.untrusted(surrogates=False))
def test_units_are_one_for_one(text: str) -> None:
    """Each character has one number, and the numbers of the fold are those of the folded text."""
    assert len(text) == len(units(text)) == len(folded_units(text))
    assert units(fold(text)).tolist() == folded_units(text).tolist()


def test_an_index_settles_once_it_is_large_enough() -> None:
    """What is not sorted yet waits for more, in one block; then it is a segment."""
    index = Index()
    for document in documents(["守土" * 10] * 5):
        index = index.plus(Block.of([document]))
        assert index.last
        index = index.settled(60)
    assert [3] == [len(segment.documents) for segment in index.segments]
    assert index.last
    assert 2 == len(index.last[0].documents)
    assert 5 * 21 == sum(map(len, index.blocks))
    assert index is index.settled(60)


def test_a_large_block_is_not_made_again_for_each_that_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only small ones are put together while they wait; sorted, all are one, found in as they were."""
    monkeypatch.setattr(module, "_LEAST", 30)
    index, blocks = Index(), [Block.of([one]) for one in documents(["守土" * 10, "有责守土" * 10, "守", "土尽责守土"])]
    for block in blocks:
        index = index.plus(block)
    assert [2, 2] == [len(block.documents) for block in index.last]
    grown = index.plus(Block.of(documents(["守土守土"])))
    assert grown.last[0] is index.last[0]
    assert 30 < len(grown.last[0]) < 70
    settled = grown.settled(1)
    [segment] = settled.segments
    assert not settled.last
    expected = [place for block in grown.last for place in block.places(("守", "土")).tolist()]
    assert len(expected) == len(segment.places(("守", "土")))


def test_what_stood_beside_a_document_that_is_gone_is_sorted_anew() -> None:
    """Its segment is no more, and the others of it wait with what waits already."""
    one, two, three = documents(["守土", "有责", "尽责"])
    index = Index().plus(Block.of([one, two])).settled(1).plus(Block.of([three]))
    index = index.without(one)
    assert () == index.segments
    assert index.last
    assert [three, two] == list(index.last[0].documents)
    assert index == index.without(one)
    assert () == index.without(two).without(three).blocks


def test_the_size_of_an_index() -> None:
    """Six bytes a character: two for itself and four for its place; and a quarter of a megabyte for each segment."""
    block = Block.of(documents(["守土有责" * 50_000]))
    assert 2 * 200_001 + 16 == block.bytes
    assert 6 * 200_001 + 4 * 65_537 + 16 == Segment(block).bytes


def test_the_rarest_character_says_how_much_work_a_word_is() -> None:
    """A single character is none: its places lie ready."""
    segment = Segment(Block.of(documents(["的" * 90 + "守土"])))
    assert (0, 1, 1) == tuple(segment.cost(tuple(word)) for word in ("的", "的守", "守的土"))
    assert 90 == segment.cost(("的", "的"))
