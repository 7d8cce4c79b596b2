"""Generated inputs through every room that reads what others wrote: only promised errors, and all laws kept.

Each case is made by Hypothesis; where one fails it is made small, and printed with the seed that made it.
"""

import io
import traceback
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from reader.core import matching, query
from reader.core.conversion import shown
from reader.core.document import Document
from reader.core.errors import QueryError, SourceError
from reader.core.sanitizing import DANGEROUS, printable_lines
from reader.core.scripts import Variant
from reader.core.wording import Wording
from reader.core.wrapping import wrap
from reader.services import settings_file
from reader.services.decoding import decoded
from reader.services.documents import document_of
from reader.services.formats import archive, html_child, package, registry
from reader.services.limits import LIMITS
from reader.services.opening import documents
from reader.services.options import OPTIONS
from tests import strategies
from tests.reliability.generating import cases_of
from tests.reliability.report import Report, scaled

CASES = 200_000
_AT_ONCE = 2_000

_SIGNS = """{ } [ ] " ' , : = # - + . _ / & ; * ` | ! ( ) < > \\ \\ 0 1e9 -1 true null re: -a a|b title
content author <p> </p> <div> <table> <ruby> <rt> &amp; &#x1b; &nbsp; <!-- --> <![CDATA[ ]]> <?xml ?> <!DOCTYPE [words]
[keys] [reading] 守土 第一回 标题 来源： 2022-03-20 """
SIGNS: Sequence[str] = tuple(_SIGNS.split())
"""What means something to one room or another."""

_PIECES = st.sampled_from([*SIGNS, " ", "\n", "\t", "\0", "\x1b", "\u2028"])
_MIXED = st.lists(st.one_of(_PIECES, st.text(max_size=6)), max_size=24).map("".join)
_WHOLE = st.one_of(_MIXED, strategies.untrusted(8, surrogates=False))
_DATA = st.one_of(
    st.binary(max_size=120),
    st.tuples(_WHOLE, st.sampled_from(("utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-32", "big5"))).map(
        lambda drawn: drawn[0].encode(drawn[1], "replace")
    ),
    st.tuples(_MIXED, st.binary(max_size=8), st.integers(0, 40)).map(
        lambda drawn: (text := drawn[0].encode())[: drawn[2]] + drawn[1] + text[drawn[2] :]
    ),
)


class Target(NamedTuple):
    """One thing that is fuzzed.

    Attributes:
        inputs: What it is given.
        check: Raises where it does anything but what is promised.
    """

    inputs: SearchStrategy[Any]
    check: Callable[[Any], None]


def _decode(data: bytes) -> None:
    try:
        text = decoded(data, "a")
    except SourceError:
        return
    assert not any("\ud800" <= c <= "\udfff" for c in text.text)
    assert "\r" not in text.text


def _sound(document: Document) -> None:
    """The laws every document keeps, whatever it was made of."""
    clean, source = document.clean, document.source
    assert not DANGEROUS.search(clean.replace("\n", ""))
    assert len(document.folded) == len(clean)
    assert document.alignment.last(len(source)) == len(clean)
    end = 0
    for span, _, _ in document.paragraphs:
        assert end <= span.start <= span.end <= len(clean)
        end = span.end
        there = document.source_span(span)
        assert 0 <= there.start <= there.end <= len(source)
    for section in document.sections:
        assert 0 <= section.span.start <= section.span.end <= len(clean)
    data = document.metadata
    assert not DANGEROUS.search(f"{data.title}{data.author}{data.source}")


def _plain(data: bytes) -> None:
    try:
        _sound(document_of(data, "第一章 a.txt"))
    except SourceError:
        return


def _described(text: str) -> None:
    _sound(strategies.document(text))


def _formats(drawn: tuple[Any, ...]) -> None:
    name, data = drawn
    form = registry.recognised(data, name)
    if form is None:
        return
    try:
        for outcome in documents(form, data, name, OPTIONS, None):
            if isinstance(outcome, Document):
                _sound(outcome)
    except SourceError:
        return


def _page(text: str) -> None:
    for wants_article in (True, False):
        html_child.answer(text, wants_article=wants_article)


def _zip(drawn: tuple[Any, ...]) -> None:
    names, data, cuts = drawn
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as made:
        for number, name in enumerate(names):
            made.writestr(zipfile.ZipInfo(f"{number}{name}" if number else name or "\0"), data)
    raw = bytearray(held.getvalue())
    for place, byte in cuts:
        raw[place % len(raw)] = byte
    archive_bytes(bytes(raw))


def archive_bytes(raw: bytes) -> None:
    """What is in an archive, if it is one, is named by it."""
    try:
        for place, _ in archive.members(raw, "a.zip", LIMITS):
            assert place.startswith("a.zip!")
    except SourceError:
        return


