"""What a page's making left in its text: entities nobody decoded, controls and zero-width characters."""

import re
from collections.abc import Iterator
from html.entities import name2codepoint
from unicodedata import category

from reader.core.characters import is_han
from reader.core.repair import Certainty, Repair, RepairKind
from reader.core.spans import Span

_TAG = re.compile(r"</?[A-Za-z][^<>\n]*>")
_QUOTING = frozenset("`\"'“‘「『《<")
_NAMED = name2codepoint | {"apos": 0x27, "AMP": 0x26, "QUOT": 0x22, "LT": 0x3C, "GT": 0x3E}
_ZERO_WIDTH = frozenset("\xad\u200b\u200c\u200d\u2060\ufeff")
_CHINESE_MARKS = frozenset("“”‘’—…·")


def entities(source: str, cue: re.Pattern[str]) -> Iterator[Repair]:
    """Entities in Chinese text; not those of lines that are markup, nor those the text speaks of.

    Args:
        source: The text.
        cue: What finds them.
    """
    for match in cue.finditer(source):
        after = _meant(match[0][1:-1])
        if after is not None and _is_left_over(source, Span(*match.span())):
            reason = "a character as pages write it, never decoded"
            certainty = Certainty.CERTAIN if _is_of_prose(after) else Certainty.SUGGESTED
            yield Repair(Span(*match.span()), match[0], after, RepairKind.ENTITY, reason, certainty)


def _is_of_prose(char: str) -> bool:
    """Whether a character is a space, a mark or Chinese; letters and signs could be of a formula or of code."""
    return not char or char in '&"' or category(char)[0] in "ZP" or is_han(char)


def _meant(name: str) -> str | None:
    """The character that an entity stands for; nothing for one without a width, None if it stands for none."""
    code = _NAMED.get(name) if name[0] != "#" else _number(name[1:])
    if code is None or code > 0x10FFFF or 0xD800 <= code < 0xE000:
        return None
    char = chr(code)
    if char in _ZERO_WIDTH:
        return ""
    return char if char.isprintable() or category(char) == "Zs" else None


def _number(digits: str) -> int:
    return int(digits[1:], 16) if digits[0] in "xX" else int(digits)


def _is_left_over(source: str, span: Span) -> bool:
    """Whether an entity was meant as the character: its line is Chinese, without markup, and does not quote it."""
    start = source.rfind("\n", 0, span.start) + 1
    end = source.find("\n", span.end)
    line = source[start : end if end >= 0 else len(source)]
    quoted = source[span.start - 1 : span.start] in _QUOTING if span.start else False
    return not quoted and not _TAG.search(line) and "`" not in line and any(map(is_han, line))


def controls(source: str, cue: re.Pattern[str]) -> Iterator[Repair]:
    """Controls and zero-width characters in Chinese text, where none of them does anything.

    Args:
        source: The text.
        cue: What finds them.
    """
    end = 0
    for match in cue.finditer(source):
        if match.start() >= end:
            end = match.end()
            while end < len(source) and cue.match(source, end):
                end += 1
            if _does_nothing(source[match.start() - 1 : match.start()], source[end : end + 1]):
                span = Span(match.start(), end)
                reason = "characters without width or meaning in Chinese text"
                yield Repair(span, span.within(source), "", RepairKind.CONTROL, reason)


def _does_nothing(before: str, after: str) -> bool:
    """Whether what stands between two characters has no use: one is Chinese, and the other is no script that joins."""
    return (_is_chinese(before) or _is_chinese(after)) and _is_plain(before) and _is_plain(after)


def _is_plain(char: str) -> bool:
    return char != "\x1b" if char.isascii() else _is_chinese(char)


def _is_chinese(char: str) -> bool:
    wide = "\u3000" <= char <= "\u303f" or "\uff01" <= char <= "\uff65"
    return bool(char) and (is_han(char) or wide or char in _CHINESE_MARKS)
