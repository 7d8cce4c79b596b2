"""A web page without its tags, in one pass: what is left where the page is too strange to be parsed.

Nothing is understood here but where tags begin and end and which of them part paragraphs, so no page takes longer than
its length.
"""

import html
import re
from collections.abc import Iterator

from reader.services.formats.sandbox import Block, Page

_DROPPED = ("script", "style", "template", "svg", "head")
_INLINE = frozenset(
    (
        *("a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "del", "em", "font", "i", "img", "ins", "kbd", "mark"),
        *(
            "q",
            "rb",
            "rp",
            "rt",
            "ruby",
            "s",
            "samp",
            "small",
            "span",
            "strike",
            "strong",
            "sub",
            "sup",
            "tt",
            "u",
            "var",
            "wbr",
        ),
    )
)
_NAME = re.compile(r"/?([A-Za-z][A-Za-z0-9:-]{0,30})")
_BREAK = "\x00"


def stripped(page: str) -> Page:
    """The paragraphs of a page."""
    text = html.unescape("".join(_pieces(page.replace(_BREAK, " "))))
    lines = (" ".join(line.split()) for line in text.split(_BREAK))
    return Page(tuple(Block(line) for line in lines if line), {}, (), {})


def _pieces(page: str) -> Iterator[str]:
    done = 0
    lower = page.lower()
    while (start := page.find("<", done)) >= 0:
        yield page[done:start]
        name = _NAME.match(page, start + 1)
        comment = page.startswith("<!--", start)
        end = page.find("-->" if comment else ">", start)
        if end < 0:
            return
        done = end + (3 if comment else 1)
        tag = name[1].lower() if name else ""
        if tag in _DROPPED and page[start + 1] != "/":
            end = lower.find(f"</{tag}", done)
            if end < 0:
                # Never closed, so it cannot be told what belongs to it.
                continue
            done = end
        elif tag not in _INLINE:
            yield _BREAK
    yield page[done:]
