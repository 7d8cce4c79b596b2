"""Which of some short entries hold what is typed, in either script."""

from collections.abc import Sequence

from reader.core.folding import fold


def holding(entries: Sequence[str], typed: str) -> list[int]:
    """The numbers of the entries that hold every word of what is typed, whatever the script, width or letter case."""
    words = fold(typed).split()
    return [number for number, entry in enumerate(entries) if all(word in fold(entry) for word in words)]
