"""Which documents of a corpus are listed, and in which order: a view of it, as indexes, which stay what they are.

What is typed narrows the list to the documents that hold every word of it in their title, author, source or date,
whatever the script, width or letter case.

守土              in any of these
source:人民日报    in one of them: title, author, source, date or path
date:2020..2022   from one date to another, each as far as it is named; either may be left off
script:繁         written in Simplified, Traditional, both or neither: 简 繁 混 — or hans hant mixed none
-新华             without it
"""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from reader.core.corpus import Corpus
from reader.core.document import Document
from reader.core.folding import fold
from reader.core.natural import natural
from reader.core.scripts import Script

_FIELDS = ("title", "author", "source", "date", "path")
_SCRIPTS = {"简": Script.HANS, "繁": Script.HANT, "混": Script.MIXED, "-": Script.NONE, "—": Script.NONE}
_RANGE = ".."


class ListOrder(StrEnum):
    """What documents are listed by."""

    OPENED = "as opened"
    TITLE = "by title"
    DATE = "by date"
    LENGTH = "by length"
    HITS = "by hits"


class View(NamedTuple):
    """A way of listing documents.

    Attributes:
        typed: What narrows the list; empty for all documents.
        order: What they are listed by: titles from the beginning of the alphabet, in pinyin as far as that goes,
            dates from the latest, the longest first, most hits first; what has no date stands last.
        backward: Whether the other way round.
    """

    typed: str = ""
    order: ListOrder = ListOrder.OPENED
    backward: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether all documents are listed as they are."""
        return not self.typed.strip() and self.order is ListOrder.OPENED and not self.backward


class Card:
    """What a document is listed by, made when it is first asked for and kept."""

    def __init__(self, document: Document) -> None:
        """The card of a document."""
        self._document = document

    @cached_property
    def fields(self) -> Mapping[str, str]:
        """Its fields, folded."""
        data = self._document.metadata
        values = (data.title, data.author, data.source, data.date or "", self._document.path)
        return dict(zip(_FIELDS, map(fold, values), strict=True))

    @cached_property
    def text(self) -> str:
        """What is looked at where no field is named, folded; all but where it lies."""
        return "\n".join(value for name, value in self.fields.items() if name != "path")

    @cached_property
    def title_key(self) -> list[tuple[int, bytes]]:
        """By which titles are sorted.

        GB 2312 has the common characters in the order of their pinyin, and so has GB 18030 after it; the fold makes
        Traditional ones Simplified first.
        """
        return [(number, text.encode("gb18030", "replace")) for number, text in natural(self.fields["title"])]

    @property
    def script(self) -> Script:
        """The script of its text; counted when it is first asked for."""
        return self._document.script


Cards = dict[Document, Card]
"""The cards made so far."""

_Test = Callable[[Card], bool]


def listed(
    corpus: Corpus, view: View, counts: Mapping[int, int], cards: Cards, cancelled: Callable[[], bool]
) -> Sequence[int] | None:
    """The indexes of the documents a view lists, in its order; None once they are no longer wanted.

    Args:
        corpus: The documents.
        view: How to list them.
        counts: How many hits each document has that has any, by its index.
        cards: What is known of documents from before; what is missing is put there.
        cancelled: Asked before each document.
    """
    tests = _tests(view.typed)
    found: list[tuple[int, Card]] = []
    for index, document in enumerate(corpus):
        if cancelled():
            return None
        card = cards.get(document) or cards.setdefault(document, Card(document))
        if all(test(card) for test in tests):
            found.append((index, card))
    return _ordered(corpus, found, view, counts)


def _ordered(corpus: Corpus, found: list[tuple[int, Card]], view: View, counts: Mapping[int, int]) -> list[int]:
    indexes = [index for index, _ in found]
    if view.order is ListOrder.OPENED:
        return indexes[::-1] if view.backward else indexes
    if view.order is ListOrder.TITLE:
        keys = {index: card.title_key for index, card in found}
        return sorted(indexes, key=keys.__getitem__, reverse=view.backward)
    if view.order is ListOrder.DATE:
        dated = [index for index in indexes if corpus[index].metadata.date]
        undated = [index for index in indexes if not corpus[index].metadata.date]
        return sorted(dated, key=lambda n: corpus[n].metadata.date or "", reverse=not view.backward) + undated
    if view.order is ListOrder.LENGTH:
        return sorted(indexes, key=lambda n: len(corpus[n].clean), reverse=not view.backward)
    return sorted(indexes, key=lambda n: counts.get(n, 0), reverse=not view.backward)


def _tests(typed: str) -> list[_Test]:
    """What a document must be, for every word that is typed."""
    return [test for word in fold(typed).split() if (test := _test(word))]


def _test(word: str) -> _Test | None:
    """What a document must be for a word; None for one that is not yet typed to its end."""
    if word.startswith("-"):
        without = _test(word[1:]) if len(word) > 1 else None
        return (lambda card: not without(card)) if without else None
    name, colon, value = word.partition(":")
    if not colon or name not in {*_FIELDS, "script"}:
        return lambda card: word in card.text
    if not value:
        return None
    if name == "date" and _RANGE in value:
        first, _, last = value.partition(_RANGE)
        return lambda card: _between(card.fields["date"], first, last)
    if name == "script":
        scripts = {_SCRIPTS[value]} if value in _SCRIPTS else {one for one in Script if one.value.startswith(value)}
        return lambda card: card.script in scripts
    return lambda card: value in card.fields[name]


def _between(date: str, first: str, last: str) -> bool:
    """Whether a date lies between two, both included, each as far as it is named."""
    return bool(date) and first <= date[: len(first)] and (not last or date[: len(last)] <= last)
