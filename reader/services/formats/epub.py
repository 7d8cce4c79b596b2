"""EPUB 2 and 3: the text of a book in the order it is read, with its table of contents.

Each member of the spine is a page; their paragraphs follow one another in one text. Pronunciations set above
characters (ruby) stand in the source in brackets, where they can be had back, and are left out of clean.
"""

from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

from reader.core.errors import NotText, SourceError, Unreadable
from reader.core.repair import Reading
from reader.services.formats.archive import Archive, Member
from reader.services.formats.html import page_of, page_text, readings_of, shapes_of, starts_of
from reader.services.formats.package import Entry, Package, contents, encrypted_members, package, package_member
from reader.services.formats.parsed import Mark, Parsed, Shape
from reader.services.formats.sandbox import Page
from reader.services.options import Options

_CONTAINER = "META-INF/container.xml"
_ENCRYPTION = "META-INF/encryption.xml"


def texts(data: bytes, path: str, options: Options) -> Iterator[tuple[str, Parsed | SourceError]]:
    """The text of a book, and before it why parts of it could not be read.

    Raises:
        SourceError: If nothing of it can be read.
    """
    book = _Book(data, path, options)
    yield from ((fault.path, fault) for fault in book.faults)
    yield path, book.parsed()


class _Chapter(NamedTuple):
    """One page of the spine, and where it begins in the text."""

    member: str
    page: Page
    start: int


class _Book:
    def __init__(self, data: bytes, path: str, options: Options) -> None:
        self._path = path
        self._options = options
        self._archive = Archive(data, path, options.limits)
        self._members = {member.name: member for member in self._archive.members}
        self.faults: list[SourceError] = []
        root = package_member(self._xml(_CONTAINER), path)
        self._package = package(self._xml(root), root, path)
        self._refuse_protected()
        self._encoding, self._undecodable = "", 0
        pages = [(member, page) for member in self._package.spine if (page := self._page(member))]
        if not pages:
            raise self.faults.pop() if self.faults else NotText(path, "this book holds no text")
        lengths = accumulate((sum(len(block.text) + 1 for block in page.blocks) for _, page in pages), initial=0)
        self._chapters = [_Chapter(*pair, start) for pair, start in zip(pages, lengths, strict=False)]

    def _refuse_protected(self) -> None:
        if _ENCRYPTION in self._members:
            locked = encrypted_members(self._xml(_ENCRYPTION), self._path)
            if not locked.isdisjoint(self._package.spine):
                raise NotText(self._path, "this book is protected against copying (DRM) and cannot be opened")

    def _xml(self, name: str) -> bytes:
        return self._archive.read(self._member(name), self._options.limits.package_bytes)

    def _member(self, name: str) -> Member:
        if name not in self._members:
            raise Unreadable(self._path, f"this book is broken: it has no {name or 'package'}")
        return self._members[name]

    def _page(self, name: str) -> Page | None:
        """A page of the spine; what cannot be read of it is a fault of the book's."""
        limits = self._options.limits
        try:
            text = page_text(self._archive.read(self._member(name)), f"{self._path}!{name}", self._options)
        except SourceError as fault:
            self.faults.append(fault)
            return None
        self._encoding = self._encoding or text.encoding
        self._undecodable += text.undecodable
        return page_of(text.text, limits, article=False)

    def parsed(self) -> Parsed:
        """The text of the book."""
        package: Package = self._package
        return Parsed(
            text="\n".join(block.text for chapter in self._chapters for block in chapter.page.blocks),
            encoding=self._encoding,
            undecodable=self._undecodable,
            metadata=package.metadata,
            headings=tuple(mark for chapter in self._chapters for mark in _headings(chapter)),
            contents=tuple(self._contents()),
            shapes=tuple(shape for chapter in self._chapters for shape in _shapes(chapter)),
            readings=tuple(reading for chapter in self._chapters for reading in _readings(chapter)),
        )

    def _contents(self) -> Iterator[Mark]:
        """The table of contents, each entry at the place it leads to."""
        chapters = {chapter.member: chapter for chapter in reversed(self._chapters)}
        for entry in self._entries():
            chapter = chapters.get(entry.member)
            if chapter:
                index = chapter.page.ids.get(entry.place, 0)
                yield Mark(chapter.start + starts_of(chapter.page)[index], entry.level, entry.title)

    def _entries(self) -> list[Entry]:
        """The table of contents in the newer form, else in the older one; a broken one is a fault of the book's."""
        for name in filter(None, (self._package.navigation, self._package.ncx)):
            try:
                entries = contents(self._xml(name), name, self._path, self._options.limits)
            except SourceError as fault:
                self.faults.append(fault)
                continue
            if entries:
                return entries
        return []


def _headings(chapter: _Chapter) -> Iterator[Mark]:
    for block, start in zip(chapter.page.blocks, starts_of(chapter.page), strict=False):
        if block.level:
            yield Mark(chapter.start + start, block.level)


def _shapes(chapter: _Chapter) -> Iterator[Shape]:
    return shapes_of(chapter.page, [chapter.start + start for start in starts_of(chapter.page)])


def _readings(chapter: _Chapter) -> Iterator[Reading]:
    return readings_of(chapter.page, [chapter.start + start for start in starts_of(chapter.page)])
