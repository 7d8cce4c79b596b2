"""The only definition of a match: highlights, counts, walking, lists and the command line all ask here.

Matches of a literal query are found in the folded layer (in clean, when the script must be exact), from left to
right, none overlapping another and none crossing a paragraph; where two would begin at one place the longer is
taken. 的的的 holds one match of 的的. `many_matching` finds the same in many documents at once.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Protocol

from reader.core.document import Document
from reader.core.errors import QueryError
from reader.core.query import Query, Word, column_of
from reader.core.spans import Span

REGEX_SECONDS = 5.0
"""How long a regular expression may take over one document, and over all of them beyond what their size allows."""

REGEX_SPEED = 1_000_000
"""Characters a second below which a regular expression is too slow, in all documents together."""


@dataclass(frozen=True)
class Wanted:
    """What a literal query wants, in words.

    Attributes:
        terms: What a document must hold: of each term one of its words.
        excluded: What it must not hold.
        exact: Whether the words are those of clean, and not folded.
    """

    terms: tuple[tuple[Word, ...], ...]
    excluded: tuple[tuple[Word, ...], ...] = ()
    exact: bool = False

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words that are matches, each once, longer ones first."""
        distinct = dict.fromkeys(word for term in self.terms for word in term)
        return tuple(sorted(distinct, key=len, reverse=True))

    @cached_property
    def crossing(self) -> bool:
        """Whether a word could match the white space that parts paragraphs."""
        words = [word for term in (*self.terms, *self.excluded) for word in term]
        edges = "".join(word[0] + word[-1] for word in words)
        return any(map(str.isspace, edges)) or any("\n" in chars for word in words for chars in word)


def wanted(query: Query) -> Wanted:
    """What a literal query wants."""
    terms, excluded = (
        tuple(tuple(tuple(alternative) for alternative in term.alternatives) for term in group)
        for group in (query.terms, query.excluded)
    )
    return Wanted(terms, excluded, query.exact_script)


class Matcher(Protocol):
    """Finds the matches of one query."""

    def spans(self, document: Document) -> tuple[Span, ...]:
        """The matches in a document, in clean, from left to right.

        Raises:
            QueryError: If a regular expression takes too long.
        """


def matcher(query: Query, clock: Callable[[], float] | None = None) -> Matcher:
    """What finds the matches of a query.

    Args:
        query: What is asked for.
        clock: Tells the time in seconds, so that a slow regular expression is stopped; without one, only what it
            takes over a paragraph counts.

    Raises:
        QueryError: If its regular expression is not one.
    """
    return LiteralMatcher(wanted(query)) if query.pattern is None else RegexMatcher(query, clock)


def starts(finder: Matcher, document: Document) -> Iterator[int]:
    """Where each match in a document begins, from left to right.

    Raises:
        QueryError: If a regular expression takes too long.
    """
    if isinstance(finder, LiteralMatcher):
        return finder.starts(document)
    return (span.start for span in finder.spans(document))


class LiteralMatcher:
    """Finds words."""

    def __init__(self, wanted: Wanted) -> None:
        """A matcher for what is wanted."""
        self.wanted = wanted
        self._pattern = re.compile("|".join(map(_pattern, wanted.words)))
        self._held = [[_finder(word) for word in term] for term in wanted.terms]
        self._excluded = [[_finder(word) for word in term] for term in wanted.excluded]
        self._crossing = wanted.crossing

    def spans(self, document: Document) -> tuple[Span, ...]:
        """The matches in a document; none unless it has every term and nothing excluded."""
        return tuple(Span(*match.span()) for match in self._found(document))

    def starts(self, document: Document) -> Iterator[int]:
        """Where each match in a document begins; of millions, none is made."""
        return (match.start() for match in self._found(document))

    def _found(self, document: Document) -> Iterator[re.Match[str]]:
        text = document.clean if self.wanted.exact else document.folded
        stretches = self._stretches(document)
        if not all(_holds(text, term, stretches) for term in self._held):
            return iter(())
        if any(_holds(text, term, stretches) for term in self._excluded):
            return iter(())
        return chain.from_iterable(self._pattern.finditer(text, start, end) for start, end in stretches)

    def _stretches(self, document: Document) -> Sequence[Span]:
        """What is searched at once: all of it, unless a term could match the white space that parts paragraphs."""
        if self._crossing or not document.paragraphs:
            return [paragraph.span for paragraph in document.paragraphs]
        return [Span(document.paragraphs[0].span.start, document.paragraphs[-1].span.end)]


_Finder = Callable[[str, int, int], bool]
"""Says whether a text holds something from one position on and before another."""


