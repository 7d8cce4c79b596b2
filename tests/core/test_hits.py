"""Walking through matches, however many there are and whoever found them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from reader.core.hits import Found, Hit, Hits, found_in, joined
from reader.core.navigation import Position
from reader.core.spans import Span

Spans = dict[int, tuple[Span, ...]]


def spans(most: int = 6) -> SearchStrategy[Spans]:
    """Matches of one character in some of a few documents."""
    starts = st.lists(st.integers(0, 9), max_size=3, unique=True).map(sorted)
    documents = st.dictionaries(st.integers(0, most), starts, max_size=5)
    return documents.map(lambda found: {n: tuple(Span(at, at + 1) for at in places) for n, places in found.items()})


@st.composite
def parts(draw: DrawFn, found: Spans) -> list[Found]:
    """The same matches, told by several."""
    groups: dict[int, Spans] = {}
    for document, matches in found.items():
        groups.setdefault(draw(st.integers(0, 2)), {})[document] = matches
    return [found_in(group) for group in groups.values()]


class Walk:
    """Matches spelt and read, as Hits and as plain lists in the order of the walk."""

    def __init__(self, literal: Spans, read: Spans, hits: Hits) -> None:
        """A walk."""
        self.hits = hits
        self.literal = [(document, span) for document in sorted(literal) for span in literal[document]]
        self.read = [(document, span) for document in sorted(read) for span in read[document]]
        self.every = self.literal + self.read


@st.composite
def walks(draw: DrawFn) -> Walk:
    """Matches found in any way; none that is only read stands where one is spelt."""
    literal, other = draw(spans()), draw(spans())
    read = {
        document: tuple(span for span in matches if span not in literal.get(document, ()))
        for document, matches in other.items()
    }
    hits = Hits(draw(parts(literal)), draw(parts(read)))
    if draw(st.booleans()):
        hits = Hits().plus([joined(draw(parts(literal)))]).plus((), [joined(draw(parts(read)))])
    return Walk(literal, read, hits)


@given(walks())
def test_each_match_has_its_place_in_the_walk(walk: Walk) -> None:
    """The nth match is the nth, and knows it; spelling comes before reading."""
    hits = walk.hits
    assert (len(walk.every), len(walk.literal)) == (hits.total, hits.literal)
    every = [hits.nth(ordinal) for ordinal in range(1, hits.total + 1)]
    assert walk.every == [(hit.document, hits.span(hit)) for hit in every]
    assert list(range(1, hits.total + 1)) == list(map(hits.ordinal, every))
    assert [number >= hits.literal for number in range(hits.total)] == list(map(hits.is_read, every))
    assert all(map(hits.holds, every))


@given(walks())
def test_walking_leads_through_all_and_comes_round(walk: Walk) -> None:
    """After each match comes the next, and before it the one before."""
    hits = walk.hits
    every = [hits.nth(ordinal) for ordinal in range(1, hits.total + 1)]
    for hit, following in zip(every, every[1:] + every[:1], strict=True):
        assert following == hits.after(hit)
        assert hit == hits.before(following)


@given(walks())
def test_each_document_has_its_matches_in_the_order_of_its_text(walk: Walk) -> None:
    """Spelt and read alike, counted and handed out."""
    expected: dict[int, list[Span]] = {}
    for document, span in sorted(walk.every):
        expected.setdefault(document, []).append(span)
    assert expected == {document: list(walk.hits.of(document)) for document in range(8) if walk.hits.of(document)}
    assert {document: len(found) for document, found in expected.items()} == walk.hits.counts
    assert list(expected) == list(walk.hits.counts)
    assert len(expected) == walk.hits.documents


@given(walks(), st.integers(0, 7), st.integers(0, 10))
def test_the_first_match_from_a_position(walk: Walk, document: int, offset: int) -> None:
    """It is the first that begins there or later, on through the documents, else the very first; spelt if any is."""
    among = walk.literal or walk.read
    later = [(d, span) for d, span in among if (d, span.start) >= (document, offset)]
    first = walk.hits.first_from(Position(document, offset))
    assert next(iter(later or among), None) == (first and (first.document, walk.hits.span(first)))


def test_without_matches_there_is_nowhere_to_walk() -> None:
    """Walking from a match that is gone, with no other left, leads nowhere."""
    found = Hits([found_in({3: ()})])
    assert 0 == found.total
    assert () == found.of(3)
    assert {} == found.counts
    assert None is found.after(Hit(3, 0)) is found.before(Hit(3, 0)) is found.first_from(Position(0, 0))
    with pytest.raises(IndexError):
        found.nth(1)


def test_a_match_that_is_gone_leads_to_those_that_stood_around_it() -> None:
    """The next document's first, or its own last."""
    found = Hits([found_in({1: (Span(0, 1),), 4: (Span(2, 3), Span(5, 6))})])
    assert Hit(4, 0) == found.after(Hit(2, 0)) == found.after(Hit(1, 7))
    assert Hit(1, 0) == found.after(Hit(4, 2))
    assert not found.holds(Hit(1, 1))


def test_nothing_is_made_of_matches_that_are_not_looked_at() -> None:
    """Counting, numbering and walking ask for no spans; looking at one asks its own document."""
    asked: list[int] = []

    def one(place: int) -> tuple[Span, ...]:
        asked.append(place)
        return (Span(7, 9),) * 1000

    hits = Hits([Found([2, 5], [1000, 1000], one)])
    assert (2000, 1001) == (hits.total, hits.ordinal(Hit(5, 0)))
    assert Hit(5, 0) == hits.after(Hit(2, 999)) == hits.nth(1001)
    assert [] == asked
    assert Span(7, 9) == hits.span(Hit(5, 3))
    assert [1] == asked
