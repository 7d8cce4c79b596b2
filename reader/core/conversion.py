"""Text shown in another script: the one room that calls OpenCC.

A paragraph is converted by its own script, so that one already in the wanted script is not spoiled; the few
characters in it that belong to the other script are brought over one by one, each as the whole paragraph's
conversion has it. OpenCC keeps hold of the interpreter for a whole call, loses text at NUL, refuses surrogates and
prefers configurations of the current directory: it is given absolute paths and short, clean pieces.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING

from reader.core.alignment import Alignment, Block
from reader.core.characters import is_han
from reader.core.differences import by_difference
from reader.core.marking import UNFIT, Made, read, with_regional_words
from reader.core.scripts import Script, Variant, evidence, one_sided
from reader.core.showing import Shown
from reader.core.wording import Wording

if TYPE_CHECKING:
    from opencc import OpenCC

LONGEST_CALL = 4000
"""Code points given to OpenCC at once; longer paragraphs are not kept once converted either."""

MARKED = "-marked"
"""What the name of a configuration ends with whose entries that change lengths leave marks."""

_ACROSS = {Variant.HANS: "tw2s", Variant.HANT: "s2t", Variant.HANT_TW: "s2tw", Variant.HANT_HK: "s2hk"}
_BETWEEN_TRADITIONAL = {Variant.HANT_TW: "t2tw", Variant.HANT_HK: "t2hk"}

_STRAY_PARTICLE = "(?<=[什甚怎那這这多])么|(?<![老幺])么(?![兒儿女妹弟叔姑姨爸媽妈二三四五六七八九十洞拐點点])"
"""么 where it is 麼: Traditional text has it only for the youngest of a family (老么, 么妹) and for one (么二三)."""

_KEPT = 1024
_UP_TO_CUT = "(?s:.*)[。！？；，、,;!? \n]"
_RUN = f"([{UNFIT}]+)"
_SEAM = 64
"""Code points on either side of a place by which it is judged whether a text without marks may be cut there."""


def shown(text: str, wording: Wording, hint: Script = Script.NONE) -> Shown:
    """A paragraph of the clean layer, put in a wording.

    Args:
        text: The clean paragraph.
        wording: How to put it.
        hint: The script of the document, believed where the paragraph itself gives no evidence.
    """
    if wording.variant is Variant.ORIGINAL or not any(map(is_han, text)):
        return Shown(text, Alignment())
    return (_judged if len(text) > LONGEST_CALL else _remembered)(text, wording, hint)


def shown_as(text: str, wording: Wording, written: Script) -> Shown:
    """A text whose script is known, put in a wording; as `shown`, but neither judged nor remembered.

    Args:
        text: Clean text of any length, line feeds and all.
        wording: How to put it.
        written: The script it is in; where that is neither Simplified nor Traditional, only characters that are
            unmistakably of the other script are converted.
    """
    if wording.variant is Variant.ORIGINAL:
        return Shown(text, Alignment())
    config = _config(wording, written)
    base = converted(config, text, wording) if config else Shown(text, Alignment())
    return base if crosses(wording, written) else _with_minority(base, text, wording)


def put(text: str, wording: Wording, written: Script) -> str:
    """The text alone of what `shown_as` makes, sooner where regional words change lengths."""
    config = _config(wording, written)
    if not (config and crosses(wording, written)):
        return shown_as(text, wording, written).text
    pieces = _pieces(text, partial(_plainly, config, wording))
    return "".join(piece if re.match(_RUN, piece) else _plainly(config, wording, piece).text for piece in pieces)


def written_in(text: str, hint: Script) -> Script:
    """The script by which a paragraph is converted: its own, or where it gives no evidence its document's."""
    leaning = evidence(text).leaning
    return hint if leaning is Script.NONE else leaning


def _judged(text: str, wording: Wording, hint: Script) -> Shown:
    return shown_as(text, wording, written_in(text, hint))


_remembered = lru_cache(_KEPT)(_judged)


def crosses(wording: Wording, written: Script) -> bool:
    """Whether all of a text changes its script, and not only what is strange to it."""
    return {written, wording.variant.script} == {Script.HANS, Script.HANT}


def _config(wording: Wording, written: Script) -> str | None:
    """The configuration that a whole text goes through, if any."""
    if not crosses(wording, written):
        return _BETWEEN_TRADITIONAL.get(wording.variant) if written is Script.HANT else None
    config = _ACROSS[wording.variant]
    return f"{config}p" if wording.idioms and f"{config}p" in with_regional_words() else config


def strangers(text: str, variant: Variant) -> list[int]:
    """The offsets of the characters that have no place in a text of a variant's script."""
    other = one_sided()[variant is Variant.HANS]
    found = [] if other.isdisjoint(text) else [at for at, char in enumerate(text) if char in other]
    if variant is Variant.HANS or "么" not in text:
        return found
    return sorted({*found, *(match.start() for match in re.finditer(_STRAY_PARTICLE, text))})


def _with_minority(base: Shown, text: str, wording: Wording) -> Shown:
    """`base` with those characters of `text` that are of the other script than the variant brought over."""
    strange = strangers(text, wording.variant)
    if not strange:
        return base
    brought = converted(_ACROSS[wording.variant], text, wording._replace(own=None)).text
    settled = {at for block in base.alignment.blocks for at in range(*block.here)}
    characters = list(base.text)
    for at in strange:
        if at not in settled:
            characters[base.alignment.first(at)] = brought[at]
    return Shown("".join(characters), base.alignment)


