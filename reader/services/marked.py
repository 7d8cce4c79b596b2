"""A text whose markup was read made into a document: what the markup said is believed before what lines look like."""

from bisect import bisect_right
from collections.abc import Sequence

from reader.core.alignment import Alignment, replaced
from reader.core.document import Document, Metadata, Section, Stamp
from reader.core.furniture import furnished
from reader.core.paragraphs import FurnitureKind, Paragraph, ParagraphKind
from reader.core.repair import Reading, Repair, RepairKind, repaired
from reader.core.sanitizing import printable, printable_lines
from reader.core.spans import Span
from reader.services.documents import ends, named
from reader.services.formats import plain_text
from reader.services.formats.parsed import Mark, Parsed
from reader.services.metadata import described
from reader.services.options import OPTIONS, Options

_READING = "a reading that the book sets above the characters before it"


def marked_document(parsed: Parsed, path: str, options: Options = OPTIONS, stamp: Stamp | None = None) -> Document:
    """The document of a text with markup.

    Args:
        parsed: What was made of its file.
        path: Where it comes from.
        options: How it is opened.
        stamp: The file.
    """
    text, without_readings = replaced(parsed.text, ((one.gloss, "") for one in parsed.readings))
    back = without_readings.inverse
    mended = repaired(text, options.repairs)
    clean = printable_lines(mended.text)
    layers = _Layers(parsed, clean, without_readings.then(mended.alignment), furniture=options.furniture)
    name = named(path)
    if _parts(parsed.headings) == parsed.headings:
        # None of the headings stands above the others, so the first is no title.
        name = name._replace(better=bool(parsed.headings) or name.better)
    description = described(clean, [layers.spans[index] for index in layers.article], name)
    metadata = _metadata(parsed.metadata, description.metadata)
    return Document(
        path=path,
        metadata=metadata,
        encoding=parsed.encoding,
        undecodable=parsed.undecodable,
        source=parsed.text,
        clean=clean,
        alignment=layers.alignment,
        repairs=_repairs(parsed, mended.repairs, back),
        paragraphs=layers.paragraphs(metadata.title, description.paragraphs),
        sections=layers.sections(),
        suggestions=tuple(one._replace(span=back.span(one.span)) for one in mended.suggestions),
        readings=_readings(parsed, mended.readings, back),
        stamp=stamp,
    )


class _Layers:
    """The clean text with what the markup said of it."""

    def __init__(self, parsed: Parsed, clean: str, alignment: Alignment, *, furniture: bool) -> None:
        self._parsed = parsed
        self.clean = clean
        self.alignment = alignment
        self.spans = plain_text.paragraphs(clean)
        self._starts = [span.start for span in self.spans]
        self._outside = self._not_article() if furniture else frozenset()
        self.article = [index for index in range(len(self.spans)) if index not in self._outside]

    def _at(self, offset: int) -> int:
        """The paragraph at an offset in source, or the first one behind it; -1 where there is none."""
        place = self.alignment.first(offset)
        index = bisect_right(self._starts, place) - 1
        if index < 0 or place >= self.spans[index].end:
            index += 1
        return index if index < len(self.spans) else -1

    def _not_article(self) -> frozenset[int]:
        found: set[int] = set()
        for span in self._parsed.outside:
            stretch = self.alignment.span(span)
            first = bisect_right(self._starts, stretch.start - 1)
            found.update(range(first, bisect_right(self._starts, stretch.end - 1)))
        return frozenset(found) if len(found) < len(self.spans) else frozenset()

    def paragraphs(self, title: str, described: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
        """The paragraphs with what each is.

        Args:
            title: The title, which one of the headings may be.
            described: What the paragraphs of the article look like.
        """
        found = [Paragraph(span) for span in self.spans]
        for index, paragraph in zip(self.article, described, strict=True):
            if paragraph.kind is ParagraphKind.LABELS:
                found[index] = paragraph
        for offset, kind in self._parsed.shapes:
            index, place = self._at(offset), self.alignment.first(offset)
            if index >= 0 and found[index].kind is ParagraphKind.BODY:
                start = place if kind is ParagraphKind.CODE else found[index].span.start
                found[index] = Paragraph(Span(start, found[index].span.end), kind)
        titled = False
        for mark in self._parsed.headings:
            index = self._at(mark.offset)
            if index >= 0:
                is_title = not titled and found[index].span.within(self.clean) == title
                titled = titled or is_title
                found[index] = found[index]._replace(kind=ParagraphKind.TITLE if is_title else ParagraphKind.HEADING)
        if not self._outside:
            return tuple(found)
        return tuple(
            p._replace(furniture=FurnitureKind.LINKS) if index in self._outside and p.furniture is None else p
            for index, p in enumerate(furnished(self.clean, found))
        )

    def sections(self) -> tuple[Section, ...]:
        """The parts of the text, by its table of contents or else by its headings."""
        marks = self._parsed.contents or _parts(self._parsed.headings)
        placed = sorted((at, mark) for mark in marks if (at := self._at(mark.offset)) >= 0)
        starts = [self.spans[at].start for at, _ in placed]
        levels = [mark.level for _, mark in placed]
        return tuple(
            Section(printable(mark.title) or self.spans[at].within(self.clean), Span(start, end), mark.level)
            for (at, mark), start, end in zip(placed, starts, ends(starts, levels, len(self.clean)), strict=True)
        )


def _parts(headings: Sequence[Mark]) -> Sequence[Mark]:
    """The headings that begin parts: all but one that stands alone above them, which is the title."""
    top = min((mark.level for mark in headings), default=0)
    alone = sum(mark.level == top for mark in headings) == 1
    return tuple(mark for mark in headings if mark.level > top or not alone)


def _metadata(said: Metadata, guessed: Metadata) -> Metadata:
    """What the markup says, and where it says nothing what the article's head does."""
    return Metadata(
        title=printable(said.title).strip() or guessed.title,
        author=printable(said.author).strip() or guessed.author,
        source=printable(said.source).strip() or guessed.source,
        date=said.date or guessed.date,
    )


def _repairs(parsed: Parsed, mended: Sequence[Repair], back: Alignment) -> tuple[Repair, ...]:
    """What was taken out, in source: the readings, and what was repaired in the text without them."""
    readings = [
        Repair(span, span.within(parsed.text), "", RepairKind.GLOSS, _READING) for _, span, _ in parsed.readings
    ]
    return tuple(sorted([*readings, *(repair._replace(span=back.span(repair.span)) for repair in mended)]))


def _readings(parsed: Parsed, mended: Sequence[Reading], back: Alignment) -> tuple[Reading, ...]:
    """What is read how, in source: as the markup says, and as glosses in the text without those readings do."""
    said = [one._replace(syllable=printable(one.syllable)) for one in parsed.readings if one.span.length]
    glossed = (one._replace(span=back.span(one.span), gloss=back.span(one.gloss)) for one in mended)
    return tuple(sorted([*said, *glossed]))
