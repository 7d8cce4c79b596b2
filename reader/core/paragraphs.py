"""The paragraphs of a text: where each stands, what it is, and whether it belongs to the article."""

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from itertools import compress, product, repeat
from typing import NamedTuple, overload

from reader.core.spans import PackedSpans, Span


class ParagraphKind(StrEnum):
    """What a paragraph is to the reader of the text."""

    TITLE = "title"
    HEADING = "heading"
    LABELS = "labels"
    BODY = "body"
    QUOTATION = "quotation"
    ITEM = "item"
    CODE = "code"
    TABLE = "table"
    SOURCE = "source"


class FurnitureKind(StrEnum):
    """What a paragraph is that does not belong to the article, in a word to be shown."""

    LABELS = "labels"
    BREADCRUMB = "navigation"
    LINKS = "links"
    RELATED = "related"
    COMMENTS = "comments"
    NOTICE = "notice"
    COUNTER = "counter"
    SPAM = "spam"
    REPEATED = "repeated"
    RECURRING = "recurring"


class Paragraph(NamedTuple):
    """One paragraph.

    Attributes:
        span: Where it stands in clean, without the white space around it, but with that before a line of a program.
        kind: What it is.
        furniture: What it is where it does not belong to the article; None where it does.
    """

    span: Span
    kind: ParagraphKind = ParagraphKind.BODY
    furniture: FurnitureKind | None = None


class Paragraphs(Sequence[Paragraph]):
    """Paragraphs in nine bytes each, where a tuple of them would take more than their text; each is made when asked."""

    __slots__ = ("_ends", "_starts", "_what")

    def __init__(self, paragraphs: Iterable[Paragraph]) -> None:
        """The same paragraphs, in order."""
        given = tuple(paragraphs)
        self._starts = array("I", [paragraph.span.start for paragraph in given])
        self._ends = array("I", [paragraph.span.end for paragraph in given])
        self._what = bytes(_CODES[paragraph.kind, paragraph.furniture] for paragraph in given)

    @classmethod
    def of(cls, spans: Sequence[Span], kinds: Mapping[int, ParagraphKind]) -> "Paragraphs":
        """Paragraphs where spans are, none of them furniture; of the kinds that are given by index, or else running."""
        made = cls(())
        packed = PackedSpans.of(spans)
        made._starts, made._ends = packed.starts, packed.ends
        made._what = _recoded(bytes(repeat(_RUNNING, len(spans))), {n: _CODES[kind, None] for n, kind in kinds.items()})
        return made

    def furnished(self, furniture: Mapping[int, FurnitureKind]) -> "Paragraphs":
        """The same paragraphs, of which those given by index are furniture and all others are not."""
        made = Paragraphs(())
        made._starts, made._ends = self._starts, self._ends
        bare = self._what.translate(_BARE)
        made._what = _recoded(bare, {n: _CODES[_WHAT[bare[n]][0], kind] for n, kind in furniture.items()})
        return made

    def of_article(self, kind: ParagraphKind) -> list[int]:
        """The indices of those of a kind that are no furniture."""
        wanted = _CODES[kind, None]
        return [number for number, what in enumerate(self._what) if what == wanted] if wanted in self._what else []

    def edges_of_article(self) -> tuple[Sequence[int], Sequence[int]]:
        """Where those that are no furniture begin and end, in clean."""
        own = self._what.translate(_OWN)
        if 0 not in own:
            return self._starts, self._ends
        return list(compress(self._starts, own)), list(compress(self._ends, own))

    @property
    def starts(self) -> Sequence[int]:
        """Where each begins, in clean."""
        return self._starts

    @property
    def in_furniture(self) -> bytes:
        """A 1 for each that does not belong to the article, a 0 for each other."""
        return self._what.translate(_ASIDE)

    def __len__(self) -> int:
        return len(self._what)

    @overload
    def __getitem__(self, at: int) -> Paragraph: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Paragraph, ...]: ...

    def __getitem__(self, at: int | slice) -> "Paragraph | tuple[Paragraph, ...]":
        if isinstance(at, slice):
            return tuple(self[number] for number in range(*at.indices(len(self))))
        return Paragraph(Span(self._starts[at], self._ends[at]), *_WHAT[self._what[at]])

    def __iter__(self) -> Iterator[Paragraph]:
        for start, end, what in zip(self._starts, self._ends, self._what, strict=True):
            yield Paragraph(Span(start, end), *_WHAT[what])

    def __eq__(self, other: object) -> bool:
        return tuple(self) == tuple(other) if isinstance(other, Sequence) else NotImplemented

    __hash__ = None  # type: ignore[assignment]  # what equals a tuple here would have to hash as one

    def __repr__(self) -> str:
        return f"<{len(self)} paragraphs>"


_WHAT = tuple(product(ParagraphKind, (None, *FurnitureKind)))
"""Every way to be a paragraph."""

_CODES = {what: code for code, what in enumerate(_WHAT)}
_RUNNING = _CODES[ParagraphKind.BODY, None]
_ASIDE = bytes(furniture is not None for _, furniture in _WHAT).ljust(256, b"\0")
_OWN = bytes(furniture is None for _, furniture in _WHAT).ljust(256, b"\0")
_BARE = bytes(_CODES[kind, None] for kind, _ in _WHAT).ljust(256, b"\0")


def _recoded(what: bytes, changes: Mapping[int, int]) -> bytes:
    changed = bytearray(what)
    for number, code in changes.items():
        changed[number] = code
    return bytes(changed)
