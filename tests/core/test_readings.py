"""Which characters are read as a syllable."""

from reader.core.readings import plain, read_as, usually_read_as
from tests.corpora import corpus_path
from tests.generators import chinese_tables


def test_readings_are_known_in_either_script() -> None:
    """The usual ones apart from the others."""
    assert {"发", "發"} <= set(usually_read_as("fā"))
    assert {"调", "調"} <= set(read_as("tiáo")) - set(usually_read_as("tiáo"))
    assert {"调", "調"} <= set(usually_read_as("diào"))


def test_what_is_no_syllable_is_read_by_none() -> None:
    """Without a tone mark, or none at all, before the first row and behind the last."""
    for syllable in ("", "fa", "xyz", "a", "zzz", "ǜ", "fāā"):
        assert "" == read_as(syllable) == usually_read_as(syllable)


def test_letters_of_phonetic_spellings_are_plain_ones() -> None:
    """A single-storey a or g is one."""
    assert "guang" == plain("ɡuɑng")


def test_the_table_is_what_its_generator_makes() -> None:
    """Made again, it is the same."""
    made = chinese_tables.reading_module(corpus_path("dictionaries", "mozillazg+pinyin-data", "pinyin.txt"))
    assert made == (chinese_tables.CORE / "reading_table.py").read_text(encoding="utf-8")
