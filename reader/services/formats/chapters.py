"""The chapters of a plain text, known by the lines that head them.

A line that begins with 第三回 may head a chapter or speak of one. What decides is the company it keeps: headings of
one kind count on from one another through the whole text. A table of contents counts as well, but nothing stands
between its lines, and all of them come again.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, partial
from itertools import groupby, pairwise
from typing import NamedTuple

from reader.core.characters import CLAUSE_MARKS
from reader.core.numerals import NUMERAL, number
from reader.core.spans import PackedSpans, Span

LONGEST = 60
"""Characters of a heading."""

MOST = 20_000
"""Lines like headings that a text with chapters has at most."""

_UNITS = ("部集編编", "卷冊册", "篇", "回章話话折出齣幕", "节節")
"""What headings count, from the largest part of a book to the smallest."""

_UNCOUNTED = (
    "楔子 引子 引言 引 序 序言 序章 序幕 序曲 自序 前言 绪论 緒論 "
    "绪言 緒言 开篇 開篇 尾聲 尾声 終章 终章 结局 結局 大结局 大結局 结语 "
    "結語 后记 後記 跋 后序 後序 附录 附錄 番外 外传 外傳 卷首 卷末"
)
_SPECIAL = tuple(_UNCOUNTED.split())
_NUMERALS = frozenset(NUMERAL + " ")
_BEGINNINGS = frozenset(NUMERAL + "第卷" + "".join(word[0] for word in _SPECIAL))
_LEAST_RUN_IN = 3
_NO_TITLE_ENDS = tuple("，。、；,;．：:")


class Chapter(NamedTuple):
    """A heading found.

    Attributes:
        paragraph: The index of the paragraph it is, or that begins with it.
        level: How far down it stands among the other headings; 1 is the outermost.
        length: How many characters of the paragraph it has.
    """

    paragraph: int
    level: int
    length: int


class _Candidate(NamedTuple):
    paragraph: int
    rank: int
    number: int | None
    """None for what is not counted: a preface, an epilogue."""
    doubtful: bool = False
    """Whether it is written as text may be, and is only believed where exactly this number is missing."""


def chapters(text: str, spans: Sequence[Span]) -> tuple[Chapter, ...]:
    """The headings of a text's chapters in order; none where nothing is counted.

    Args:
        text: The text.
        spans: Its paragraphs.
    """
    starts, ends = (packed := PackedSpans.of(spans)).starts, packed.ends
    ordinal = set(_holding("第", text, starts))
    counting = [index for index, start in enumerate(starts) if text[start] in _BEGINNINGS]
    short = (index for index in ordinal.union(counting) if ends[index] - starts[index] <= LONGEST)
    likely = sorted(index for index in short if _worth_a_look(text[starts[index] : ends[index]]))
    run_in = partial(_run_in, text, spans, sorted(ordinal))
    if not likely or len(likely) > MOST:
        return run_in()
    found = [candidate for index in likely if (candidate := _candidate(spans[index].within(text), index))]
    kept = _consistent(c for c in found if c.number is not None and not c.doubtful)
    kept = _without_contents(_filled(kept, (c for c in found if c.doubtful)), text, spans)
    if not kept:
        return run_in()
    numbered = {c.paragraph for c in kept}
    whole = [c for c in found if c.number is None or c.paragraph in numbered]
    return _levelled(_without_contents(whole, text, spans), spans)


def _holding(char: str, text: str, starts: Sequence[int]) -> Iterator[int]:
    """The paragraphs a character stands in; one that holds it often, often."""
    at = text.find(char)
    while at >= 0:
        yield bisect_right(starts, at) - 1
        at = text.find(char, at + 1)


def _worth_a_look(line: str) -> bool:
    """Whether a line, no longer than a heading, begins as one does, or nearly."""
    return (line[0] in _BEGINNINGS or "第" in line[:12]) and _is_likely(line)


def is_heading(line: str) -> bool:
    """Whether a line, alone, could head a chapter."""
    line = line.strip()
    if not line or len(line) > LONGEST or line[0] not in _BEGINNINGS:
        return False
    candidate = _candidate(line, 0)
    return candidate is not None and not candidate.doubtful


def _is_likely(line: str) -> bool:
    """Whether it is worth trying the patterns on a line, which take longer to make than a short text to open."""
    at = line.find("第")
    if at >= 0 and line[at + 1 : at + 2] in _NUMERALS:
        return True
    return line[0] == "卷" or line.startswith(_SPECIAL) or (line[0] in _NUMERALS and len(line) <= 9)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What is counted, what is not, and what is counted at the beginning of the text it heads."""
    units = "".join(_UNITS)
    numeral = f"[{NUMERAL}]{{1,9}}"
    counted = re.compile(
        rf"(?:[^\s，。、；：！？]{{1,10}}[\s·]+)?第\s*(?P<n>{numeral})\s*(?P<unit>[{units}])(?P<gap>[\s:：·—．.、\-]*)(?P<title>.*)"
        rf"|卷[之第]?(?P<volume>{numeral})(?:[\s:：·]+.*)?"
        rf"|(?P<bare>{numeral})"
    )
    special = re.compile(rf"(?:{'|'.join(_SPECIAL)})(?:[{NUMERAL}]{{1,3}}|[\s:：·].*)?")
    return counted, special, re.compile(f"第({numeral})[回章]")


