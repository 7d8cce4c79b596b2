"""A web page without its tags: what is left where the page is too strange to be parsed.

Nothing is understood here but where tags begin and end and which of them part paragraphs, so no page takes longer than
its length.
"""

import html
import re
from collections.abc import Iterator

from reader.services.formats.sandbox import Block, Page

_CLOSED_BY = {f"<{tag}": f"</{tag}" for tag in ("script", "style", "template", "svg", "head")} | {"<!--": "-->"}
_DROPPED = re.compile("|".join(_CLOSED_BY), re.IGNORECASE)
_INLINE = (
    "a|abbr|b|bdi|bdo|big|cite|code|del|em|font|i|img|ins|kbd|mark|q|rb|rp|rt|ruby|s|samp|small|span|strike|strong|"
    "sub|sup|tt|u|var|wbr"
)
_INLINE_TAG = re.compile(rf"</?(?:{_INLINE})(?:[\s/][^<>]*)?>", re.IGNORECASE)
_TAG = re.compile("<[A-Za-z/!?][^<>]*(?:>|$)")
_BREAK = "\x00"
_BREAKS = re.compile(r"\x00[\x00\s]*")


def stripped(page: str) -> Page:
    """The paragraphs of a page."""
    text = _INLINE_TAG.sub("", "".join(_kept(page.replace(_BREAK, " "))))
    text = html.unescape(_BREAKS.sub(_BREAK, _TAG.sub(_BREAK, text)))
    lines = (" ".join(line.split()) for line in text.split(_BREAK))
    return Page(tuple(Block(line) for line in lines if line), {}, (), {})


def _kept(page: str) -> Iterator[str]:
    """The page without scripts, styles and remarks; one that is never closed is none."""
    lower = page.lower()
    if len(lower) != len(page):
        # A few letters become two; where the tags are then could not be told.
        lower = page
    unclosed: set[str] = set()
    done = 0
    for match in _DROPPED.finditer(page):
        closing = _CLOSED_BY[match[0].lower()]
        if match.start() < done or closing in unclosed:
            continue
        end = lower.find(closing, match.end())
        if end < 0:
            unclosed.add(closing)
            continue
        yield page[done : match.start()]
        # The closing tag parts paragraphs; the end of a remark does not.
        done = end + len(closing) if closing == "-->" else end
    yield page[done:]
