"""A person's words: those that are known and those that are being learned, each with the sentence it was met in."""

import re
from collections.abc import Collection, Sequence
from enum import StrEnum
from typing import NamedTuple

from reader.core.characters import is_han
from reader.core.document import Document
from reader.core.folding import fold
from reader.core.frequency import Frequencies
from reader.core.spans import Span

_ENDS = re.compile(r"[。！？!?…；;]+[”』」’）)\"]*|\n")
_LONGEST_SENTENCE = 120
"""Characters of a sentence that is kept whole; of a longer one, what stands around the word."""


class Standing(StrEnum):
    """What a word is to its reader."""

    KNOWN = "known"
    LEARNING = "learning"


class Entry(NamedTuple):
    """A word of somebody's vocabulary.

    Attributes:
        word: As it was met.
        standing: What it is to its reader.
        sentence: The sentence it was met in, in clean; empty where it was met in none.
        title: What the text is called.
        met: When, in ISO 8601.
    """

    word: str
    standing: Standing
    sentence: str = ""
    title: str = ""
    met: str = ""

    @property
    def form(self) -> str:
        """The word in folded characters: the same for all its spellings."""
        return fold(self.word)


def sentence(document: Document, span: Span) -> str:
    """The sentence that holds a span of clean, or as much of it as is not too long."""
    paragraph = document.paragraphs[document.paragraph_at(span.start)].span
    text = document.clean
    start, end = paragraph
    for mark in _ENDS.finditer(text, paragraph.start, paragraph.end):
        if mark.end() <= span.start:
            start = mark.end()
        elif mark.end() >= span.end:
            end = mark.end()
            break
    if end - start > _LONGEST_SENTENCE:
        room = max(0, _LONGEST_SENTENCE - span.length) // 2
        start, end = max(start, span.start - room), min(end, span.end + room)
    return " ".join(text[start:end].split())


def share_known(words: Frequencies, known: Collection[str]) -> float:
    """How much of a text is known: the share of its Chinese words, each as often as it stands; 1 where it has none.

    Args:
        words: The words of the text.
        known: The folded forms of the words that are known.
    """
    forms = {form: count for form, count in words.counts.items() if any(map(is_han, form))}
    total = sum(forms.values())
    return sum(count for form, count in forms.items() if form in known) / total if total else 1.0


def known_spans(text: str, known: Collection[str]) -> Sequence[Span]:
    """Where known words stand in a text, the longest where several begin; none overlaps another."""
    if not known:
        return ()
    pattern = re.compile("|".join(map(re.escape, sorted(known, key=len, reverse=True))))
    return [Span(*match.span()) for match in pattern.finditer(fold(text))]
