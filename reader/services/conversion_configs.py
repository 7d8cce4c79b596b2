"""Configurations for OpenCC that were made for this run, in a folder that nobody else can write to.

OpenCC reads a configuration from a file and looks for the dictionaries it names beside that file, in the current
directory and where its wheel was built, so one that travels with Reader would find none, or planted ones. Those made
here name every dictionary by its absolute path.
"""

import atexit
import re
import shutil
import tempfile
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from reader.core.conversion import MARKED, data_folder
from reader.core.errors import ReaderError
from reader.core.marking import UNFIT, Overrides, rewritten, with_regional_words
from reader.core.sanitizing import printable
from reader.core.scripts import Variant
from reader.core.wording import OwnConfigs, Wording

_NONE: Mapping[str, str] = MappingProxyType({})
_KEPT = 8


def wording(variant: Variant, *, idioms: bool = False, overrides: Mapping[str, str] = _NONE) -> Wording:
    """A way of putting texts, with what OpenCC needs for it on disk.

    Args:
        variant: The script, and the region's forms of characters.
        idioms: Whether to take the region's words too.
        overrides: What becomes what, whatever OpenCC would make of it; a word that stays is its own value.

    Raises:
        ReaderError: If there are overrides and no place to write them to.
    """
    if variant is Variant.ORIGINAL or not (idioms or overrides):
        return Wording(variant, idioms)
    try:
        return Wording(variant, idioms, _written(tuple((a, printable(b)) for a, b in overrides.items() if _fit(a))))
    except OSError as error:
        if overrides:
            raise ReaderError(f"your own words cannot be used: no temporary folder ({error.strerror})") from error
        # Without these files positions in regional words are told from what differs.
        return Wording(variant, idioms)


def _fit(word: str) -> bool:
    return bool(word) and not re.search(f"[{UNFIT}]", word)


@lru_cache(_KEPT)
def _written(overrides: Overrides) -> OwnConfigs:
    """The configurations with overrides, written to a new folder that goes when the program does."""
    folder = Path(tempfile.mkdtemp(prefix="reader-")).resolve()
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    data = Path(data_folder())
    for stock in data.glob("*.json"):
        text = stock.read_text(encoding="utf-8")
        for marked in (False, True)[: 1 + (stock.stem in with_regional_words())]:
            name = stock.stem + MARKED * marked
            made = rewritten(stock.stem, text, data.as_posix(), overrides, marked=marked)
            (folder / f"{name}.json").write_text(made, encoding="utf-8")
    return OwnConfigs(str(folder), overrides)
