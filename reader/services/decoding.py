"""Bytes into text: the one door through which every file comes.

A byte-order mark decides; else UTF-8, with a few bad bytes forgiven; else whichever encoding makes the most probable
text of the bytes. GB18030 also reads what is labelled gb2312 and gbk. Bytes that cannot be read become U+FFFD and are
counted; nothing here raises for them.

Decoding goes by pieces, so that another thread never waits long while this one holds the interpreter.
"""

import codecs
import io
from typing import NamedTuple

from reader.core.errors import NotText, UnknownEncoding

FORGIVEN = 0.02
"""The share of unreadable characters up to which an encoding is still believed."""

PIECE = 1 << 18
"""Bytes that are decoded at once."""

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
    (b"\x84\x31\x95\x33", "gb18030"),
)
_SAMPLE = 1 << 16
_READ_WHOLE = 1 << 20
"""Bytes that are read at once to see whether they can be, rather than a sample of them first."""

_CONTROLS = bytes((*range(7), *range(0x0E, 0x1B), *range(0x1C, 0x20)))
_BIG5 = "big5hkscs"
_READ_AS = dict.fromkeys(("gb2312", "gbk", "cp936"), "gb18030") | dict.fromkeys(("big5", "cp950"), _BIG5)
"""Encodings that are read by a larger one; which form of Big5 it is, is seen from the bytes."""

_NO_TEXT = frozenset({"idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape", "mbcs", "oem"})


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


def decoded(data: bytes, path: str, encoding: str | None = None, label: str = "") -> Decoded:
    """The text of a file.

    Args:
        data: All its bytes.
        path: What to call it in an error.
        encoding: What a person says it is encoded in; None to find out.
        label: What it says of itself: evidence, not the truth; empty where it says nothing.

    Raises:
        NotText: If no encoding makes a text of it.
        UnknownEncoding: If there is no such encoding as the person says.
    """
    if encoding is not None:
        return _read(data, known(encoding))
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return _read(data, codec)
    return _as_utf_8(data, path) or _as_guessed(data, path, label)


def known(encoding: str) -> str:
    """The codec that reads an encoding, by any name it has.

    Raises:
        UnknownEncoding: If there is none.
    """
    try:
        codec = codecs.lookup(encoding.strip().replace("_", "-")).name.replace("_", "-")
        b" ".decode(codec, "replace")
    except (LookupError, ValueError, UnicodeError):
        codec = ""
    if not codec or codec in _NO_TEXT:
        raise UnknownEncoding(f"no encoding is called {encoding!r}; gb18030, big5, utf-8, utf-16-le and such are")
    return _READ_AS.get(codec, codec)


def labelled(label: str) -> str:
    """The codec that a label inside a text stands for; empty where it stands for none."""
    try:
        return known(label)
    except UnknownEncoding:
        return ""


def _as_utf_8(data: bytes, path: str) -> Decoded | None:
    """The text as UTF-8, where it is believed: where a sample of it reads well enough."""
    sample = _sample(data)
    if b"\0" in sample and _controls(sample) > FORGIVEN * len(sample):
        return None
    if len(data) <= _READ_WHOLE and (text := _faultless(data)) is not None:
        return _refused_if_binary(Decoded(text, "utf-8", 0), sample, path)
    start = codecs.getincrementaldecoder("utf-8")("replace").decode(sample)
    if "\ufffd" in start and not _well_formed(start, sample):
        return None
    return _refused_if_binary(_read(data, "utf-8"), sample, path)


def _faultless(data: bytes) -> str | None:
    """The text that bytes are in UTF-8; None where any of it cannot be read, or could not be read before."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        text = "".join([decoder.decode(data[at : at + PIECE]) for at in range(0, len(data), PIECE)])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return None
    if "\ufffd" in text:
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _sample(data: bytes) -> bytes:
    """The beginning of a text, or of what is not ASCII in it where that begins much later."""
    sample = data[:_SAMPLE]
    if len(data) <= _SAMPLE or not sample.isascii():
        return sample
    start = next((at for at in range(0, len(data), _SAMPLE) if not data[at : at + _SAMPLE].isascii()), 0)
    return data[start : start + _SAMPLE]


def _controls(sample: bytes) -> int:
    """How many bytes are controls that no text has."""
    return len(sample) - len(sample.translate(None, _CONTROLS))


def _refused_if_binary(text: Decoded, sample: bytes, path: str) -> Decoded:
    if _controls(sample) > FORGIVEN * len(sample):
        raise NotText(path, "this is not text")
    return text


def _well_formed(text: str, sample: bytes) -> bool:
    """Whether a text has enough long characters for each place that cannot be read, not counting those written so."""
    replaced = max(0, text.count("\ufffd") - sample.count(b"\xef\xbf\xbd"))
    return len(text) - len(text.encode("ascii", "ignore")) - replaced >= _WELL_FORMED * replaced


def _as_guessed(data: bytes, path: str, label: str) -> Decoded:
    from reader.services import guessing  # noqa: PLC0415  # a table that most texts do not need

    guess = guessing.guessed(_sample(data), labelled(label) if label else "")
    if guess.score < guessing.LEAST:
        return _with_a_few_faults(data, path)
    language = guessing.FOREIGN.get(guess.codec)
    if language:
        name = guess.codec.replace("_", "-")
        raise NotText(path, f"this seems to be {language} ({name}); '--encoding {name}' opens it nonetheless")
    text = _read(data[guess.skipped :], guess.codec)
    if guess.skipped:
        return text._replace(text="\ufffd" + text.text, undecodable=text.undecodable + 1)
    return text


def _with_a_few_faults(data: bytes, path: str) -> Decoded:
    """A text whose few bytes beyond ASCII make sense in no encoding.

    Raises:
        NotText: If they are more than a few.
    """
    sample = _sample(data)
    text = _refused_if_binary(_read(sample, "utf-8"), sample, path)
    if text.undecodable > FORGIVEN * len(text.text):
        raise NotText(path, "this is not text in any encoding Reader knows; '--encoding NAME' opens it nonetheless")
    return _read(data, "utf-8")


def _read(data: bytes, codec: str) -> Decoded:
    """The text as one codec reads it; of the forms of Big5, Microsoft's unless the one of Hong Kong reads more."""
    if codec != _BIG5:
        return _read_by(data, codec)
    microsoft = _read_by(data, "cp950")
    if not microsoft.undecodable:
        return microsoft
    hong_kong = _read_by(data, _BIG5)
    return hong_kong if hong_kong.undecodable < microsoft.undecodable else microsoft


def _read_by(data: bytes, codec: str) -> Decoded:
    decoder = io.IncrementalNewlineDecoder(codecs.getincrementaldecoder(codec)("replace"), translate=True)
    pieces = [decoder.decode(data[at : at + PIECE]) for at in range(0, len(data), PIECE)]
    pieces.append(decoder.decode(b"", final=True))
    if codec == "gb18030" and data.startswith(_MARKS[-1][0]):
        pieces[0] = pieces[0].removeprefix("\ufeff")
    replaced = sum(piece.count("\ufffd") for piece in pieces)
    if replaced and codec.startswith(("utf-8", "gb18030")):
        replaced = max(0, replaced - data.count("\ufffd".encode(codec.removesuffix("-sig"))))
    return Decoded("".join(pieces), codec, replaced)
