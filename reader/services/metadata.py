"""What a page says of itself: title, author, source and date, by the labels Chinese pages use.

The head of a page is what stands before its running text. There, a line of labels (来源：… 作者：… and a date) is the
dateline; the title is the last line above it that is neither navigation nor labels. Where no dateline stands, the
title is the first such line of the page. A page without a label for its source may still name it in its dispatch
line (驻马店网讯…).
"""

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from reader.core import cells
from reader.core.characters import SENTENCE_END
from reader.core.document import Metadata, Paragraph, ParagraphKind
from reader.core.spans import Span

HEAD_LINES = 16
"""How many lines may stand before the running text of a page."""

LONGEST_TITLE = 120
"""Cells; a longer line is running text."""

_LABELS = {
    "source": "来源|來源|稿源|来自|來自|出处|出處",
    "author": "作者|撰文|文",
    "date": "时间|時間|日期|发布时间|發布時間|发布日期|發佈時間|更新时间|更新時間",
    "other": "编辑|編輯|责任编辑|責任編輯|责编|責編|点击|點擊|浏览|瀏覽|阅读|閱讀|字号|字號|摘要|关键词|關鍵詞|分享",
}
_LABEL = re.compile(
    "(?:^|(?<=[\\s】\\]|]))(?:" + "|".join(f"(?P<{n}>{v})" for n, v in _LABELS.items()) + ")\\s*[:：]\\s*"
)
_DATE = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)\s*[年./-]\s*(?P<m>\d{1,2})\s*[月./-]\s*(?P<d>\d{1,2})(?!\d)\s*日?"
    r"(?:[\sT]*(?P<H>\d{1,2})\s*[:：时時]\s*(?P<M>\d{2})(?:\s*[:：分]\s*(?P<S>\d{2}))?)?"
)
_BREADCRUMB = re.compile(r"[>＞»›]|^(?:首页|首頁)|(?:正文|阅读正文|閱讀正文)$|^当前位置|^當前位置")
_DISPATCH = re.compile("^(\\w{1,9}(?:网|報|报|社|台|臺|網))(?:讯|訊|电|電)[(（ 　]")


class Description(NamedTuple):
    """A page described.

    Attributes:
        metadata: What it says of itself.
        paragraphs: Its paragraphs, each now known for what it is.
    """

    metadata: Metadata
    paragraphs: tuple[Paragraph, ...]


def described(clean: str, spans: Sequence[Span], name: str) -> Description:
    """What a page says of itself.

    Args:
        clean: The clean text.
        spans: Its paragraphs.
        name: What to call it where it has no title of its own.
    """
    head = [span.within(clean) for span in spans[:HEAD_LINES]]
    head = list(takewhile(lambda line: not _running(line), head))
    labels = _labels(head)
    title = _title(head, labels)
    written = head[title] if title is not None else _first_line(clean, spans)
    metadata = Metadata(
        title=written or name,
        author=labels.values.get("author", ""),
        source=labels.values.get("source") or _dispatched(clean, spans),
        date=labels.date,
    )
    return Description(metadata, _paragraphs(clean, spans, title, labels))


def _running(line: str) -> bool:
    """Whether a line of the head is already running text."""
    return len(line) > 30 and line[-1] in SENTENCE_END and not _LABEL.match(line)


class _Labels(NamedTuple):
    """What the labels of a head say, and which of its lines hold them."""

    values: dict[str, str]
    date: str | None
    lines: tuple[int, ...]
    dateline: int | None


def _labels(head: Sequence[str]) -> _Labels:
    values: dict[str, str] = {}
    lines: list[int] = []
    date = dateline = None
    for number, line in enumerate(head):
        found = _read_labels(line, head[number + 1] if number + 1 < len(head) else "")
        dated = _DATE.match(line) or ("date" in found and _DATE.search(line))
        if dated and date is None:
            date, dateline = _iso(dated), number
        if (found or dated) and cells.width(line) <= LONGEST_TITLE:
            lines.append(number)
            if found == {"source": head[number + 1] if number + 1 < len(head) else ""} and line.rstrip()[-1] in ":：":
                lines.append(number + 1)
        values = {name: value for name, value in found.items() if value} | values
    return _Labels(values, date, tuple(lines), dateline)


def _read_labels(line: str, below: str) -> dict[str, str]:
    """The labels of one line with their values; a label at the line's end has the line below for its value."""
    matches = list(_LABEL.finditer(line))
    ends = [*(match.start() for match in matches[1:]), len(line)]
    found: dict[str, str] = {}
    for match, end in zip(matches, ends, strict=False):
        value = line[match.end() : end].strip()
        if not value and match.end() == len(line) and not _LABEL.match(below):
            value = below
        if match.lastgroup:
            found.setdefault(match.lastgroup, _short(value))
    return found


def _short(value: str) -> str:
    """The value of a label: up to the first wide space or bar; nothing where it is a whole sentence."""
    value = re.split(r"\s{2,}|[|｜]", value)[0].strip()
    return value if cells.width(value) <= 60 else ""


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


def _paragraphs(clean: str, spans: Sequence[Span], title: int | None, labels: _Labels) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(span, _kind(clean, spans, number, title, labels)) for number, span in enumerate(spans))


def _kind(clean: str, spans: Sequence[Span], number: int, title: int | None, labels: _Labels) -> ParagraphKind:
    if number == title:
        return ParagraphKind.TITLE
    if number in labels.lines:
        return ParagraphKind.LABELS
    below = spans[number + 1] if number + 1 < len(spans) else None
    if below and _heads(clean, spans[number]) and not _heads(clean, below) and below.length > 40:
        return ParagraphKind.HEADING
    return ParagraphKind.BODY


def _heads(clean: str, span: Span) -> bool:
    """Whether a line could be a heading: short, and not ending as a sentence or a clause does."""
    return span.length <= 30 and clean[span.end - 1] not in SENTENCE_END and clean[span.end - 1] not in "，,、:：)）"