def _package(text: str) -> None:
    body = f'<package xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{text}</dc:title>{text}</package>'
    for data in (text.encode("utf-8", "replace"), body.encode("utf-8", "replace")):
        for read in (
            lambda held: package.package_member(held, "a"),
            lambda held: package.package(held, "a/b.opf", "a"),
            lambda held: package.contents(held, "n", "a", LIMITS),
            lambda held: package.encrypted_members(held, "a"),
        ):
            try:
                read(data)
            except SourceError:
                continue


_TEXT = strategies.document("守土有责，守土盡責。\n發展发展 abc 123。\n標題：疫情。")


def _query(drawn: tuple[Any, ...]) -> None:
    text, exact, regex = drawn
    try:
        asked = query.parsed(text, exact_script=exact, regex=regex)
        end = 0
        for span in matching.matcher(asked).spans(_TEXT):
            assert end <= span.start <= span.end <= len(_TEXT.clean)
            end = span.end
    except QueryError as error:
        column = error.column
        assert 0 <= column <= len(text)  # only where one is raised


def _settings(text: str) -> None:
    known = settings_file.understood(text, Path("s.toml"))
    again = settings_file.understood(settings_file.printed(known), Path("s.toml"))
    assert not again.problems
    assert settings_file.printed(known) == settings_file.printed(again)


def _alignment(drawn: tuple[Any, ...]) -> None:
    chain, lengths = drawn
    first, second, third = chain
    assert first.then(second).then(third) == first.then(second.then(third))
    whole = first.then(second).then(third)
    assert whole.inverse.inverse == whole
    before = 0
    for position in range(lengths[0] + 1):
        at = whole.first(position)
        assert before <= at <= whole.last(position) <= lengths[3] or at <= lengths[3]
        before = at


def _wrap(drawn: tuple[Any, ...]) -> None:
    text, width, indent = drawn
    text = printable_lines(text).replace("\n", "")
    rows = wrap(text, width, indent)
    assert text == "".join(row.within(text) for row in rows)
    assert all(row.length for row in rows) or not text


def _convert(drawn: tuple[Any, ...]) -> None:
    text, variant, idioms = drawn
    text = printable_lines(text).replace("\n", "")
    made = shown(text, Wording(variant, idioms))
    assert not DANGEROUS.search(made.text)
    assert made.alignment.last(len(text)) == len(made.text)


_ENDINGS = st.sampled_from(("a.json", "a.jsonl", "a.md", "a.txt", "b.JSON"))
TARGETS: dict[str, Target] = {
    "decoders": Target(_DATA, _decode),
    "plain texts": Target(_DATA, _plain),
    "metadata, repairs, chapters": Target(
        st.one_of(strategies.sources(6), st.lists(_WHOLE, max_size=4).map("\n".join)), _described
    ),
    "JSON, Markdown": Target(st.tuples(_ENDINGS, st.one_of(_DATA, _WHOLE.map(lambda text: text.encode()))), _formats),
    "web pages": Target(_WHOLE, _page),
    "archives": Target(
        st.tuples(
            st.lists(st.text(max_size=8).filter(lambda name: "\ud800" > name or name > "\udfff"), max_size=3),
            st.binary(max_size=30),
            st.lists(st.tuples(st.integers(0, 4000), st.integers(0, 255)), max_size=5),
        ),
        _zip,
    ),
    "packages of books": Target(_MIXED, _package),
    "queries": Target(st.tuples(st.one_of(_MIXED, strategies.untrusted(6)), st.booleans(), st.booleans()), _query),
    "settings": Target(_MIXED, _settings),
    "alignments": Target(strategies.chains(3), _alignment),
    "wrapping": Target(st.tuples(strategies.untrusted(16), st.integers(1, 90), st.integers(0, 8)), _wrap),
    "conversion": Target(st.tuples(strategies.untrusted(10), st.sampled_from(Variant), st.booleans()), _convert),
}  # fmt: skip
"""What is fuzzed, by name."""


def run(scale: float, report: Report, seed: int = 1) -> None:
    """So many cases of each, in turns."""
    for name in TARGETS:
        cases(name, scaled(CASES, scale), report, seed)


def cases(name: str, count: int, report: Report, first_seed: int) -> None:
    """So many cases of one target."""
    tried, failures, number = 0, list[str](), first_seed
    while tried < count and not report.over and not failures:
        some = min(_AT_ONCE, count - tried)
        done, error = cases_of(number, some, *TARGETS[name])
        tried += done
        if error:
            said = [*getattr(error, "__notes__", []), *traceback.format_exception(error)[-6:]]
            failures.append("\n".join([f"seed {number}:", *said]))
        number += 1
        if tried % 20_000 == 0:
            report.progress(f"{name}: {tried:,}")
    report.add(f"fuzzed: {name}", tried, failures, f"seeds {first_seed}–{number - 1}")
