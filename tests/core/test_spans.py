"""Spans: half-open ranges of code points."""

from hypothesis import given
from hypothesis import strategies as st

from reader.core.spans import Span
from tests import strategies

SPANS = strategies.spans(12)


def points(span: Span) -> frozenset[int]:
    """The code points a span holds."""
    return frozenset(range(span.start, span.end))


@given(SPANS, st.integers(-20, 20))
def test_a_moved_span_holds_as_much_elsewhere(span: Span, by: int) -> None:
    """Moving adds to every position alike."""
    assert frozenset(point + by for point in points(span)) == points(span.moved(by))
    assert span.length == span.moved(by).length == len(points(span))


@given(SPANS, SPANS)
def test_a_clipped_span_is_what_both_hold(one: Span, other: Span) -> None:
    """Clipping leaves the code points that lie in both, and always lies inside what it is clipped to."""
    clipped = one.clipped(other)
    assert points(one) & points(other) == points(clipped)
    assert other.start <= clipped.start <= clipped.end <= other.end


@given(SPANS, SPANS)
def test_spans_overlap_where_both_hold_a_code_point(one: Span, other: Span) -> None:
    """Spans with something in them overlap if they share a code point; the order of asking does not matter."""
    if one.length and other.length:
        assert bool(points(one) & points(other)) == one.overlaps(other) == other.overlaps(one)


def test_the_text_of_a_span() -> None:
    """A span cuts its stretch out of the text of its layer."""
    assert "土有" == Span(1, 3).within("守土有责")
    assert "" == Span(2, 2).within("守土有责")
