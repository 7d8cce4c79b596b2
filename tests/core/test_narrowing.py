"""Narrowing: what is typed is found in either script, every word of it."""

from reader.core.narrowing import best_named, holding


def test_every_word_in_either_script() -> None:
    """Script, width and letter case do not matter; nothing typed narrows nothing."""
    entries = ["第一回 頭髮", "第二回 头发 Abc", "第三回"]
    assert [0, 1, 2] == holding(entries, " ")
    assert [0, 1] == holding(entries, "头髮")
    assert [1] == holding(entries, "ＡＢＣ 頭")
    assert [] == holding(entries, "第九")


def test_names_that_fit_come_first() -> None:
    """Begun with what is typed, then with a word that is, then anywhere; the others as they were."""
    names = ["Marks", "Bookmark", "Note", "A note", "Notes kept", "Footnotes"]
    assert [2, 4, 3, 5, 0, 1] == best_named(names, range(6), "note")
    assert [2, 3] == best_named(names, [3, 2], " NOTE ")
    assert [0, 1] == best_named(["頭髮", "头"], [0, 1], "")
    assert [1, 0] == best_named(["乙头发", "頭髮"], [0, 1], "头发")
