"""Hostile libraries on disk, in every format: a payload in every slot a text can come from, a number in every body."""

import json
import zipfile
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path

from tests.reliability.payloads import Payloads

_CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="p.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)
_BOOK = """<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title>{title}</dc:title><dc:creator>{author}</dc:creator><dc:publisher>{source}</dc:publisher><dc:date>{date}</dc:date>
</metadata><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/>
<item id="n" href="n.xhtml" properties="nav" media-type="application/xhtml+xml"/></manifest>
<spine><itemref idref="a"/></spine></package>"""


def marker(number: int) -> str:
    """What stands in the body of the document of a number, and nowhere else."""
    return f"№{number}№"


class Makers:
    """Writes hostile documents, numbered from 0."""

    def __init__(self, folder: Path, payloads: Payloads) -> None:
        """Makers that write into a folder."""
        self._folder = folder
        self._payloads = payloads
        self.count = 0

    def _body(self) -> list[str]:
        """Paragraphs, the first with the number of the document."""
        lines = [marker(self.count), *(self._payloads.storable() for _ in range(self._payloads.random.randrange(1, 5)))]
        self.count += 1
        return lines

    def records(self, count: int) -> None:
        """JSON by lines: most can be had of it, for it can hold any code point in any field."""
        with (self._folder / "a.jsonl").open("w", encoding="utf-8") as file:
            for _ in range(count):
                text = self._payloads.text
                lines = self._body()
                record = {
                    "title": text(2), "author": text(1), "source": text(1), "date": text(1),
                    "content": ["守土有责。", *lines, text(5)],
                }  # fmt: skip
                # The escapes keep lone surrogates, which no UTF-8 can.
                file.write(
                    json.dumps(record, ensure_ascii=self._payloads.random.random() < 0.9)
                    .encode("utf-8", "replace")
                    .decode("utf-8")
                    + "\n"
                )

    def files(self, count: int) -> None:
        """Plain texts under hostile names, in several encodings, some with bytes that are none."""
        for _ in range(count):
            folder = self._folder / "b" / self._payloads.name() if self.count % 20 == 0 else self._folder / "b"
            folder.mkdir(parents=True, exist_ok=True)
            text = "\n\n".join([self._payloads.storable(), *self._body()])
            encoding = self._payloads.random.choice(("utf-8", "utf-8", "utf-8-sig", "utf-16", "gb18030"))
            data = text.encode(encoding)
            if self._payloads.random.random() < 0.3:
                data += b"\n" + self._payloads.data()
            self._write(folder, data, ".txt")

    def _write(self, folder: Path, data: bytes, ending: str) -> None:
        (folder / f"{self.count} {self._payloads.name()}{ending}").write_bytes(data)

    def members(self, count: int) -> None:
        """A zip of texts under hostile names."""
        with zipfile.ZipFile(self._folder / "c.zip", "w") as archive:
            for number in range(count):
                name = (
                    f"{number} {self._payloads.name()}.txt".replace("\\", "").encode("utf-8", "replace").decode("utf-8")
                )
                archive.writestr(name, "\n".join([self._payloads.storable(), *self._body()]))

    def pages(self, count: int) -> None:
        """Web pages and Markdown, where entities decode into controls."""
        (self._folder / "d").mkdir(exist_ok=True)
        for number in range(count):
            lines = [*self._body(), "&#x1b;[2J&#27;]0;x&#7;&#x9b;5m&#x202e;"]
            title = self._payloads.storable(1)
            if number % 2:
                text = f"# {title}\n\n" + "\n\n".join(lines)
                self._write(self._folder / "d", text.encode(), ".md")
            else:
                head = f"<html><head><title>{escape(title)}&#x1b;]2;x&#7;</title></head><body><h1>{title}</h1>"
                text = head + "".join(f"<p>{line if n % 2 else escape(line)}</p>" for n, line in enumerate(lines))
                self._write(self._folder / "d", text.encode(), ".html")

    def books(self, count: int) -> None:
        """EPUBs with a payload in every field of the package, in chapters and contents."""
        for number in range(count):
            slots = {name: _xml(self._payloads.storable(2)) for name in ("title", "author", "source", "date")}
            label = _xml(self._payloads.storable(2))
            lines = self._body()
            page = "<html><body><h1>" + label + "</h1>" + "".join(f"<p>{_xml(line)}</p>" for line in lines)
            with zipfile.ZipFile(self._folder / f"e{number}.epub", "w") as archive:
                archive.writestr("mimetype", "application/epub+zip")
                archive.writestr("META-INF/container.xml", _CONTAINER)
                archive.writestr("p.opf", _BOOK.format(**slots))
                archive.writestr("a.xhtml", page + "<p>&#x1b;[2J</p></body></html>")
                archive.writestr(
                    "n.xhtml",
                    '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><body>'
                    f'<nav epub:type="toc"><ol><li><a href="a.xhtml">{label}</a></li></ol></nav></body></html>',
                )


def _xml(text: str) -> str:
    """A text as XML can hold it: controls but C1 cannot be written in it at all."""
    held = "".join(
        c for c in text if c in "\t\n" or (c >= " " and c not in "\ufffe\uffff" and not "\ud800" <= c <= "\udfff")
    )
    return escape(held)


def library(folder: Path, payloads: Payloads, documents: int) -> Iterator[Path]:
    """Write so many documents, and yield what to open for them, in the order of their numbers."""
    makers = Makers(folder, payloads)
    shares: tuple[tuple[str, Callable[[int], None], float], ...] = (
        ("a.jsonl", makers.records, 0.72),
        ("b", makers.files, 0.15),
        ("c.zip", makers.members, 0.1),
        ("d", makers.pages, 0.02),
    )
    for name, make, share in shares:
        make(max(1, round(documents * share)))
        yield folder / name
    left = max(1, documents - makers.count)
    makers.books(left)
    yield from (folder / f"e{number}.epub" for number in range(left))
