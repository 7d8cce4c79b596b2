"""How a text is put: the script or region, the words, and the user's own words."""

from typing import NamedTuple

from reader.core.scripts import Variant


class OwnConfigs(NamedTuple):
    """Configurations of OpenCC that were made for this run, by `marking.rewritten`.

    Attributes:
        folder: Where they lie.
        overrides: What they have instead of what OpenCC would make of it, in their order.
    """

    folder: str
    overrides: tuple[tuple[str, str], ...] = ()


class Wording(NamedTuple):
    """A way of putting a text, as a value that travels with it.

    Attributes:
        variant: The script, and the region's forms of characters.
        idioms: Whether the region's words take the place of those of the region the text comes from (软件 → 軟體).
            They come with a change of script; standard Traditional, `Variant.HANT`, has none of its own.
        own: The configurations with the user's overrides in them, with which positions are exact also where regional
            words change lengths; None for OpenCC's own configurations alone.
        rare: Whether to simplify also to characters that few fonts have, and most terminals show as boxes (誫 → 𫍨).
    """

    variant: Variant
    idioms: bool = False
    own: OwnConfigs | None = None
    rare: bool = False
