"""JSON: a file of it is one text, each record in it a section; of JSON by lines, each line is a text of its own.

A collection of poems is read as a book is, from one poem to the next, so a file of a thousand is one document with a
thousand sections. What comes line by line is a collection of articles that have nothing to do with one another.
"""

import json
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from reader.core.document import Metadata
from reader.core.errors import NotText, SourceError
from reader.services.decoding import Decoded, decoded
from reader.services.formats.parsed import Fields, Mark, NotThisFormat, Parsed
from reader.services.limits import spoken
from reader.services.options import Options

_DEEPEST = 16
"""Levels of records within records."""


class _Line(NamedTuple):
    text: str
    level: int = 0


def texts(data: bytes, path: str, options: Options) -> Iterator[tuple[str, Parsed | SourceError]]:
    """The texts in a file of JSON.

    Raises:
        NotText: If it is too large, or in no encoding.
        NotThisFormat: If it is no JSON, or holds no text in any field that is looked for.
    """
    if len(data) > options.limits.structured_bytes:
        raise NotText(
            path, f"JSON larger than {spoken(options.limits.structured_bytes)}; split it, or write it by lines"
        )
    text = decoded(data, path, options.encoding)
    value = _loaded(text.text)
    if value is not None:
        yield path, _parsed(value, text, options.fields or Fields())
        return
    yield from _by_lines(text, path, options.fields or Fields())


def _loaded(text: str) -> object:
    """What a text of JSON says; None where it is none."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _by_lines(text: Decoded, path: str, fields: Fields) -> Iterator[tuple[str, Parsed | SourceError]]:
    lines = [(number, line) for number, line in enumerate(text.text.split("\n"), 1) if line.strip()]
    if len(lines) < 2 or _loaded(lines[0][1]) is None:
        raise NotThisFormat
    for number, line in lines:
        place = f"{path}!{number}"
        value = _loaded(line)
        if value is None:
            yield place, NotText(place, "this line is not JSON")
            continue
        try:
            yield place, _parsed(value, text._replace(undecodable=line.count("\ufffd")), fields)
        except NotThisFormat:
            yield place, NotText(place, "this record has no text in any field that is looked for")


def _parsed(value: object, text: Decoded, fields: Fields) -> Parsed:
    top = value if isinstance(value, dict) else {}
    body = {name: held for name, held in top.items() if name not in (*fields.title, *fields.author)} if top else value
    lines = list(_lines(body, fields, 1))
    if not any(not line.level for line in lines):
        raise NotThisFormat
    title, author = _first(top, fields.title), _first(top, fields.author)
    head = [_Line(title, 1)] * bool(title) + [_Line(author)] * bool(author)
    lines = [*head, *(line._replace(level=line.level and line.level + bool(title)) for line in lines)]
    offset, headings = 0, []
    for line in lines:
        if line.level:
            headings.append(Mark(offset, line.level))
        offset += len(line.text) + 1
    return Parsed(
        text="\n".join(line.text for line in lines),
        encoding=text.encoding,
        undecodable=text.undecodable,
        metadata=Metadata(title, author, _first(top, fields.source), _first(top, fields.date)[:10] or None),
        headings=tuple(headings),
    )


def _lines(value: object, fields: Fields, level: int) -> Iterator[_Line]:
    """The paragraphs of a value: of text its lines, of a list all it holds, of a record what its fields hold."""
    if level > _DEEPEST:
        return
    if isinstance(value, str):
        yield from (_Line(line.strip()) for line in value.split("\n") if line.strip())
    elif isinstance(value, list):
        for held in value:
            yield from _lines(held, fields, level)
    elif isinstance(value, dict):
        yield from _record(value, fields, level)


def _record(record: Mapping[str, object], fields: Fields, level: int) -> Iterator[_Line]:
    title, author = _first(record, fields.title), _first(record, fields.author)
    if title:
        yield _Line(title, level)
    if author:
        yield _Line(author)
    for name in (*fields.content, *fields.notes):
        if name in record:
            yield from _lines(record[name], fields, level + bool(title))


def _first(record: Mapping[str, object], names: tuple[str, ...]) -> str:
    """The first of some fields that holds a short text."""
    found = (record.get(name) for name in names)
    return next((" ".join(held.split()) for held in found if isinstance(held, str) and held.strip()), "")
