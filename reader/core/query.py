"""A query as typed, read into what it asks for.

守土 尽责        both, anywhere in one document
"守土 尽责"      the phrase, with its space
发展|發達        either
-疫情            only documents without it
re:第.{1,3}回    a regular expression over the folded text, to the end of the query
exact:發展       in the script, width and case as typed; before anything else

So every query is one line of text, whatever was asked for by switches.
"""

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from reader.core.errors import QueryError
from reader.core.folding import fold

EXACT_PREFIX, REGEX_PREFIX = "exact:", "re:"

_PREFIXES = re.compile(rf"\s*(?P<exact>{EXACT_PREFIX}\s*)?(?P<regex>{REGEX_PREFIX})?")
_TOKEN = re.compile(r'(?P<minus>-?)(?P<body>(?:"[^"]*"|[^\s"])+)|(?P<open>")')
_PIECE = re.compile(r'"(?P<quoted>[^"]*)"|(?P<plain>[^"|]+)|\|')


Word = tuple[str, ...]
"""What may stand somewhere: for each character in turn, those that will do, in one string."""


@dataclass(frozen=True, slots=True)
class Term:
    """Something to be found.

    Attributes:
        alternatives: The strings any one of which will do; none empty.
    """

    alternatives: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked for.

    Attributes:
        text: The query as it was typed.
        terms: What a document must hold, each of it.
        excluded: What it must not hold.
        pattern: A regular expression to be found instead; None for a literal query.
        exact_script: Whether script, width and case must be as typed.
    """

    text: str
    terms: tuple[Term, ...] = ()
    excluded: tuple[Term, ...] = ()
    pattern: str | None = None
    exact_script: bool = False


class Manner(NamedTuple):
    """How a query asks, as its prefixes say.

    Attributes:
        exact: Whether script, width and case must be as typed.
        regex: Whether it is a regular expression.
    """

    exact: bool = False
    regex: bool = False


def manner(text: str) -> Manner:
    """How a query asks."""
    exact, regex = _split(text)[0].group("exact", "regex")
    return Manner(exact is not None, regex is not None)


def in_manner(text: str, wanted: Manner) -> str:
    """The query that asks for the same in another manner."""
    exact = EXACT_PREFIX if wanted.exact else ""
    return exact + (REGEX_PREFIX if wanted.regex else "") + _split(text)[1]


def _split(text: str) -> tuple[re.Match[str], str]:
    """The prefixes of a query, and what stands behind them."""
    prefixes = _PREFIXES.match(text)
    assert prefixes  # noqa: S101  # each part may be missing
    return prefixes, text[prefixes.end() :]


def parsed(text: str, *, exact_script: bool = False, regex: bool = False) -> Query:
    """The query that `text` asks for.

    Args:
        text: What the user typed.
        exact_script: Whether script, width and case must be as typed.
        regex: Whether all of it is a regular expression, with or without the prefix.

    Raises:
        QueryError: If it cannot be read, or asks for nothing.
    """
    asked, (prefixes, rest) = manner(text), _split(text)
    exact_script = exact_script or asked.exact
    if regex or asked.regex:
        return _regex_query(text, rest.strip(), exact_script)
    terms: list[Term] = []
    excluded: list[Term] = []
    for match in _TOKEN.finditer(text, prefixes.end()):
        if match["open"]:
            raise QueryError("this quotation mark is not closed", match.start())
        (excluded if match["minus"] else terms).append(_term(match, exact_script=exact_script))
    if not terms:
        message = "only exclusions: say also what to look for" if excluded else "nothing to look for"
        raise QueryError(message, len(text))
    return Query(text, tuple(terms), tuple(excluded), exact_script=exact_script)


def literal(text: str) -> Query:
    """The query for a text as it stands, whatever marks are in it.

    Raises:
        QueryError: If there is nothing in it.
    """
    if not text.strip():
        raise QueryError("nothing to look for", 0)
    return Query(text, (Term((fold(text.strip()),)),))


def asking_for(text: str) -> str:
    """What is typed to find a text as it stands, in any script; of several lines, the first."""
    line = text.strip().partition("\n")[0]
    if '"' in line:
        return REGEX_PREFIX + re.escape(line)
    return f'"{line}"' if re.search(r"[\s|:]|^-", line) else line


def in_one_line(text: str) -> str:
    """Lines as a query of one line: with a space where one of them ends or begins in ASCII, else with nothing."""
    lines = [stripped for line in text.splitlines() if (stripped := line.strip())]
    rest = (f"{' ' if before[-1].isascii() or after[0].isascii() else ''}{after}" for before, after in pairwise(lines))
    return "".join([*lines[:1], *rest])


def _term(match: re.Match[str], *, exact_script: bool) -> Term:
    """The term of one token; a bar outside quotation marks parts alternatives."""
    alternatives = [""]
    bars = []
    for piece in _PIECE.finditer(match["body"]):
        if piece[0] == "|":
            bars.append(match.start("body") + piece.start())
            alternatives.append("")
        else:
            alternatives[-1] += piece["quoted"] or piece["plain"] or ""
    if not all(alternatives):
        if not bars:
            raise QueryError("there is nothing between these quotation marks", match.start("body"))
        message = "there is nothing on one side of |; put it in quotation marks to find the mark"
        raise QueryError(message, bars[min(alternatives.index(""), len(bars) - 1)])
    return Term(tuple(alternatives if exact_script else map(fold, alternatives)))


def _regex_query(text: str, pattern: str, exact_script: bool) -> Query:
    if not pattern:
        raise QueryError("nothing to look for: a regular expression belongs here", len(text))
    return Query(text, pattern=pattern if exact_script else _folded_pattern(pattern), exact_script=exact_script)


def _folded_pattern(pattern: str) -> str:
    """A regular expression with its non-ASCII characters folded; ASCII, which carries the syntax, is left alone."""
    return "".join(c if c.isascii() else re.escape(fold(c)) if fold(c).isascii() else fold(c) for c in pattern)


def column_of(query: Query, position: int) -> int:
    """Where in the query as typed a position of its regular expression stands."""
    prefixes, rest = _split(query.text)
    start = prefixes.end() + len(rest) - len(rest.lstrip())
    if query.exact_script:
        return min(start + position, len(query.text))
    for column in range(start, len(query.text)):
        if position <= 0:
            return column
        position -= len(_folded_pattern(query.text[column]))
    return len(query.text)
