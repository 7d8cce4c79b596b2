"""The only definition of a match: highlights, counts, walking, lists and the command line all ask here.

Matches of a literal query are found in the folded layer (in clean, when the script must be exact), from left to
right, none overlapping another and none crossing a paragraph; where two would begin at one place the longer is
taken. 的的的 holds one match of 的的.
"""

import re
from collections.abc import Sequence
from typing import Protocol

from reader.core.document import Document
from reader.core.errors import QueryError
from reader.core.query import Query, Term, column_of
from reader.core.spans import Span

REGEX_SECONDS = 5.0
"""How long a regular expression may take over one paragraph."""


class Matcher(Protocol):
    """Finds the matches of one query."""

    def spans(self, document: Document) -> tuple[Span, ...]:
        """The matches in a document, in clean, from left to right.

        Raises:
            QueryError: If a regular expression takes too long.
        """


def matcher(query: Query) -> Matcher:
    """What finds the matches of a query.

    Raises:
        QueryError: If its regular expression is not one.
    """
    return LiteralMatcher(query) if query.pattern is None else RegexMatcher(query)


class LiteralMatcher:
    """Finds the terms of a literal query."""

    def __init__(self, query: Query) -> None:
        """A matcher for the query's terms."""
        self._query = query
        words = sorted({a for term in query.terms for a in term.alternatives}, key=len, reverse=True)
        self._pattern = re.compile("|".join(map(re.escape, words)))
        terms = (*query.terms, *query.excluded)
        self._crossing = any(a != a.strip() or "\n" in a for term in terms for a in term.alternatives)

    def spans(self, document: Document) -> tuple[Span, ...]:
        """The matches in a document; none unless it has every term and nothing excluded."""
        text = document.clean if self._query.exact_script else document.folded
        stretches = self._stretches(document)
        if not all(_holds(text, term, stretches) for term in self._query.terms):
            return ()
        if any(_holds(text, term, stretches) for term in self._query.excluded):
            return ()
        return tuple(Span(*m.span()) for start, end in stretches for m in self._pattern.finditer(text, start, end))

    def _stretches(self, document: Document) -> Sequence[Span]:
        """What is searched at once: all of it, unless a term could match the white space that parts paragraphs."""
        if self._crossing or not document.paragraphs:
            return [paragraph.span for paragraph in document.paragraphs]
        return [Span(document.paragraphs[0].span.start, document.paragraphs[-1].span.end)]


def _holds(text: str, term: Term, stretches: Sequence[Span]) -> bool:
    return any(text.find(a, start, end) >= 0 for a in term.alternatives for start, end in stretches)


class RegexMatcher:
    """Finds a regular expression, paragraph by paragraph; empty matches are no matches."""

    def __init__(self, query: Query) -> None:
        """A matcher for the query's pattern.

        Raises:
            QueryError: If the pattern is not a regular expression.
        """
        import regex  # noqa: PLC0415  # 20 ms only such a query needs

        self._query = query
        flags = 0 if query.exact_script else regex.IGNORECASE
        try:
            self._pattern = regex.compile(query.pattern or "", flags)
        except regex.error as error:
            message = f"not a regular expression: {getattr(error, 'msg', error)}"
            raise QueryError(message, column_of(query, getattr(error, "pos", None) or 0)) from error

    def spans(self, document: Document) -> tuple[Span, ...]:
        """The matches in a document.

        Raises:
            QueryError: If the pattern takes longer than `REGEX_SECONDS` over a paragraph.
        """
        text = document.clean if self._query.exact_script else document.folded
        try:
            return tuple(
                Span(*match.span()).moved(paragraph.span.start)
                for paragraph in document.paragraphs
                for match in self._pattern.finditer(paragraph.span.within(text), timeout=REGEX_SECONDS)
                if match.end() > match.start()
            )
        except TimeoutError as error:
            message = f"this pattern takes longer than {REGEX_SECONDS:.0f} s; make it more particular"
            raise QueryError(message, 0) from error
