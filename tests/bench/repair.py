"""How much damage is undone, and how much else is touched: damage replayed on clean text."""

import re
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from random import Random

from reader.core.repair import Repaired, repaired
from tests.corpora import corpus_path
from tests.generators import damage

_BOOKS = (
    "books/boltomli+mingqingxiaoshuor/txt/sanguozhiyanyi.txt",
    "books/TzuYuJih+BDSE37_-_Project_Gutenberg/Project_Gutenberg/老殘遊記.txt",
    "books/TzuYuJih+BDSE37_-_Project_Gutenberg/Project_Gutenberg/徬徨.txt",
)
_NEWS = "segmentation/UniversalDependencies+UD_Chinese-GSD/zh_gsd-ud-dev.conllu"
_BUDGET = 0.72


def clean_lines() -> Iterator[str]:
    """Sentences of Traditional text, modern and old."""
    for line in corpus_path(*_NEWS.split("/")).read_text(encoding="utf-8").splitlines():
        if line.startswith("# text = "):
            yield line[9:].strip()
    for name in _BOOKS:
        text = corpus_path(*name.split("/")).read_text(encoding="utf-8-sig")
        # A wrapped book is one line a paragraph; sentences keep the marks that close them.
        joined = re.sub(r"(?<=\S) *\n(?=\S)", "", text)
        lines = re.split(r"\n|(?<=[。！？])(?![」』”])|(?<=[。！？][」』”])", joined)
        yield from (line.strip() for line in lines if len(line.strip()) > 5)


def main() -> None:
    """Print, for each kind of damage, how many lines it spoiled and how many are as they were."""
    lines = [line for line in clean_lines() if damage.fits_gbk(line)]
    changed = sum(bool(repaired(line).repairs) for line in lines)
    print(f"{len(lines):,} clean lines, {changed} changed")
    few = _slips("bytes, as a page in the wild", lines, damage.GLOSSED)
    _slips("bytes, more characters glossed", lines, damage.MORE_GLOSSED)
    _report("glosses", lines, partial(damage.glossed, table=damage.GLOSSED))
    _report("entities", lines, damage.with_entities)
    _report("controls", lines, partial(damage.with_controls, random=Random(5)))
    print(
        f"{few:.0%} of slipped lines restored exactly, budget {_BUDGET:.0%}: {'kept' if few >= _BUDGET else 'MISSED'}"
    )


def _slips(name: str, lines: Iterable[str], table: dict[str, str]) -> float:
    """As `_report`, of the lines whose bytes slipped."""
    spoil = partial(damage.annotated, table=table)
    return _report(name, (line for line in lines if spoil(line) != damage.glossed(line, table)), spoil)


def _report(name: str, lines: Iterable[str], spoil: Callable[[str], str]) -> float:
    spoiled = [(line, text) for line in lines if (text := spoil(line)) != line]
    started = time.process_time()
    results = [(line, repaired(text)) for line, text in spoiled]
    seconds = time.process_time() - started
    exact = sum(line == result.text for line, result in results)
    applied = [_count(line, result) for line, result in results]
    right, done = sum(good for good, _ in applied), sum(total for _, total in applied)
    print(
        f"{name:<32} {len(results):6,} lines: {exact / len(results):6.1%} exactly as they were; "
        f"{right / max(1, done):6.1%} of {done:,} repairs right; {seconds * 1e3 / len(results):.2f} ms a line"
    )
    return exact / len(results)


def _count(line: str, result: Repaired) -> tuple[int, int]:
    """How many repairs of a line made what had stood there, and how many there are."""
    right = 0
    for repair in result.repairs:
        at = result.alignment.span(repair.span)
        around = result.text[max(0, at.start - 2) : at.end + 2]
        right += around in line
    return right, len(result.repairs)
