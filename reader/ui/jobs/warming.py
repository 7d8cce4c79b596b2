"""What is loaded before it is asked for, while the user still reads."""

from collections.abc import Iterator

from reader.core.corpus import Corpus
from reader.core.scripts import Script, Variant
from reader.ui.jobs import Cancelled

_OF_ONE = {Script.HANS: ("s2tw", "tw2s"), Script.HANT: ("tw2s", "t2tw")}
"""What a text alone needs, by its script; the words of Simplified take 40 MB, the others 5.

The second is for what strays into the script that is shown; what strays into Traditional needs those 40 MB.
"""

_SAMPLES = {Script.HANS: "守土尽责", Script.HANT: "守土盡責"}
"""What is converted by what is loaded for a text alone."""


def warm_conversion(corpus: Corpus, cancelled: Cancelled) -> Iterator[None]:
    """Load what the first toggles need, while the user still reads."""
    from reader.core.conversion import load, shown  # noqa: PLC0415  # OpenCC takes 100 ms to load
    from reader.services.conversion_configs import wording  # noqa: PLC0415
    from reader.services.returning import give_back  # noqa: PLC0415

    all_one = len(corpus) == 1 and not (corpus[0].leaning is Script.HANT and corpus[0].evidence.simplified)
    leaning = corpus[0].leaning if all_one else Script.NONE
    for config in _OF_ONE.get(leaning, ("s2tw", "tw2s", "t2tw")):
        if not cancelled():
            load(config)
    sample = _SAMPLES.get(leaning, "")
    for variant in (Variant.HANT_TW, Variant.HANS):
        # Modules and tables that only a conversion has use for.
        shown(sample, wording(variant), leaning)
    give_back()
    return iter(())


def warm_words(cancelled: Cancelled) -> Iterator[None]:
    """Load what going from word to word needs, 30 ms, but for what cuts text; and what measures texts, another 30."""
    from reader.core import cells  # noqa: PLC0415  # loaded in the thread, when first asked

    cells.prepare()
    if not cancelled():
        from importlib import import_module  # noqa: PLC0415  # loaded in the thread, when first asked

        import_module("reader.ui.features.words")
    return iter(())


def load_readings(_: Cancelled) -> Iterator[None]:
    """Load what readings are told from; answers once they can be."""
    from reader.core.pinyin import syllables  # noqa: PLC0415  # as above
    from reader.services.pronouncing import load  # noqa: PLC0415

    load()
    # What puts a text into Simplified is loaded by the first one.
    syllables("長大长大")
    yield None
