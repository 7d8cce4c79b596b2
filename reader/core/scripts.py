"""Which script a text is written in, judged by the characters that only one script has."""

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from reader.core.characters import CLAUSE_MARKS

MIXED_SHARE = 0.06
"""The share of the evidence the weaker script must have for a text to be mixed and not merely misspelt.

Of 1,160 classical and modern texts the one that is really mixed has 7.5 %, the most misspelt of the others 4.2 %.
"""


class Script(StrEnum):
    """The script of a text as it is written (ISO 15924 names)."""

    HANS = "hans"
    HANT = "hant"
    MIXED = "mixed"
    NONE = "none"


class Variant(StrEnum):
    """A way of showing a text."""

    ORIGINAL = "original"
    HANS = "hans"
    HANT = "hant"
    HANT_TW = "hant-tw"
    HANT_HK = "hant-hk"

    @property
    def script(self) -> Script:
        """The script the variant is written in; `NONE` for the original, which may be in any."""
        if self is Variant.ORIGINAL:
            return Script.NONE
        return Script.HANS if self is Variant.HANS else Script.HANT

    def toggled(self, leaning: Script) -> "Variant":
        """The variant in the other script.

        Args:
            leaning: The script of the text that is open, from which the original is left.
        """
        script = leaning if self is Variant.ORIGINAL else self.script
        return Variant.HANT_TW if script is Script.HANS else Variant.HANS


class Evidence(NamedTuple):
    """How many characters of a text speak for each script."""

    simplified: int
    traditional: int

    @property
    def script(self) -> Script:
        """The script the evidence points to; `NONE` where there is none."""
        total = self.simplified + self.traditional
        if total == 0:
            return Script.NONE
        if min(self) >= MIXED_SHARE * total:
            return Script.MIXED
        return self.leaning

    @property
    def leaning(self) -> Script:
        """The script with more evidence; `NONE` where neither has more."""
        if self.simplified == self.traditional:
            return Script.NONE
        return Script.HANS if self.simplified > self.traditional else Script.HANT


_LONG = 1 << 12
"""Code points of a text that is worth counting with numpy, where that is loaded."""

_WORTH_A_CLASS = 1 << 17
"""Code points from which on a class of the few characters that tell is worth its making; it then takes a third."""

_BY_SETS = iter(range(4))
"""As many texts that are long, but not so long, are counted without it; then there are likely more."""


@cache
def one_sided() -> tuple[frozenset[str], frozenset[str]]:
    """The characters only Simplified text has, and those only Traditional text has."""
    from reader.core.script_table import SIMPLIFIED_ONLY, TRADITIONAL_ONLY  # noqa: PLC0415  # data, when first asked

    return frozenset(SIMPLIFIED_ONLY), frozenset(TRADITIONAL_ONLY)


@cache
def _telling() -> re.Pattern[str]:
    simplified, traditional = one_sided()
    return re.compile(f"[{''.join(sorted(simplified | traditional))}]")


def evidence(text: str) -> Evidence:
    """How many characters of the text speak for each script."""
    if _worth_numpy(text):
        return _counted(text, [0], [len(text)])
    simplified, traditional = one_sided()
    if len(text) < _LONG or (len(text) < _WORTH_A_CLASS and next(_BY_SETS, None) is not None):
        return Evidence(sum(map(simplified.__contains__, text)), sum(map(traditional.__contains__, text)))
    telling = _telling().findall(text)
    count = sum(map(simplified.__contains__, telling))
    return Evidence(count, len(telling) - count)


def of_document(text: str, starts: Sequence[int], ends: Sequence[int]) -> Evidence:
    """The evidence of a document: of its running text, or of all of it where none is running text.

    Lines without any clause mark (navigation, lists of links, the tails of keywords some sites append) do not vote.

    Args:
        text: The text.
        starts: Where each paragraph of the article begins in it.
        ends: Where each ends.
    """
    if _worth_numpy(text):
        return _counted(text, starts, ends)
    others: list[str] = []

    def prose() -> Iterator[str]:
        for paragraph in (text[start:end] for start, end in zip(starts, ends, strict=True)):
            if CLAUSE_MARKS.isdisjoint(paragraph):
                others.append(paragraph)
            else:
                yield paragraph

    counted = list(map(evidence, _batched(prose()))) or list(map(evidence, _batched(others)))
    return Evidence(sum(one.simplified for one in counted), sum(one.traditional for one in counted))


def _worth_numpy(text: str) -> bool:
    return len(text) > _LONG and "numpy" in sys.modules


def _counted(text: str, starts: Sequence[int], ends: Sequence[int]) -> Evidence:
    """The same, many times as fast: no paragraph is taken out of the text."""
    from reader.core import units  # noqa: PLC0415  # numpy

    return Evidence(*units.counted_beside(text, CLAUSE_MARKS, one_sided(), starts, ends))


def _batched(texts: Iterable[str]) -> Iterator[str]:
    """Texts put together until they are long: what counts them takes many times their room meanwhile."""
    batch: list[str] = []
    size = 0
    for text in texts:
        batch.append(text)
        size += len(text)
        if size >= _WORTH_A_CLASS:
            yield "\n".join(batch)
            batch, size = [], 0
    if batch:
        yield "\n".join(batch)
