"""What a character or a word could also have become in the other script, as OpenCC's dictionaries know it."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from reader.core.conversion import crosses, put, shown, strangers, written_in
from reader.core.scripts import Script, Variant
from reader.core.spans import Span
from reader.core.wording import Wording


class Candidates(NamedTuple):
    """What could stand in one place of a paragraph.

    Attributes:
        span: The place, in the clean paragraph.
        chosen: What is shown there.
        choices: Everything that could be, `chosen` among them; the dictionaries' order, the likelier first.
    """

    span: Span
    chosen: str
    choices: tuple[str, ...]


def candidates(text: str, offset: int, wording: Wording, hint: Script = Script.NONE) -> Candidates | None:
    """What could be shown for the character at an offset of a clean paragraph, or for the word it stands in.

    Args:
        text: The clean paragraph.
        offset: The character.
        wording: How the paragraph is put.
        hint: The script of the document, as for `conversion.shown`.

    Returns:
        The candidates for the longest word that has several; None where there is only one way to put it.
    """
    made = shown(text, wording, hint)
    if offset not in _converted(text, wording, hint):
        return None
    image = made.alignment.span(Span(offset, offset + 1))
    block = made.alignment.inverse.span(image)
    if image.length != block.length:
        return _regional(Candidates(block, image.within(made.text), ()), text, wording)
    for span in _entries(text, offset, wording.variant):
        chosen = made.alignment.span(span).within(made.text)
        choices = _choices(span.within(text), wording.variant)
        if span.length == 1 and chosen not in choices:
            choices = (chosen, *choices)
        if chosen in choices and len(choices) > 1:
            return Candidates(span, chosen, choices)
    return None


def ambiguous(text: str, wording: Wording, hint: Script = Script.NONE) -> tuple[int, ...]:
    """The offsets in a clean paragraph of the characters that could by themselves become one of several.

    A word around such a character may well leave no doubt; `candidates` says what else there is.
    """
    doubtful = _single(wording.variant)
    return tuple(at for at in _converted(text, wording, hint) if text[at] in doubtful)


def _converted(text: str, wording: Wording, hint: Script) -> range | list[int]:
    """The offsets that are converted at all: in a text that is in the wanted script, those strange to it."""
    if wording.variant is Variant.ORIGINAL:
        return range(0)
    if crosses(wording, written_in(text, hint)):
        return range(len(text))
    return strangers(text, wording.variant)


def _regional(found: Candidates, text: str, wording: Wording) -> Candidates | None:
    """A word of the region or of the user's own, and what it would be without."""
    word = found.span.within(text)
    plain = put(word, Wording(wording.variant), Script.HANT if wording.variant is Variant.HANS else Script.HANS)
    return found._replace(choices=(found.chosen, plain)) if plain != found.chosen else None


def _entries(text: str, offset: int, variant: Variant) -> Iterator[Span]:
    """The places around an offset for which there is an entry, the longest first."""
    entries = _table(variant is Variant.HANS)
    for length in range(_longest(variant is Variant.HANS), 0, -1):
        for start in range(max(0, offset - length + 1), min(offset, len(text) - length) + 1):
            if text[start : start + length] in entries:
                yield Span(start, start + length)


def _choices(word: str, variant: Variant) -> tuple[str, ...]:
    """The candidates of an entry in the forms of the variant's region."""
    entry = _table(variant is Variant.HANS)[word]
    if variant is not Variant.HANS:
        entry = tuple(put(value, Wording(variant), Script.HANT) for value in entry)
    return tuple(dict.fromkeys(entry))


@cache
def _table(simplifying: bool) -> dict[str, tuple[str, ...]]:
    from reader.core.candidate_table import TO_SIMPLIFIED, TO_TRADITIONAL  # noqa: PLC0415  # data, when first asked

    entries = (entry.split(":") for entry in (TO_SIMPLIFIED if simplifying else TO_TRADITIONAL).split())
    return {key: tuple(values) for key, *values in entries}


@cache
def _longest(simplifying: bool) -> int:
    return max(map(len, _table(simplifying)))


@cache
def _single(variant: Variant) -> frozenset[str]:
    """The characters that have several candidates in a variant."""
    if variant is Variant.ORIGINAL:
        return frozenset()
    entries = _table(variant is Variant.HANS)
    return frozenset(key for key in entries if len(key) == 1 and len(_choices(key, variant)) > 1)
