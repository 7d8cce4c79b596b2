"""Runs as a process of its own: reads web pages from standard input and writes what stands in them to standard output.

Lexbor is written in C and takes minutes over some small pages, so whoever asks sets limits and may kill this process.
Nothing of Reader is imported here. A request is a line of JSON, `{"length": bytes, "article": wanted}`, and the page
in UTF-8; an answer is one line of JSON.
"""

import json
import math
import re
import resource
import signal
import sys
import time
from typing import Any, NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

IDLE_SECONDS = 60
"""How long this process waits for a request before it ends."""

_SKIPPED = frozenset(
    ("script", "style", "template", "noscript", "svg", "math", "iframe", "object", "select", "textarea", "rp", "head")
)
_PARTING = (
    "address article aside blockquote body caption center dd details div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html "
    "li main nav ol p pre section summary table tbody td th tr ul"
)
_BLOCKS = frozenset(_PARTING.split())
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_SHAPES = {"blockquote": "quotation", "li": "item", "nav": "", "table": ""}
_PROGRAMS = frozenset(("code", "samp", "kbd"))
_NOTES = frozenset(("zhu", "jiazhu", "zhushi", "note", "inline-note", "annotation", "注", "夹注", "夾注"))
_ELSEWHERE = frozenset(("nav", "aside", "footer", "form", "button"))
_SPACE = re.compile("[ \t\r\f\v\xa0]*\n[ \t\r\f\v\n\xa0]*|[ \t\r\f\v]+")
_OPENS, _CLOSES, _READ = "\x0e", "\x0f", "\x10"
_PARTS = re.compile(f"([{_OPENS}{_CLOSES}{_READ}])")
_SEPARATORS = re.compile(r"\s*[_|｜]\s*|\s+[-–—]\s+|(?<=[\u4e00-\u9fff])-(?=[\u4e00-\u9fff])")
_CLAUSES = re.compile("[，。、；：！？,;!?]")
_RUNNING = 12


class Block(NamedTuple):
    """One paragraph of a page.

    Attributes:
        text: One line.
        level: Of a heading, 1 to 6; else 0.
        readings: Where what is read begins, where its pronunciation does, brackets and all, and where that ends.
        linked: How many of its characters are links.
        holder: Which element it stands in, and which one that stands in.
        shape: Whether it is a quotation, or an item of a list; empty where neither.
    """

    text: str
    level: int
    readings: list[tuple[int, int, int]]
    linked: int
    holder: tuple[int, int]
    shape: str = ""


