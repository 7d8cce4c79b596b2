"""What stands on a page around its article: navigation, labels, notices, comment prompts, spam.

A paragraph is called furniture only for what it says, and, where its words alone would not settle it, for where it
stands: before the article begins or after its last running text. What says nothing of the kind is the article's,
however short it is, so a poem or a table of contents stays whole.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from reader.core.characters import CLAUSE_MARKS, SENTENCE_END
from reader.core.document import Document
from reader.core.folding import fold
from reader.core.furniture_words import (
    BESIDES,
    BREADCRUMB_BEGINNINGS,
    BUTTONS,
    COMMENT_SIGNS,
    DISPATCHES,
    INVITATIONS,
    LABELS,
    LINES,
    NOTICE_SIGNS,
    RIGHTS,
    SITE_WORDS,
    simplified,
)
from reader.core.paragraphs import FurnitureKind, Paragraph, ParagraphKind, Paragraphs
from reader.core.scripts import Evidence, Script, evidence

HEAD = 16
"""How many paragraphs may stand before an article."""

TAIL = 120
"""How many may stand after it."""

LONGEST_LINE = 60
"""Characters of a line that can be a link or a label; a longer one is furniture only for what it says at length."""

_RUNNING = 40
"""Characters from which a paragraph that ends or parts sentences is running text."""

_LONGEST_CRUMB = 20
_LONGEST_PROMPT = 120
_LEAST_BARS = 8
_LEAST_TITLE = 6
_LEAST_RECURRING = 8
_LEAST_DOCUMENTS = 3
_MOST_RECURRING = 0.4
_LONGEST_NUMBER = 24
"""Digits that no number in an article has."""

_TRAILS = ">＞»›"
_BARS = "|｜"
_COUNTING = frozenset("0123456789+-., /()")
_ORNAMENTS = "【】[]《》<>＜＞·•-—=*#▼▽↓ \u3000"

_AFTER_LINKS = ":：>＞»›….→ \u3000"

_LEADING = frozenset((FurnitureKind.RELATED, FurnitureKind.LINKS, FurnitureKind.COMMENTS, FurnitureKind.NOTICE))
"""Kinds that lead on to lines which would not be known by their own words: titles of other articles, addresses."""


def furnished(clean: str, paragraphs: Sequence[Paragraph]) -> Paragraphs:
    """The paragraphs, those that are furniture now known as such.

    Args:
        clean: The clean text.
        paragraphs: Its paragraphs, with what each is to the reader.
    """
    found = _Page(clean, paragraphs).furniture()
    if len(found) == len(paragraphs):
        # Where nothing seems to be the article, the article was not understood.
        found = {}
    packed = paragraphs if isinstance(paragraphs, Paragraphs) else Paragraphs(paragraphs)
    return packed.furnished(found) if found else packed


class _Page:
    """One page while it is looked at."""

    def __init__(self, clean: str, paragraphs: Sequence[Paragraph]) -> None:
        self._clean = clean
        self._paragraphs = paragraphs

    def furniture(self) -> dict[int, FurnitureKind]:
        """The paragraphs that are furniture, by their index."""
        start = self._article_start()
        end = self._article_end(start)
        found = self._above(start) | ({} if end is None else self._below(end))
        if found:
            found |= self._repeated_titles()
        return {n: kind for n, kind in found.items() if not self._is(n, ParagraphKind.TITLE)}

    def _text(self, number: int) -> str:
        return self._paragraphs[number].span.within(self._clean)

    def _is(self, number: int, kind: ParagraphKind) -> bool:
        return self._paragraphs[number].kind is kind

    def _article_start(self) -> int:
        """The first paragraph of running text, or behind those that may stand before it."""
        numbers = range(min(HEAD, len(self._paragraphs)))
        return next((n for n in numbers if _runs(self._text(n))), len(numbers))

    def _article_end(self, start: int) -> int | None:
        """Behind the last paragraph of running text that is no furniture; None if there is none near the end."""
        first = max(start, len(self._paragraphs) - TAIL)
        for number in reversed(range(first, len(self._paragraphs))):
            text = self._text(number)
            if _runs(text) and _said(text) is None and self._spam(text) is None:
                return number + 1
        return None

    def _above(self, start: int) -> dict[int, FurnitureKind]:
        found = {n: FurnitureKind.LABELS for n in range(start) if self._is(n, ParagraphKind.LABELS)}
        labelled = bool(found)
        for number in range(start):
            if number not in found and _leads_here(self._text(number), labelled=labelled):
                found[number] = FurnitureKind.BREADCRUMB
        return found

    def _below(self, end: int) -> dict[int, FurnitureKind]:
        """What stands below the article: what says so itself, and what it leads on to."""
        found: dict[int, FurnitureKind] = {}
        leading: FurnitureKind | None = None
        for number in range(end, len(self._paragraphs)):
            text = self._text(number)
            kind = _said(text) or self._spam(text) or (_said_among_others(text) if found else None)
            if kind in _LEADING:
                leading = kind
            if kind := kind or (leading if len(text) <= LONGEST_LINE else None):
                found[number] = kind
        return found

    def _spam(self, text: str) -> FurnitureKind | None:
        """Keywords between bars: spam, if they are in the script that the rest of the page is not written in."""
        if sum(map(text.count, _BARS)) < _LEAST_BARS or "。" in text:
            return None
        here, page = evidence(text), evidence(self._clean)
        rest = Evidence(page.simplified - here.simplified, page.traditional - here.traditional)
        return FurnitureKind.SPAM if Script.NONE is not here.leaning is not rest.leaning else FurnitureKind.LINKS

    def _repeated_titles(self) -> dict[int, FurnitureKind]:
        titles = {self._text(n) for n in range(min(HEAD, len(self._paragraphs))) if self._is(n, ParagraphKind.TITLE)}
        lengths = {len(title) for title in titles if len(title) >= _LEAST_TITLE}
        numbers = (n for n, p in enumerate(self._paragraphs) if p.span.length in lengths)
        return {n: FurnitureKind.REPEATED for n in numbers if self._text(n) in titles}


def _runs(text: str) -> bool:
    """Whether a paragraph is running text: long, and made of sentences or clauses."""
    return len(text) >= _RUNNING and (text[-1] in SENTENCE_END or not CLAUSE_MARKS.isdisjoint(text))


def _leads_here(text: str, *, labelled: bool) -> bool:
    """Whether a line says where on a site the page stands.

    Args:
        text: A line above the article.
        labelled: Whether the page has a line of labels, as books and notes seldom have.
    """
    if len(text) > LONGEST_LINE or not CLAUSE_MARKS.isdisjoint(text.replace(":", "").replace("：", "")):
        return False
    line = simplified(text)
    if line.startswith(BREADCRUMB_BEGINNINGS):
        return True
    for mark in _TRAILS[1:]:
        line = line.replace(mark, _TRAILS[0])
    parts = [part.strip() for part in line.split(_TRAILS[0])]
    trail = len(parts) > 1 and all(0 < len(part) <= _LONGEST_CRUMB for part in parts)
    return labelled and (trail or line.endswith("正文"))


def _said(text: str) -> FurnitureKind | None:
    """What a paragraph below an article is by its own words."""
    plain = simplified(text).strip(_ORNAMENTS)
    if len(plain) <= _LONGEST_PROMPT and any(sign in plain for sign in COMMENT_SIGNS):
        return FurnitureKind.COMMENTS
    if plain and len(plain) <= LONGEST_LINE and (kind := _line_said(plain)):
        return kind
    return FurnitureKind.NOTICE if _is_of_rights(plain) else None


def _line_said(line: str) -> FurnitureKind | None:
    """What a short line is by its own words."""
    if kind := LINES.get(line.rstrip(_AFTER_LINKS)):
        return kind
    before, colon, _ = line.replace("：", ":").partition(":")
    if colon and (kind := LABELS.get(before.rstrip())):
        return kind
    if all(part in LINES for part in line.replace("|", " ").split()):
        return FurnitureKind.LINKS
    if line.startswith("更多") and any(word in line for word in INVITATIONS):
        return FurnitureKind.LINKS
    if "。" not in line and any(sign in line.lower() for sign in NOTICE_SIGNS):
        return FurnitureKind.NOTICE
    return FurnitureKind.COUNTER if len(line) >= _LONGEST_NUMBER and _COUNTING.issuperset(line) else None


def _is_of_rights(plain: str) -> bool:
    """Whether a paragraph is what a site says of its rights."""
    if plain.startswith(DISPATCHES) or not any(word in plain for word in SITE_WORDS):
        return False
    rights = sum(word in plain for word in RIGHTS)
    return rights > 1 or (rights == 1 and any(word in plain for word in BESIDES))


def _said_among_others(text: str) -> FurnitureKind | None:
    """What a line is that could be anything if it did not stand among furniture."""
    if _COUNTING.issuperset(text):
        return FurnitureKind.COUNTER
    parts = simplified(text).replace("|", " ").split()
    return FurnitureKind.LINKS if all(part in LINES or part in BUTTONS for part in parts) else None


def with_recurring(documents: Sequence[Document]) -> tuple[Document, ...]:
    """The documents, what one site puts around all its articles now known as such."""
    found = recurring(documents)
    return tuple(_furnished_with(*pair) if pair[1] else pair[0] for pair in zip(documents, found, strict=True))


def recurring(documents: Sequence[Document]) -> tuple[frozenset[int], ...]:
    """The paragraphs of each document that stand around the articles of many: what one site puts around all of them.

    Only pages are looked at, on which there is some furniture anyway; books quote one another. Documents most of
    which recurs are copies of one another, and of a copy nothing is furniture.
    """
    lines = [_lines(document) for document in documents]
    seen = Counter(text for those in lines for text in set(those.values()))
    return tuple(_recurring_in(*pair, seen) for pair in zip(documents, lines, strict=True))


def _lines(document: Document) -> dict[int, str]:
    """The folded paragraphs of a page that could stand around its article, and not by chance in others, by index."""
    paragraphs = document.paragraphs
    if not document.has_furniture:
        return {}
    ends = (*range(min(HEAD, len(paragraphs))), *range(max(HEAD, len(paragraphs) - TAIL), len(paragraphs)))
    numbers = (n for n in ends if paragraphs[n].kind is not ParagraphKind.TITLE)
    return {n: fold(document.paragraph_text(n)) for n in numbers if paragraphs[n].span.length >= _LEAST_RECURRING}


def _recurring_in(document: Document, lines: Mapping[int, str], seen: Mapping[str, int]) -> frozenset[int]:
    again = frozenset(n for n, text in lines.items() if seen[text] >= _LEAST_DOCUMENTS)
    if not again:
        return again
    own = (n for n, p in enumerate(document.paragraphs) if p.furniture is None and n not in again)
    article = [n for n in own if _runs(document.paragraph_text(n))]
    found = frozenset(n for n in again if article and not article[0] < n < article[-1])
    length = sum(len(lines[n]) for n in found)
    return found if length <= _MOST_RECURRING * sum(p.span.length for p in document.paragraphs) else frozenset()


def _furnished_with(document: Document, recurring: frozenset[int]) -> Document:
    paragraphs = tuple(
        p._replace(furniture=p.furniture or FurnitureKind.RECURRING) if n in recurring else p
        for n, p in enumerate(document.paragraphs)
    )
    return document if paragraphs == document.paragraphs else replace(document, paragraphs=paragraphs)
