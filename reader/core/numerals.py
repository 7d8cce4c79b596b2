"""Numbers as Chinese headings and file names write them."""

DIGITS = {
    char: value
    for value, chars in enumerate(
        (
            "0０零〇○",
            "1１一壹",
            "2２二两兩贰貳",
            "3３三叁參叄",
            "4４四肆",
            "5５五伍",
            "6６六陆陸",
            "7７七柒",
            "8８八捌",
            "9９九玖",
        )
    )
    for char in chars
}
_TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_JOINED = {"廿": "二十", "卅": "三十", "卌": "四十"}

NUMERAL = "".join([*DIGITS, *_TENS, *_JOINED])
"""Every character that a number is written with."""


def number(text: str) -> int | None:
    """The number that a text stands for, as 12, 一百零二, 一〇二 or 廿三; None where it stands for none."""
    for short, long in _JOINED.items():
        text = text.replace(short, long)
    if not text or any(char not in DIGITS and char not in _TENS for char in text):
        return None
    if _TENS.keys().isdisjoint(text):
        return int("".join(str(DIGITS[char]) for char in text[:9]))
    return _counted(text)


def _counted(text: str) -> int:
    """A number written with tens and hundreds: each is multiplied by the digit before it."""
    total = digit = 0
    for char in text:
        if char in _TENS:
            total += (digit or 1) * _TENS[char]
            digit = 0
        else:
            digit = DIGITS[char]
    return total + digit
