"""How rows are set, as a value: the rules for their breaks, the indent, and the room between them."""

from enum import StrEnum
from typing import NamedTuple


class Level(StrEnum):
    """How strictly marks keep to their side of a row's break (clreq, "Prohibition rules for line start and end")."""

    NONE = "none"
    BASIC = "basic"
    STRICT = "strict"


class Ambiguous(StrEnum):
    """How wide a terminal draws what East Asian Width calls ambiguous: quotation marks, dashes, ellipses, frames."""

    AUTO = "auto"
    NARROW = "narrow"
    WIDE = "wide"


class Typography(NamedTuple):
    """How rows are set.

    Attributes:
        level: Which marks may not begin or end a row.
        hanging: Whether a comma or stop that no longer fits may stand behind the end of its row.
        justified: Whether rows are stretched to one length, at their spaces.
        indent: Han characters by which the first row of a body paragraph is indented.
        paragraph_spacing: Empty rows between body paragraphs.
        row_spacing: Empty rows between the rows of a paragraph.
        wide: Whether the terminal draws in two cells what other terminals draw in one.
    """

    level: Level = Level.BASIC
    hanging: bool = False
    justified: bool = False
    indent: int = 2
    paragraph_spacing: int = 0
    row_spacing: int = 0
    wide: bool = False


PLAIN = Typography()
"""How rows are set unless it is asked otherwise."""
