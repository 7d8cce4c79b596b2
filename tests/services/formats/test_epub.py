"""Books: read in order, with contents, notes and readings; broken and hostile ones refused."""

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from reader.core.document import Document
from reader.core.errors import NotText, SourceError, Unreadable
from reader.core.paragraphs import ParagraphKind
from reader.services.library import Library
from reader.services.limits import LIMITS
from tests.corpora import corpus_path
from tests.services.formats import zips

CONTAINER = """<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="OEBPS/p.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"""
PACKAGE = """<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>
<dc:title>书</dc:title><dc:creator>甲</dc:creator><dc:creator>乙</dc:creator><dc:date>1884-05</dc:date>
<dc:publisher>社</dc:publisher></metadata><manifest>
<item id="b" href="t/2.xhtml" media-type="application/xhtml+xml"/>
<item id="a" href="t/1%20.xhtml" media-type="application/xhtml+xml"/><item id="i" href="i.png" media-type="image/png"/>
<item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="x" href="toc.ncx" media-type="application/x-dtbncx+xml"/></manifest>
<spine toc="x"><itemref idref="a"/><itemref idref="b"/><itemref idref="i"/><itemref idref="gone"/></spine></package>"""
NAV = """<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><body>
<nav epub:type="toc"><ol><li><a href="t/1%20.xhtml">第一</a><ol><li><a href="t/1%20.xhtml#s">第一之一</a></li></ol></li>
<li><a href="t/2.xhtml">第二</a></li><li><a href="../../etc/passwd">无</a></li></ol></nav></body></html>"""
NCX = """<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap><navPoint><navLabel><text>旧一</text></navLabel>
<content src="t/1%20.xhtml"/><navPoint><navLabel><text>旧二</text></navLabel><content src="t/2.xhtml"/></navPoint>
</navPoint></navMap></ncx>"""
ONE = (
    "<html><body><h1>一</h1><p>他&nbsp;说，<ruby>漢<rt>hàn</rt></ruby>。</p>"
    "<h2 id='s'>节</h2><p>文，一。<sup><a href='#n'>1</a></sup></p></body></html>"
)
TWO = "<html><body><h1>二</h1><p>文，二。</p><aside id='n'>1 注，在此。</aside></body></html>"
BOOK: dict[str, str] = {
    "mimetype": "application/epub+zip",
    "META-INF/container.xml": CONTAINER,
    "OEBPS/p.opf": PACKAGE,
    "OEBPS/nav.xhtml": NAV,
    "OEBPS/toc.ncx": NCX,
    "OEBPS/t/1 .xhtml": ONE,
    "OEBPS/t/2.xhtml": TWO,
}


def opened(files: Mapping[str, bytes | str], folder: Path, name: str = "b.epub") -> list[Document | SourceError]:
    """What comes of a book."""
    (folder / name).write_bytes(zips.zipped(files))
    return list(Library([str(folder / name)]).outcomes())


def refused(files: Mapping[str, bytes | str], folder: Path) -> str:
    """What is said of a book that cannot be opened."""
    (fault,) = opened(files, folder)
    assert isinstance(fault, SourceError)
    return str(fault)


def test_a_book_is_read_in_the_order_of_its_spine(tmp_path: Path) -> None:
    """With its metadata, its contents, its notes, and readings in the source."""
    (book,) = opened(BOOK, tmp_path)
    assert isinstance(book, Document)
    assert ("书", "甲、乙", "社", "1884-05") == tuple(book.metadata)
    assert [
        "一",
        "他\xa0说，漢。",
        "节",
        "文，一。[1]",
        "二",
        "文，二。",
        "1 注，在此。",
    ] == book.clean.split("\n")
    assert "漢(hàn)" in book.source
    assert [("第一", 1), ("第一之一", 2), ("第二", 1)] == [(s.title, s.level) for s in book.sections]
    assert ["一", "节", "二"] == [section.span.within(book.clean)[:1] for section in book.sections]
    kinds = [p.kind for p in book.paragraphs]
    assert [0, 2, 4] == [index for index, kind in enumerate(kinds) if kind is ParagraphKind.HEADING]
    assert book.stamp


