"""Numbers as headings write them."""

import pytest

from reader.core.numerals import number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("一", 1), ("十", 10), ("十二", 12), ("二十", 20), ("廿三", 23), ("卅", 30), ("卌一", 41), ("一百", 100),
        ("一百零二", 102), ("一百二十", 120), ("一○○", 100), ("一二〇", 120), ("一零四", 104), ("两千零五", 2005),
        ("12", 12), ("０１２", 12), ("1百", 100), ("拾壹", 11), ("貳佰", 200), ("兩", 2), ("〇", 0), ("", None),
        ("第", None), ("一回", None), (" ", None),
    ],
)  # fmt: skip
def test_every_way_of_writing(text: str, value: int | None) -> None:
    """Chinese and Arabic, with tens or digit by digit, with either zero, contracted, formal and fullwidth."""
    assert value == number(text)
