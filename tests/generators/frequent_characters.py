"""Make the table of frequent characters: `python -m tests.generators.frequent_characters`.

Characters are counted in texts of the corpora that are in the public domain (or, the collection of poems and that of
classical texts, published under the MIT licence). The kinds of writing weigh alike, however much there is of each,
and each character counts in both scripts. The ten books that `tests/bench/decoding.py` tries are not counted.
"""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import opencc

import reader.services
from reader.core.characters import is_han
from tests.corpora import ROOT
from tests.generators.opencc_tables import share_directory

TABLE = Path(reader.services.__file__).parent / "frequent_characters.py"

FREQUENT = 3_600
"""How many characters the table holds: about 3,000 of either script, most of them the same."""

_KINDS = {
    "stories": (3.0, ("shjwudp+shu/books/近代/二月.txt", "shjwudp+shu/books/近代/为奴隶的母亲.txt")),
    "essays": (2.0, ("shjwudp+shu/books/近代/中国小说史略.txt", "shjwudp+shu/books/近代/严复文集.txt")),
    "crafts": (0.5, ("shjwudp+shu/books/天工开物.txt",)),
    "classics": (1.0, ("NiuTrans+Classical-Modern/古文原文/**/*.txt",)),
    "poems": (0.5, ("chinese-poetry+chinese-poetry/**/*.json",)),
}
"""The texts of each kind, and how much the kind weighs."""


def _counted(texts: Iterable[Path]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for path in sorted(texts):
        counts.update(path.read_text(encoding="utf-8-sig"))
    return Counter({char: count for char, count in counts.items() if is_han(char) and ord(char) < 0x10000})


def _both_scripts(counts: Counter[str]) -> Counter[str]:
    """The counts with each character's other form counted as often."""
    doubled: Counter[str] = Counter()
    converters = [opencc.OpenCC(str(share_directory() / f"{name}.json")) for name in ("s2t", "t2s")]
    for char, count in counts.items():
        for form in {char, *(converter.convert(char) for converter in converters)}:
            doubled[form] += count
    return doubled


def frequent() -> str:
    """The most frequent characters of both scripts, the most frequent first."""
    shares: Counter[str] = Counter()
    books = ROOT / "books"
    for weight, patterns in _KINDS.values():
        counts = _both_scripts(_counted(path for pattern in patterns for path in books.glob(pattern)))
        total = sum(counts.values())
        for char, count in counts.items():
            shares[char] += weight * count / total  # type: ignore[assignment]
    ranked = sorted(shares, key=lambda char: (-shares[char], char))
    return "".join(char for char in ranked if len(char) == 1 and ord(char) < 0x10000)[:FREQUENT]


def module() -> str:
    """The source of `services/frequent_characters.py`."""
    text = frequent()
    rows = "\n".join(f'    "{text[i : i + 48]}"' for i in range(0, len(text), 48))
    return (
        '"""The most frequent characters of Chinese text in both scripts, as data.\n\n'
        "Made by tests/generators/frequent_characters.py from public-domain and MIT-licensed texts; do not edit.\n"
        '"""\n\n'
        f"FREQUENT = (\n{rows}\n)\n"
        '"""The most frequent first."""\n'
    )


if __name__ == "__main__":
    TABLE.write_text(module(), encoding="utf-8")
