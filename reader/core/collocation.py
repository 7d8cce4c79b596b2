"""Collocates: the words that stand near a word more often than chance would put them there.

Ranked by logDice (Rychlý 2008, "A lexicographer-friendly association score"): 14 where two words never stand apart,
one less for each halving, and the same in a corpus of any size.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import accumulate
from math import log2
from typing import NamedTuple

from reader.core.frequency import Frequencies
from reader.core.spans import Span
from reader.core.stop_words import FUNCTION_WORDS
from reader.core.tokens import is_word

WINDOW = 5
"""Words on each side that are near, unless another number is asked for."""

LEAST = 2
"""How often two words must stand together."""


class Near(NamedTuple):
    """The words near another one.

    Attributes:
        before: How often each stands in the window before it, by its folded form.
        after: How often in the window after it.
        times: How often the word itself stands.
    """

    before: Counter[str]
    after: Counter[str]
    times: int


class Collocate(NamedTuple):
    """A word that stands near another one.

    Attributes:
        word: As it is most often written.
        form: In folded characters.
        together: How often it stands near the other.
        before: How often before it.
        after: How often after it.
        anywhere: How often it stands anywhere.
        log_dice: How strongly the two belong together; at most 14.
    """

    word: str
    form: str
    together: int
    before: int
    after: int
    anywhere: int
    log_dice: float


def near(cut: Sequence[str], hits: Sequence[Span], window: int = WINDOW) -> Near:
    """The words near the places of a word in one paragraph; marks are not counted, nor the word itself.

    Args:
        cut: The pieces of the paragraph's folded text.
        hits: Where the word stands, as offsets in the paragraph, in order.
        window: How many words on each side are near.
    """
    starts, stops, words = [], [], []
    own = {offset for hit in hits for offset in range(*hit)}
    for piece, end in zip(cut, accumulate(map(len, cut)), strict=True):
        if is_word(piece) and own.isdisjoint(range(end - len(piece), end)):
            starts.append(end - len(piece))
            stops.append(end)
            words.append(piece)
    before: Counter[str] = Counter()
    after: Counter[str] = Counter()
    for hit in hits:
        last, first = bisect_right(stops, hit.start), bisect_left(starts, hit.end)
        before.update(words[max(0, last - window) : last])
        after.update(words[first : first + window])
    return Near(before, after, len(hits))


def joined(several: Iterable[Near]) -> Near:
    """What is near a word in several paragraphs together."""
    before: Counter[str] = Counter()
    after: Counter[str] = Counter()
    times = 0
    for one in several:
        before.update(one.before)
        after.update(one.after)
        times += one.times
    return Near(before, after, times)


def collocates(
    found: Near, frequencies: Frequencies, least: int = LEAST, *, function_words: bool = False
) -> list[Collocate]:
    """The collocates of a word, the strongest first.

    Args:
        found: What stands near it.
        frequencies: How often the words stand anywhere in the same texts.
        least: How often two words must stand together.
        function_words: Whether also those that only hold sentences together.
    """
    rows = []
    for form, together in (found.before + found.after).items():
        if together < least or (form in FUNCTION_WORDS and not function_words):
            continue
        one = frequencies.of_word(form)
        # A word in two windows at once is met twice, and no word is met more often together than there is of it.
        both = min(together, found.times, one.times)
        score = 14 + log2(2 * both / (found.times + one.times))
        sides = found.before[form], found.after[form]
        rows.append(Collocate(one.word, form, together, *sides, one.times, score))
    return sorted(rows, key=lambda row: (-row.log_dice, row.form))
