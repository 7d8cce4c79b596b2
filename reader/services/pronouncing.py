"""What readings are told from, loaded without keeping another thread waiting.

pypinyin reads its words in one go, and for a tenth of a second no frame could be drawn. Told by its own variable to do
without them it loads the rest; its words are then read a few hundred at a time and given to it.
"""

import gc
import json
import os
import sys
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from threading import Lock

_WITHOUT_WORDS = "PYPINYIN_NO_PHRASES"
_LINES = 2000

_LOADING = Lock()


def load() -> None:
    """Load what `core.pinyin` tells readings from; at no cost where it is loaded."""
    with _LOADING:
        if "pypinyin" in sys.modules:
            return
        collecting = gc.isenabled()
        # A hundred thousand small lists are no garbage; looking through them takes as long as making them.
        gc.disable()
        try:
            _load()
        finally:
            if collecting:
                gc.enable()


def _load() -> None:
    spec = find_spec("pypinyin")
    words = Path(spec.origin).with_name("phrases_dict.json") if spec and spec.origin else None
    if words is None or not words.is_file():
        import pypinyin  # noqa: PLC0415  # in its own way, whatever that is by now

        return
    before = os.environ.get(_WITHOUT_WORDS)
    os.environ[_WITHOUT_WORDS] = "1"
    try:
        import pypinyin  # noqa: PLC0415  # a third of a second
    finally:
        if before is None:
            del os.environ[_WITHOUT_WORDS]
        else:
            os.environ[_WITHOUT_WORDS] = before
    found: dict[str, list[list[str]]] = {}
    with words.open(encoding="utf-8") as lines:
        for part in _parts(lines):
            found |= json.loads(part)
    pypinyin.load_phrases_dict(found)


def _parts(lines: Iterable[str]) -> Iterator[str]:
    """A long object of JSON as several short ones, cut before lines with keys."""
    some: list[str] = []
    for line in lines:
        if len(some) >= _LINES and line.startswith('"') and line.endswith("[\n"):
            yield _whole(some)
            some = []
        some.append(line)
    yield _whole(some)


def _whole(lines: Iterable[str]) -> str:
    inside = "".join(lines).strip().removeprefix("{").removesuffix("}").rstrip().removesuffix(",")
    return f"{{{inside}}}"
