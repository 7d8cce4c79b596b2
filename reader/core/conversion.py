"""Text shown in another script: the one room that calls OpenCC.

A paragraph is converted by its own script, so that one already in the wanted script is not spoiled; the few
characters in it that belong to the other script are brought over one by one, each as the whole paragraph's
conversion has it. OpenCC keeps hold of the interpreter for a whole call, loses text at NUL, refuses surrogates and
prefers configurations of the current directory: it is given absolute paths and short, clean pieces.
"""

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from reader.core.alignment import Alignment
from reader.core.characters import is_han
from reader.core.scripts import Script, Variant, evidence, one_sided

if TYPE_CHECKING:
    from opencc import OpenCC

LONGEST_CALL = 4000
"""Code points given to OpenCC at once."""

_TO_TRADITIONAL = {Variant.HANT: "s2t", Variant.HANT_TW: "s2tw", Variant.HANT_HK: "s2hk"}
_BETWEEN_TRADITIONAL = {Variant.HANT: None, Variant.HANT_TW: "t2tw", Variant.HANT_HK: "t2hk"}
_TO_SIMPLIFIED = "tw2s"

_UNFIT = "([\0\ud800-\udfff]+)"
_CUTS = "[。！？；，、,;!? ]"


class Shown(NamedTuple):
    """A paragraph as it is shown.

    Attributes:
        text: The paragraph in the wanted variant.
        alignment: From the clean paragraph to the shown one.
    """

    text: str
    alignment: Alignment


@lru_cache(maxsize=4096)
def shown(text: str, variant: Variant, hint: Script = Script.NONE) -> Shown:
    """A paragraph of the clean layer in a variant.

    Args:
        text: The clean paragraph.
        variant: How to show it.
        hint: The script of the document, believed where the paragraph itself gives no evidence.
    """
    if variant is Variant.ORIGINAL or not any(map(is_han, text)):
        return Shown(text, Alignment())
    leaning = evidence(text).leaning
    written = hint if leaning is Script.NONE else leaning
    return Shown(_to_simplified(text, written) if variant is Variant.HANS else _to_traditional(text, written, variant),
                 Alignment())  # fmt: skip


def _to_simplified(text: str, written: Script) -> str:
    if written is Script.HANT:
        return _converted(_TO_SIMPLIFIED, text)
    return _with_minority(text, text, _TO_SIMPLIFIED, one_sided()[1])


def _to_traditional(text: str, written: Script, variant: Variant) -> str:
    config = _TO_TRADITIONAL[variant]
    if written is Script.HANS:
        return _converted(config, text)
    between = _BETWEEN_TRADITIONAL[variant] if written is Script.HANT else None
    return _with_minority(_converted(between, text) if between else text, text, config, one_sided()[0])


def _with_minority(base: str, text: str, config: str, strangers: frozenset[str]) -> str:
    """`base` with those characters of `text` that are of the other script replaced by what `config` makes of them."""
    if strangers.isdisjoint(text):
        return base
    brought = _converted(config, text)
    return "".join(b if c in strangers else a for a, b, c in zip(base, brought, text, strict=True))


def _converted(config: str, text: str) -> str:
    """The text through one OpenCC configuration, in pieces OpenCC can take; as long as it was."""
    done = "".join(
        piece if re.match(_UNFIT, piece) else converter(config).convert(piece)
        for part in re.split(_UNFIT, text)
        for piece in _pieces(part)
    )
    if len(done) == len(text):
        return done
    return "".join(c if len(one := _converted_alone(config, c)) != 1 else one for c in text)


@lru_cache(maxsize=8192)
def _converted_alone(config: str, char: str) -> str:
    return char if re.match(_UNFIT, char) else converter(config).convert(char)


def _pieces(text: str) -> list[str]:
    """The text cut after punctuation, which no dictionary entry crosses, into pieces of at most `LONGEST_CALL`."""
    pieces = []
    while len(text) > LONGEST_CALL:
        cut = max((m.end() for m in re.finditer(_CUTS, text[:LONGEST_CALL])), default=LONGEST_CALL)
        pieces.append(text[:cut])
        text = text[cut:]
    return [*pieces, text] if text else pieces


@cache
def converter(config: str) -> "OpenCC":
    """OpenCC for one of the configurations of its own package, never one that lies in the current directory."""
    from importlib.resources import files  # noqa: PLC0415  # with OpenCC, after the first frame

    from opencc import OpenCC  # noqa: PLC0415  # 30 ms and 28 MB that showing the original never needs

    path = files("opencc").joinpath("clib", "share", "opencc", f"{config}.json")
    return OpenCC(str(path), include_tofu_risk_dictionaries=False)
