"""What is text is likelier than what its bytes say when they are read wrongly."""

import pytest

from reader.core.likelihood import UNKNOWN, likelihood
from tests.generators import chinese_tables


@pytest.mark.parametrize(
    ("likely", "unlikely"),
    [
        ("疫情防控工作", "咔榉揽毓ぷ髦"),
        ("工作", "工资"),
        ("中国", "国中"),
        ("學習", "习學"),
        ("你好。", "你好。。"),
        ("他说。”", "他说”。"),
        ("好。\n", "好人\n"),
        ("的", "刈"),
        ("人", "a"),
    ],
)
def test_text_is_likelier(likely: str, unlikely: str) -> None:
    """Common characters, words, marks in their places, the ends of paragraphs; in either script."""
    assert likelihood(likely) > likelihood(unlikely)


def test_both_scripts_are_as_likely() -> None:
    """A text is judged by what it says."""
    assert likelihood("發展經濟，領導責任。") == likelihood("发展经济，领导责任。")


def test_what_is_unknown_is_as_unlikely_as_anything() -> None:
    """Rare characters and those of other scripts; and what stands before counts."""
    assert UNKNOWN == likelihood("龘") == likelihood("é") == likelihood("𠮷")
    assert likelihood("作", "工") > likelihood("作") > UNKNOWN
    assert 0 == likelihood("")


def test_the_table_is_what_its_generator_makes() -> None:
    """Made again, it is the same."""
    made = chinese_tables.likelihood_module()
    assert made == (chinese_tables.CORE / "likelihood_table.py").read_text(encoding="utf-8")
