"""Markdown: the text without its marks, headings known as such."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, reference
from markdown_it.token import Token

from reader.core.document import Metadata
from reader.core.errors import SourceError
from reader.core.paragraphs import ParagraphKind
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
_BULLETS = "•◦▪"
"""By how many lists an item stands in; deeper ones have the last."""

_BETWEEN_CELLS = " | "


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
    lines = list(_lines(_parser().parse(source[front.end() :] if front else source)))
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


@cache
def _parser() -> MarkdownIt:
    """A parser that leaves footnotes in the text, where CommonMark would take them for addresses of links."""
    parser = MarkdownIt("commonmark").enable("table")
    parser.block.ruler.at("reference", _reference)
    return parser


def _reference(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # as it is called
    is_note = state.src.startswith("[^", state.bMarks[start] + state.tShift[start])
    return not is_note and reference(state, start, end, silent)


def _starts(lines: Sequence[_Line]) -> list[int]:
    starts = [0]
    for line in lines[:-1]:
        starts.append(starts[-1] + len(line.text) + 1)
    return starts[: len(lines)]


def _lines(tokens: Sequence[Token]) -> Iterator[_Line]:
    """The paragraphs of a text, in order."""
    walk = _Walk()
    return (line for token in tokens for line in walk.taken(token))


class _Walk:
    """The way through the tokens of a text: what stands in which heading, list, quotation or row of a table."""

    def __init__(self) -> None:
        self._level = 0
        self._bullets: list[str] = []
        self._within: list[ParagraphKind] = []
        self._row: list[str] | None = None

    def taken(self, token: Token) -> Iterable[_Line]:
        """The paragraphs that one token brings to an end."""
        name, _, nesting = token.type.rpartition("_")
        if nesting == "open":
            self._opened(name, token)
        elif nesting == "close":
            return self._closed(name)
        elif token.type == "inline":
            return self._text(token)
        elif token.type in _FENCES:
            lines = token.content.expandtabs(4).split("\n")
            return (_Line(line.rstrip(), kind=ParagraphKind.CODE) for line in lines if line.strip())
        elif token.type == "html_block":
            return (_Line(block.text) for block in stripped(token.content).blocks)
        return ()

    def _opened(self, name: str, token: Token) -> None:
        if name in _SHAPES:
            self._within.append(_SHAPES[name])
        if name == "heading":
            self._level = int(token.tag[1])
        elif name == "list_item":
            depth = self._within.count(ParagraphKind.ITEM)
            self._bullets.append(f"{token.info}. " if token.info else f"{_BULLETS[min(depth, len(_BULLETS)) - 1]} ")
        elif name == "tr":
            self._row = []

    def _closed(self, name: str) -> Iterable[_Line]:
        """The row of a table, which is one paragraph, where one ends."""
        if name in _SHAPES:
            self._within.pop()
        self._level = 0 if name == "heading" else self._level
        row, self._row = (self._row, None) if name == "tr" else (None, self._row)
        return [_Line(_BETWEEN_CELLS.join(row), kind=ParagraphKind.TABLE)] if row and any(row) else []

    def _text(self, token: Token) -> Iterator[_Line]:
        kind = self._within[-1] if self._within else ParagraphKind.BODY
        if self._row is not None:
            self._row.append(" ".join(_inline(token)))
            return
        for text in _inline(token):
            yield _Line(self._bullets.pop() + text if self._bullets else text, self._level, kind)


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
