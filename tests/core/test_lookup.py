"""A word looked up says how it is written and read, and what it or its parts mean."""

from reader.core.dictionary import Dictionary
from reader.core.lookup import looked_up, word_at
from reader.core.scripts import Script
from reader.core.spans import Span

DICTIONARY = Dictionary(
    line.encode()
    for line in (
        "銀行 银行 [yin2 hang2] /bank/\n",
        "銀行卡 银行卡 [yin2 hang2 ka3] /bank card/\n",
        "長 长 [chang2] /long/\n",
        "長 长 [zhang3] /chief/\n",
    )
)


def test_a_known_word() -> None:
    """Both scripts, the reading here, the entries."""
    found = looked_up("他在銀行工作", Span(2, 4), DICTIONARY, Script.HANT)
    assert ("銀行", "银行", "銀行", ("yín", "háng")) == found[:4]
    assert [("bank",)] == [entry.definitions for entry in found.entries]
    assert () == found.parts


def test_a_character_is_read_as_it_is_here_and_otherwise_too() -> None:
    """All its readings, and all entries."""
    found = looked_up("孩子长大了", Span(2, 3), DICTIONARY, Script.HANS)
    assert ("zhǎng",) == found.here
    assert "cháng" in found.otherwise
    assert "zhǎng" not in found.otherwise
    assert 2 == len(found.entries)


def test_the_parts_of_an_unknown_word() -> None:
    """Longest first at each place."""
    found = looked_up("银行卡长", Span(0, 4), DICTIONARY, Script.HANS)
    assert () == found.entries
    assert ["银行卡", "长"] == [part.word for part in found.parts]


def test_without_a_dictionary_there_are_readings() -> None:
    """And both scripts."""
    found = looked_up("银行", Span(0, 2), None, Script.HANS)
    assert ("银行", "銀行", ("yín", "háng"), (), ()) == (
        found.simplified,
        found.traditional,
        found.here,
        found.entries,
        found.parts,
    )


def test_a_longer_word_of_the_dictionary_is_taken() -> None:
    """Rather than a shorter one that was told apart; never a shorter one."""
    assert Span(1, 4) == word_at("刷银行卡买", Span(1, 3), DICTIONARY)
    assert Span(0, 5) == word_at("刷银行卡买", Span(0, 5), DICTIONARY)
    assert Span(1, 2) == word_at("刷银行卡买", Span(1, 2), None)
