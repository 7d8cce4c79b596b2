"""Works: which texts are taken for versions of one, and what was marked in one shown in the others."""

from collections.abc import Iterator

import pytest

from reader.core.sketches import Sketch, sketch
from reader.services.annotations import opening
from reader.services.annotations.rows import Card
from reader.services.annotations.store import Store
from tests.services.annotations.test_store import ANCHOR, annotation

TEXT = "天地玄黄宇宙洪荒，日月盈昃，辰宿列张。寒来暑往，秋收冬藏；闰馀成岁，律吕调阳。云腾致雨，露结为霜，金生丽水。"


@pytest.fixture
def store() -> Iterator[Store]:
    """A store in memory."""
    made = Store(opening.in_memory())
    yield made
    made.close()


def sharing(clauses: int) -> Sketch:
    """The sketch of a text that has so many of twenty clauses in common with one of the ten first."""
    return (*range(clauses), *range(10, 20))


def test_versions_of_a_text_share_what_was_marked(store: Store) -> None:
    """The same bytes, much the same text, or somewhat the same at the same place; other texts do not."""
    store.add([annotation("a", "one")], [Card("one", "a.txt", raw="r", sketch=sketch(TEXT))])
    edited = sketch(TEXT.replace("辰宿列张", "辰宿烈张"))
    for card in (
        Card("two", "b.txt", raw="r"),
        Card("three", "c.txt", sketch=edited),
        Card("four", "a.txt", sketch=sketch(TEXT[:24] + "全然不同，別的文字，又一些字，還有更多，仍然不同，再來一句")),
    ):
        assert "one" == store.know(card).work, card.fingerprint
        assert ["a"] == [one.id for one in store.of_work(card)]
    assert [] == store.of_work(Card("five", "a.txt", sketch=sketch("另外一篇，毫無相干，各說各話，互不相識。")))


def test_each_version_has_its_own_anchors(store: Store) -> None:
    """With what was changed last in any of them."""
    cards = [Card("one", "a", raw="r"), Card("two", "b", raw="r")]
    elsewhere = ANCHOR._replace(start=13, end=17)
    (first,) = store.add([annotation("a", "one")], cards)
    store.add([first._replace(document="two", anchor=elsewhere)])
    store.add([first._replace(note="新")])
    (here,), (there,) = store.of_work(cards[0]), store.of_work(cards[1])
    assert (ANCHOR, "新", "one") == (here.anchor, here.note, here.document)
    assert (elsewhere, "新", "two") == (there.anchor, there.note, there.document)


@pytest.mark.parametrize(
    ("path", "clauses", "work"), [("b", 6, "one"), ("b", 5, "it"), ("a", 3, "one"), ("a", 2, "it")]
)
def test_how_much_versions_have_in_common(store: Store, path: str, clauses: int, work: str) -> None:
    """Three tenths; of what lies where another lay, half of that."""
    store.know(Card("one", "a", sketch=tuple(range(10))))
    assert work == store.know(Card("it", path, sketch=sharing(clauses))).work


def test_of_several_texts_the_most_alike_counts(store: Store) -> None:
    """Wherever it stands among them."""
    for name, clauses in (("a", range(6)), ("b", range(6, 13)), ("c", range(13, 19))):
        store.know(Card(name, name, sketch=tuple(clauses)))
    assert ["a", "b", "c"] == [card.work for card in store.cards().values()]
    assert "b" == store.know(Card("it", "it", sketch=tuple(range(20)))).work


def test_a_text_keeps_its_work_and_its_bytes(store: Store) -> None:
    """Where its bytes cannot be had again, and where it has become more like another."""
    store.know(Card("one", "a", raw="r"))
    store.know(Card("other", "b", sketch=sketch(TEXT)))
    store.know(Card("two", "c", raw="r"))
    known = store.know(Card("two", "c", sketch=sketch(TEXT)))
    assert ("one", "r") == (known.work, known.raw)
    assert known == store.cards()["two"]
    assert "s" == store.know(Card("two", "c", raw="s")).raw
