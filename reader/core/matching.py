"""The only definition of a match: highlights, counts, walking, lists and the command line all ask here.

Matches of a literal query are found in the folded layer (in clean, when the script must be exact), from left to
right, none overlapping another and none crossing a paragraph; where two would begin at one place the longer is
taken. 的的的 holds one match of 的的.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Protocol

from reader.core.document import Document
from reader.core.errors import QueryError
from reader.core.query import REGEX_PREFIX, Query, Term
from reader.core.spans import Span

REGEX_SECONDS = 5.0
"""How long a regular expression may take over one document."""


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

    def spans(self, document: Document) -> tuple[Span, ...]:
        """The matches in a document; none unless it has every term and nothing excluded."""
        text = document.clean if self._query.exact_script else document.folded
        if not all(_holds(text, term) for term in self._query.terms):
            return ()
        if any(_holds(text, term) for term in self._query.excluded):
            return ()
        found = (Span(*match.span()) for match in self._pattern.finditer(text))
        return tuple(_inside_paragraphs(document, found))


def _holds(text: str, term: Term) -> bool:
    return any(alternative in text for alternative in term.alternatives)


def _inside_paragraphs(document: Document, spans: Iterable[Span]) -> Iterator[Span]:
    """Those spans that lie wholly inside one paragraph."""
    paragraphs = document.paragraphs
    for span in spans:
        holder = paragraphs[document.paragraph_at(span.start)].span if paragraphs else Span(0, 0)
        if holder.start <= span.start and span.end <= holder.end:
            yield span


def _pattern_start(text: str) -> int:
    """Where in a query as typed its regular expression begins."""
    start = len(text) - len(text.lstrip())
    return start + len(REGEX_PREFIX) * text.startswith(REGEX_PREFIX, start)


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
            column = _pattern_start(query.text) + (getattr(error, "pos", None) or 0)
            message = f"not a regular expression: {getattr(error, 'msg', error)}"
            raise QueryError(message, min(column, len(query.text))) from error

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
