"""Web pages: decoded, parsed in a process that can be killed, their main article told from what is around it."""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

from reader.core.document import Metadata
from reader.core.errors import NotText, SourceError
from reader.core.paragraphs import ParagraphKind
from reader.core.repair import Reading
from reader.core.spans import Span
from reader.services.decoding import Decoded, decoded
from reader.services.formats.parsed import Mark, Parsed, Shape
from reader.services.formats.sandbox import SANDBOX, Page
from reader.services.formats.stripping import stripped
from reader.services.limits import Limits, spoken
from reader.services.options import Options

_LABELS = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,30})""")
_HEAD = 2048
_SELF_CLOSED = re.compile(r"<([A-Za-z][\w:-]*)((?:\s[^<>]*)?)/>")
_VOID = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"))
_DATE = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?))?")
_NESTING = (
    ("<div", "</div"),
    ("<ul", "</ul"),
    ("<table", "</table"),
    ("<section", "</section"),
    ("<blockquote", "</blockquote"),
)


def texts(data: bytes, path: str, options: Options) -> Iterator[tuple[str, Parsed | SourceError]]:
    """The one text in a web page.

    Raises:
        NotText: If it is too large, or in no encoding.
    """
    text = page_text(data, path, options)
    page = page_of(text.text, options.limits, article=True)
    headings = [Mark(index, block.level) for index, block in enumerate(page.blocks) if block.level]
    starts = starts_of(page)
    yield (
        path,
        Parsed(
            text="\n".join(block.text for block in page.blocks),
            encoding=text.encoding,
            undecodable=text.undecodable,
            metadata=_metadata(page),
            headings=tuple(
                mark._replace(offset=starts[mark.offset]) for mark in headings if not _outside(page, mark.offset)
            ),
            readings=tuple(readings_of(page, starts)),
            shapes=tuple(shapes_of(page, starts)),
            outside=tuple(Span(starts[start], starts[end]) for start, end in page.outside),
        ),
    )


def page_text(data: bytes, path: str, options: Options) -> Decoded:
    """The markup of a page; what it says of its encoding is evidence.

    Raises:
        NotText: If it is too large, or in no encoding.
    """
    if len(data) > options.limits.page_bytes:
        raise NotText(path, f"a page larger than {spoken(options.limits.page_bytes)}")
    label = _LABELS.search(data[:_HEAD])
    return decoded(data, path, options.encoding, label[1].decode("ascii") if label else "")


def page_of(markup: str, limits: Limits, *, article: bool) -> Page:
    """What stands in a page, by the parser or, where that fails or might, by a simpler way.

    Args:
        markup: The page.
        limits: How far it is parsed.
        article: Whether the main article is to be told from what stands around it.
    """
    if _too_deep(markup, limits.nesting):
        return stripped(markup)
    if "/>" in markup:
        markup = _SELF_CLOSED.sub(_closed, markup)
    return SANDBOX.page(markup, limits, article=article) or stripped(markup)


def starts_of(page: Page) -> Sequence[int]:
    """Where each paragraph begins once they are joined by line ends, and where one behind the last would."""
    return [0, *accumulate(len(block.text) + 1 for block in page.blocks)]


def readings_of(page: Page, starts: Sequence[int]) -> Iterator[Reading]:
    """The readings of a page, where they stand once its paragraphs are joined."""
    for block, at in zip(page.blocks, starts, strict=False):
        for base, start, end in block.readings:
            spans = Span(base, start).moved(at), Span(start, end).moved(at)
            yield Reading(*spans, block.text[start + 1 : end - 1].strip())


def shapes_of(page: Page, starts: Sequence[int]) -> Iterator[Shape]:
    """The quotations and items of lists of a page, where they stand once its paragraphs are joined."""
    return (
        Shape(at, ParagraphKind(block.shape)) for block, at in zip(page.blocks, starts, strict=False) if block.shape
    )


def _too_deep(markup: str, most: int) -> bool:
    """Whether elements may stand deeper within one another than the parser can take."""
    lower = markup.lower()
    return any(lower.count(opening) - lower.count(closing) > most for opening, closing in _NESTING)


def _closed(match: re.Match[str]) -> str:
    """An element of XHTML that closes itself as HTML understands it: `<title/>` would swallow the page."""
    return match[0] if match[1].lower() in _VOID else f"<{match[1]}{match[2]}></{match[1]}>"


def _outside(page: Page, index: int) -> bool:
    return any(start <= index < end for start, end in page.outside)


def _metadata(page: Page) -> Metadata:
    date = _DATE.match(page.said.get("date", ""))
    return Metadata(
        title=page.said.get("title", ""),
        author=page.said.get("author", ""),
        source=page.said.get("source", ""),
        date=(f"{date[1]}T{date[2]}" if date[2] else date[1]) if date else None,
    )
