"""What a page says of itself: title, author, source and date, by the labels Chinese pages use.

The head of a page is what stands before its running text. There, a line of labels (来源：… 作者：… and a date) is the
dateline; the title is the last line above it that is neither navigation nor labels. Where no dateline stands, the
title is the first such line of the page. A page without a label for its source may still name it in its dispatch
line (驻马店网讯…).
"""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from operator import sub
from typing import NamedTuple

from reader.core import cells
from reader.core.characters import SENTENCE_END
from reader.core.document import Metadata
from reader.core.paragraphs import ParagraphKind, Paragraphs
from reader.core.spans import PackedSpans, Span
from reader.services.formats.chapters import Chapter

HEAD_LINES = 16
"""How many lines may stand before the running text of a page."""

_SHORT, _LONG = 30, 40
"""Characters that a heading without a number has at most, and that what stands below it has more than."""

LONGEST_TITLE = 120
"""Cells; a longer line is running text."""


def _all(name: str, words: str, befores: str = "") -> dict[str, str]:
    """What is labelled with words, before which others may stand."""
    return {before + word: name for before in ("", *befores.split()) for word in words.split()}


_NAMES = {
    **_all("title", "标题 標題 题目 題目", "文章"),
    **_all("title", "书名 書名 Title"),
    **_all("source", "来源 來源", "信息 資訊 文章 稿件 新闻 新聞 消息"),
    **_all("source", "稿源 来自 來自 出处 出處"),
    **_all("author", "作者 Author 撰文 文 记者 記者"),
    **_all("date", "时间 時間 日期", "发布 發布 發佈 发表 發表 更新 刊登 发稿 發稿"),
    **_all("other", "编辑 編輯", "责任 責任 图片 圖片"),
    **_all("other", "责编 責編 校对 校對 审核 審核 图 圖 摄影 攝影 摄 攝 字号 字號 字体 字體 摘要 关键词 關鍵詞 分享"),
    **{
        seen + times: "other"
        for seen in ("点击", "點擊", "浏览", "瀏覽", "阅读", "閱讀")
        for times in ("", "次数", "次數", "数", "數", "量")
    },
}
_LABEL = re.compile(r"(?:^|(?<=[\s】\](（|]))(\w{1,8})\s*[:：]\s*")
"""What may be a label: told from others by its name, as a pattern of all names takes longer to compile than a page."""
_DATE = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)(?:\s*[年./-]\s*|\s+(?=\d\d/\d\d))(?P<m>0?[1-9]|1[0-2])\s*[月./-]\s*"
    r"(?P<d>0?[1-9]|[12]\d|3[01])(?!\d)\s*日?"
    r"(?:[\sT]*(?P<H>[01]?\d|2[0-3])\s*[:时時]\s*(?P<M>[0-5]\d)(?:\s*[:分]\s*(?P<S>[0-5]\d))?)?"
)
_BOOK = "《([^《》]+)》\\s*([^\\s，。：；！？《》]{0,12})"
"""A title as books are headed, and perhaps who wrote it."""

_NARROW = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_BREADCRUMB = re.compile(r"[>＞»›]|^(?:首页|首頁)|(?:正文|阅读正文|閱讀正文)$|^当前位置|^當前位置")
_DISPATCH = re.compile(
    "^(?!本)(\\w{1,9}?(?:网|報|报|社|台|臺|網))(?:\\w{2,6}\\d{1,2}月\\d{1,2}日)?(?:讯|訊|电|電)[(（ 　]"
)


class Name(NamedTuple):
    """What a text is called by the place it comes from.

    Attributes:
        text: The name.
        better: Whether it says more than a first line of the text that nothing else shows to be a title.
    """

    text: str
    better: bool = False


class Description(NamedTuple):
    """A page described.

    Attributes:
        metadata: What it says of itself.
        paragraphs: Its paragraphs, each now known for what it is.
    """

    metadata: Metadata
    paragraphs: Paragraphs


def described(clean: str, spans: Sequence[Span], name: Name, chapters: Sequence[Chapter] = ()) -> Description:
    """What a page says of itself.

    Args:
        clean: The clean text.
        spans: Its paragraphs.
        name: What to call it where it has no title of its own.
        chapters: Its chapters; without any, headings are guessed.
    """
    before = spans[: min(chapters[0].paragraph, HEAD_LINES) if chapters else HEAD_LINES]
    head = [span.within(clean) for span in before]
    head = list(takewhile(lambda line: not _running(line), head))
    labels = _labels(head)
    title = _title(head, labels) if labels.title is None else labels.title
    if name.better and labels.title is None and labels.dateline is None:
        title, written = None, name.text
    else:
        written = labels.values.get("title") or (_first_line(clean, before) if title is None else head[title])
    written = _once(written) if chapters else written
    book = re.fullmatch(_BOOK, written) if written[:1] == "《" else None
    bookish = book is not None and (bool(chapters) or not book[2])
    metadata = Metadata(
        title=book[1] if book and bookish else written or name.text,
        author=labels.values.get("author") or (book[2] if book and bookish else ""),
        source=labels.values.get("source") or _dispatched(clean, spans),
        date=labels.date,
    )
    headings = [c.paragraph for c in chapters if c.length == spans[c.paragraph].length]
    return Description(metadata, _paragraphs(clean, spans, _Known(title, labels.lines, headings)))


def _once(title: str) -> str:
    """A title that stands several times in a row, once."""
    period = (title + title).find(title, 1)
    return title[:period] if period >= 2 else title


