"""Messages in another language."""

import pytest

from reader.core.catalogue import Catalogue

CATALOGUE = Catalogue(
    {
        "no hits": "没有命中",
        "{0} of {1}": "第 {0} 个，共 {1} 个",
        "{0:d} documents": "{0} 篇",
        "{0:d} hits in {1}": "{1}中有 {0} 个命中",
        "{0} in {1}": "{1}里的{0}",
        "larger than {0}; split it": "大于 {0}，请拆分",
        "nothing": "",
    }
)


@pytest.mark.parametrize(
    ("message", "meant"),
    [
        ("no hits", "没有命中"),
        ("3 of 10 · 2 documents", "第 3 个，共 10 个 · 2 篇"),
        ("3 hits in 2 documents", "2 篇中有 3 个命中"),
        ("larger than 512 MB; split it", "大于 512 MB，请拆分"),
        ("nothing", "nothing"),
        ("a: b/settings.toml: no hits", "a: b/settings.toml: 没有命中"),
        ("settings.toml: larger than 512 MB; split it", "settings.toml: 大于 512 MB，请拆分"),
        ("settings.toml: something else", "settings.toml: something else"),
        ("something else", "something else"),
        ("a {0} that is text of {1}", "第 a {0} that is text 个，共 {1} 个"),
    ],
)
def test_messages_are_translated_whole_in_parts_and_side_by_side(message: str, meant: str) -> None:
    """The most telling pattern wins; parts that are messages are translated too; the rest is left as it is."""
    assert meant == CATALOGUE.spoken(message)
