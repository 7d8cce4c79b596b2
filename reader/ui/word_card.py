"""What is known of a word, as it is shown: a pure function of what was looked up."""

from collections.abc import Iterable, Iterator, Sequence

from textual.content import Content

from reader.core.dictionary import Entry, Provenance
from reader.core.lookup import LookUp
from reader.core.notation import Notation
from reader.core.pinyin import tone, written
from reader.core.sanitizing import printable
from reader.services.language import spoken
from reader.services.lookups import Answer, Counts

_TONES = ("$text-error", "$text-success", "$text-primary", "$text-accent", "$text-muted")
"""The colours of the tones, in their order; the marks of the syllables say the same."""

_LICENCES = {
    "creativecommons.org/licenses/by-sa/4.0": "CC BY-SA 4.0",
    "creativecommons.org/licenses/by-sa/3.0": "CC BY-SA 3.0",
}
_PART_MEANINGS = 3


def card(answer: Answer, repairs: Sequence[str]) -> Content:
    """What is known of a word.

    Args:
        answer: What was looked up.
        repairs: What was repaired in the word, a line each.
    """
    return Content("\n").join(_lines(answer, repairs))


def _lines(answer: Answer, repairs: Sequence[str]) -> Iterator[Content]:
    yield from (Content.styled(repair, "$text-warning") for repair in repairs)
    found = answer.found
    yield _head(found)
    for entry in found.entries:
        yield from _entry(entry, found)
    for part in found.parts:
        yield from (_part(part.word, entry) for entry in part.entries)
    if found.otherwise:
        yield Content.assemble((f"{spoken('also read')} ", "$text-muted"), *_syllables(found.otherwise))
    if not answer.found.entries and answer.provenance:
        yield Content.styled(spoken("not in the dictionary as a whole"), "$text-muted")
    yield Content.styled(_counts(answer.counts), "$text-muted")
    if source := _source(answer.provenance, answer.without):
        yield Content.styled(source, "$text-muted")


def _head(found: LookUp) -> Content:
    """Both scripts, and how it is read here."""
    other = f" {found.traditional}" if found.traditional != found.simplified else ""
    return Content.assemble((printable(found.simplified + other), "bold"), "  ", *_syllables(found.here))


def _syllables(syllables: Iterable[str]) -> Iterator[Content]:
    """Syllables in the colours of their tones, in pinyin and then in zhuyin."""
    for notation in (Notation.PINYIN, Notation.ZHUYIN):
        for syllable in syllables:
            text = written(syllable, notation) if syllable.isalpha() or notation is Notation.PINYIN else syllable
            yield Content.styled(f"{printable(text)} ", _TONES[tone(syllable) - 1])
        yield Content(" ")


def _entry(entry: Entry, found: LookUp) -> Iterator[Content]:
    """One reading of a word, and what it means so read."""
    forms = {found.simplified, found.traditional}
    own = "" if {entry.simplified, entry.traditional} <= forms else f"{entry.simplified} {entry.traditional}  "
    if own or [said.casefold() for said in entry.syllables] != list(found.here):
        yield Content.assemble((printable(own), "bold"), *_syllables(entry.syllables))
    yield from (Content(f"  {number} {printable(text)}") for number, text in enumerate(entry.definitions, 1))


def _part(word: str, entry: Entry) -> Content:
    """A part of a word, on one line."""
    meanings = "; ".join(entry.definitions[:_PART_MEANINGS])
    pinyin = [Content.styled(f"{printable(said)} ", _TONES[tone(said) - 1]) for said in entry.syllables]
    return Content.assemble((f"{printable(word)} ", "bold"), *pinyin, printable(meanings))


def _counts(counts: Counts | None) -> str:
    if counts is None:
        return "…"
    documents = spoken(f"{counts.documents:,} {'document' if counts.documents == 1 else 'documents'}")
    return spoken(f"{counts.here:,} here, {counts.everywhere:,} in {documents}") + ("" if counts.done else " …")


def _source(provenance: Provenance | None, without: str) -> str:
    """Where the meanings are from and under which licence, or why there are none."""
    if provenance is None:
        return spoken(printable(without))
    licence = next((name for sign, name in _LICENCES.items() if sign in provenance.licence), provenance.licence)
    return printable(" · ".join(filter(None, (provenance.name, provenance.date, licence))))