def converted(config: str, text: str, wording: Wording) -> Shown:
    """A text through one of OpenCC's configurations, whatever the text is written in.

    Args:
        config: The name of the configuration.
        text: Any text of any length.
        wording: Whose own configurations to use, if it has any.
    """
    pieces: list[str] = []
    blocks: list[Block] = []
    here = there = 0
    for piece in _pieces(text, partial(_plainly, config, wording)):
        made = Made(piece) if re.match(_RUN, piece) else _piece(config, piece, wording)
        pieces.append(made.text)
        blocks += (Block(a.moved(here), b.moved(there)) for a, b in made.blocks)
        here, there = here + len(piece), there + len(made.text)
    return Shown("".join(pieces), Alignment.of(blocks) if blocks else Alignment())


def _piece(config: str, text: str, wording: Wording) -> Made:
    """A piece that OpenCC can take, converted."""
    plain = _plainly(config, wording, text)
    if config not in with_regional_words():
        if plain.reaches(len(text)):
            return plain
    elif wording.own and _marks_known() and (marking := _own_converter(config + MARKED, wording)):
        marked = read(marking.convert(text), wording.own.overrides)
        # Marks keep words apart that OpenCC would have joined, once in thousands of lines made to show it.
        if marked.text == plain.text and marked.reaches(len(text)):
            return marked
    base = converter(config.removesuffix("p"), rare=wording.rare)
    return by_difference(text, lambda part: _plainly(config, wording, part).text, base.convert)


def _plainly(config: str, wording: Wording, text: str) -> Made:
    """A piece converted, with the positions of the user's own words and of no others."""
    if wording.own and wording.own.overrides and (own := _own_converter(config, wording)):
        return read(own.convert(text), wording.own.overrides)
    return Made(converter(config, rare=wording.rare).convert(text))


def _own_converter(config: str, wording: Wording) -> "OpenCC | None":
    """OpenCC for a configuration of the wording's own; None where it has gone, as temporary files do in time."""
    try:
        return converter(config, wording.own.folder, rare=wording.rare) if wording.own else None
    except RuntimeError:
        return None


@cache
def _marks_known() -> bool:
    """Whether the entries that leave marks are those of the OpenCC that is installed."""
    from opencc import __version__  # noqa: PLC0415  # with OpenCC

    from reader.core.phrase_table import OPENCC_VERSION  # noqa: PLC0415  # with OpenCC

    return bool(__version__ == OPENCC_VERSION)


def _pieces(text: str, convert: Callable[[str], Made]) -> Iterator[str]:
    """The text cut where no entry of a dictionary crosses: what OpenCC cannot take, and pieces short enough for it."""
    for part in re.split(_RUN, text):
        rest = part
        while len(rest) > LONGEST_CALL and not re.match(_RUN, rest):
            held = re.match(_UP_TO_CUT, rest[:LONGEST_CALL])
            cut = held.end() if held else _seam(rest, convert)
            yield rest[:cut]
            rest = rest[cut:]
        if rest:
            yield rest


def _seam(text: str, convert: Callable[[str], Made]) -> int:
    """A place to cut a text without marks: one where the text around it becomes the same in two parts as in one."""
    for cut in range(LONGEST_CALL - _SEAM, LONGEST_CALL - 2 * _SEAM, -1):
        before, after = text[cut - _SEAM : cut], text[cut : cut + _SEAM]
        if convert(before).text + convert(after).text == convert(before + after).text:
            return cut
    return LONGEST_CALL


def data_folder() -> str:
    """The absolute path of the folder where OpenCC keeps its configurations and dictionaries."""
    from importlib.resources import files  # noqa: PLC0415  # with OpenCC, after the first frame

    return str(files("opencc").joinpath("clib", "share", "opencc"))


def converter(config: str, folder: str = "", *, rare: bool = False) -> "OpenCC":
    """OpenCC for one configuration, never one that lies in the current directory.

    Args:
        config: The name of the configuration.
        folder: Where it lies, as an absolute path; empty for OpenCC's own.
        rare: Whether it may make characters that few fonts have.
    """
    return _converter(config, folder, rare)


@cache
def _converter(config: str, folder: str, rare: bool) -> "OpenCC":  # what is kept is kept by position
    from opencc import OpenCC  # noqa: PLC0415  # 30 ms and 28 MB that showing the original never needs

    return OpenCC(f"{folder or data_folder()}/{config}.json", include_tofu_risk_dictionaries=rare)


def load(config: str, *, rare: bool = False) -> None:
    """Have `converter` ready for one of OpenCC's own configurations, in a thread, while others go on.

    The words of Simplified take 100 ms to load, and Python's door to OpenCC keeps hold of the interpreter meanwhile.
    The one for C does not, and what was loaded through either is there for both.
    """
    with _dictionaries(f"{data_folder()}/{config}.json"):
        converter(config, rare=rare)


@contextmanager
def _dictionaries(path: str) -> Iterator[None]:
    """What a configuration needs, in memory; where there is no door for C, not yet."""
    import ctypes  # noqa: PLC0415  # with OpenCC, after the first frame

    import opencc  # noqa: PLC0415  # as above

    try:
        library = ctypes.CDLL(vars(opencc)["opencc_clib"].__file__)
        library.opencc_open.argtypes, library.opencc_open.restype = (ctypes.c_char_p,), ctypes.c_void_p
        library.opencc_close.argtypes = (ctypes.c_void_p,)
    except (OSError, KeyError, AttributeError):
        yield
        return
    loaded = library.opencc_open(path.encode())
    try:
        yield
    finally:
        if loaded not in (None, ctypes.c_void_p(-1).value):
            library.opencc_close(loaded)