def test_the_older_contents_serve_where_there_are_no_newer(tmp_path: Path) -> None:
    """In their order and on their levels."""
    (book,) = opened(BOOK | {"OEBPS/p.opf": PACKAGE.replace('properties="nav"', "")}, tmp_path)
    assert isinstance(book, Document)
    assert [("旧一", 1), ("旧二", 2)] == [(s.title, s.level) for s in book.sections]


def test_without_contents_headings_tell_the_parts(tmp_path: Path) -> None:
    """As in any page."""
    package = PACKAGE.replace('properties="nav"', "").replace("application/x-dtbncx+xml", "x").replace('toc="x"', "")
    (book,) = opened(BOOK | {"OEBPS/p.opf": package}, tmp_path)
    assert isinstance(book, Document)
    assert ["一", "节", "二"] == [section.title for section in book.sections]


def test_one_broken_chapter_leaves_the_others(tmp_path: Path) -> None:
    """What cannot be read is told with its place."""
    fault, book = opened({name: held for name, held in BOOK.items() if "2.xhtml" not in name}, tmp_path)
    assert isinstance(fault, Unreadable)
    assert "has no OEBPS/t/2.xhtml" in str(fault)
    assert isinstance(book, Document)
    assert book.clean.startswith("一\n")


ENCRYPTION = """<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"
xmlns:e="http://www.w3.org/2001/04/xmlenc#">
<e:EncryptedData><e:EncryptionMethod Algorithm="{0}"/><e:CipherData><e:CipherReference URI="OEBPS/t/1%20.xhtml"/>
</e:CipherData></e:EncryptedData></encryption>"""
LAUGHS = "<!DOCTYPE x [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {b} '{f'&{a};' * 10}'>" for a, b in zip("abcdefghi", "bcdefghij", strict=True)
)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"META-INF/encryption.xml": ENCRYPTION.format("http://www.w3.org/2001/04/xmlenc#aes128-cbc")}, "protected"),
        ({"META-INF/container.xml": LAUGHS + "]><container>&j;</container>"}, "entities"),
        ({"OEBPS/p.opf": LAUGHS + "]><package>&j;</package>"}, "entities"),
        ({"OEBPS/p.opf": '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><package>&a;</package>'}, "entities"),
        ({"OEBPS/p.opf": "<package>"}, "broken"),
        ({"OEBPS/p.opf": "<p>" * 100_000}, "broken"),
        ({"OEBPS/p.opf": "<package/>"}, "holds no text"),
        ({"META-INF/container.xml": "<container/>"}, "names no package"),
        ({"META-INF/container.xml": CONTAINER.replace("OEBPS/p.opf", "x.opf")}, "has no x.opf"),
        ({"META-INF/container.xml": CONTAINER.replace("OEBPS/p.opf", "../../etc/passwd")}, "has no"),
    ],
)
def test_books_that_cannot_be_opened_say_why(changes: dict[str, str], message: str, tmp_path: Path) -> None:
    """Protected, broken and hostile ones."""
    assert message in refused(BOOK | changes, tmp_path)


def test_fonts_made_unusable_elsewhere_are_no_protection(tmp_path: Path) -> None:
    """Only what keeps the text from being read is."""
    locked = {"META-INF/encryption.xml": ENCRYPTION.format("http://www.idpf.org/2008/embedding")}
    (book,) = opened(BOOK | locked, tmp_path)
    assert isinstance(book, Document)


def test_what_is_called_a_book_and_is_none(tmp_path: Path) -> None:
    """An archive of that name, and an empty one."""
    assert "has no META-INF/container.xml" in refused({"a.txt": "x"}, tmp_path)
    assert "has no META-INF/container.xml" in refused({}, tmp_path)


