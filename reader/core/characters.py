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
    "，。．、；：！？）」』”’…⋯—﹘》〉】〕］｝〗〙〛〞〟–～‥·・‧•％"
    ",.:;?!)]}%‰℃°′″»›\u232a\u3000‼⁇⁈⁉︙﹪"
    "︐︑︒︓︔︕︖︘︶︸︺︼︾﹀﹂﹄﹐﹑﹒﹔﹕﹖﹗﹚﹜﹞｡｣､･"
)
"""Marks that close, pause, connect or qualify what stands before them: they may not begin a row."""

NOT_AT_ROW_END = frozenset("（「『“‘«‹\u2329《〈【〔［｛〖〘〚〝([{$￥¥£€#︵︷︹︻︽︿﹁﹃﹙﹛﹝｢")
"""Marks that open or qualify what stands after them: they may not end a row."""

NOT_AT_ROW_START_STRICTLY = NOT_AT_ROW_START | frozenset("々〻ーゝゞヽヾ／ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ")
"""With those that repeat or lengthen what stands before them."""

GLUE = frozenset("\u00a0\u2007\u2011\u202f\u2060\ufeff\u034f")
"""What keeps together what stands on both sides of it."""

UNSPLIT = frozenset("—﹘―…⋯‥")
"""Marks that are one mark when they stand twice."""

HANGING = frozenset("，。．、")
"""Marks that may stand behind the end of a row (clreq, "Hanging punctuation marks at line end")."""

BEFORE_NUMBERS = frozenset("$￥¥£€#+-−＋－±№＃")
AFTER_NUMBERS = frozenset("%％‰℃℉°′″")
"""What belongs to a number as a part of it."""

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
