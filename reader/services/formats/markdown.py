"""Markdown: the text without its marks, headings known as such."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

from reader.core.document import Metadata, ParagraphKind
from reader.core.errors import SourceError
from reader.services.decoding import Decoded, decoded
from reader.services.formats.parsed import Mark, NotThisFormat, Parsed, Shape
from reader.services.formats.stripping import stripped
from reader.services.options import Options

LARGEST = 2 << 20
"""Characters that are parsed; what is longer is a plain text with some marks in it."""

_FRONT = re.compile(r"---\n(.{0,8000}?)\n---\n", re.DOTALL)
_SAID = re.compile(r"^(title|author|date|source|description)\s*:\s*(.+)$", re.MULTILINE)
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_REMARK = re.compile(r"[ \t]*\{(?:/\*[^{}\n]{0,200}\*/|#[\w-]{1,100})\}")
_SHAPES = {"list_item": ParagraphKind.ITEM, "blockquote": ParagraphKind.QUOTATION}
_FENCES = frozenset(("fence", "code_block"))


class _Line(NamedTuple):
    text: str
    level: int = 0
    kind: ParagraphKind = ParagraphKind.BODY


def texts(data: bytes, path: str, options: Options) -> Iterator[tuple[str, Parsed | SourceError]]:
    """The one text in a file of Markdown.

    Raises:
        NotText: If it is in no encoding.
        NotThisFormat: If it is too long to be parsed.
    """
    text = decoded(data, path, options.encoding)
    if len(text.text) > LARGEST:
        raise NotThisFormat
    yield path, _parsed(text)


def _parsed(decoded_: Decoded) -> Parsed:
    source = _REMARK.sub("", decoded_.text)
    front = _FRONT.match(source)
    said = dict(_SAID.findall(front[1])) if front else {}
    lines = list(_lines(MarkdownIt("commonmark").enable("table").parse(source[front.end() :] if front else source)))
    title = said.get("title", "").strip("\"' ")
    if title and title not in (line.text for line in lines[:1]):
        lines.insert(0, _Line(title, 1))
    starts = _starts(lines)
    date = _DATE.match(said.get("date", ""))
    headings = tuple(Mark(start, line.level) for line, start in zip(lines, starts, strict=True) if line.level)
    top = [line.text for line in lines if line.level == 1]
    return Parsed(
        text="\n".join(line.text for line in lines),
        encoding=decoded_.encoding,
        undecodable=decoded_.undecodable,
        metadata=Metadata(title or (top[0] if len(top) == 1 else ""), said.get("author", ""), "", date and date[0]),
        headings=headings,
        shapes=tuple(
            Shape(start, line.kind)
            for line, start in zip(lines, starts, strict=True)
            if line.kind is not ParagraphKind.BODY
        ),
    )


def _starts(lines: Sequence[_Line]) -> list[int]:
    starts = [0]
    for line in lines[:-1]:
        starts.append(starts[-1] + len(line.text) + 1)
    return starts[: len(lines)]


def _lines(tokens: Sequence[Token]) -> Iterator[_Line]:
    """The paragraphs of a text, in order."""
    level = 0
    bullets: list[str] = []
    within: list[ParagraphKind] = []
    for token in tokens:
        _keep_track(token, within)
        if token.type == "heading_open":
            level = int(token.tag[1])
        elif token.type == "heading_close":
            level = 0
        elif token.type == "list_item_open":
            bullets.append(f"{token.info}. " if token.info else "• ")
        elif token.type == "inline":
            kind = within[-1] if within else ParagraphKind.BODY
            for text in _inline(token):
                yield _Line(bullets.pop() + text if bullets else text, level, kind)
        elif token.type in _FENCES:
            yield from (_Line(line) for line in token.content.split("\n") if line.strip())
        elif token.type == "html_block":
            yield from (_Line(block.text) for block in stripped(token.content).blocks)


def _keep_track(token: Token, within: list[ParagraphKind]) -> None:
    """Know what stands in which list or quotation."""
    name, _, nesting = token.type.rpartition("_")
    if name in _SHAPES and nesting == "open":
        within.append(_SHAPES[name])
    elif name in _SHAPES:
        within.pop()


def _inline(token: Token) -> Iterator[str]:
    """The lines of a paragraph: one, unless it says where lines end."""
    pieces: list[str] = []
    for child in token.children or ():
        if child.type in ("text", "code_inline"):
            pieces.append(child.content)
        elif child.type == "softbreak":
            pieces.append(" " if pieces and pieces[-1][-1:] < "\u2e80" else "")
        elif child.type == "hardbreak":
            pieces.append("\n")
        elif child.type == "image":
            pieces.append(child.content)
        elif child.type == "html_inline" and child.content.startswith("<br"):
            pieces.append("\n")
    return (line.strip() for line in "".join(pieces).split("\n") if line.strip())