class Page:
    """A page on the way to its blocks: the tree is walked once, without recursion, because it may be deep."""

    def __init__(self, tree: LexborHTMLParser) -> None:
        self.blocks: list[Block] = []
        self.ids: dict[str, int] = {}
        self.ranges: list[tuple[int, int]] = []
        self.elsewhere: list[tuple[int, int]] = []
        self._pieces: list[str] = []
        self._linked = self._links = self._pre = self._heading = self._raised = 0
        self._open: list[int] = [0, 0]
        self._shapes: list[str] = [""]
        self._has_code = False
        body = tree.body
        if body is not None:
            self._walk(body)
        self._flush()

    def _walk(self, root: LexborNode) -> None:
        node: LexborNode | None = root
        while node is not None:
            child = self._enter(node)
            while child is None and node is not None:
                self._leave(node)
                if node.mem_id == root.mem_id:
                    return
                child = node.next
                node = node.parent if child is None else node
            node = child

    def _enter(self, node: LexborNode) -> LexborNode | None:
        """Take a node up; the first node in it that is to be walked."""
        tag = node.tag or ""
        if tag == "-text":
            self._add(node.text_content or "")
            return None
        if tag in _SKIPPED or tag.startswith(("-", "!")) or _is_hidden(node):
            return None
        if tag in _BLOCKS:
            self._flush()
            self._open.append(len(self.ranges))
            self._shapes.append(_SHAPES.get(tag, self._shapes[-1]))
            self.ranges.append((len(self.blocks), -1))
            self._heading = _HEADINGS.get(tag, 0)
            self._pre += tag == "pre"
            self._has_code &= tag != "pre"
        self._has_code |= tag in _PROGRAMS
        name = node.attributes.get("id")
        if name:
            self.ids.setdefault(name, len(self.blocks))
        if tag == "br":
            self._add("\n") if self._pre or self._heading else self._flush()
        self._links += tag == "a"
        if tag in ("rt", "ruby"):
            self._pieces.append(_OPENS if tag == "rt" else _READ)
        elif _is_note(node):
            self._pieces.append("〔")
        elif tag == "sup":
            self._raised = len(self._pieces)
        return node.child

    def _leave(self, node: LexborNode) -> None:
        tag = node.tag or ""
        if tag in _SKIPPED or tag.startswith(("-", "!")) or _is_hidden(node):
            return
        self._links -= tag == "a"
        if tag == "rt":
            self._pieces.append(_CLOSES)
        elif _is_note(node):
            self._pieces.append("〕")
        elif tag == "sup":
            self._bracket_number()
        if tag not in _BLOCKS:
            return
        self._flush()
        index = self._open.pop()
        self._shapes.pop()
        self.ranges[index] = (self.ranges[index][0], len(self.blocks))
        if tag in _ELSEWHERE:
            self.elsewhere.append(self.ranges[index])
        self._heading = 0
        self._pre -= tag == "pre"

    def _bracket_number(self) -> None:
        """Keep the number of a note apart from the text it stands above."""
        raised = "".join(self._pieces[self._raised :]).strip()
        if raised.isdigit():
            self._pieces[self._raised :] = [f"[{raised}]"]

    def _add(self, text: str) -> None:
        text = _PARTS.sub("\ufffd", text)
        self._pieces.append(text)
        self._linked += len(text) if self._links else 0

    def _flush(self) -> None:
        """Make blocks of the text gathered: one, or of preformatted text one for each line."""
        text, linked = "".join(self._pieces), self._linked
        self._pieces, self._linked = [], 0
        is_code = self._pre > 0 and (self._has_code or _is_program(text))
        shape = "code" if is_code else self._shapes[-1]
        for line in text.split("\n") if self._pre else (_SPACE.sub(_collapsed, text),):
            # The indents of a program are part of it; those of a story in `pre` are how paragraphs begin.
            plain, readings = _with_readings(line.expandtabs(4).rstrip() if is_code else line.strip())
            if plain:
                self.blocks.append(
                    Block(plain, self._heading, readings, linked, (self._open[-1], self._open[-2]), shape)
                )


def _is_program(text: str) -> bool:
    """Whether preformatted text is written mostly in Latin letters and marks, as programs and tables of figures are."""
    written = sum(not char.isspace() for char in text)
    return sum("!" <= char <= "~" for char in text) * 2 > written


def _is_note(node: LexborNode) -> bool:
    """Whether an element is a remark set between the characters of a line."""
    return node.tag in ("span", "small", "font") and not _NOTES.isdisjoint((node.attributes.get("class") or "").split())


def _is_hidden(node: LexborNode) -> bool:
    attributes = node.attributes
    return "hidden" in attributes or "display:none" in (attributes.get("style") or "").replace(" ", "").lower()


def _collapsed(match: re.Match[str]) -> str:
    """White space as one space; a line end between two Chinese characters is none."""
    text, start, end = match.string, match.start(), match.end()
    wide = start > 0 and end < len(text) and text[start - 1] >= "\u2e80" and text[end] >= "\u2e80"
    return "" if wide and "\n" in match[0] else " "


def _with_readings(text: str) -> tuple[str, list[tuple[int, int, int]]]:
    """The text with its readings in brackets; and of each where what it reads begins, where it stands, and its end."""
    if _OPENS not in text and _READ not in text:
        return text, []
    pieces: list[str] = []
    readings: list[tuple[int, int, int]] = []
    length, base, mark = 0, -1, ""
    for number, piece in enumerate(_PARTS.split(text)):
        if number % 2:
            mark = piece
            base = length if mark == _READ else base
            continue
        shown = piece if mark != _OPENS else f"({piece})" if piece.strip() else ""
        pieces.append(shown)
        if mark == _OPENS and shown:
            readings.append((base if base >= 0 else max(0, length - 1), length, length + len(shown)))
            base = length + len(shown)
        length += len(shown)
    return "".join(pieces), readings


