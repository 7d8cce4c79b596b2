"""What the variants are called, and what each is, as the app says it."""

from reader.core.scripts import Variant

NAMES = {
    Variant.ORIGINAL: "as written",
    Variant.HANS: "简体",
    Variant.HANT: "繁體",
    Variant.HANT_TW: "臺灣",
    Variant.HANT_HK: "香港",
}
"""What each variant is called, in itself; the one that is no script of its own, in the language that is spoken."""

MEANINGS = {
    Variant.ORIGINAL: "every text in the script it was written in",
    Variant.HANS: "Simplified",
    Variant.HANT: "Traditional, forms of the OpenCC standard",
    Variant.HANT_TW: "Traditional, forms of Taiwan",
    Variant.HANT_HK: "Traditional, forms of Hong Kong",
}
"""What each variant is."""
