"""The table of frequent characters is what its generator makes."""

from reader.services.frequent_characters import FREQUENT
from tests.corpora import corpus_path
from tests.generators import frequent_characters


def test_the_table_is_what_is_made() -> None:
    """Made again from the corpora, it is the same."""
    corpus_path("books")
    assert frequent_characters.module() == frequent_characters.TABLE.read_text(encoding="utf-8")


def test_it_holds_both_scripts_and_nothing_twice() -> None:
    """The commonest come first, in either form."""
    assert frequent_characters.FREQUENT == len(set(FREQUENT)) == len(FREQUENT)
    assert set("说說国國") < set(FREQUENT[:400])