def _candidate(line: str, index: int) -> _Candidate | None:
    counted, special, _ = _patterns()
    if match := counted.fullmatch(line):
        if match["n"]:
            return _with_unit(match, index)
        value = number(match["volume"] or match["bare"])
        return None if value is None else _Candidate(index, 1 if match["volume"] else len(_UNITS), value)
    if special.fullmatch(line) and line[-1] not in _NO_TITLE_ENDS:
        return _Candidate(index, -1, None)
    return None


def _with_unit(match: re.Match[str], index: int) -> _Candidate | None:
    """A candidate of the form 第三回; where it ends as a clause does it is doubtful."""
    value = number(match["n"])
    title = match["title"]
    if value is None:
        return None
    rank = next(rank for rank, units in enumerate(_UNITS) if match["unit"] in units)
    if title and not match["gap"] and match["unit"] not in "回章篇卷":
        # 第二部门, 第三集团军, 第一节课: the sign is the beginning of a word.
        return None
    clauses = "。" in title or (not match["gap"] and not CLAUSE_MARKS.isdisjoint(title))
    return _Candidate(index, rank, value, doubtful=clauses or title.endswith(_NO_TITLE_ENDS))


def _consistent(candidates: Iterable[_Candidate]) -> list[_Candidate]:
    """The candidates that count on from one another, kind by kind, in order of the text."""
    kinds: dict[int, list[_Candidate]] = {}
    for candidate in candidates:
        same = kinds.setdefault(candidate.rank, [])
        # A heading that comes again at once, as a page break repeats it or the text quotes it, is one heading.
        if not same or same[-1].number != candidate.number:
            same.append(candidate)
    kept = [c for rank, same in kinds.items() for c in _counting(same, strict=rank == len(_UNITS))]
    return sorted(kept)


def _filled(kept: list[_Candidate], doubtful: Iterable[_Candidate]) -> list[_Candidate]:
    """The headings with those doubtful ones among them that stand where exactly their number is missing."""
    filled = kept
    for candidate in doubtful:
        at = bisect_left(filled, candidate)
        numbers = [c.number for c in filled[max(0, at - 1) : at + 1] if c.rank == candidate.rank]
        if candidate.number and numbers == [candidate.number - 1, candidate.number + 1]:
            filled = [*filled[:at], candidate, *filled[at:]]
    return filled


def _counting(same: Sequence[_Candidate], *, strict: bool) -> list[_Candidate]:
    """Of candidates of one kind those with a neighbour that counts on; bare numbers must begin with one as well."""
    numbers = [c.number or 0 for c in same]
    follows = [later == earlier + 1 for earlier, later in pairwise(numbers)]
    if strict and (1 not in numbers or sum(follows) < 0.8 * len(follows)):
        return []
    if len(same) == 1:
        return list(same) if numbers[0] == 1 and not strict else []
    sequential = [False, *follows], [*follows, False]
    rising = sum(follows) >= 0.6 * len(follows)
    return [
        c for c, before, after in zip(same, *sequential, strict=True) if before or after or (rising and c.number == 1)
    ]


def _without_contents(candidates: Sequence[_Candidate], text: str, spans: Sequence[Span]) -> list[_Candidate]:
    """The candidates without those of a table of contents: nothing stands below them, and they come again."""
    kept = []
    last = {_name(c, text, spans): c.paragraph for c in candidates}
    for key, run in groupby(enumerate(candidates), key=lambda item: item[1].paragraph - item[0]):
        del key
        listed = [candidate for _, candidate in run]
        again = [last[_name(c, text, spans)] > c.paragraph for c in listed]
        if len(listed) < 3 or sum(again) < 0.5 * len(listed):
            kept += listed
        else:
            kept += [c for c, comes in zip(listed, again, strict=True) if not comes]
    return kept


def _name(candidate: _Candidate, text: str, spans: Sequence[Span]) -> tuple[int, int | str]:
    if candidate.number is not None:
        return candidate.rank, candidate.number
    return candidate.rank, spans[candidate.paragraph].within(text)


def _levelled(candidates: Sequence[_Candidate], spans: Sequence[Span]) -> tuple[Chapter, ...]:
    ranks = sorted({c.rank for c in candidates if c.number is not None})
    return tuple(
        Chapter(c.paragraph, 1 + ranks.index(c.rank) if c.number is not None else 1, spans[c.paragraph].length)
        for c in candidates
    )


def _run_in(text: str, spans: Sequence[Span], ordinal: Sequence[int]) -> tuple[Chapter, ...]:
    """Headings that what they head follows in the same line: only their numbers can be told from it.

    Args:
        text: The text.
        spans: Its paragraphs.
        ordinal: Those that have a 第, in order.
    """
    long = [index for index in ordinal if spans[index].length > LONGEST and text[spans[index].start] == "第"]
    found: list[Chapter] = []
    for index in long:
        match = _patterns()[2].match(text, *spans[index])
        if match and number(match[1]) == len(found) + 1:
            found.append(Chapter(index, 1, match.end() - match.start()))
    return tuple(found) if len(found) >= _LEAST_RUN_IN else ()
