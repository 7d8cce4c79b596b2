"""A word looked up where it stands: how it is written and read, what it means, and what its parts mean."""

from typing import NamedTuple

from reader.core.dictionary import Dictionary, Entry
from reader.core.pinyin import readings, syllables
from reader.core.scripts import Script, Variant
from reader.core.showing import shown
from reader.core.spans import Span
from reader.core.wording import Wording


class Part(NamedTuple):
    """A word that another is made of, and what the dictionary says of it."""

    word: str
    entries: tuple[Entry, ...]


class LookUp(NamedTuple):
    """What is known of a word.

    Attributes:
        word: The word as it stands in the text.
        simplified: As it is written in Simplified.
        traditional: As it is written in Traditional.
        here: How it is read where it stands, a syllable for each character that has one.
        otherwise: How a single character is read elsewhere.
        entries: What the dictionary says of it.
        parts: Of a word the dictionary does not know, the words it is made of.
    """

    word: str
    simplified: str
    traditional: str
    here: tuple[str, ...]
    otherwise: tuple[str, ...]
    entries: tuple[Entry, ...]
    parts: tuple[Part, ...]


def looked_up(
    paragraph: str, span: Span, dictionary: Dictionary | None, hint: Script, traditional: Variant = Variant.HANT_TW
) -> LookUp:
    """What is known of a word in a paragraph.

    Args:
        paragraph: The paragraph, in clean text.
        span: Where the word stands in it.
        dictionary: Where to look for what it means; None where there is none.
        hint: The script of the text, believed where the paragraph gives no evidence.
        traditional: Which forms Traditional has.
    """
    word = span.within(paragraph)
    here = tuple(said.pinyin for said in syllables(paragraph, hint) if span.start <= said.at < span.end)
    entries = dictionary.entries(word) if dictionary else ()
    parts = dictionary.parts(word) if dictionary and not entries else ()
    return LookUp(
        word,
        shown(word, Wording(Variant.HANS), hint).text,
        shown(word, Wording(traditional), hint).text,
        here,
        tuple(said for said in readings(word) if said not in here) if len(word) == 1 else (),
        entries,
        tuple(Part(part, dictionary.entries(part)) for part in dict.fromkeys(parts)) if dictionary else (),
    )


def word_at(paragraph: str, word: Span, dictionary: Dictionary | None) -> Span:
    """The word to look up at a place: the one that stands there, or a longer one of the dictionary that begins there.

    Args:
        paragraph: The paragraph.
        word: The word that stands there, as far as words are told apart.
        dictionary: The dictionary; None where there is none.
    """
    longest = dictionary.longest(paragraph, word.start) if dictionary else ""
    return Span(word.start, max(word.end, word.start + len(longest)))
