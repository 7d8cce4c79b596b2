"""A dictionary in the format of CC-CEDICT, kept as the file has it and looked into without taking it apart.

A line is an entry: `傳統 传统 [chuan2 tong3] /tradition/traditional/`; the readings stand in double brackets and
without spaces in the second version of the format. Words are found in either script. What is kept is the file, the
folded words in one text, and where each entry begins: a tenth of what a table of entries would take.
"""

import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from reader.core.folding import fold
from reader.core.pinyin import with_mark

LONGEST = 16
"""Characters of the longest word that is looked for at a place."""

_ENTRY = re.compile(r"(\S+) (\S+) \[\[?(.*?)\]\]? /(.*)/")
_SYLLABLE = re.compile(r"[A-Za-züÜ:]+?[1-5]|[^\s\d]+|\S")
_REFERENCE = re.compile(r"\[\[?([A-Za-z][A-Za-z0-9:, ·-]*)\]\]?")


class Entry(NamedTuple):
    """What a dictionary says of a word in one of its readings.

    Attributes:
        traditional: The word as it is written in Traditional.
        simplified: And in Simplified.
        syllables: How it is read, a syllable of pinyin with the mark of its tone for each character.
        definitions: What it means.
    """

    traditional: str
    simplified: str
    syllables: tuple[str, ...]
    definitions: tuple[str, ...]


class Provenance(NamedTuple):
    """Where a dictionary is from, as it says itself; empty where it says nothing.

    Attributes:
        name: What it is called.
        date: When it was made, in ISO 8601.
        licence: Under which licence it may be used, or where that stands.
    """

    name: str
    date: str
    licence: str


class Dictionary:
    """A dictionary.

    Attributes:
        provenance: Where it is from.
    """

    def __init__(self, lines: Iterable[bytes]) -> None:
        """The dictionary of a file's lines, in UTF-8; what is no entry is passed over."""
        data = bytearray()
        comments: list[str] = []
        words: list[str] = []
        self._begins = array("I")
        for line in lines:
            if line.startswith(b"#"):
                comments.append(line.decode(errors="replace").strip("#! \r\n"))
            elif b"] /" in line:
                words.append(line[: line.find(b" [")].decode(errors="replace"))
                self._begins.append(len(data))
                data += line
        self._data = bytes(data)
        self._words, self._otherwise = _columns(words)
        self.provenance = _provenance(comments)

    def __len__(self) -> int:
        return len(self._begins)

    def knows(self, word: str) -> bool:
        """Whether it says anything of a word, written in either script."""
        return any(True for _ in self._numbers(fold(word)))

    def entries(self, word: str) -> tuple[Entry, ...]:
        """What it says of a word, written in either script: an entry for each reading, and each word written alike."""
        return tuple(entry for number in sorted(self._numbers(fold(word))) if (entry := self._entry(number)))

    def _numbers(self, word: str) -> Iterator[int]:
        """Which entries are of a folded word."""
        at = number = 0
        while word and "\n" not in word and (found := self._words.find(f"\n{word}\n", at)) >= 0:
            number += self._words.count("\n", at, found)
            yield number
            number, at = number + 1, found + 1
        yield from self._otherwise.get(word, ())

    def _entry(self, number: int) -> Entry | None:
        begin = self._begins[number]
        line = self._data[begin : self._data.find(b"\n", begin) % (len(self._data) + 1)].decode(errors="replace")
        return entry(line)

    def longest(self, text: str, start: int = 0) -> str:
        """The longest word it knows that begins at a place of a text; empty where it knows none."""
        ends = range(min(len(text), start + LONGEST), start, -1)
        return next((text[start:end] for end in ends if self.knows(text[start:end])), "")

    def parts(self, word: str) -> tuple[str, ...]:
        """The shorter words that a word is made of, the longest that it knows at each place, as far as it knows any."""
        found: list[str] = []
        at = 0
        while at < len(word):
            # The word itself is no part of it.
            part = self.longest(word if at else word[:-1], at)
            found += [part] if part else []
            at += len(part) or 1
        return tuple(found)


def _columns(words: Sequence[str]) -> tuple[str, dict[str, list[int]]]:
    """The folded words between line feeds, and those that are folded to something else in the other script.

    Args:
        words: Each word in both scripts, with a space between them.
    """
    pairs = fold("\n".join(words)).split("\n") if words else []
    otherwise: dict[str, list[int]] = {}
    column: list[str] = []
    for number, pair in enumerate(pairs):
        traditional, _, simplified = pair.partition(" ")
        column.append(traditional)
        if simplified != traditional:
            otherwise.setdefault(simplified, []).append(number)
    return "\n" + "\n".join(column) + "\n", otherwise


def entry(line: str) -> Entry | None:
    """The entry that a line is; None where it is none."""
    match = _ENTRY.match(line)
    if match is None:
        return None
    traditional, simplified, read, meant = match.groups()
    definitions = tuple(_REFERENCE.sub(_marked, meaning) for meaning in meant.split("/") if meaning)
    return Entry(traditional, simplified, _syllables(read), definitions)


def _syllables(read: str) -> tuple[str, ...]:
    return tuple(map(with_mark, _SYLLABLE.findall(read)))


def _marked(reference: re.Match[str]) -> str:
    """Readings within a definition, with marks for the numbers of their tones."""
    return f"[{' '.join(_syllables(reference[1]))}]" if re.search("[1-5]", reference[1]) else reference[0]


def _provenance(comments: Iterable[str]) -> Provenance:
    """What the comments at the head of a file say of it."""
    lines = [comment for comment in comments if comment]
    said = dict(line.split("=", 1) for line in lines if re.match("[a-z]+=", line))
    licence = said.get("license") or next((line for line in lines if "creativecommons" in line.casefold()), "")
    name = lines[0] if lines and "=" not in lines[0] else "CC-CEDICT" if said else ""
    return Provenance(name, said.get("date", "").partition("T")[0], licence)
