"""Classes of characters: what is Han, what a row may not begin with or end with, what makes one word.

The classes for rows follow clreq (Requirements for Chinese Text Layout, "Line composition", basic level) with the
ASCII punctuation counted as Chinese, because scraped pages often hold no other.
"""

HAN = (
    (0x2E80, 0x2FDF), (0x3005, 0x3005), (0x3007, 0x3007), (0x3021, 0x3029), (0x3400, 0x4DBF), (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF), (0x20000, 0x3FFFD),
)  # fmt: skip
"""The code points of ideographs, radicals, 〇 and 々: first and last of each run of them."""

NOT_AT_ROW_START = frozenset(
    "，。．、；：！？）」』”’…—》〉】〕］｝〗〙〛〞〟–～‥·・‧•％"
    ",.:;?!)]}%‰℃°′″"
    "︐︑︒︓︔︕︖︘︶︸︺︼︾﹀﹂﹄﹐﹑﹒﹔﹕﹖﹗﹚﹜﹞｡｣､･"
)
"""Marks that close, pause, connect or qualify what stands before them: they may not begin a row."""

NOT_AT_ROW_END = frozenset("（「『“‘《〈【〔［｛〖〘〚〝([{$￥¥£€#︵︷︹︻︽︿﹁﹃﹙﹛﹝｢")
"""Marks that open or qualify what stands after them: they may not end a row."""

CONNECTING = frozenset("-~/_@&+=＋－／＆＠～")
"""Marks that join what stands on both sides; a row may begin with one only after a space."""

SENTENCE_END = frozenset("。！？!?…；;”』」.")
"""Marks a sentence of running text ends with."""

CLAUSE_MARKS = frozenset("，。、；：！？,;!?")
"""Marks that only running text has: navigation and lists of links are without."""


def is_han(char: str) -> bool:
    """Whether a character is an ideograph, a radical, 〇 or 々."""
    if "\u4e00" <= char <= "\u9fff":
        return True
    code = ord(char)
    return code >= 0x2E80 and any(first <= code <= last for first, last in HAN)


def joins_words(char: str) -> bool:
    """Whether a character belongs to a Latin word or a number, in which a row is never broken."""
    return char < "\u2e80" and (char.isalnum() or char == "_")
