"""What the reading screen can do, a feature a module; each is loaded when it is first asked for.

`FEATURES` is the list of them by the names the table of commands uses. A new one is a subclass of `Feature` in a
module of its own, an entry here, and its commands in `reader.ui.commands`.
"""

from collections.abc import Callable

from reader.ui.features.feature import Feature


def _asking() -> type[Feature]:
    from reader.ui.features.asking import Asking  # noqa: PLC0415  # each feature only when it is asked for

    return Asking


def _contents() -> type[Feature]:
    from reader.ui.features.contents import Contents  # noqa: PLC0415

    return Contents


def _doubts() -> type[Feature]:
    from reader.ui.features.doubts import Doubts  # noqa: PLC0415

    return Doubts


def _marks() -> type[Feature]:
    from reader.ui.features.marks import Marks  # noqa: PLC0415

    return Marks


def _marking() -> type[Feature]:
    from reader.ui.features.marking import Marking  # noqa: PLC0415

    return Marking


def _mark_lists() -> type[Feature]:
    from reader.ui.features.mark_lists import MarkLists  # noqa: PLC0415

    return MarkLists


def _reopening() -> type[Feature]:
    from reader.ui.features.reopening import Reopening  # noqa: PLC0415

    return Reopening


def _echoing() -> type[Feature]:
    from reader.ui.features.echoing import Echoing  # noqa: PLC0415

    return Echoing


def _going() -> type[Feature]:
    from reader.ui.features.going import Going  # noqa: PLC0415

    return Going


def _history() -> type[Feature]:
    from reader.ui.features.history import History  # noqa: PLC0415

    return History


def _looking_up() -> type[Feature]:
    from reader.ui.features.looking_up import LookingUp  # noqa: PLC0415

    return LookingUp


def _listing() -> type[Feature]:
    from reader.ui.features.listing import Listing  # noqa: PLC0415

    return Listing


def _repairs() -> type[Feature]:
    from reader.ui.features.repairs import Repairs  # noqa: PLC0415

    return Repairs


def _results() -> type[Feature]:
    from reader.ui.features.results import Results  # noqa: PLC0415

    return Results


def _saving() -> type[Feature]:
    from reader.ui.features.saving import Saving  # noqa: PLC0415

    return Saving


def _searching() -> type[Feature]:
    from reader.ui.features.searching import Searching  # noqa: PLC0415

    return Searching


def _selecting() -> type[Feature]:
    from reader.ui.features.selecting import Selecting  # noqa: PLC0415

    return Selecting


def _sounding() -> type[Feature]:
    from reader.ui.features.sounding import Sounding  # noqa: PLC0415

    return Sounding


def _themes() -> type[Feature]:
    from reader.ui.features.themes import Themes  # noqa: PLC0415

    return Themes


def _statistics() -> type[Feature]:
    from reader.ui.features.statistics import Statistics  # noqa: PLC0415

    return Statistics


def _vocabulary() -> type[Feature]:
    from reader.ui.features.vocabulary import Vocabulary  # noqa: PLC0415

    return Vocabulary


def _wordings() -> type[Feature]:
    from reader.ui.features.wordings import Wordings  # noqa: PLC0415

    return Wordings


def _words() -> type[Feature]:
    from reader.ui.features.words import Words  # noqa: PLC0415

    return Words


FEATURES: dict[str, Callable[[], type[Feature]]] = {
    "asking": _asking,
    "contents": _contents,
    "doubts": _doubts,
    "echoing": _echoing,
    "going": _going,
    "history": _history,
    "looking-up": _looking_up,
    "mark-lists": _mark_lists,
    "marking": _marking,
    "marks": _marks,
    "listing": _listing,
    "reopening": _reopening,
    "repairs": _repairs,
    "results": _results,
    "saving": _saving,
    "searching": _searching,
    "selecting": _selecting,
    "sounding": _sounding,
    "themes": _themes,
    "statistics": _statistics,
    "vocabulary": _vocabulary,
    "wordings": _wordings,
    "words": _words,
}
"""What loads each feature."""
