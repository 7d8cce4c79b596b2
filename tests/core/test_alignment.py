"""The laws of alignments, checked against a model that lists every cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.alignment import Alignment, Block, replaced
from reader.core.spans import Span
from tests import strategies

GLOSS = Alignment.of([Block(Span(2, 6), Span(2, 2))])
"""From 印發(fā)通知 to 印發通知."""


def cuts(alignment: Alignment, length: int) -> list[tuple[int, int]]:
    """Every pair of positions at which both layers may be cut; the beginning counts as a cut at -1."""
    inside = {at for here, _ in alignment.blocks for at in range(here.start + 1, here.end)}
    drift = {here.end: there.end - here.end for here, there in alignment.blocks}
    pairs, shift = [], 0
    for at in range(-1, length + 1):
        shift = drift.get(at, shift)
        if at not in inside:
            pairs.append((at, at + shift))
    return pairs


def cuts_of(blocks: list[Block], length: int) -> list[tuple[int, int]]:
    """Every pair of positions at which both layers may be cut, as the blocks themselves say."""
    pairs = [(-1, -1)]
    here = there = 0
    for block in [*blocks, Block(Span(length, length), Span(length, length))]:
        # What is between two blocks is one for one, and so is a block of one character on both sides.
        while here < block.here.start:
            pairs.append((here, there))
            here, there = here + 1, there + 1
        if block.here.length and block.there.length:
            pairs.append((here, there))
        elif block.here.length == block.there.length:
            continue
        # What has no counterpart belongs to the character before it: the cut where it begins is none.
        here, there = block.here.end, block.there.end
    return [*pairs, (here, there)]


@given(st.data(), st.integers(0, 12))
def test_an_alignment_has_the_cuts_its_blocks_say(data: st.DataObject, length: int) -> None:
    """All of them and no others, wherever blocks meet and whichever of them are empty."""
    blocks, other = data.draw(strategies.blocks(length))
    alignment = Alignment.of(blocks)
    assert cuts_of(blocks, length) == cuts(alignment, length)
    assert other == alignment.last(length)


@given(st.data(), st.text("守土有责", max_size=12))
def test_what_is_replaced_corresponds_to_what_stands_there_now(data: st.DataObject, text: str) -> None:
    """The pieces between the edits stay, each edit is there, and the alignment is that of its blocks."""
    given_, _ = data.draw(strategies.blocks(len(text)))
    edits = [(block.here, "x" * block.there.length) for block in given_]
    made, alignment = replaced(text, edits)
    expected, done = "", 0
    for span, after in edits:
        expected += text[done : span.start] + after
        done = span.end
    assert expected + text[done:] == made
    assert Alignment.of(given_) == alignment


@given(st.data(), strategies.chains(1))
def test_a_position_leads_to_the_cut_around_it(
    data: st.DataObject, chain: tuple[tuple[Alignment], tuple[int, int]]
) -> None:
    """`first` is the partner of the last cut not behind a position, `last` of the first cut not before it."""
    (alignment,), (length, other) = chain
    position = data.draw(st.integers(0, length))
    pairs = cuts(alignment, length)
    assert max(0, *(there for here, there in pairs if here <= position)) == alignment.first(position)
    assert min(there for here, there in pairs if here >= position) == alignment.last(position)
    assert 0 <= alignment.first(position) <= alignment.last(position) <= other


@given(strategies.chains(1))
def test_there_and_back_stays_in_the_block(chain: tuple[tuple[Alignment], tuple[int, int]]) -> None:
    """A position taken to the other layer and back is itself, or lies in the block it lay in."""
    (alignment,), (length, _) = chain
    for position in range(length + 1):
        back = alignment.inverse.first(alignment.first(position))
        within = [here for here, _ in alignment.blocks if here.start <= position <= here.end]
        assert back == position or any(here.start <= back <= here.end for here in within)


@given(strategies.chains(2))
def test_positions_never_pass_one_another(chain: tuple[tuple[Alignment, Alignment], tuple[int, ...]]) -> None:
    """Both maps are monotone, of an alignment and of a composition."""
    (one, two), (length, *_) = chain
    for alignment in (one, one.then(two)):
        for to_other in (alignment.first, alignment.last):
            mapped = [to_other(position) for position in range(length + 1)]
            assert sorted(mapped) == mapped


@given(strategies.chains(2))
def test_a_composition_has_the_cuts_both_have(chain: tuple[tuple[Alignment, Alignment], tuple[int, ...]]) -> None:
    """The cuts of a composition are those of the first whose partners are cuts of the second."""
    (one, two), (length, middle, _) = chain
    onward = dict(cuts(two, middle))
    expected = [(here, onward[at]) for here, at in cuts(one, length) if at in onward]
    assert expected == cuts(one.then(two), length)


def test_what_is_one_for_one_is_no_block() -> None:
    """Nor does it hide those behind it."""
    kept = Block(Span(5, 6), Span(5, 7))
    same = [Block(Span(3, 4), Span(3, 4)), Block(Span(4, 4), Span(4, 4)), kept, Block(Span(8, 9), Span(9, 10))]
    assert (kept,) == Alignment.of(same).blocks


def test_a_composition_has_the_blocks_that_have_cuts_on_neither_side() -> None:
    """Two characters that became one and two again correspond as a whole; one that became two and one again, alone."""
    joined, parted = Alignment.of([Block(Span(3, 5), Span(3, 4))]), Alignment.of([Block(Span(3, 4), Span(3, 5))])
    assert (Block(Span(3, 5), Span(3, 5)),) == joined.then(parted).blocks
    assert Span(3, 5) == joined.then(parted).span(Span(3, 4))
    assert () == parted.then(joined).blocks


@given(strategies.chains(3))
def test_composition_is_associative(chain: tuple[tuple[Alignment, Alignment, Alignment], tuple[int, ...]]) -> None:
    """Three alignments compose to the same one, whichever two are joined first."""
    (one, two, three), _ = chain
    assert one.then(two).then(three) == one.then(two.then(three))


@given(strategies.chains(2))
def test_a_composition_backwards_is_the_inverses_composed(
    chain: tuple[tuple[Alignment, Alignment], tuple[int, ...]],
) -> None:
    """The inverse of a composition leads through the inverses in the other order."""
    (one, two), _ = chain
    assert two.inverse.then(one.inverse) == one.then(two).inverse


@given(strategies.chains(1))
def test_the_inverse_of_the_inverse_is_the_alignment(chain: tuple[tuple[Alignment], tuple[int, int]]) -> None:
    """Turning an alignment round twice changes nothing."""
    (alignment,), _ = chain
    assert alignment == alignment.inverse.inverse


@given(st.data(), strategies.chains(1))
def test_spans_lie_in_the_other_layer_and_never_invert(
    data: st.DataObject, chain: tuple[tuple[Alignment], tuple[int, int]]
) -> None:
    """A span leads to a span of the other layer, an empty one to an empty one."""
    (alignment,), (length, other) = chain
    span = data.draw(strategies.spans(length))
    found = alignment.span(span)
    assert 0 <= found.start <= found.end <= other
    assert span.length > 0 or found.length == 0


@given(st.data(), strategies.chains(1))
def test_a_span_there_and_back_is_not_less(
    data: st.DataObject, chain: tuple[tuple[Alignment], tuple[int, int]]
) -> None:
    """What corresponds to what corresponds to a span holds the span, but for what was deleted at the beginning."""
    (alignment,), (length, _) = chain
    span = data.draw(strategies.spans(length))
    deleted = max([here.end for here, there in alignment.blocks if there.end == 0], default=0)
    if alignment.span(span).length:
        back = alignment.inverse.span(alignment.span(span))
        assert back.start <= max(span.start, deleted)
        assert back.end >= span.end


@given(st.data(), strategies.chains(1))
def test_a_wider_span_leads_to_a_wider_one(
    data: st.DataObject, chain: tuple[tuple[Alignment], tuple[int, int]]
) -> None:
    """A span inside another leads to a span inside what the other leads to."""
    (alignment,), (length, _) = chain
    outer = data.draw(strategies.spans(length))
    inner = data.draw(strategies.spans(outer.length)).moved(outer.start)
    if inner.length:
        assert alignment.span(outer).start <= alignment.span(inner).start
        assert alignment.span(inner).end <= alignment.span(outer).end


@given(st.integers(0, 99), st.integers(0, 99))
def test_the_identity_costs_nothing_and_changes_nothing(one: int, other: int) -> None:
    """An alignment without blocks leaves every position where it is and composes to the other one."""
    identity = Alignment()
    assert one == identity.first(one) == identity.last(one)
    assert Span(one, other) == identity.span(Span(one, other))
    assert identity is identity.inverse
    assert identity is Alignment.of([Block(Span(3, 4), Span(3, 4))]).then(identity)
    assert GLOSS is GLOSS.then(identity)
    assert GLOSS is identity.then(GLOSS)


@pytest.mark.parametrize(
    "blocks",
    [
        [Block(Span(2, 3), Span(1, 2))],
        [Block(Span(0, 2), Span(0, 2)), Block(Span(1, 3), Span(1, 3))],
        [Block(Span(0, 2), Span(0, 1)), Block(Span(3, 4), Span(3, 4))],
        [Block(Span(2, 1), Span(2, 1))],
        [Block(Span(4, 5), Span(4, 5)), Block(Span(0, 1), Span(0, 1))],
    ],
    ids=["shifted", "overlapping", "gaps differ", "inverted", "out of order"],
)
def test_blocks_that_do_not_join_are_refused(blocks: list[Block]) -> None:
    """Blocks that overlap, or with stretches between them of unequal length, are no alignment."""
    with pytest.raises(ValueError, match="do not join"):
        Alignment.of(blocks)


def test_a_deleted_gloss_belongs_to_the_character_before_it() -> None:
    """A character with its gloss corresponds, as a whole, to the character without."""
    source, clean = "印發(fā)通知", "印發通知"
    assert (Block(Span(1, 6), Span(1, 2)),) == GLOSS.blocks
    assert "發(fā)" == GLOSS.inverse.span(Span(1, 2)).within(source)
    assert "發(fā)通" == GLOSS.inverse.span(Span(1, 3)).within(source)
    assert "通知" == GLOSS.inverse.span(Span(2, 4)).within(source)
    assert "發" == GLOSS.span(Span(3, 5)).within(clean)
    assert [0, 1, 1, 1, 1, 1, 2, 3, 4] == [GLOSS.first(position) for position in range(9)]
    assert [0, 1, 2, 2, 2, 2, 2, 3, 4] == [GLOSS.last(position) for position in range(9)]


def test_what_was_deleted_at_the_beginning_belongs_to_the_beginning() -> None:
    """Characters without a counterpart and without one before them lead to the beginning of the other layer."""
    alignment = Alignment.of([Block(Span(0, 3), Span(0, 0))])
    assert [0, 0, 0, 0, 1] == [alignment.first(position) for position in range(5)]
    assert Span(0, 0) == alignment.span(Span(0, 3))
    assert Span(3, 4) == alignment.inverse.span(Span(0, 1))


def test_glosses_side_by_side_are_blocks_of_their_own() -> None:
    """Two deletions with one character between them do not run together."""
    two = Alignment.of([Block(Span(1, 3), Span(1, 1)), Block(Span(4, 6), Span(2, 2))])
    assert (Block(Span(0, 3), Span(0, 1)), Block(Span(3, 6), Span(1, 2))) == two.blocks
