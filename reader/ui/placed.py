"""Marks in the text that is read: which there are, where each stands, and where it stands in a changed text."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from reader.core.anchors import Bare, anchored, located
from reader.core.annotations import Annotation
from reader.core.document import Document
from reader.core.spans import Span
from reader.services.annotations.cards import card_of
from reader.services.annotations.store import Store

if TYPE_CHECKING:
    from reader.ui.jobs import Cancelled


class Placed(NamedTuple):
    """A mark where it stands in the text that is read.

    Attributes:
        span: Where, in clean; None where it is lost.
        mark: The mark.
    """

    span: Span | None
    mark: Annotation


def marks_of(document: Document, store: Store) -> list[Annotation]:
    """The marks of a document and its versions; nothing costly is done for a text where nothing is marked at all."""
    cards = store.cards()
    if not cards:
        return []
    return store.of_work(cards.get(document.fingerprint) or card_of(document))


def looked_for(document: Document, marks: Sequence[Annotation], cancelled: "Cancelled") -> Iterator[list[Placed]]:
    """Marks made in another version of a document, looked for in this one."""
    bare = Bare(document.source)
    found = []
    for mark in marks:
        if cancelled():
            return
        if span := located(mark.anchor, bare):
            anchor = anchored(document.source, span, mark.anchor.chapter)
            mark = mark._replace(document=document.fingerprint, anchor=anchor)  # noqa: PLW2901  # where it is now
        found.append(Placed(clean_span(document, mark) if span else None, mark))
    yield found


def clean_span(document: Document, mark: Annotation) -> Span:
    """Where a mark that is anchored in a document stands, in clean."""
    return document.alignment.span(mark.anchor.span)


def chapter_at(document: Document, target: Span) -> str:
    """The heading that a stretch of clean stands under; empty where there is none."""
    sections = [section.title for section in document.sections if section.span.start <= target.start]
    return sections[-1] if sections else ""


def apart(spans: Sequence[Span]) -> list[Span]:
    """Spans in order, joined where they overlap."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start < joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined
