"""Hits over time: each counted once, in periods that follow one another."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.core.chronology import MOST_PERIODS, Period, is_from, periods
from reader.core.corpus import Corpus
from tests import strategies


def corpus_of(*dates: str | None) -> Corpus:
    """Documents of some dates."""
    document = strategies.document("守土")
    return Corpus(replace(document, metadata=document.metadata._replace(date=date)) for date in dates)


@pytest.mark.parametrize(
    ("dates", "names"),
    [
        (["2022-03-20T15:53:27", "2022-03-22"], ["2022-03-20", "2022-03-21", "2022-03-22"]),
        (["2022-02-28", "2022-03-01"], ["2022-02-28", "2022-03-01"]),
        (["2021-11-20", "2022-02-01"], ["2021-11", "2021-12", "2022-01", "2022-02"]),
        (["2021-11", "2022-01-01"], ["2021-11", "2021-12", "2022-01"]),
        (["1921", "1923-01-01"], ["1921", "1922", "1923"]),
        (["1754", "1899"], [str(n) for n in range(175, 190)]),
        (["0618", "2022"], [f"{n:02}" for n in range(6, 21)]),
        (["2022", None], ["2022", ""]),
        ([None], [""]),
        (["2022-13-45", "soon"], [""]),
        ([], []),
    ],
)
def test_the_shortest_periods_the_dates_name(dates: list[str | None], names: list[str]) -> None:
    """Days where every date names one and there are not too many, then longer ones; none is left out."""
    found = periods(corpus_of(*dates), dict.fromkeys(range(len(dates)), 1))
    assert names == [period.name for period in found]


@given(
    st.lists(
        st.one_of(st.none(), st.dates().map(str), st.dates().map(lambda day: str(day)[:7]), st.just("1754")), max_size=9
    ),
    st.data(),
)
def test_every_hit_is_counted_once(dates: list[str | None], data: st.DataObject) -> None:
    """In the period its date lies in; there are never too many periods."""
    corpus = corpus_of(*dates)
    counts = {index: data.draw(st.integers(1, 9)) for index in range(len(dates)) if data.draw(st.booleans())}
    found = periods(corpus, counts)
    assert sum(counts.values()) == sum(period.hits for period in found)
    assert len(counts) == sum(period.documents for period in found)
    assert len(found) <= max(MOST_PERIODS, 100) + 1
    for name, hits, documents in found:
        inside = [index for index in counts if _within(corpus[index].metadata.date or "", name)]
        assert (hits, documents) == (sum(counts[index] for index in inside), len(inside))
        later = [index for index in counts if is_from(corpus[index].metadata.date or "", name)]
        assert set(inside) <= set(later)
        assert later


def test_a_period_without_hits_is_shown_empty() -> None:
    """Time is to scale."""
    assert Period("2022-02", 0, 0) in periods(corpus_of("2021-12", "2022-03"), {0: 3, 1: 4})


def _within(said: str, name: str) -> bool:
    """Whether a date lies in the period of a name, and in no later one."""
    return is_from(said, name) and said.startswith(name)