def _is_labelled(line: str) -> bool:
    """Whether a line begins with a label."""
    match = _LABEL.match(line)
    return match is not None and match[1] in _NAMES


def _running(line: str) -> bool:
    """Whether a line of the head is already running text."""
    return len(line) > 30 and line[-1] in SENTENCE_END and not _is_labelled(line)


class _Labels(NamedTuple):
    """What the labels of a head say, and which of its lines hold them."""

    values: dict[str, str]
    date: str | None
    lines: tuple[int, ...]
    dateline: int | None
    title: int | None


def _labels(head: Sequence[str]) -> _Labels:
    values: dict[str, str] = {}
    lines: list[int] = []
    date = dateline = title = None
    for number, line in enumerate(head):
        below = head[number + 1] if number + 1 < len(head) else ""
        found = _read_labels(line, below)
        dated = _dated(line, found)
        if dated and date is None:
            date, dateline = _iso(dated), number
        if title is None and found.get("title"):
            title = number
        if (found or dated) and cells.width(line) <= LONGEST_TITLE:
            lines.append(number)
            if below and line[-1] in ":：" and below in found.values():
                lines.append(number + 1)
        values = {name: value for name, value in found.items() if value} | values
    return _Labels(values, date, tuple(lines), dateline, title)


def _dated(line: str, labels: dict[str, str]) -> re.Match[str] | None:
    """The date of a line that is a dateline: it begins with one set apart, has labels, or ends with a time of day."""
    match = _DATE.search(line.translate(_NARROW))
    if match is None or cells.width(line) > LONGEST_TITLE:
        return None
    labelled = not labels.keys().isdisjoint(("source", "author", "date"))
    begins = match.start() == 0 and line[match.end() : match.end() + 1].strip(" 　|｜(（") == ""
    ends = match.end() == len(line) and match["H"] is not None
    return match if labelled or begins or ends else None


def _read_labels(line: str, below: str) -> dict[str, str]:
    """The labels of one line with their values; a label that is all of its line has the line below for its value."""
    matches = [match for match in _LABEL.finditer(line) if match[1] in _NAMES]
    ends = [*(match.start() for match in matches[1:]), len(line)]
    found: dict[str, str] = {}
    for match, end in zip(matches, ends, strict=False):
        value = line[match.end() : end].strip()
        if match[0] == line and not _is_labelled(below) and not _DATE.match(below):
            value = below
        name = _NAMES[match[1]]
        found.setdefault(name, _short(value, LONGEST_TITLE if name == "title" else 60))
    return found


def _short(value: str, room: int) -> str:
    """The value of a label: up to a wide space, a bar, a bracket or a date; nothing where it is wider than `room`."""
    dated = _DATE.search(value.translate(_NARROW))
    value = re.split(r"\s{2,}|　|(?<=.)[|｜\[【]|[)）]$", value[: dated.start() if dated else None])[0].strip()
    return value if cells.width(value) <= room else ""


def _iso(match: re.Match[str]) -> str:
    date = f"{match['y']}-{int(match['m']):02}-{int(match['d']):02}"
    if not match["H"]:
        return date
    return f"{date}T{int(match['H']):02}:{match['M']}" + (f":{match['S']}" if match["S"] else "")


def _title(head: Sequence[str], labels: _Labels) -> int | None:
    """The line of the head that is the title."""
    fit = [
        number
        for number, line in enumerate(head)
        if number not in labels.lines and not _BREADCRUMB.search(line) and cells.width(line) <= LONGEST_TITLE
    ]
    if labels.dateline is None:
        return fit[0] if fit else None
    above = [number for number in fit if number < labels.dateline]
    return above[-1] if above else (fit[0] if fit else None)


def _first_line(clean: str, spans: Sequence[Span]) -> str:
    """The first line of a text without a head, if it is short enough to stand as a title."""
    line = spans[0].within(clean) if spans else ""
    return line if cells.width(line) <= LONGEST_TITLE // 2 else ""


def _dispatched(clean: str, spans: Sequence[Span]) -> str:
    """The source that a page's dispatch line names."""
    for span in spans[:HEAD_LINES]:
        if match := _DISPATCH.match(clean[span.start : span.end]):
            return match[1]
    return ""


class _Known(NamedTuple):
    """Paragraphs known for what they are, by their indices."""

    title: int | None
    labels: Sequence[int]
    headings: Sequence[int]


def _paragraphs(clean: str, spans: Sequence[Span], known: _Known) -> Paragraphs:
    headings = known.headings or _guessed_headings(clean, spans)
    kinds = dict.fromkeys(headings, ParagraphKind.HEADING) | dict.fromkeys(known.labels, ParagraphKind.LABELS)
    if known.title is not None:
        kinds[known.title] = ParagraphKind.TITLE
    return Paragraphs.of(spans, kinds)


def _guessed_headings(clean: str, spans: Sequence[Span]) -> Iterator[int]:
    """Short lines above long paragraphs that do not end as a sentence or a clause does."""
    starts, ends = (packed := PackedSpans.of(spans)).starts, packed.ends
    lengths = list(map(sub, ends, starts))
    for number in [n for n, length in enumerate(lengths[:-1]) if length <= _SHORT]:
        last = clean[ends[number] - 1]
        if lengths[number + 1] > _LONG and last not in SENTENCE_END and last not in "，,、:：)）":
            yield number
