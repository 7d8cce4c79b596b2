"""Annotations as other programs read them: lines of JSON and back, Markdown, and W3C's Web Annotations."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import NamedTuple

from reader.core.anchors import Anchor
from reader.core.annotations import Annotation, Kind, Style

_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>#|~])")
_HALF = re.compile("[\ud800-\udfff]")
_LINE_START = re.compile(r"^(\s*)([-+=]|\d+[.)])", re.MULTILINE)
_MOTIVATIONS = {Kind.BOOKMARK: "bookmarking", Kind.HIGHLIGHT: "highlighting", Kind.NOTE: "commenting"}
_CONTEXT = "http://www.w3.org/ns/anno.jsonld"


class About(NamedTuple):
    """What an export says of a document.

    Attributes:
        fingerprint: What it is known by.
        path: Where it was last seen.
        title: Its title.
        author: Who wrote it; empty where unknown, as are the next two.
        source: Who published it.
        date: When, in ISO 8601.
        length: Code points of its source.
    """

    fingerprint: str
    path: str = ""
    title: str = ""
    author: str = ""
    source: str = ""
    date: str = ""
    length: int = 0


class Quoted(NamedTuple):
    """An annotation with what is known of its document."""

    mark: Annotation
    about: About


class NotAnAnnotation(ValueError):
    """A record that is none of an annotation; says why."""


def record(quoted: Quoted) -> dict[str, object]:
    """An annotation as one JSON object; offsets are of source."""
    mark, about = quoted
    anchor = mark.anchor
    return {
        "id": mark.id,
        "kind": mark.kind.value,
        "style": mark.style.value,
        "path": about.path,
        "title": about.title,
        "author": about.author,
        "source": about.source,
        "date": about.date or None,
        "document": mark.document,
        "length": anchor.length,
        "chapter": anchor.chapter,
        "start": anchor.start,
        "end": anchor.end,
        "prefix": anchor.prefix,
        "exact": anchor.exact,
        "suffix": anchor.suffix,
        "note": mark.note,
        "made": mark.made,
        "changed": mark.changed,
    }


def of_record(values: object) -> Quoted:
    """The annotation of a JSON object that `record` made.

    Raises:
        NotAnAnnotation: If it is none.
    """
    if not isinstance(values, Mapping):
        raise NotAnAnnotation("not a JSON object")
    given = _Given(values)
    kinds, styles = {one.value for one in Kind}, {one.value for one in Style}
    if given.text("kind") not in kinds or given.text("style", Style.YELLOW) not in styles:
        raise NotAnAnnotation(f"kind is one of {', '.join(sorted(kinds))}, style one of {', '.join(sorted(styles))}")
    start, end = given.number("start"), given.number("end")
    if not 0 <= start <= end or end - start != len(given.text("exact")):
        raise NotAnAnnotation("start and end are not as far apart as exact is long")
    texts = (given.text("exact"), given.text("prefix", ""), given.text("suffix", ""), given.text("chapter", ""))
    anchor = Anchor(start, end, *texts, given.number("length"))
    what = (Kind(given.text("kind")), anchor, Style(given.text("style", Style.YELLOW)), given.text("note", ""))
    when = (given.text("made", ""), given.text("changed", ""))
    about = {name: given.text(name, "") for name in ("path", "title", "author", "source", "date")}
    name, document = given.text("id"), given.text("document")
    if not name or not document:
        raise NotAnAnnotation("id and document must say something")
    if _HALF.search(name + document):
        raise NotAnAnnotation("id and document must be whole characters")
    return Quoted(Annotation(name, document, *what, *when), About(document, **about, length=given.number("length")))


class _Given:
    """The values of a record, each of the type it must have."""

    def __init__(self, values: Mapping[object, object]) -> None:
        self._values = values

    def text(self, name: str, usual: str | None = None) -> str:
        value = self._values.get(name)
        if value is None and usual is not None:
            return usual
        if not isinstance(value, str):
            raise NotAnAnnotation(f"{name} must be a text")
        return value

    def number(self, name: str) -> int:
        value = self._values.get(name)
        if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 1 << 62:
            raise NotAnAnnotation(f"{name} must be a whole number, not below 0")
        return value


def in_order(quoted: Iterable[Quoted]) -> list[Quoted]:
    """Annotations by document and then in the order of its text."""
    return sorted(quoted, key=lambda one: (one.about.title, one.about.path, one.mark.document, one.mark.anchor[:2]))


def markdown(quoted: Iterable[Quoted]) -> Iterator[str]:
    """Annotations as the lines of a Markdown text: quotations under their documents, with date and place."""
    for about, marks in groupby(in_order(quoted), key=lambda one: one.about):
        yield f"# {_plain(about.title or about.path or about.fingerprint)}"
        yield ""
        yield " · ".join(filter(None, (_plain(about.author), _plain(about.source), about.date, _plain(about.path))))
        yield ""
        for chapter, held in groupby(marks, key=lambda one: one.mark.anchor.chapter):
            if chapter:
                yield from (f"## {_plain(chapter)}", "")
            for mark, _ in held:
                yield from _quotation(mark)


def _quotation(mark: Annotation) -> Iterator[str]:
    for line in mark.anchor.exact.splitlines() or [""]:
        yield f"> {_plain(line.strip())}".rstrip()
    yield ""
    if mark.note:
        yield from map(_plain, mark.note.splitlines())
        yield ""
    anchor = mark.anchor
    place = f"{anchor.start / anchor.length:.0%} ({anchor.start}-{anchor.end})" if anchor.length else f"{anchor.start}"
    style = f" ({mark.style})" if mark.kind is Kind.HIGHLIGHT else ""
    yield f"— *{mark.kind}{style} at {place}, {mark.made[:10] or 'undated'}*"
    yield ""


def _plain(text: str) -> str:
    """A text that means nothing to Markdown."""
    escaped = _MARKDOWN.sub(r"\\\1", text)
    # A number is no list, and a dash no line, where the sign that would make it one is escaped.
    return _LINE_START.sub(lambda found: f"{found[1]}{found[2][:-1]}\\{found[2][-1]}", escaped)


def web_annotations(quoted: Iterable[Quoted]) -> dict[str, object]:
    """Annotations as a page of W3C's Web Annotation Data Model, in JSON-LD."""
    return {"@context": _CONTEXT, "type": "AnnotationPage", "items": [_web(one) for one in in_order(quoted)]}


def _web(quoted: Quoted) -> dict[str, object]:
    mark, about = quoted
    anchor = mark.anchor
    body = {"body": {"type": "TextualBody", "value": mark.note, "format": "text/plain"}} if mark.note else {}
    dates = {"created": mark.made, "modified": mark.changed}
    return {
        "id": f"urn:uuid:{mark.id}",
        "type": "Annotation",
        "motivation": _MOTIVATIONS[mark.kind],
        **{name: date for name, date in dates.items() if date},
        **body,
        "target": {
            "source": f"urn:sha256:{mark.document}",
            **({"dcterms:title": about.title} if about.title else {}),
            **({"styleClass": mark.style.value} if mark.kind is Kind.HIGHLIGHT else {}),
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": anchor.exact,
                    "prefix": anchor.prefix,
                    "suffix": anchor.suffix,
                },
                {"type": "TextPositionSelector", "start": anchor.start, "end": anchor.end},
            ],
        },
    }
