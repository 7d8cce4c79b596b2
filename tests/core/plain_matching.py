"""Matches found in the plainest way there is, one position after another: what all other ways must equal."""

from reader.core.document import Document
from reader.core.matching import Wanted
from reader.core.query import Word
from reader.core.spans import Span


def plain_matches(document: Document, wanted: Wanted) -> list[Span]:
    """The matches of words in a document, position by position of one paragraph after another."""
    text = document.clean if wanted.exact else document.folded
    paragraphs = [paragraph.span for paragraph in document.paragraphs]

    def stands(word: Word, at: int, end: int) -> bool:
        return at + len(word) <= end and all(text[at + n] in chars for n, chars in enumerate(word))

    def held(term: tuple[Word, ...]) -> bool:
        return any(stands(word, at, end) for word in term for start, end in paragraphs for at in range(start, end))

    if not all(map(held, wanted.terms)) or any(map(held, wanted.excluded)):
        return []
    words = sorted({word for term in wanted.terms for word in term}, key=len, reverse=True)
    found = []
    for start, end in paragraphs:
        at = start
        while at < end:
            length = next((len(word) for word in words if stands(word, at, end)), 0)
            if length:
                found.append(Span(at, at + length))
            at += length or 1
    return found


def plain_read(document: Document, literal: Wanted, read: Wanted) -> list[Span]:
    """The matches of words by their reading that overlap none by their spelling."""
    spelt = plain_matches(document, literal)
    return [span for span in plain_matches(document, read) if not any(span.overlaps(other) for other in spelt)]
