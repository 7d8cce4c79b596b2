"""The word map: words where they stand, a stretch at a time, each cut once."""

from collections.abc import Sequence

from hypothesis import given

from reader.core.document import Document
from reader.core.folding import fold
from reader.core.spans import Span
from reader.core.tokens import pieces
from reader.services.word_map import STRETCH, WordMap
from tests.strategies import document, documents


class ByTwos:
    """Knows no words; remembers what it cut."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def cut(self, texts: Sequence[str]) -> list[list[str]]:
        """Two characters are a piece."""
        self.texts += texts
        return [pieces(lambda text: (text[i : i + 2] for i in range(0, len(text), 2)), text) for text in texts]


@given(documents())
def test_all_words_are_found_where_they_stand(text: Document) -> None:
    """Over the whole document, whatever is in it."""
    known = WordMap(ByTwos())
    stretches = list(known.around(text, Span(0, len(text.clean) + 1)))
    assert "".join(p.span.within(text.clean) for p in text.paragraphs) == "".join(
        s.within(text.clean) for s in stretches
    )
    assert all(known.words(text, stretch) is None for stretch in stretches)
    known.cut(text, stretches)
    for stretch in stretches:
        for word in known.words(text, stretch) or ():
            assert word.form == fold(word.span.within(text.clean))
            assert word == known.word_at(text, word.span.start) == known.word_at(text, word.span.end - 1)
            assert stretch == known.holding(text, word.span.start)


def test_a_book_in_one_line_is_cut_where_it_is_looked_at() -> None:
    """Not all of it, and nothing twice."""
    text = document("题目，在此。\n\n" + "守土有责，守土尽责。" * 2000)
    cutter = ByTwos()
    known = WordMap(cutter)
    near = list(known.around(text, Span(9000, 9100)))
    known.cut(text, near)
    known.cut(text, near)
    assert len(cutter.texts) == len(near) <= 2
    assert all(part.length <= STRETCH for part in near)
    assert known.word_at(text, 9050)
    assert known.word_at(text, 15000) is None


def test_nothing_is_known_of_an_empty_document() -> None:
    """There is no paragraph that could hold a word."""
    known = WordMap(ByTwos())
    assert [] == list(known.around(document(""), Span(0, 1)))
    assert known.word_at(document(""), 0) is None
