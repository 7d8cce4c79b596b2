"""Make the package's tables of characters from OpenCC and Unicode: `python -m tests.generators.opencc_tables`.

Two modules are written. `core/fold_table.py` holds the fold: one representative for each character's class of
variants, one for one. `core/script_table.py` holds the characters that speak for one script only. Both say which
versions they came from; a test makes them again and compares.
"""

import subprocess
import tempfile
import unicodedata
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import opencc

import reader.core

CORE = Path(reader.core.__file__).parent

MERGED_BY_HAND = "着著 了瞭 借藉 它牠 你妳 只祇衹 妆粧 卫衞 叙敍 台枱 粽糭 苏甦 钟锺 余馀 线缐"
"""Classes that OpenCC's tables of single characters keep apart."""

QUOTES = {"「": "“", "」": "”", "『": "‘", "』": "’", "﹁": "“", "﹂": "”", "﹃": "‘", "﹄": "’"}

CJK_BLOCKS = (
    (0x2E80, 0x2FDF), (0x3005, 0x3007), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x323AF),
)  # fmt: skip


def share_directory() -> Path:
    """Where the installed OpenCC keeps its configurations and dictionaries."""
    return Path(str(resources.files("opencc"))) / "clib" / "share" / "opencc"


def dictionary(name: str) -> dict[str, list[str]]:
    """An OpenCC dictionary as its keys and their candidates, read through the wheel's own `opencc_dict`."""
    tool = share_directory().parents[1] / "bin" / "opencc_dict"
    with tempfile.TemporaryDirectory() as scratch:
        text = Path(scratch) / "dictionary.txt"
        source = share_directory() / f"{name}.ocd2"
        command = [str(tool), "-i", str(source), "-o", str(text), "-f", "ocd2", "-t", "text"]
        subprocess.run(command, check=True, capture_output=True)
        rows = (line.split("\t") for line in text.read_text(encoding="utf-8").splitlines() if line)
        return {key: values.split(" ") for key, values in rows}


def cjk_characters() -> str:
    """Every assigned ideograph, radical and iteration mark."""
    points = (chr(c) for first, last in CJK_BLOCKS for c in range(first, last + 1))
    return "".join(c for c in points if unicodedata.category(c) != "Cn")


def simplified() -> dict[str, str]:
    """Each ideograph that OpenCC simplifies on its own, and what it becomes."""
    config = str(share_directory() / "t2s.json")
    characters = cjk_characters()
    converted = opencc.OpenCC(config, include_tofu_risk_dictionaries=True).convert("\n".join(characters)).split("\n")
    return {a: b for a, b in zip(characters, converted, strict=True) if a != b and len(b) == 1}


def regional_pairs() -> Iterator[tuple[str, str]]:
    """Each character that OpenCC turns into another on its own way to a Traditional text, and what it becomes."""
    for name in ("TWVariants", "HKVariants", "STCharacters"):
        for char, values in dictionary(name).items():
            if len(char) == len(values[0]) == 1:
                yield char, values[0]


def fold_table() -> dict[str, str]:
    """The fold of every character that does not fold to itself."""
    merged = {c: group[0] for group in MERGED_BY_HAND.split() for c in group[1:]} | QUOTES
    plain = simplified()
    common = frozenset(plain.values())

    def once(char: str) -> str:
        for step in (lambda c: unicodedata.normalize("NFKC", c), str.casefold):
            folded = step(char)
            char = folded if len(folded) == 1 else char
        folded = plain.get(char, char)
        char = char if ord(folded) > 0xFFFF >= ord(char) else folded
        return merged.get(char, char)

    def settled(char: str) -> str:
        while (further := once(char)) != char:
            char = further
        return char

    # What can be shown in place of a character has to be found where it stands. The commoner of the two represents
    # both, so that the fold can be cut into words; one of the basic plane never folds out of it.
    for pair in regional_pairs():
        kept, other = map(settled, pair)
        if (ord(kept) > 0xFFFF, kept not in common) > (ord(other) > 0xFFFF, other not in common):
            kept, other = other, kept
        if kept != other:
            merged[other] = kept

    table = {}
    for code in (*range(0xD800), *range(0xE000, 0x110000)):
        char, folded = chr(code), settled(chr(code))
        if folded != char and not ord(folded) > 0xFFFF >= code:
            table[char] = folded
    return table


def one_sided() -> tuple[str, str]:
    """The characters that only Simplified text has, and those that only Traditional text has."""
    to_traditional, to_simplified = dictionary("STCharacters"), dictionary("TSCharacters")
    regional = {v for name in ("TWVariants", "HKVariants") for values in dictionary(name).values() for v in values}
    traditional_forms = {v for values in to_traditional.values() for v in values} | regional
    # What is only ever a second choice is seen so much oftener in Simplified that it speaks for that: 坏.
    traditional_first = {values[0] for values in to_traditional.values()} | regional
    simplified_forms = {v for values in to_simplified.values() for v in values}
    simple = {
        c for c, v in to_traditional.items() if c not in v and c not in traditional_first and c in simplified_forms
    }
    full = {c for c, v in to_simplified.items() if c not in v and c not in simplified_forms and c in traditional_forms}
    bmp = [sorted(c for c in chars if ord(c) <= 0xFFFF) for chars in (simple - full, full - simple)]
    return "".join(bmp[0]), "".join(bmp[1])


def _quoted(text: str) -> str:
    """A string literal in which whatever an editor could not show, or would join to its neighbour, is escaped."""
    shown = (c if c.isalnum() or c in "“”‘’" else f"\\U{ord(c):08x}" for c in text)
    return '"' + "".join(shown) + '"'


def _literal(name: str, text: str, meaning: str) -> str:
    rows = "\n".join(f"    {_quoted(text[i : i + 48])}" for i in range(0, len(text), 48))
    return f'{name} = (\n{rows}\n)\n"""{meaning}"""\n'


def _provenance() -> str:
    return (
        f"Made by tests/generators/opencc_tables.py from OpenCC {opencc.__version__} (Apache-2.0)\n"
        f"and Unicode {unicodedata.unidata_version}; do not edit."
    )


def fold_module() -> str:
    """The source of `core/fold_table.py`."""
    table = fold_table()
    folded, to = "".join(table), "".join(table.values())
    return (
        f'"""The fold as data: each character of FOLDED folds to the character at the same place of TO.\n\n'
        f'{_provenance()}\n"""\n\n'
        + _literal("FOLDED", folded, "Every character that does not fold to itself.")
        + "\n"
        + _literal("TO", to, "What each of them folds to.")
    )


def script_module() -> str:
    """The source of `core/script_table.py`."""
    simple, full = one_sided()
    return (
        f'"""The characters that speak for one script only, as data.\n\n{_provenance()}\n"""\n\n'
        + _literal("SIMPLIFIED_ONLY", simple, "Characters no Traditional text is written with.")
        + "\n"
        + _literal("TRADITIONAL_ONLY", full, "Characters no Simplified text is written with.")
    )


if __name__ == "__main__":
    (CORE / "fold_table.py").write_text(fold_module(), encoding="utf-8")
    (CORE / "script_table.py").write_text(script_module(), encoding="utf-8")
