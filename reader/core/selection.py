"""What is selected in a text: a stretch between the piece where it was begun and the piece where it now ends."""

from typing import NamedTuple

from reader.core.cells import clusters
from reader.core.characters import joins_words
from reader.core.document import Document
from reader.core.spans import Span

_NEAR = 32
"""Code points around an offset that are looked at for the character it belongs to."""


class Selection(NamedTuple):
    """A selection that can be extended in either direction; the cursor is where it now ends.

    Attributes:
        anchor: The piece it was begun with: a character, a word, a paragraph; in clean, as is `head`.
        head: The piece it reaches to.
    """

    anchor: Span
    head: Span

    @property
    def span(self) -> Span:
        """All that is selected, both pieces included."""
        return Span(min(self.anchor.start, self.head.start), max(self.anchor.end, self.head.end))

    def extended(self, head: Span) -> "Selection":
        """The selection from the same beginning to another end."""
        return self._replace(head=head)


def piece_at(text: str, offset: int) -> Span:
    """The character a person sees at an offset, with the marks that belong to it."""
    start = max(text.rfind("\n", 0, offset) + 1, offset - _NEAR)
    for cluster, _ in clusters(text[start : offset + _NEAR]):
        if start + len(cluster) > offset:
            return Span(start, start + len(cluster))
        start += len(cluster)
    return Span(offset, min(len(text), offset + 1))


def beside(document: Document, piece: Span, by: int) -> int | None:
    """The offset of the character after a piece of clean, or before it when negative, on through the paragraphs.

    None where there is none.
    """
    paragraphs = document.paragraphs
    index = document.paragraph_at(piece.start)
    here = paragraphs[index].span
    if by > 0:
        if piece.end < here.end:
            return piece.end
        return paragraphs[index + 1].span.start if index + 1 < len(paragraphs) else None
    if piece.start > here.start:
        return piece_at(document.clean, piece.start - 1).start
    return piece_at(document.clean, paragraphs[index - 1].span.end - 1).start if index else None


def plain_word_at(text: str, offset: int) -> Span:
    """The Latin word or number at an offset; where there is none, the character."""
    start = end = offset
    while start > 0 and joins_words(text[start - 1]) and joins_words(text[offset]):
        start -= 1
    while end < len(text) and joins_words(text[end]):
        end += 1
    return Span(start, end) if end > start else piece_at(text, offset)
