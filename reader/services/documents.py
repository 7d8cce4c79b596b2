"""What was read of a text made into a document: its layers, its paragraphs, its sections, what it says of itself."""

from collections.abc import Sequence
from pathlib import PurePath

from reader.core.document import Document, Section, Stamp
from reader.core.furniture import furnished
from reader.core.paragraphs import ParagraphKind, Paragraphs
from reader.core.repair import repaired
from reader.core.sanitizing import is_harmless, printable, printable_lines
from reader.core.spans import Span
from reader.services import paths
from reader.services.decoding import decoded
from reader.services.formats import plain_text
from reader.services.formats.chapters import Chapter, chapters, is_heading
from reader.services.formats.hard_wraps import unwrapped
from reader.services.giving_way import WAY
from reader.services.metadata import Name, described
from reader.services.options import OPTIONS, Options

_SAYING_NOTHING = frozenset(
    [
        "text",
        "content",
        "contents",
        "index",
        "main",
        "body",
        "chapter",
        "document",
        "untitled",
        "正文",
        "内容",
        "內容",
        "文本",
    ]
)
"""Names of files that say nothing of what is in them."""


def document_of(data: bytes, path: str, options: Options = OPTIONS, stamp: Stamp | None = None) -> Document:
    """The document of a plain text.

    Args:
        data: All bytes of the file.
        path: Where they come from, as the user gave it.
        options: How it is opened.
        stamp: The file, where it is one.

    Raises:
        NotText: If no encoding makes a text of them.
        UnknownEncoding: If there is no such encoding.
    """
    text = decoded(data, path, options.encoding)
    WAY.give()
    harmless = is_harmless(text.text)
    mended = repaired(text.text, options.repairs, harmless=harmless)
    WAY.give()
    untouched = harmless and mended.text is text.text
    clean, joined = unwrapped(mended.text if untouched else printable_lines(mended.text))
    WAY.give()
    spans = plain_text.paragraphs(clean)
    heads = chapters(clean, spans)
    WAY.give()
    description = described(clean, spans, named(path), heads)
    paragraphs = furnished(clean, description.paragraphs) if options.furniture else description.paragraphs
    return Document(
        path=path,
        metadata=description.metadata,
        encoding=text.encoding,
        undecodable=text.undecodable,
        source=text.text,
        clean=clean,
        alignment=mended.alignment.then(joined),
        repairs=mended.repairs,
        paragraphs=paragraphs,
        sections=sections(clean, spans, heads or _headings(paragraphs)),
        suggestions=mended.suggestions,
        readings=mended.readings,
        stamp=stamp,
    )


def named(path: str) -> Name:
    """What a text is called by its file, or by its folder where all files are called alike."""
    if path == paths.STDIN:
        return Name("standard input")
    place = PurePath(path)
    if place.stem.casefold() in _SAYING_NOTHING and place.parent.name:
        folders = [place.parent.name]
        if is_heading(folders[0]) and place.parent.parent.name:
            # 第一节 alone says only which of many.
            folders.insert(0, place.parent.parent.name)
        return Name(printable(" ".join(folders)), better=True)
    return Name(printable(place.stem))


def _headings(paragraphs: Paragraphs) -> tuple[Chapter, ...]:
    """The headings that were guessed; one alone divides nothing."""
    found = paragraphs.of_article(ParagraphKind.HEADING)
    return tuple(Chapter(index, 1, paragraphs[index].span.length) for index in found) if len(found) > 1 else ()


def sections(clean: str, spans: Sequence[Span], heads: Sequence[Chapter]) -> tuple[Section, ...]:
    """The parts of a text that headings begin.

    Args:
        clean: The clean text.
        spans: Its paragraphs.
        heads: Its headings, in order.
    """
    starts = [spans[head.paragraph].start for head in heads]
    stops = ends(starts, [head.level for head in heads], len(clean))
    return tuple(
        Section(clean[start : start + head.length], Span(start, end), head.level)
        for head, start, end in zip(heads, starts, stops, strict=True)
    )


def ends(starts: Sequence[int], levels: Sequence[int], end: int) -> list[int]:
    """Where each part ends: where the next one begins that is not further down."""
    found = [end] * len(starts)
    open_parts: list[int] = []
    for index, (start, level) in enumerate(zip(starts, levels, strict=True)):
        while open_parts and levels[open_parts[-1]] >= level:
            found[open_parts.pop()] = start
        open_parts.append(index)
    return found