def article(page: Page) -> tuple[int, int]:
    """The blocks that are the main article: those of the element with the most running text right below it."""
    scores: dict[int, float] = {}
    for block in page.blocks:
        marks = len(_CLAUSES.findall(block.text))
        if marks and len(block.text) >= _RUNNING and block.linked * 2 < len(block.text):
            worth = len(block.text) + 10.0 * marks
            scores[block.holder[0]] = scores.get(block.holder[0], 0.0) + worth
            scores[block.holder[1]] = scores.get(block.holder[1], 0.0) + worth * 0.9
    if not scores:
        return 0, len(page.blocks)
    start, end = page.ranges[max(scores, key=lambda index: scores[index])]
    return _with_title(page, start), end


def _with_title(page: Page, start: int) -> int:
    """Where the article begins with the heading that stands shortly before it."""
    for index in range(start - 1, max(-1, start - 8), -1):
        if 0 < page.blocks[index].level <= 2:
            return index
    return start


def described(tree: LexborHTMLParser, page: Page, first: int) -> dict[str, str]:
    """What the page says of itself."""
    named: dict[str, str] = {}
    for meta in tree.css("meta"):
        key = meta.attributes.get("name") or meta.attributes.get("property") or meta.attributes.get("itemprop") or ""
        named.setdefault(key.lower(), (meta.attributes.get("content") or "").strip())
    title = tree.css_first("title")
    said = _SPACE.sub(" ", (title.text() if title is not None else "").strip())
    return {
        "title": _title(said, named.get("og:title", ""), page, first),
        "author": named.get("author") or named.get("article:author") or "",
        "source": named.get("og:site_name") or "",
        "date": named.get("article:published_time") or named.get("pubdate") or named.get("publishdate") or "",
    }


def _title(said: str, shared: str, page: Page, first: int) -> str:
    """The heading that the page's title repeats; else the title without the name of the site behind it."""
    for block in page.blocks[first : first + 12]:
        if block.level and (block.text in said or block.text in shared):
            return block.text
    parts = _SEPARATORS.split(said)
    return shared or (parts[0] if len(parts[0]) >= 4 else said)


def answer(text: str, *, wants_article: bool) -> dict[str, Any]:
    """What stands in a page."""
    tree = LexborHTMLParser(text)
    page = Page(tree)
    first, end = article(page) if wants_article else (0, len(page.blocks))
    outside = [span for span in ((0, first), (end, len(page.blocks)), *page.elsewhere) if span[0] < span[1]]
    return {
        "blocks": [(block.text, block.level, block.readings, block.shape) for block in page.blocks],
        "ids": page.ids,
        "outside": outside if wants_article else [],
        "said": described(tree, page, first) if wants_article else {},
    }


def main(seconds: int, memory: int) -> None:
    """Answer requests until there are no more.

    Args:
        seconds: Processor time that one may take.
        memory: Bytes of memory that this process may use.
    """
    confine(memory)
    signal.alarm(IDLE_SECONDS)
    while request := sys.stdin.buffer.readline():
        asked = json.loads(request)
        text = sys.stdin.buffer.read(asked["length"]).decode("utf-8", "replace")
        signal.alarm(0)
        allow(seconds)
        told = answer(text, wants_article=asked["article"])
        sys.stdout.buffer.write(json.dumps(told, ensure_ascii=True).encode() + b"\n")
        sys.stdout.buffer.flush()
        signal.alarm(IDLE_SECONDS)


def confine(memory: int) -> None:
    """Let this process use only so much memory."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def allow(seconds: int) -> None:
    """Let this process use only so much more processor time."""
    used = math.ceil(time.process_time())
    resource.setrlimit(resource.RLIMIT_CPU, (used + seconds, resource.RLIM_INFINITY))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
