"""The order a person puts names in: 第2回 before 第10回, and 第二回 before 第十回."""

import re
from functools import cache

_DIGITS = re.compile(r"(\d+)")
_LONGEST_NUMBER = 18
"""Digits that are compared; what has more is no number a person counts with."""


def natural(name: str) -> list[tuple[int, str]]:
    """A key by which names are sorted; numbers count as such, those in Chinese where they number something."""
    if not name.isascii():
        name = _numerals().sub(_as_digits, name)
    parts = _DIGITS.split(name)
    return [(int(part[:_LONGEST_NUMBER]), "") if part.isdecimal() else (-1, part) for part in parts]


@cache
def _numerals() -> re.Pattern[str]:
    from reader.core.numerals import NUMERAL  # noqa: PLC0415  # most names are without

    one = f"[{NUMERAL}]+"
    return re.compile(rf"(?<=[第卷]){one}|^{one}(?=[.、\s_-]|$)|{one}(?=[回章节節卷集部篇册冊])")


def _as_digits(match: re.Match[str]) -> str:
    from reader.core.numerals import number  # noqa: PLC0415  # as above

    value = number(match[0])
    return match[0] if value is None else str(value)
