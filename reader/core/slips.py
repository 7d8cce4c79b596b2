"""Text whose bytes slipped by one: what a gloss put between two bytes of a character made of what follows it.

Some sites gloss Traditional text byte by byte, in GBK. 地 after 當 is AE 94 | B5 D8, and the bytes 94 B5 in the middle
of the two happen to be 數; so its gloss went in there: 當 B5 (shù) D8. B5 with the bracket is no character and became
a question mark, and all after it was read one byte late, 當?shù)刈龊靡, until a byte stood alone again.

The reading tells the lost byte: only 94 B5 begins with 94 and is read shù. With it in front, the bytes are read again,
up to where the reading and the text agree again. Where that is, and what a byte that was lost at the end was, is
what makes the likeliest text.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from reader.core.likelihood import UNKNOWN, likelihood
from reader.core.readings import plain, read_as
from reader.core.repair import ANCHOR, Certainty, Repair, RepairKind
from reader.core.spans import Span

LEAST_GAIN = 3.0
"""How much likelier each character must become, in nats."""

LEAST_MARGIN = 2.0
"""How much likelier the text must be than the next best."""

_LEAST_COMMON = -10.0
_SWALLOWING = -6.0
_UNLIKELY_ANCHOR = 20.0
"""What an anchor adds to the gain: no sound text has one."""

_LONGEST = 200
_TRAILS = (*range(0x40, 0x7F), *range(0x80, 0xFF))
_CUTS = frozenset("，。；！？")
_CLOSING = {"「": "」", "『": "』", "“": "”", "‘": "’"}
LOST = "\ufffd"
"""Stands for a character half of which is lost, where several would do."""

_REASON = "bytes of GBK read one late behind a gloss put between them"


class _End(NamedTuple):
    """Where a slipped run may end.

    Attributes:
        at: The position in source behind it.
        taken: How many bytes of the run belong to it.
        trail: The second byte of its last character, where it is known; 0 where it is lost.
        syllable: How that character is read, where a gloss behind it swallowed its second byte.
        swallowed: What was lost with that byte.
    """

    at: int
    taken: int
    trail: int = 0
    syllable: str = ""
    swallowed: str = ""


class _Option(NamedTuple):
    """What a slipped run may have been, and how likely that is together with the rest of the run as it stands."""

    likelihood: float
    text: str
    end: _End


def slips(source: str, glosses: Mapping[int, int]) -> Iterator[Repair]:
    """The slipped runs of a text; one of which several readings are as likely is only suggested.

    Args:
        source: The text.
        glosses: Where glosses begin in it, each with where it ends.
    """
    starts = {end: start for start, end in glosses.items()}
    done = 0
    for anchor in ANCHOR.finditer(source):
        if anchor.start() >= done and (repair := _Slip(source, glosses, starts, anchor).repair()):
            done = repair.span.end if repair.certainty is Certainty.CERTAIN else done
            yield repair


class _Slip:
    """One slipped run while it is looked at."""

    def __init__(
        self, source: str, glosses: Mapping[int, int], starts: Mapping[int, int], anchor: re.Match[str]
    ) -> None:
        self._source = source
        self._glosses = glosses
        self._anchor = anchor
        at = anchor.start()
        while at in starts:
            at = starts[at]
        self._before = source[at - 1] if at else ""
        self._bytes = b""
        self._ends: list[_End] = []

    def repair(self) -> Repair | None:
        """The run set right."""
        leads = self._leads()
        if not leads or not self._read_run():
            return None
        options = sorted((o for lead in leads for end in self._ends for o in self._options(lead, end)), reverse=True)
        if not options or not self._is_better(options[0]):
            return None
        best = options[0]
        text, certainty = _settled(best, [o for o in options if best.likelihood - o.likelihood < LEAST_MARGIN])
        span = Span(self._anchor.start(), best.end.at)
        return Repair(span, span.within(self._source), text, RepairKind.BYTES, _REASON, certainty)

    def _leads(self) -> list[int]:
        """The bytes that may have been lost at the anchor: second bytes of what is read as its gloss says."""
        first = _two_bytes(self._before)
        read = read_as(plain(self._anchor[1]))
        if len(first) < 2 or first[1] < 0x81 or not read:
            return []
        return [trail for trail, char in _row(first[1]) if trail > 0x80 and char in read]

    def _read_run(self) -> bool:
        """Take in the bytes of the run, and where it may end; False where it does not within reach."""
        at = self._anchor.end()
        while at - self._anchor.end() < _LONGEST:
            if at in self._glosses:
                at = self._glosses[at]
                continue
            char = self._source[at : at + 1]
            data = _two_bytes(char)
            if not data:
                self._ends += self._last_ends(at, char)
                return True
            if char in _CUTS and self._bytes:
                self._ends.append(_End(at, len(self._bytes)))
            self._bytes += data
            at += 1
        return False

    def _last_ends(self, at: int, char: str) -> list[_End]:
        """The ends at the first character that is not of two bytes: what stands there may have been of the run."""
        taken = len(self._bytes)
        if anchor := ANCHOR.match(self._source, at):
            return [_End(anchor.end(), taken, syllable=plain(anchor[1]))]
        if char and "@" <= char <= "~":
            return [_End(at + 1, taken, trail=ord(char))]
        if char == "?":
            # 80 alone is no character; nor is the last byte of the run with a sign of ASCII behind it.
            return [_End(at + 1, taken, trail=0x80), _End(at + 1, taken, swallowed=LOST)]
        return [_End(at, taken)]

    def _options(self, lead: int, end: _End) -> Iterator[_Option]:
        data = bytes((lead,)) + self._bytes[: end.taken]
        text = _text(data[:-1])
        if text is None:
            return
        last = text[-1:] or self._before
        rest = self._as_it_stands(end.at)
        known = likelihood(text, self._before) + likelihood(rest[1:], rest[:1])
        known += _SWALLOWING if end.swallowed else 0.0
        awaited = self._awaited(text)
        for char in self._completions(data[-1], end):
            at = self._past_gloss(end.at, char) if end.trail else end.at
            likely = known + likelihood(char + rest[:1], last) + (LEAST_MARGIN if char == awaited else 0.0)
            yield _Option(likely, text + char, end._replace(at=at))

    def _awaited(self, text: str) -> str:
        """The quotation mark that would close what is open in the paragraph behind a text."""
        begin = self._source.rfind("\n", 0, self._anchor.start()) + 1
        awaited: list[str] = []
        for char in self._source[begin : self._anchor.start()] + text:
            if char in _CLOSING:
                awaited.append(_CLOSING[char])
            elif awaited and char == awaited[-1]:
                awaited.pop()
        return awaited[-1] if awaited else ""

    def _completions(self, lead: int, end: _End) -> str:
        """What the last character may be, of which the first byte is known."""
        if end.trail:
            return _text(bytes((lead, end.trail))) or ""
        row = (char for _, char in _row(lead))
        return "".join(char for char in row if not end.syllable or char in read_as(end.syllable))

    def _past_gloss(self, at: int, char: str) -> int:
        """Past the gloss of a character one byte of which was read as a letter, if there is one at `at`."""
        closing = self._source.find(")", at, at + 8)
        syllable = plain(self._source[at + 1 : closing])
        return closing + 1 if self._source[at : at + 1] == "(" and char in read_as(syllable) else at

    def _as_it_stands(self, at: int) -> str:
        """What follows a position up to the end of the run, and two characters more, without glosses."""
        end = self._ends[-1].at
        pieces = []
        while at < end:
            if at in self._glosses:
                at = self._glosses[at]
                continue
            pieces.append(self._source[at])
            at += 1
        line_end = self._source.find("\n", at, at + 2)
        pieces.append(self._source[at : at + 2] if line_end < 0 else self._source[at : line_end + 1])
        return "".join(pieces) + ("" if at + 2 <= len(self._source) else "\n")

    def _is_better(self, option: _Option) -> bool:
        """Whether an option is so much likelier than what stands there that it cannot be chance."""
        stands = self._as_it_stands(self._anchor.end())
        count = max(1, len(stands) - 2)
        gain = option.likelihood - likelihood(stands) + _UNLIKELY_ANCHOR
        return gain >= LEAST_GAIN * count


def _settled(best: _Option, likely: list[_Option]) -> tuple[str, Certainty]:
    """What is certain of the best option beside all that are about as likely.

    Where they differ only in a last character that half is lost of, the rest is certain.
    """
    text = best.text
    if len(text) == 1 and likelihood(text) <= UNKNOWN:
        return text, Certainty.SUGGESTED
    if any(option.text != text for option in likely):
        same = all(option.end == best.end and option.text[:-1] == text[:-1] for option in likely)
        if not same or best.end.trail or len(text) == 1:
            return text + best.end.swallowed, Certainty.SUGGESTED
        text = text[:-1] + LOST
    return text + best.end.swallowed, Certainty.CERTAIN


def _two_bytes(char: str) -> bytes:
    """A character in GBK, with what its users define; empty if it has not two bytes there."""
    try:
        data = char.encode("gb18030")
    except UnicodeEncodeError:
        return b""
    return data if len(data) == 2 else b""


def _text(data: bytes) -> str | None:
    """What bytes say, unless some of it is not defined."""
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        return None
    return None if any(map(_is_private, text)) else text


def _is_private(char: str) -> bool:
    """Whether a character is one that users of GBK may define."""
    return "\ue000" <= char <= "\uf8ff"


@lru_cache(256)
def _row(lead: int) -> tuple[tuple[int, str], ...]:
    """The characters that begin with a byte, each with its second."""
    # Every pair of bytes in these ranges is a character, so all are decoded at once.
    text = b"".join(bytes((lead, trail)) for trail in _TRAILS).decode("gb18030")
    return tuple((trail, char) for trail, char in zip(_TRAILS, text, strict=True) if not _is_private(char))


def split_mark(source: str, at: int) -> Repair | None:
    """What stood where a mark and the character behind it were taken for two other characters, or None.

    ？ is A3 BF in GBK. 。縣 is A1 A3 BF 68; a site that puts ? for every A3 BF leaves ?h of it.

    Args:
        source: The text.
        at: Where a question mark stands with one letter behind it.
    """
    char = _text(bytes((0xBF, ord(source[at + 1]))))
    before = source[at - 1 : at]
    if not char or not before or likelihood(char) < _LEAST_COMMON:
        return None
    marks = b"".join(bytes((lead, 0xA3)) for lead in range(0x81, 0xFF)).decode("gb18030")
    best = max((likelihood(mark + char, before), mark) for mark in marks if not _is_private(mark))[1]
    reason = "bytes of GBK taken for a question mark and a letter"
    span = Span(at, at + 2)
    before = span.within(source)
    return Repair(span, before, best + char, RepairKind.BYTES, reason, Certainty.SUGGESTED)
