"""Cells: the one door between code points and what a terminal shows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from wcwidth import iter_graphemes, wcswidth

from reader.core import cells
from reader.core.document import Document
from tests import strategies


def longest(text: str, start: int, room: int) -> int:
    """The end of the longest stretch of whole clusters that fits, found the slow way; at least one cluster."""
    end, used = start, 0
    for cluster, width in cells.clusters(text[start:]):
        if used + width > room and end > start:
            break
        end, used = end + len(cluster), used + width
    return end


@given(strategies.untrusted())
def test_clusters_joined_are_the_text(text: str) -> None:
    """Cutting a text into clusters loses nothing and makes no empty one."""
    clusters = [cluster for cluster, _ in cells.clusters(text)]
    assert text == "".join(clusters)
    assert all(clusters)


@given(strategies.lines())
def test_width_is_the_sum_over_clusters(text: str) -> None:
    """A text is as wide as its clusters together."""
    assert sum(width for _, width in cells.clusters(text)) == cells.width(text)


@given(strategies.lines())
def test_clusters_are_those_of_unicode(text: str) -> None:
    """What is measured without the Unicode tables is cut as the tables say."""
    assert list(iter_graphemes(text)) == [cluster for cluster, _ in cells.clusters(text)]


def test_every_character_joins_with_its_neighbours_as_unicode_says() -> None:
    """Between an ideograph and a letter, and beside itself, each character is in the cluster the tables put it in."""
    for char in map(chr, (*range(0x20, 0xD800), *range(0xE000, 0x20100))):
        for text in (f"中{char}a", char + char):
            assert list(iter_graphemes(text)) == [cluster for cluster, _ in cells.clusters(text)], ascii(text)


def test_every_character_is_as_wide_as_the_tables_say() -> None:
    """No character measured by its code point alone is measured otherwise than by the library's tables."""
    characters = map(chr, (*range(0x20, 0x7F), *range(0xA0, 0xD800), *range(0xE000, 0x31350)))
    assert [] == [hex(ord(char)) for char in characters if cells.width(char) != max(0, wcswidth(char))]


@given(st.data(), strategies.lines(), st.integers(-9, 40))
def test_fit_takes_as_much_as_fits(data: st.DataObject, text: str, room: int) -> None:
    """From any edge of a cluster, as many whole clusters are taken as the room allows, and no more."""
    edges = [0]
    for cluster, _ in cells.clusters(text):
        edges.append(edges[-1] + len(cluster))
    start = data.draw(st.sampled_from(edges))
    assert longest(text, start, room) == cells.fit(text, start, room)


@given(strategies.lines(), st.integers(-9, 30))
def test_a_head_fits_and_is_the_text_or_a_beginning(text: str, room: int) -> None:
    """A head never takes more than its room, and only its last cell may differ from the text."""
    head = cells.head(text, room)
    assert cells.width(head) <= max(0, room)
    assert head == text or room <= 0 or (head.endswith("…") and text.startswith(head[:-1]))


@given(strategies.lines(), st.integers(-9, 30))
def test_padded_text_takes_exactly_its_room(text: str, room: int) -> None:
    """Padding cuts or fills to the cell; to none where there are less than none."""
    assert max(0, room) == cells.width(cells.padded(text, room))


def test_a_cluster_is_measured_whole_before_it_is_left_out() -> None:
    """A variation selector that makes a character narrower is seen before the row is closed."""
    assert 5 == cells.fit("e\u0301\u0301⌚\ufe0e中", 0, 2)


@pytest.mark.parametrize("room", [0, -1, -3, -9])
def test_where_there_is_no_room_at_all_nothing_is_looked_for_without_end(room: int) -> None:
    """Of a cluster of many characters, in a pane that is narrower than its edges."""
    assert 2 == cells.fit("e\u0301", 0, room)
    assert "" == cells.head("e\u0301中", room)


def test_a_wide_character_that_leaves_no_cell_for_the_ellipsis_is_cut_too() -> None:
    """In two cells there is no room for a Han character and an ellipsis."""
    assert "…" == cells.head("守土有责", 2)
    assert "第五回…" == cells.head("第五回　游幻境", 9)
    assert "… " == cells.padded("守土有责", 2)
    assert "守…" == cells.head("守土有责", 3)


def test_seeds_are_as_wide_as_rich_says(seeds: tuple[Document, ...]) -> None:
    """What the screen's own library measures agrees on every paragraph."""
    for document in seeds:
        for index in range(len(document.paragraphs)):
            text = document.paragraph_text(index)
            assert cell_len(text) == cells.width(text)


@given(st.lists(st.text("字a|", min_size=1, max_size=9), min_size=1, max_size=6), st.integers(0, 60))
def test_parts_are_whole_or_left_out(parts: list[str], room: int) -> None:
    """As many from the first as fit, and not one more would."""
    kept = cells.whole_parts(" · ".join(parts), room)
    count = kept.count(" · ") + 1 if kept else 0
    assert " · ".join(parts[:count]) == kept
    assert cells.width(kept) <= room
    assert count == len(parts) or cells.width(" · ".join(parts[: count + 1])) > room
