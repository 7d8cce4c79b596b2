"""Narrowing: what is typed is found in either script, every word of it."""

from reader.core.narrowing import holding


def test_every_word_in_either_script() -> None:
    """Script, width and letter case do not matter; nothing typed narrows nothing."""
    entries = ["第一回 頭髮", "第二回 头发 Abc", "第三回"]
    assert [0, 1, 2] == holding(entries, " ")
    assert [0, 1] == holding(entries, "头髮")
    assert [1] == holding(entries, "ＡＢＣ 頭")
    assert [] == holding(entries, "第九")
