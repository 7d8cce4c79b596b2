"""Where the words of documents are, as far as they were looked at: cut a stretch at a time, and kept."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from weakref import WeakKeyDictionary

from reader.core.document import Document
from reader.core.spans import Span
from reader.core.tokens import Segmenter, Token, slices, tokens

STRETCH = 1 << 12
"""Characters of a paragraph that are cut at once; few are longer, but a whole book may be one."""


class WordMap:
    """The words of documents; safe to use from several threads."""

    def __init__(self, segmenter: Segmenter) -> None:
        """A map of nothing yet.

        Args:
            segmenter: What cuts text.
        """
        self._segmenter = segmenter
        self._stretches: WeakKeyDictionary[Document, dict[int, tuple[Span, ...]]] = WeakKeyDictionary()
        self._words: WeakKeyDictionary[Document, dict[Span, tuple[Token, ...]]] = WeakKeyDictionary()

    def stretches(self, document: Document, paragraph: int) -> tuple[Span, ...]:
        """The parts of a paragraph that are cut at once, in clean, in order."""
        kept = self._stretches.setdefault(document, {})
        if paragraph not in kept:
            start, end = document.paragraphs[paragraph].span
            ends = [start]
            if end - start <= STRETCH:
                ends.append(end)
            else:
                for part in slices(document.folded[start:end], STRETCH):
                    ends.append(ends[-1] + len(part))
            kept[paragraph] = tuple(Span(*pair) for pair in pairwise(ends))
        return kept[paragraph]

    def holding(self, document: Document, offset: int) -> Span:
        """The stretch that holds an offset of clean, or the nearest of the paragraph there."""
        stretches = self.stretches(document, document.paragraph_at(offset))
        return next((stretch for stretch in stretches if offset < stretch.end), stretches[-1])

    def words(self, document: Document, stretch: Span) -> tuple[Token, ...] | None:
        """The words and numbers of a stretch, in order; None where it was not cut yet."""
        return self._words.get(document, {}).get(stretch)

    def word_at(self, document: Document, offset: int) -> Token | None:
        """The word at an offset of clean, where it is known and there is one."""
        if not document.paragraphs:
            return None
        known = self.words(document, self.holding(document, offset)) or ()
        return next((word for word in known if word.span.start <= offset < word.span.end), None)

    def cut(self, document: Document, stretches: Iterable[Span]) -> None:
        """Cut stretches that were not cut yet; takes its time.

        Raises:
            SegmentingError: If nothing can cut text here.
        """
        kept = self._words.setdefault(document, {})
        wanted = [stretch for stretch in stretches if stretch not in kept]
        cut = self._segmenter.cut([stretch.within(document.folded) for stretch in wanted])
        for stretch, pieces in zip(wanted, cut, strict=True):
            kept[stretch] = tokens(stretch.start, pieces)

    def around(self, document: Document, span: Span) -> Iterator[Span]:
        """The stretches that share text with a span of clean, in order."""
        if not document.paragraphs:
            return
        for paragraph in range(document.paragraph_at(span.start), document.paragraph_at(span.end) + 1):
            for stretch in self.stretches(document, paragraph):
                if stretch.overlaps(span):
                    yield stretch
