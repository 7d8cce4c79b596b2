"""A line as long as a book cut into paragraphs for display: where chapters begin, and at the ends of sentences.

Nothing is put between the parts: the paragraphs stand side by side in the text.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from reader.core.numerals import NUMERAL, number
from reader.core.spans import Span

LEAST = 300
"""Characters a part has before it may end with a sentence."""

MOST = 4_000
"""Characters a part has at most, where no sentence ends."""

_SENTENCE = re.compile('[。！？!?…．][。！？!?…．]*[”」』’"）)》]*')
_CHAPTER = re.compile(f"第([{NUMERAL}]{{1,9}})[回章]")
_BEFORE_CHAPTER = frozenset('。！？!?…．”」』’"）) \u3000')


def cut(text: str, line: Span) -> Iterator[Span]:
    """The parts of a line, without the white space around each."""
    starts = [line.start, *_chapters(text, line), line.end]
    for start, end in pairwise(starts):
        yield from _sentences(text, start, end)


def _chapters(text: str, line: Span) -> Iterator[int]:
    """Where chapters begin: behind the end of a sentence, and each numbered one more than the one before."""
    expected = 1
    for match in _CHAPTER.finditer(text, *line):
        at = match.start()
        # The first one stands behind the title, which ends with no mark.
        if number(match[1]) == expected and (expected == 1 or text[at - 1] in _BEFORE_CHAPTER):
            expected += 1
            if at > line.start:
                yield at


def _sentences(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end:
        stop = _stop(text, start, end)
        part = text[start:stop]
        stripped = part.strip()
        if stripped:
            begin = start + part.index(stripped[0])
            yield Span(begin, begin + len(stripped))
        start = stop


def _stop(text: str, start: int, end: int) -> int:
    """Where the part that begins at `start` ends."""
    if end - start <= LEAST:
        return end
    sentence = _SENTENCE.search(text, start + LEAST, min(end, start + MOST))
    if sentence:
        return sentence.end()
    if end - start <= MOST:
        return end
    space = text.rfind(" ", start + LEAST, start + MOST)
    return space if space > 0 else start + MOST
