"""Classes of characters: what is Han, what a row may not begin with or end with, what makes one word.

The classes for rows follow clreq (Requirements for Chinese Text Layout, "Line composition", basic level) with the
ASCII punctuation counted as Chinese, because scraped pages often hold no other.
"""

import re

HAN_RANGES = "\u2e80-\u2fdf\u3005\u3007\u3021-\u3029\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003fffd"
"""Ideographs, radicals, 〇 and 々, as the inside of a regular expression's class."""

HAN = re.compile(f"[{HAN_RANGES}]")
"""One ideograph."""

NOT_AT_ROW_START = frozenset(
    "，。、；：！？）」』”’…—》〉】〕］｝〗〙〛〞〟–～‥·・‧•％"
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

CLAUSE = re.compile("[，。、；：！？,;!?]")
"""A mark that only running text has: navigation and lists of links are without."""


def joins_words(char: str) -> bool:
    """Whether a character belongs to a Latin word or a number, in which a row is never broken."""
    return char < "\u2e80" and (char.isalnum() or char == "_")