@pytest.mark.parametrize("levels", [33, 2_000])
def test_contents_deeper_than_any_book_are_cut_off(levels: int, tmp_path: Path) -> None:
    """They are read without recursion, as far as the limit."""
    point = "<navPoint><navLabel><text>一</text></navLabel><content src='t/2.xhtml'/>"
    ncx = f"<ncx><navMap>{point * levels}{'</navPoint>' * levels}</navMap></ncx>"
    package = PACKAGE.replace('properties="nav"', "")
    *_, book = opened(BOOK | {"OEBPS/p.opf": package, "OEBPS/toc.ncx": ncx}, tmp_path)
    assert isinstance(book, Document)
    assert LIMITS.contents_depth >= max((section.level for section in book.sections), default=0)


def test_contents_that_lead_round_and_nowhere(tmp_path: Path) -> None:
    """Links to themselves, to missing places and out of the book lead to what there is, or are left out."""
    links = ["nav.xhtml", "t/2.xhtml#gone", "t/2.xhtml", "#x", "//x/y", "file:///etc/passwd", ""]
    items = "".join(f"<li><a href='{link}'>题</a></li>" for link in links)
    nav = NAV[: NAV.index("<ol>")] + f"<ol>{items}</ol></nav></body></html>"
    (book,) = opened(BOOK | {"OEBPS/nav.xhtml": nav}, tmp_path)
    assert isinstance(book, Document)
    assert 2 == len(book.sections)


def test_a_book_in_an_archive(tmp_path: Path) -> None:
    """Is no archive within an archive."""
    (book,) = opened({"书.epub": zips.zipped(BOOK)}, tmp_path, "a.zip")
    assert isinstance(book, Document)
    assert str(tmp_path / "a.zip!书.epub") == book.path


def from_tree(*parts: str) -> bytes:
    """A book whose tree lies in the corpora."""
    root = corpus_path("epub_html_docs", *parts)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(root / "mimetype", "mimetype", zipfile.ZIP_STORED)
        for path in sorted(root.rglob("*")):
            if path.is_file() and path.name != "mimetype":
                archive.write(path, path.relative_to(root).as_posix())
    return target.getvalue()


def test_a_real_book_opens_with_contents_notes_and_translation() -> None:
    """Of 222 essays and their parts; each part begins where the one before it ends."""
    (book,) = Library(["-"], from_tree("Ancient-China-Books+guwenguanzhi")).outcomes()
    assert isinstance(book, Document)
    assert "古文觀止" == book.metadata.title
    assert 237 == len(book.sections)
    assert ["序一", "序二", "例言", "卷一 周文", "鄭伯克段于鄢"] == [section.title for section in book.sections[:5]]
    starts = [section.span.start for section in book.sections]
    assert sorted(starts) == starts
    essay = next(section for section in book.sections if section.title == "曹劌論戰").span.within(book.clean)
    assert "曹劌〔貴。○魯人。〕請見。〔現。○請見莊公。〕其鄉人曰" in essay
    assert "齐国军队攻打我们。" in essay


@pytest.mark.parametrize(
    ("name", "sections", "title"),
    [
        ("childrens-literature", 22, "Children's Literature"),
        ("internallinks", 18, "IDに漢字などを使用したサンプル"),
        ("kusamakura-preview", 1, "草枕"),
        ("epub30-spec", 316, "EPUB 3.0 Specification"),
        ("wasteland", 6, "The Waste Land"),
        ("georgia-cfi", 10, "Georgia"),
        ("regime-anticancer-arabic", 3, "Le Vrai Régime anti-cancer"),
        ("hefty-water", 4, "Hefty Water"),
    ],
)
def test_the_samples_of_the_standard_open(name: str, sections: int, title: str) -> None:
    """With their titles and tables of contents, and nothing unread."""
    (book,) = Library(["-"], from_tree("IDPF+epub3-samples", "30", name)).outcomes()
    assert isinstance(book, Document)
    assert (title, sections) == (book.metadata.title, len(book.sections))
    assert 0 == book.undecodable
    assert not isinstance(book, NotText)
