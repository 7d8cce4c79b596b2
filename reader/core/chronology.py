"""Hits over time: how many each day, month or year has."""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import islice
from typing import NamedTuple

from reader.core.corpus import Corpus


class Period(NamedTuple):
    """A stretch of time, with its hits.

    Attributes:
        name: The year, month or day, in ISO 8601 as far as it goes; a decade or a century by the digits all its years
            share; empty for all that have no date.
        hits: How many hits the documents of this time have.
        documents: How many of these documents have hits.
    """

    name: str
    hits: int
    documents: int


MOST_PERIODS = 60
"""Periods of one kind there may be before longer ones are taken."""

_CENTURIES = 100
"""Centuries there can be."""


def periods(corpus: Corpus, counts: Mapping[int, int]) -> tuple[Period, ...]:
    """The hits of each period from the first to the last, those without hits too; then those without a date.

    Days, months, years, decades or centuries are taken: the shortest that the dates name and that are not too many.

    Args:
        corpus: The documents.
        counts: How many hits each document has that has any, by its index.
    """
    dated = {index: day for index in counts if (day := _day(corpus[index].metadata.date))}
    found = [Period("", sum(counts[index] for index in rest), len(rest)) for rest in [counts.keys() - dated] if rest]
    if not dated:
        return tuple(found)
    for digits in (10, 7, 4, 3, 2):
        if min(map(len, dated.values())) < digits:
            continue
        names = list(islice(_between(min(dated.values())[:digits], max(dated.values())[:digits]), _CENTURIES + 1))
        if len(names) <= MOST_PERIODS or digits == 2:
            break
    hits, documents = Counter[str](), Counter[str]()
    for index, day in dated.items():
        hits[day[:digits]] += counts[index]
        documents[day[:digits]] += 1
    return (*(Period(name, hits[name], documents[name]) for name in names), *found)


def is_from(said: str, name: str) -> bool:
    """Whether a date lies in the period of a name or in a later one; without a name, whether it is none."""
    day = _day(said)
    return day[: len(name)] >= name if name else not day


def _day(said: str | None) -> str:
    """The day, month or year of a date; empty where it names none."""
    day = (said or "").partition("T")[0]
    try:
        date.fromisoformat(day + "0001-01-01"[len(day) :])
    except ValueError:
        return ""
    return day if len(day) in {4, 7, 10} else ""


def _between(first: str, last: str) -> Iterator[str]:
    """Every period from one to another, as they are named."""
    if len(first) == 10:
        for number in range((date.fromisoformat(last) - date.fromisoformat(first)).days + 1):
            yield (date.fromisoformat(first) + timedelta(number)).isoformat()
    elif len(first) == 7:
        for number in range(_month(first), _month(last) + 1):
            yield f"{number // 12:04}-{number % 12 + 1:02}"
    else:
        for number in range(int(first), int(last) + 1):
            yield f"{number:0{len(first)}}"


def _month(name: str) -> int:
    return int(name[:4]) * 12 + int(name[5:]) - 1
