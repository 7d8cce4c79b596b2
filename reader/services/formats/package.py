"""How a book tells its parts: the package document of an EPUB and its tables of contents.

Read with an XML parser that refuses what XML can do to a machine. Names lead to members of the book only.
"""

import posixpath
import re
from typing import NamedTuple
from urllib.parse import unquote
from xml.etree.ElementTree import Element  # only the type; defusedxml does the parsing

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from reader.core.document import Metadata
from reader.core.errors import NotText
from reader.services.limits import Limits

_CONTAINER = "{urn:oasis:names:tc:opendocument:xmlns:container}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_XHTML = "{http://www.w3.org/1999/xhtml}"
_EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"
_PAGES = frozenset({"application/xhtml+xml", "text/html", "text/x-oeb1-document"})
_FONT_ALGORITHMS = frozenset({"http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"})
_DATE = re.compile(r"(\d{4})(-\d\d(?:-\d\d)?)?")


class Package(NamedTuple):
    """What a book's package document says.

    Attributes:
        metadata: Title, authors, publisher and date.
        spine: The members that hold the text, in the order they are read.
        navigation: The member that holds the table of contents in XHTML; empty where there is none.
        ncx: The one in the older form.
    """

    metadata: Metadata
    spine: tuple[str, ...]
    navigation: str
    ncx: str


class Entry(NamedTuple):
    """One line of a table of contents.

    Attributes:
        title: What it says.
        member: The member it leads to.
        place: The named place in it; empty for its beginning.
        level: How far down it is; 1 is the outermost.
    """

    title: str
    member: str
    place: str
    level: int


def parsed(data: bytes, path: str) -> Element:
    """XML as a tree.

    Raises:
        NotText: If it is none, or does what only XML made to harm does.
    """
    try:
        tree: Element = fromstring(data, forbid_dtd=False, forbid_entities=True, forbid_external=True)
    except DefusedXmlException as error:
        raise NotText(path, "its XML declares entities, as only XML made to harm does") from error
    except (ParseError, ValueError, LookupError, RecursionError) as error:
        raise NotText(path, f"this book is broken: {error}") from error
    return tree


def package_member(container: bytes, path: str) -> str:
    """The member that is the package document.

    Raises:
        NotText: If none is named.
    """
    for file in parsed(container, path).iter(f"{_CONTAINER}rootfile"):
        return file.get("full-path", "")
    raise NotText(path, "this book is broken: its container names no package")


def package(data: bytes, member: str, path: str) -> Package:
    """What a package document says.

    Args:
        data: The document.
        member: Its name, to which the names in it are relative.
        path: The book.

    Raises:
        NotText: If it cannot be read.
    """
    tree = parsed(data, path)
    items: dict[str, tuple[str, str, str]] = {}
    for item in _named(tree, "item"):
        place = resolved(member, item.get("href", ""))[0]
        items[item.get("id", "")] = (place, item.get("media-type", ""), item.get("properties", ""))
    spine = [items[name] for ref in _named(tree, "itemref") if (name := ref.get("idref", "")) in items]
    toc = next((spine.get("toc", "") for spine in _named(tree, "spine")), "")
    ncx = items.get(toc) or next((item for item in items.values() if item[1] == "application/x-dtbncx+xml"), None)
    return Package(
        metadata=_metadata(tree),
        spine=tuple(place for place, kind, _ in spine if kind in _PAGES and place),
        navigation=next((place for place, _, properties in items.values() if "nav" in properties.split()), ""),
        ncx=ncx[0] if ncx else "",
    )


def _named(tree: Element, name: str) -> list[Element]:
    """The elements of a name, whatever namespace a sloppy book puts them in."""
    return [
        element for element in tree.iter() if isinstance(element.tag, str) and element.tag.rpartition("}")[2] == name
    ]


def _metadata(tree: Element) -> Metadata:
    def texts(name: str) -> list[str]:
        return [_text(element) for element in tree.iter(_DC + name) if _text(element)]

    date = next((match for text in texts("date") if (match := _DATE.match(text)) and match[1] > "1000"), None)
    return Metadata(
        title=next(iter(texts("title")), ""),
        author="、".join(dict.fromkeys(texts("creator"))),
        source=next(iter(texts("publisher")), ""),
        date=date[0] if date else None,
    )


def _text(element: Element | None) -> str:
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


def resolved(base: str, link: str) -> tuple[str, str]:
    """The member that a link in another leads to, and the place in it; no member where it leads out of the book."""
    target, _, place = link.partition("#")
    if "://" in target or target.startswith("/"):
        return "", ""
    if not target:
        return base, unquote(place)
    member = posixpath.normpath(posixpath.join(posixpath.dirname(base), unquote(target)))
    return ("" if member.startswith("..") else member), unquote(place)


def encrypted_members(data: bytes, path: str) -> frozenset[str]:
    """The members that are encrypted and not merely fonts made unusable elsewhere.

    Raises:
        NotText: If the list cannot be read.
    """
    found: set[str] = set()
    for held in _named(parsed(data, path), "EncryptedData"):
        algorithms = {method.get("Algorithm", "") for method in _named(held, "EncryptionMethod")}
        if not algorithms & _FONT_ALGORITHMS:
            found.update(unquote(ref.get("URI", "")) for ref in _named(held, "CipherReference"))
    return frozenset(found)


def contents(data: bytes, member: str, path: str, limits: Limits) -> list[Entry]:
    """A table of contents, in either form.

    Args:
        data: The member that holds it.
        member: Its name.
        path: The book.
        limits: How many entries are read, and how many levels.

    Raises:
        NotText: If it cannot be read.
    """
    tree = parsed(data, path)
    points = _named(tree, "navMap")
    tables = [nav for nav in tree.iter(f"{_XHTML}nav") if nav.get(_EPUB_TYPE, "toc") == "toc"]
    roots = points or tables[:1]
    entries: list[Entry] = []
    # A list and no recursion: tables may be deeper than Python's stack.
    waiting = [(root, 0) for root in roots]
    while waiting and len(entries) < limits.contents:
        element, level = waiting.pop()
        name = str(element.tag).rpartition("}")[2]
        level += name in ("navPoint", "li")
        if level > limits.contents_depth:
            continue
        if name in ("navPoint", "li"):
            entries += _entry(element, member, level)
        waiting += [(child, level) for child in reversed(element) if isinstance(child.tag, str)]
    return entries


def _entry(element: Element, member: str, level: int) -> list[Entry]:
    """The entry of one point, without those below it."""
    label, link = "", ""
    for child in element:
        name = str(child.tag).rpartition("}")[2]
        if name == "navLabel" or (name in ("a", "span") and not label):
            label = _text(child)
            link = link or child.get("href", "")
        elif name == "content":
            link = child.get("src", "")
    target, place = resolved(member, link) if link else ("", "")
    return [Entry(label, target, place, level)] if label and target else []
