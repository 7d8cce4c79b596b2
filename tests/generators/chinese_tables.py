"""Make the tables that damage is judged by: `python -m tests.generators.chinese_tables PINYIN_TXT`.

Two modules are written. `core/reading_table.py` holds which syllables each character is read as, from pinyin-data's
pinyin.txt. `core/likelihood_table.py` holds how common characters, and pairs of them within words, are in modern
Chinese, from the counts in jieba's dictionary, folded. Both say what they came from; a test makes the second again
and compares.
"""

import itertools
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from importlib import metadata
from pathlib import Path

import reader.core
from reader.core.folding import fold

CORE = Path(reader.core.__path__[0])

CHARACTERS = 4000
"""How many characters the likelihood knows; the others are rarer than one in a hundred thousand."""

PAIRS = 12000
"""How many pairs; with more of them no more damage is undone."""

COMMON = 2500
"""How many characters, with all their forms, are known by their readings; everybody can read them."""

STEP = 0.25
PAIR_STEP = 0.75
"""How finely likelihoods are kept, in nats."""

TONED = frozenset("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ")

WIDTH = 50
"""Characters of a table in one line of its module."""

Counts = Counter[str]


def counts() -> tuple[Counts, Counts]:
    """How often each folded character, and each pair of neighbours in a word, stands in what jieba was made from."""
    characters, pairs = Counts(), Counts()
    # Importing jieba to ask it where its dictionary is takes longer than all the rest.
    dictionary = Path(str(metadata.distribution("jieba").locate_file("jieba/dict.txt")))
    for line in dictionary.read_text(encoding="utf-8").splitlines():
        word, times, _ = line.split(" ")
        word = fold(word)
        for char in word:
            characters[char] += int(times)
        for first, second in itertools.pairwise(word):
            pairs[first + second] += int(times)
    return characters, pairs


def ranked(counter: Counts) -> list[tuple[str, int]]:
    """The most frequent first, in an order that does not depend on anything else."""
    return sorted(counter.items(), key=lambda item: (-item[1], item[0]))


def character_steps(characters: Counts) -> list[str]:
    """The commonest characters, those of one step of likelihood together."""
    total = sum(characters.values())
    steps: dict[int, list[str]] = defaultdict(list)
    for char, times in ranked(characters)[:CHARACTERS]:
        steps[int(-math.log(times / total) / STEP)].append(char)
    return ["".join(sorted(steps[step])) for step in range(max(steps) + 1)]


def forms(characters: Counts) -> tuple[str, str]:
    """The other forms of the commonest characters, and what each folds to."""
    known = frozenset(char for char, _ in ranked(characters)[:CHARACTERS])
    pairs = [(char, fold(char)) for char in ideographs()]
    pairs = [(char, folded) for char, folded in pairs if char != folded and folded in known]
    return "".join(char for char, _ in pairs), "".join(folded for _, folded in pairs)


def ideographs() -> Iterator[str]:
    """Every ideograph of GBK's own block."""
    return map(chr, range(0x4E00, 0x9FA6))


def followers(characters: Counts, pairs: Counts) -> list[str]:
    """For each character what follows it in words, each group after the digit that is its step of likelihood."""
    rows: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for pair, times in ranked(pairs)[:PAIRS]:
        step = min(9, int(-math.log(times / characters[pair[0]]) / PAIR_STEP))
        rows[pair[0]][step].append(pair[1])
    return [char + "".join(_groups(row)) for char, row in sorted(rows.items())]


def _groups(row: dict[int, list[str]]) -> Iterator[str]:
    for step, chars in sorted(row.items()):
        yield str(step) + "".join(sorted(chars))


def readings(pinyin: Path, common: frozenset[str]) -> dict[str, list[str]]:
    """The readings of the common characters in all their forms, the usual first."""
    table = {}
    for line in pinyin.read_text(encoding="utf-8").splitlines():
        code, _, rest = line.removeprefix("U+").partition(": ")
        if line.startswith("U+") and fold(char := chr(int(code, 16))) in common and char <= "\uffff":
            table[char] = rest.split("  #")[0].split(",")
    return table


def reading_rows(table: dict[str, list[str]]) -> list[str]:
    """For each syllable with a tone what is read so: characters usually, and those usually read otherwise."""
    rows: dict[str, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for char, syllables in sorted(table.items()):
        for number, syllable in enumerate(dict.fromkeys(syllables)):
            if not TONED.isdisjoint(syllable):
                rows[syllable][number > 0].append(char)
    return ["\t".join((syllable, *("".join(group) for group in groups))) for syllable, groups in sorted(rows.items())]


def _literal(name: str, rows: Iterable[str], meaning: str) -> str:
    text = "\n".join(rows)
    pieces = (text[at : at + WIDTH] for at in range(0, len(text), WIDTH))
    lines = "\n".join('    "' + piece.replace("\t", "\\t").replace("\n", "\\n") + '"' for piece in pieces)
    return f'{name} = (\n{lines}\n)\n"""{meaning}"""\n'


def _module(title: str, origin: str, body: str) -> str:
    made = f"Made by tests/generators/chinese_tables.py from {origin}"
    return f'"""{title}, as data.\n\n{made}; do not edit.\n"""\n\n{body}'


def likelihood_module() -> str:
    """The source of `core/likelihood_table.py`."""
    characters, pairs = counts()
    origin = (
        f"the counts in the dictionary of jieba\n{metadata.version('jieba')} (MIT, copyright 2013 Sun Junyi), folded"
    )
    sizes = f'STEP, PAIR_STEP = {STEP}, {PAIR_STEP}\n"""How much less likely each step is, in nats."""\n'
    singles = _literal("CHARACTERS", character_steps(characters), "A line for each step.")
    doubles = _literal(
        "FOLLOWERS",
        followers(characters, pairs),
        "A line for each character: what follows it in words, after the digit that is the step of their likelihood.",
    )
    others, folded = forms(characters)
    variants = _literal("FORMS", [others], "Other forms of these characters.") + "\n"
    variants += _literal("FOLDED", [folded], "What each of them folds to.")
    title = "How likely characters are, and how likely others follow them"
    return _module(title, origin, f"{sizes}\n{singles}\n{variants}\n{doubles}")


def reading_module(pinyin: Path) -> str:
    """The source of `core/reading_table.py`."""
    common = frozenset(char for char, _ in ranked(counts()[0])[:COMMON])
    version = pinyin.read_text(encoding="utf-8").partition("\n")[0].removeprefix("# version: ")
    origin = f"pinyin-data {version}\n(MIT, copyright 2016 mozillazg): those common by jieba's counts"
    rows = _literal(
        "READINGS",
        reading_rows(readings(pinyin, common)),
        "A line for each syllable: characters usually read so, and those usually read otherwise.",
    )
    return _module("What characters are read as", origin, rows)


if __name__ == "__main__":
    (CORE / "likelihood_table.py").write_text(likelihood_module(), encoding="utf-8")
    (CORE / "reading_table.py").write_text(reading_module(Path(sys.argv[1])), encoding="utf-8")
