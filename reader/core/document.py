"""One text with its metadata, its layers and its paragraphs; nothing in it ever changes."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from reader.core.alignment import Alignment
from reader.core.folding import fold
from reader.core.paragraphs import FurnitureKind, Paragraph, Paragraphs
from reader.core.repair import Reading, Repair
from reader.core.scripts import Evidence, Script, of_document
from reader.core.spans import Span

_STEP = 1 << 16
"""Code points that are hashed at once."""


class Section(NamedTuple):
    """A part of a text under a heading of its own.

    Attributes:
        title: The heading, in clean text; one line.
        span: Where the part stands in clean, from its heading to where the next part begins that is no part of it.
        level: How far down it is; 1 for a part of the text itself, 2 for a part of such a part.
    """

    title: str
    span: Span
    level: int = 1


class Metadata(NamedTuple):
    """What the text says of itself.

    Attributes:
        title: Its title as written, or what its file is called; never empty.
        author: Who wrote it; empty where unknown, as is `source`.
        source: Who published it.
        date: When, in ISO 8601 as far as the text says it; None where it does not.
    """

    title: str
    author: str = ""
    source: str = ""
    date: str | None = None

    @property
    def spoken_date(self) -> str:
        """The date as a person writes it; empty where there is none."""
        return (self.date or "").replace("T", " ")


class Stamp(NamedTuple):
    """What a file looked like when it was read; where it looks otherwise later, it has changed.

    Attributes:
        file: Its path.
        modified: When it was last changed, in nanoseconds.
        size: How many bytes it had.
    """

    file: str
    modified: int
    size: int


@lru_cache(maxsize=16)
def _folded(document: "Document") -> str:
    # Kept for good, a third layer would take as much memory as the first two.
    return fold(document.clean)


@dataclass(frozen=True, eq=False, repr=False)
class Document:
    """One text; it is equal only to itself.

    Attributes:
        path: Where it comes from, as the user gave it.
        metadata: What it says of itself, in clean text.
        encoding: How its bytes were read, as Python names the codec.
        undecodable: How many bytes could not be read.
        source: What the file says, newlines as LF; of a format with markup, the text extracted from it, to which
            all positions that leave the program refer.
        clean: Source with certain damage undone and nothing unprintable left.
        alignment: From source to clean.
        repairs: What was undone.
        paragraphs: In order, none empty.
        sections: The parts that have headings, in the order these stand in.
        suggestions: Likely damage that was left as it is, in source; in order.
        readings: Glosses that belong to the text, in source; in order.
        stamp: The file it was read from; None where it was none.
    """

    path: str
    metadata: Metadata
    encoding: str
    undecodable: int
    source: str
    clean: str
    alignment: Alignment
    repairs: tuple[Repair, ...]
    paragraphs: Sequence[Paragraph]
    sections: tuple[Section, ...] = ()
    suggestions: tuple[Repair, ...] = ()
    readings: tuple[Reading, ...] = ()
    stamp: Stamp | None = None

    def __post_init__(self) -> None:
        """Keep the paragraphs in little room."""
        if not isinstance(self.paragraphs, Paragraphs):
            object.__setattr__(self, "paragraphs", Paragraphs(self.paragraphs))

    @cached_property
    def evidence(self) -> Evidence:
        """How many characters speak for each script, in the article's text; counted when it is first asked for."""
        return of_document(self.clean, *self._packed.edges_of_article())

    def __repr__(self) -> str:
        # Whoever names a job by what it is given would otherwise write a whole book into the name.
        return f"<Document {self.path!r}>"

    @property
    def script(self) -> Script:
        """The script the text is written in."""
        return self.evidence.script

    @property
    def leaning(self) -> Script:
        """The script that has more of the text, even where it is mixed."""
        return self.evidence.leaning

    @cached_property
    def fingerprint(self) -> str:
        """What the text is known by, wherever its file lies and however it is encoded: a hash of source."""
        from hashlib import sha256  # noqa: PLC0415  # only where something is remembered of it

        digest = sha256()
        # In steps, for encoding keeps hold of the interpreter.
        for start in range(0, len(self.source), _STEP):
            digest.update(self.source[start : start + _STEP].encode("utf-8", "surrogatepass"))
        return digest.hexdigest()

    @property
    def folded(self) -> str:
        """The folded layer, as long as clean; made anew unless it was asked for shortly before."""
        return _folded(self)

    @property
    def _packed(self) -> Paragraphs:
        assert isinstance(self.paragraphs, Paragraphs)  # noqa: S101  # they were made so
        return self.paragraphs

    def paragraph_at(self, offset: int) -> int:
        """The index of the paragraph that holds an offset in clean, or of the one before it; at least 0."""
        return max(0, bisect_right(self._packed.starts, offset) - 1)

    @property
    def has_furniture(self) -> bool:
        """Whether any paragraph does not belong to the article."""
        return 1 in self._packed.in_furniture

    def furniture_at(self, offset: int) -> FurnitureKind | None:
        """What stands at an offset in clean, where that does not belong to the article."""
        return self.paragraphs[self.paragraph_at(offset)].furniture

    def paragraph_text(self, index: int) -> str:
        """The clean text of one paragraph."""
        return self.paragraphs[index].span.within(self.clean)

    @cached_property
    def _glosses(self) -> tuple[Reading, ...]:
        """The readings in clean; the gloss is empty where it is not in the line."""
        found = []
        for span, gloss, syllable in self.readings:
            base = self.alignment.span(span)
            end = max(base.end, self.alignment.last(gloss.end)) if gloss.length else base.end
            found.append(Reading(base, Span(base.end, end), syllable))
        return tuple(found)

    def glosses_in(self, index: int) -> tuple[Reading, ...]:
        """The readings that stand in a paragraph, in that paragraph's clean text.

        The gloss of one is empty where it does not stand in the line.
        """
        if not self.readings:
            return ()
        start, end = self.paragraphs[index].span
        first, behind = (bisect_left(self._glosses, at, key=_start_of_base) for at in (start, end))
        return tuple(
            Reading(one.span.moved(-start), one.gloss.moved(-start), one.syllable)
            for one in self._glosses[first:behind]
            if one.gloss.end <= end
        )

    @cached_property
    def repaired_spans(self) -> tuple[Span, ...]:
        """Where clean differs from source because damage was undone, in clean; readings set apart are no damage."""
        apart = {reading.gloss for reading in self.readings}
        return tuple(self.alignment.span(repair.span) for repair in self.repairs if repair.span not in apart)

    def source_span(self, span: Span) -> Span:
        """A span of clean as it lies in source."""
        return self.alignment.inverse.span(span)


def _start_of_base(reading: Reading) -> int:
    return reading.span.start
