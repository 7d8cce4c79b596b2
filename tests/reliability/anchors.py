"""Marks in books that are edited, or written in another encoding, script or layout: right, lost or wrong."""

import random
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from reader.core.alignment import Alignment, replaced
from reader.core.anchors import Bare, anchored, located
from reader.core.conversion import converter
from reader.core.sketches import ALIKE, likeness, sketch
from reader.core.spans import Span
from reader.services.decoding import decoded
from tests.corpora import corpus_path

FULL = 10_000
"""Marks for each way of changing a book."""

TOLERANCE = 3
"""How many characters an end may be off beside an edit."""

WORST = 0.001
"""How many of all marks may be in a wrong place."""


class Changed(NamedTuple):
    """A book by now, and how it lies over what it was."""

    text: str
    alignment: Alignment


class Report(NamedTuple):
    """What became of the marks, for each way of changing."""

    rows: dict[str, Counter[str]]
    seconds: dict[str, float]
    known: dict[str, str]
    mistaken: list[int]

    @property
    def passed(self) -> bool:
        """Whether nearly none is in a wrong place."""
        return all(counts["wrong"] <= WORST * counts.total() for counts in self.rows.values())

    def __str__(self) -> str:
        heads = (("marks", 7), ("right", 8), ("lost", 7), ("gone", 6), ("wrong", 7), ("wrong %", 9), ("ms each", 9))
        lines = [f"{'change':34}" + "".join(f"{head:>{room}}" for head, room in heads) + f"{'books known again':>19}"]
        for name, counts in self.rows.items():
            total = counts.total()
            share, each = counts["wrong"] / total, self.seconds[name] / total * 1000
            numbers = "".join(
                f"{counts[key]:{room}}" for key, room in (("right", 8), ("lost", 7), ("gone", 6), ("wrong", 7))
            )
            lines.append(f"{name:34}{total:7}{numbers}{share:9.3%}{each:9.2f}{self.known[name]:>19}")
        lines.append(f"pairs of different books taken for one: {self.mistaken[0]} of {self.mistaken[1]}")
        return "\n".join([*lines, f"wrong at most {WORST:.1%}: {'kept' if self.passed else 'MISSED'}"])


def edited(text: str, rate: float, dice: random.Random, front: int = 0) -> Changed:
    """A text with so large a part of its characters struck out, replaced or added to, and so many more in front."""
    new_front = "".join(dice.choices(text, k=front))
    edits: list[tuple[Span, str]] = [(Span(0, 0), new_front)] if front else []
    places = sorted(dice.sample(range(1, len(text) - 4), int(rate * len(text) / 1.5)))
    done = 0
    for at in places:
        if at < done:
            continue
        length = dice.choice((1, 1, 1, 2, 3))
        new = "".join(dice.choice(text) for _ in range(length)).replace("\n", "一")
        kind = dice.choice(("strike", "replace", "replace", "insert"))
        span = Span(at, at if kind == "insert" else at + length)
        edits.append((span, "" if kind == "strike" else new))
        done = span.end + 1
    return Changed(*replaced(text, edits))


def in_lines(text: str, dice: random.Random) -> Changed:
    """A text with its lines broken at forty characters, and indented."""
    edits, since = [], 0
    for at, character in enumerate(text):
        since = 0 if character == "\n" else since + 1
        if since == 40:
            edits.append((Span(at, at), "\n  "))
            since = 0
    return Changed(*replaced(text, edits))


def in_other_script(text: str, dice: random.Random) -> Changed:
    """A text converted from one script to the other, character by character."""
    pieces = [converter("s2tw").convert(text[at : at + 4000]) for at in range(0, len(text), 4000)]
    return Changed("".join(pieces), Alignment())


def reencoded(text: str, dice: random.Random) -> Changed:
    """A text as it comes back from a file in GB18030 with the newlines of Windows."""
    written = text.replace("\n", "\r\n").encode("gb18030")
    return Changed(decoded(written, "book.txt").text, Alignment())


CHANGES: dict[str, Callable[[str, random.Random], Changed]] = {
    "2,000 in front, 0.1 % edited": lambda text, dice: edited(text, 0.001, dice, 2000),
    "2,000 in front, 1 % edited": lambda text, dice: edited(text, 0.01, dice, 2000),
    "2,000 in front, 5 % edited": lambda text, dice: edited(text, 0.05, dice, 2000),
    "1 % edited": lambda text, dice: edited(text, 0.01, dice),
    "written as GB18030, CRLF": reencoded,
    "lines broken at 40": in_lines,
    "in the other script": in_other_script,
}


def books() -> list[str]:
    """The texts that are marked."""
    names = ("tennessine+corpus", "shjwudp+shu", "boltomli+mingqingxiaoshuor")
    files = sorted(file for name in names for file in corpus_path("books", name).rglob("*.txt"))
    return [decoded(file.read_bytes(), str(file)).text for file in files]


def spans(text: str, many: int, dice: random.Random) -> list[Span]:
    """Places to mark: words, phrases, sentences and, now and then, pages."""
    found: list[Span] = []
    while len(found) < many:
        start = dice.randrange(1, len(text) - 900)
        span = Span(start, start + dice.choice((2, 3, 4, 5, 8, 12, 20, 29, 60, 800)))
        exact = span.within(text)
        if not exact[0].isspace() and not exact[-1].isspace():
            found.append(span)
    return found


def judged(found: Span | None, truth: Span, text: str) -> str:
    """What became of a mark; white space beside an edit is no part of the text."""
    if not truth.length:
        return "wrong" if found else "gone"
    if found is None:
        return "lost"
    off = max(_characters(text, *sorted(pair)) for pair in zip(found, truth, strict=True))
    return "right" if off <= TOLERANCE else "wrong"


def _characters(text: str, start: int, end: int) -> int:
    return end - start if end - start > 99 else len("".join(text[start:end].split()))


def run(scale: int, seed: int, _: Path, texts: Sequence[str] = ()) -> Report:
    """Mark books, change them, and look for the marks."""
    dice = random.Random(seed)
    texts = texts or books()
    each = -(-scale // len(texts))
    sketches = list(map(sketch, texts))
    pairs = [(one, other) for number, one in enumerate(sketches) for other in sketches[:number]]
    report = Report({}, {}, {}, [sum(likeness(*pair) >= ALIKE for pair in pairs), len(pairs)])
    for name, change in CHANGES.items():
        counts: Counter[str] = Counter()
        known, spent = 0, 0.0
        for text, before in zip(texts, sketches, strict=True):
            now = change(text, dice)
            known += likeness(before, sketch(now.text)) >= ALIKE
            begun = time.process_time()
            bare = Bare(now.text)
            for span in spans(text, each, dice):
                counts[judged(located(anchored(text, span), bare), now.alignment.span(span), now.text)] += 1
            spent += time.process_time() - begun
        report.rows[name], report.seconds[name] = counts, spent
        report.known[name] = f"{known} of {len(texts)}"
    return report
