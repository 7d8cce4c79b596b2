"""The orders hits are listed in: the same as sorting what stands around each, one by one."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from reader.core.corpus import Corpus
from reader.core.document import Document
from reader.core.hits import Hit, Hits, found_in
from reader.core.matching import matcher
from reader.core.ordering import COMPARED, Arrangement, Listing, Sort, listed
from reader.core.paragraphs import FurnitureKind, Paragraph
from reader.core.query import parsed
from tests import strategies


def hits_of(corpus: Corpus, query: str) -> Hits:
    """The hits of a query."""
    finder = matcher(parsed(query))
    return Hits([found_in({index: finder.spans(document) for index, document in enumerate(corpus)})])


def order_of(corpus: Corpus, query: str, arrangement: Arrangement) -> list[Hit]:
    """The hits of a query as they are listed."""
    exact = matcher(parsed(query, exact_script=True)) if arrangement.exact_first else None
    listing = listed(corpus, hits_of(corpus, query), arrangement, exact, lambda: False)
    assert isinstance(listing, Listing)
    return list(map(listing.__getitem__, range(len(listing))))


def plainly(corpus: Corpus, query: str, arrangement: Arrangement) -> list[Hit]:
    """The same by comparing text."""
    hits, exact = hits_of(corpus, query), matcher(parsed(query, exact_script=True))

    def key(hit: Hit) -> tuple[object, ...]:
        document, span = corpus[hit.document], hits.span(hit)
        paragraph = document.paragraphs[document.paragraph_at(span.start)]
        text = document.folded
        left = text[max(paragraph.span.start, span.start - COMPARED) : span.start][::-1]
        right = text[span.end : min(paragraph.span.end, span.end + COMPARED)]
        by: object = {
            Sort.PLACE: 0,
            Sort.LEFT: left,
            Sort.HIT: span.within(text)[:COMPARED],
            Sort.RIGHT: right,
            Sort.DATE: (document.metadata.date is None, document.metadata.date or ""),
        }[arrangement.sort]
        inexact = arrangement.exact_first and span not in exact.spans(document)
        return (paragraph.furniture is not None, inexact, by, hit)

    return sorted((Hit(index, number) for index, n in hits.counts.items() for number in range(n)), key=key)


def dated(document: Document, date: str | None) -> Document:
    """A document of another date."""
    return replace(document, metadata=document.metadata._replace(date=date))


@st.composite
def corpora(draw: st.DrawFn) -> Corpus:
    """Up to four documents, some of them dated, in which little is said again and again."""
    words = st.sampled_from(["守土", "守土盡責", "國", "国", "有", "𠮷", "a", "\n", "，"])
    texts = st.lists(st.lists(words, max_size=30).map("".join), max_size=4)
    dates = st.sampled_from([None, "2022-03", "2021-01-02", "1754"])
    return Corpus(dated(strategies.document(text), draw(dates)) for text in draw(texts))


@given(corpora(), st.sampled_from(["守土", "國", "re:国.", "守|国"]), st.sampled_from(Sort), st.booleans())
def test_hits_stand_as_comparing_their_surroundings_has_them(
    corpus: Corpus, query: str, sort: Sort, exact_first: bool
) -> None:
    """In the folded layer, within the paragraph; what is alike stands as in the text; no hit is lost."""
    arrangement = Arrangement(sort, exact_first)
    assert plainly(corpus, query, arrangement) == order_of(corpus, query, arrangement)


def test_hits_outside_the_article_come_last(corpus: Corpus) -> None:
    """Whatever the order."""
    for sort in Sort:
        order = order_of(corpus, "疫情", Arrangement(sort))
        assert plainly(corpus, "疫情", Arrangement(sort)) == order


def test_where_a_hit_is_listed(corpus: Corpus) -> None:
    """The row of a hit is found again, in any order."""
    for arrangement in (Arrangement(), Arrangement(Sort.LEFT), Arrangement(Sort.DATE, exact_first=True)):
        exact = matcher(parsed("疫情", exact_script=True)) if arrangement.exact_first else None
        listing = listed(corpus, hits_of(corpus, "疫情"), arrangement, exact, lambda: False)
        assert listing
        assert all(row == listing.row_of(listing[row]) for row in range(len(listing)))


def test_what_is_not_wanted_any_more_is_not_ordered(corpus: Corpus) -> None:
    """Asked before each document."""
    asked: list[int] = []

    def cancelled() -> bool:
        asked.append(1)
        return len(asked) > 1

    assert listed(corpus, hits_of(corpus, "疫情"), Arrangement(Sort.LEFT), None, cancelled) is None
    assert len(asked) == 2


def test_hits_that_are_only_read_as_typed_come_after_all_others(corpus: Corpus) -> None:
    """Even after those outside the articles."""
    literal, read = matcher(parsed("疫情")), matcher(parsed("责任"))
    hits = Hits(
        [found_in({index: literal.spans(document) for index, document in enumerate(corpus)})],
        [found_in({index: read.spans(document) for index, document in enumerate(corpus)})],
    )
    for sort in Sort:
        listing = listed(corpus, hits, Arrangement(sort), None, lambda: False)
        assert listing
        order = [listing[row] for row in range(len(listing))]
        assert len(set(order)) == hits.total
        assert [False] * hits.literal + [True] * (hits.total - hits.literal) == list(map(hits.is_read, order))


def test_no_hits_are_listed_as_none(corpus: Corpus) -> None:
    """In any order."""
    assert not any(order_of(corpus, "龘", Arrangement(sort)) for sort in Sort)


def test_furniture_is_known_by_paragraph() -> None:
    """A hit in a paragraph that does not belong to the article."""
    document = strategies.document("守土甲\n守土乙\n守土丙")
    first, *rest = document.paragraphs
    document = replace(document, paragraphs=(Paragraph(first.span, first.kind, FurnitureKind.LINKS), *rest))
    assert [1, 2, 0] == [hit.number for hit in order_of(Corpus([document]), "守土", Arrangement())]
