"""How much of one thing Reader opens: the one table of limits, each far above what people have and below what harms."""

from typing import NamedTuple


class Limits(NamedTuple):
    """The limits; what is beyond one is refused with a message that names it.

    Attributes:
        file_bytes: Of a file, or of standard input.
        member_bytes: Of one member of an archive or book, unpacked.
        archive_bytes: Of all its members together, unpacked.
        ratio: How many times larger than packed a member may be, once it is larger than `ratio_from` bytes.
        ratio_from: See `ratio`.
        entries: Members of an archive.
        depth: Archives within one another; a book within an archive does not count.
        page_bytes: Of a web page, or of one chapter of a book.
        package_bytes: Of the files in which a book tells its parts.
        nesting: Elements of a page within one another.
        contents: Entries of a book's table of contents.
        contents_depth: Levels of such a table.
        structured_bytes: Of a file of JSON, or of Markdown.
        parser_seconds: How long a page may take to be understood; a simpler way is taken then.
        parser_bytes: How much memory that may take.
    """

    file_bytes: int = 512 << 20
    member_bytes: int = 64 << 20
    archive_bytes: int = 512 << 20
    ratio: int = 200
    ratio_from: int = 1 << 20
    entries: int = 20_000
    depth: int = 1
    page_bytes: int = 16 << 20
    package_bytes: int = 8 << 20
    nesting: int = 1_000
    contents: int = 20_000
    contents_depth: int = 32
    structured_bytes: int = 64 << 20
    parser_seconds: float = 3.0
    parser_bytes: int = 512 << 20


LIMITS = Limits()
"""The limits unless a person sets others."""


def spoken(size: int) -> str:
    """A number of bytes as a person says it."""
    return f"{size >> 20} MB" if size >= 1 << 20 else f"{size:,} bytes"
