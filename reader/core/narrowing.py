"""Which of some short entries hold what is typed, in either script, and which fit it best."""

from collections.abc import Sequence

from reader.core.folding import fold


def holding(entries: Sequence[str], typed: str) -> list[int]:
    """The numbers of the entries that hold every word of what is typed, whatever the script, width or letter case."""
    words = fold(typed).split()
    return [number for number, entry in enumerate(entries) if all(word in fold(entry) for word in words)]


def best_named(names: Sequence[str], numbers: Sequence[int], typed: str) -> list[int]:
    """The numbers of entries, those first whose name begins with what is typed, then those with a word that does so.

    Args:
        names: What each entry is called.
        numbers: The entries that are left, in their order, which is kept among those that fit as well.
        typed: What is typed.
    """
    wanted = " ".join(fold(typed).split())

    def rank(number: int) -> int:
        name = fold(names[number])
        fits = (name.startswith(wanted), f" {wanted}" in name, wanted in name, True)
        return fits.index(True)

    return sorted(numbers, key=rank)
