"""What is loaded before it is asked for, while the user still reads."""

from collections.abc import Iterator

from reader.ui.jobs import Cancelled


def warm_conversion(cancelled: Cancelled) -> Iterator[None]:
    """Load what the first toggle needs, while the user still reads."""
    from reader.core.conversion import converter  # noqa: PLC0415  # OpenCC takes 100 ms to load

    for config in ("tw2s", "s2tw", "t2tw"):
        if not cancelled():
            converter(config)
    return iter(())


def warm_words(cancelled: Cancelled) -> Iterator[None]:
    """Load what going from word to word needs, 30 ms, but for what cuts text."""
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
