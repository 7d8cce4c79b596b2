"""Exact positions from a converter that tells none: entries that leave a mark in what it makes.

OpenCC says what a text becomes, not which part became what. In a rewritten configuration the few entries that change
lengths put their replacement between two characters of private use, the first of which says how many code points were
replaced; a user's overrides become one character each, which later stages of the conversion leave alone.
"""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from reader.core.alignment import Block
from reader.core.spans import Span

_BEGIN = 0xF0000
_END = "\U000ffffd"
_OVERRIDE = 0x100000
_MARKS = "[\U000f0001-\U000ffffc]([^\U000ffffd]*)\U000ffffd|[\U00100000-\U0010fffd]"

UNFIT = "\0\ud800-\udfff\U000f0000-\U0010ffff"
"""Characters that OpenCC cannot take, or that are marks here, as the inside of a class; no dictionary holds them."""

Overrides = tuple[tuple[str, str], ...]
_Node = dict[str, Any]


class Made(NamedTuple):
    """What a converter made of a text.

    Attributes:
        text: What it made.
        blocks: The stretches that changed their length, in order: where they lie in the one and in the other.
    """

    text: str
    blocks: tuple[Block, ...] = ()

    def reaches(self, length: int) -> bool:
        """Whether a text so many code points long and what was made of it are told to end together."""
        here, there = self.blocks[-1] if self.blocks else Block(Span(0, 0), Span(0, 0))
        return length - here.end == len(self.text) - there.end


def with_regional_words() -> Mapping[str, str]:
    """The dictionary of regional words of each configuration that has one."""
    from reader.core.phrase_table import DICTIONARIES  # noqa: PLC0415  # 17 kB that most runs never need

    return DICTIONARIES


def rewritten(name: str, stock: str, folder: str, overrides: Overrides, *, marked: bool) -> str:
    """A configuration of OpenCC that can lie in any folder.

    Args:
        name: What it is called.
        stock: Its text, as OpenCC has it.
        folder: Where OpenCC's dictionaries are.
        overrides: What goes before OpenCC's entries. A word comes before all of them, a single character before
            those that are no longer than it: 干 → 幹 leaves 饼干 alone.
        marked: Whether entries that change lengths leave marks.
    """
    import json  # noqa: PLC0415  # not needed for the first frame

    config = json.loads(stock)
    marking = {with_regional_words()[name]: _marked(name)} if marked else {}
    cutting = [config["segmentation"]] if "segmentation" in config else []
    for stage in (*config.get("normalization", []), *cutting, *config["conversion_chain"]):
        stage["dict"] = _settled(stage["dict"], folder, marking)
    # Segmentation has to know the words, or the first stage of the conversion would not get them whole.
    for stage in (*cutting, config["conversion_chain"][0]):
        stage["dict"] = _overridden(stage["dict"], overrides)
    return json.dumps(config, ensure_ascii=False)


def _marked(name: str) -> dict[str, str]:
    from reader.core.phrase_table import ENTRIES  # noqa: PLC0415  # 17 kB that most runs never need

    pairs = (entry.split(":") for entry in ENTRIES[name].split())
    return {key: f"{chr(_BEGIN + len(key))}{value}{_END}" for key, value in pairs}


def _settled(node: _Node, folder: str, marking: Mapping[str, dict[str, str]]) -> _Node:
    """A dictionary with where it lies, and with the marks that belong to it before its entries."""
    if isinstance(parts := node.get("dicts"), list):
        return node | {"dicts": [_settled(part, folder, marking) for part in parts]}
    name = str(node["file"])
    settled = node | {"file": f"{folder}/{name}"}
    marks = marking.get(name.partition(".")[0])
    return _group("union", [_inline(marks), settled]) if marks else settled


def _overridden(node: _Node, overrides: Overrides) -> _Node:
    """A dictionary with overrides before its entries."""
    signs = {word: chr(_OVERRIDE + number) for number, (word, _) in enumerate(overrides)}
    single = {word: sign for word, sign in signs.items() if len(word) == 1}
    longer = {word: sign for word, sign in signs.items() if len(word) > 1}
    if single:
        node = _group("union", [_inline(single), node])
    return _group("short_circuit", [_inline(longer), node]) if longer else node


def _inline(entries: Mapping[str, str]) -> _Node:
    return {"type": "inline", "entries": entries}


def _group(policy: str, dicts: list[_Node]) -> _Node:
    return {"type": "group", "match_policy": policy, "dicts": dicts}


def read(marked: str, overrides: Overrides) -> Made:
    """What a rewritten configuration made, without its marks, and how it lies over what it was made of."""
    pieces: list[str] = []
    blocks: list[Block] = []
    done = here = there = 0
    for mark in re.finditer(_MARKS, marked):
        pieces.append(marked[done : mark.start()])
        here, there = here + mark.start() - done, there + mark.start() - done
        length, made = _meaning(mark, overrides)
        if length != len(made):
            blocks.append(Block(Span(here, here + length), Span(there, there + len(made))))
        pieces.append(made)
        here, there, done = here + length, there + len(made), mark.end()
    return Made("".join((*pieces, marked[done:])), tuple(blocks))


def _meaning(mark: re.Match[str], overrides: Overrides) -> tuple[int, str]:
    """How many code points a mark stands for, and what was made of them."""
    if mark[1] is not None:
        return ord(mark[0][0]) - _BEGIN, mark[1]
    word, made = overrides[ord(mark[0]) - _OVERRIDE]
    return len(word), made
