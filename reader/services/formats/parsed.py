"""What a format makes of a file: its text, and what the markup said of it."""

from typing import NamedTuple

from reader.core.document import Metadata
from reader.core.paragraphs import ParagraphKind
from reader.core.repair import Reading
from reader.core.spans import Span


class NotThisFormat(Exception):
    """A file is only called as if it were in a format; it is a plain text."""


class Fields(NamedTuple):
    """Where records of JSON keep what: for each thing the names it may have, the first that is there counting."""

    title: tuple[str, ...] = ("title", "chapter", "rhythmic", "headline", "name", "subchapter", "type", "标题", "題目")
    author: tuple[str, ...] = ("author", "creator", "byline", "作者")
    source: tuple[str, ...] = ("source", "publisher", "site", "来源", "來源")
    date: tuple[str, ...] = ("date", "published", "time", "pubdate", "日期", "时间", "時間")
    content: tuple[str, ...] = (
        "abstract", "preface", "paragraphs", "content", "contents", "para", "text", "body", "正文", "内容", "內容",
    )  # fmt: skip
    notes: tuple[str, ...] = ("notes", "note", "comment", "comments", "annotations", "注", "注释")


class Mark(NamedTuple):
    """A heading that the markup names.

    Attributes:
        offset: Where in the text its line begins.
        level: How far down it stands; 1 is the outermost.
        title: What it says, where that is not what its line says.
    """

    offset: int
    level: int
    title: str = ""


class Shape(NamedTuple):
    """A paragraph that the markup sets apart.

    Attributes:
        offset: Where in the text it begins.
        kind: What it is.
    """

    offset: int
    kind: ParagraphKind


class Parsed(NamedTuple):
    """A text with what its markup said.

    Attributes:
        text: The text extracted, one paragraph a line.
        encoding: The codec that read the bytes.
        undecodable: How many places could not be read.
        metadata: What the markup says of the text; empty where it says nothing.
        headings: The lines that are headings, in order.
        contents: The parts of the text, in order, where the format has a table of them; else the headings tell.
        readings: The pronunciations of characters, in brackets behind them; in order.
        shapes: The paragraphs that are quotations or items of lists, in order.
        outside: The stretches that are not the article: navigation, lists of links.
    """

    text: str
    encoding: str
    undecodable: int
    metadata: Metadata = Metadata("")
    headings: tuple[Mark, ...] = ()
    contents: tuple[Mark, ...] = ()
    readings: tuple[Reading, ...] = ()
    shapes: tuple[Shape, ...] = ()
    outside: tuple[Span, ...] = ()
