"""Bytes into text: the one door through which every file comes.

A byte-order mark decides; else UTF-8, with a few bad bytes forgiven; else GB18030, which also reads what is
labelled gb2312 and gbk. Bytes that cannot be read become U+FFFD and are counted; nothing here raises for them.
"""

import codecs
import re
from typing import NamedTuple

from reader.core.errors import NotText

FORGIVEN = 0.02
"""The share of unreadable characters up to which an encoding is still believed."""

_WELL_FORMED = 3
"""Characters beyond ASCII that UTF-8 must read for each place it cannot, to be believed of a text however short.

Bytes of another encoding, ten characters of them, come out so well by chance once in ten thousand times.
"""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NEWLINES = re.compile("\r\n?")
_BINARY = re.compile(rb"[\x00-\x06\x0e-\x1a\x1c-\x1f]")
_SAMPLE = 1 << 16


class Decoded(NamedTuple):
    """A text as its bytes say it.

    Attributes:
        text: The text, newlines as LF.
        encoding: The codec that read it, as Python names it.
        undecodable: How many places could not be read.
    """

    text: str
    encoding: str
    undecodable: int


def decoded(data: bytes, path: str) -> Decoded:
    """The text of a file.

    Args:
        data: All its bytes.
        path: What to call it in an error.

    Raises:
        NotText: If no encoding makes a text of it.
    """
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return _read(data, codec)
    sample = data[:_SAMPLE]
    if len(_BINARY.findall(sample)) > FORGIVEN * len(sample):
        raise NotText(path, "this is not text; Reader opens text in UTF-8, UTF-16 with a mark, and GB18030")
    for codec in ("utf-8", "gb18030"):
        text = _read(data, codec)
        if text.undecodable <= FORGIVEN * len(text.text) or (codec == "utf-8" and _well_formed(text.text[:_SAMPLE])):
            return text
    raise NotText(path, "its encoding is not known; Reader opens text in UTF-8, UTF-16 with a mark, and GB18030")


def _well_formed(text: str) -> bool:
    replaced = text.count("\ufffd")
    return len(text) - len(text.encode("ascii", "ignore")) - replaced >= _WELL_FORMED * replaced


def _read(data: bytes, codec: str) -> Decoded:
    text = data.decode(codec, errors="replace")
    replaced = text.count("\ufffd")
    written = data.count(b"\xef\xbf\xbd") if replaced and codec.startswith("utf-8") else 0
    return Decoded(_NEWLINES.sub("\n", text), codec, max(0, replaced - written))
