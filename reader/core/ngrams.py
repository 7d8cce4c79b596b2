"""N-grams: so many words that follow one another without a mark between them."""

from collections.abc import Iterable, Iterator, Sequence

from reader.core.spans import Span
from reader.core.stop_words import FUNCTION_WORDS
from reader.core.tokens import is_word


def ngrams(clean: str, cut: Sequence[str], length: int, *, function_words: bool = False) -> Iterator[str]:
    """The n-grams of a paragraph, as they stand in clean.

    Args:
        clean: The paragraph.
        cut: The pieces of its folded text.
        length: How many words one has.
        function_words: Whether also those that begin or end with a word that only holds sentences together.
    """
    for run in _runs(cut):
        for first in range(len(run) - length + 1):
            start, end = run[first], run[first + length - 1]
            if function_words or not ({start[1], end[1]} & FUNCTION_WORDS):
                yield clean[start[0].start : end[0].end]


def _runs(cut: Iterable[str]) -> Iterator[list[tuple[Span, str]]]:
    """The words between two marks, each with its place; a space parts words but not runs."""
    run: list[tuple[Span, str]] = []
    start = 0
    for piece in cut:
        end = start + len(piece)
        if is_word(piece):
            run.append((Span(start, end), piece))
        elif piece != " " and run:
            yield run
            run = []
        start = end
    if run:
        yield run