def _finder(word: Word) -> _Finder:
    if all(len(chars) == 1 for chars in word):
        literal = "".join(word)
        return lambda text, start, end: text.find(literal, start, end) >= 0
    pattern = re.compile(_pattern(word))
    return lambda text, start, end: pattern.search(text, start, end) is not None


def _pattern(word: Word) -> str:
    return "".join(re.escape(chars) if len(chars) == 1 else f"[{re.escape(chars)}]" for chars in word)


def _holds(text: str, term: Sequence[_Finder], stretches: Sequence[Span]) -> bool:
    return any(held(text, start, end) for held in term for start, end in stretches)


class ReadMatcher:
    """Finds what is read as was typed, where it is not spelt so."""

    def __init__(self, literal: Wanted, read: Wanted) -> None:
        """A matcher for words by their reading.

        Args:
            literal: What is wanted as it is spelt.
            read: The same with the readings of its words.
        """
        self.literal, self.read = literal, read
        self._spelt, self._read = LiteralMatcher(literal), LiteralMatcher(read)

    def spans(self, document: Document) -> tuple[Span, ...]:
        """The matches by reading that overlap none by spelling."""
        spelt, read = self._spelt.spans(document), self._read.spans(document)
        return tuple(span for span in read if not _touches(spelt, span)) if spelt else read


def _touches(spans: Sequence[Span], span: Span) -> bool:
    """Whether one of some spans, in order and disjoint, overlaps another."""
    before = bisect_left(spans, Span(span.end, 0)) - 1
    return before >= 0 and spans[before].end > span.start


class RegexMatcher:
    """Finds a regular expression, paragraph by paragraph; empty matches are no matches."""

    def __init__(self, query: Query, clock: Callable[[], float] | None = None) -> None:
        """A matcher for the query's pattern.

        Raises:
            QueryError: If the pattern is not a regular expression.
        """
        import regex  # noqa: PLC0415  # 20 ms only such a query needs

        self._query = query
        self._clock = clock
        self._characters = 0
        self._begun = clock() if clock else 0.0
        flags = 0 if query.exact_script else regex.IGNORECASE
        try:
            self._pattern = regex.compile(query.pattern or "", flags)
        except regex.error as error:
            reason = str(getattr(error, "msg", error))
            column = column_of(query, getattr(error, "pos", None) or 0)
            if advice := _advice(reason):
                raise QueryError(f"not a regular expression: {reason}; {advice}", column) from error
            raise QueryError(f"not a regular expression: {reason}", column) from error

    def spans(self, document: Document) -> tuple[Span, ...]:
        """The matches in a document.

        Raises:
            QueryError: If the pattern takes longer than `REGEX_SECONDS` over the document, or over all documents
                so far longer than `REGEX_SPEED` allows besides.
        """
        self._characters += len(document.clean)
        now = self._clock or (lambda: 0.0)
        end = min(now(), self._begun + self._characters / REGEX_SPEED) + REGEX_SECONDS
        text = document.clean if self._query.exact_script else document.folded
        found = []
        try:
            for start, stop in (paragraph.span for paragraph in document.paragraphs):
                # The paragraph is a string of its own, so that ^ and $ and what looks around see no other.
                matches = self._pattern.finditer(text[start:stop], timeout=max(0.0, end - now()), concurrent=True)
                found += [Span(start + m.start(), start + m.end()) for m in matches if m.end() > m.start()]
        except TimeoutError as error:
            raise QueryError("this pattern takes too long and was stopped; make it more particular", 0) from error
        return tuple(found)


_ADVICE = {
    "unterminated character set": "close it with ]",
    "missing )": "close the group with )",
    "missing >": "close the name with >",
    "missing ]": "close it with ]",
    "nothing to repeat": "put what is repeated before it, or \\ to find the sign itself",
    "multiple repeat": "one sign of repetition is enough",
    "unbalanced parenthesis": "open the group with (, or write \\) to find the sign",
    "bad escape (end of pattern)": "write \\\\ to find the sign \\",
    "bad escape": "write \\\\ to find the sign \\",
    "bad character range": "put the lower end first",
    "min repeat greater than max repeat": "put the smaller number first",
    "missing group name": "after (?P< comes a name and >",
    "unknown group": "there is no such group",
    "invalid group reference": "there is no such group",
    "unknown property": "\\p{Han} is one, for instance",
    "unknown extension": "after (? comes :, =, !, <=, <! or P<name>",
}
"""What would be right, by a part of what the library says is wrong."""


def _advice(reason: str) -> str:
    return next((advice for part, advice in _ADVICE.items() if part in reason), "")
