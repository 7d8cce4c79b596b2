"""Ways to write how Chinese is read."""

from enum import StrEnum

from reader.core.scripts import Variant


class Notation(StrEnum):
    """A notation, or the one that goes with how a text is shown: zhuyin with the forms of Taiwan, else pinyin."""

    AUTO = "auto"
    PINYIN = "pinyin"
    ZHUYIN = "zhuyin"

    def beside(self, variant: Variant) -> "Notation":
        """The notation itself, of a text shown in a variant."""
        if self is not Notation.AUTO:
            return self
        return Notation.ZHUYIN if variant is Variant.HANT_TW else Notation.PINYIN
