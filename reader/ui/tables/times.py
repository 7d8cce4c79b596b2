"""Hits over time, as a table: a day, month or year a row, with a bar."""

from collections.abc import Sequence

from rich.segment import Segment
from textual.strip import Strip

from reader.core import cells
from reader.core.chronology import Period
from reader.services.language import spoken
from reader.ui.strips import line
from reader.ui.tables.charts import bar_of
from reader.ui.tables.table import TableStyles

_SIGNS, _NAME, _HITS, _DOCUMENTS = 2, 12, 8, 10


class Times:
    """Periods with their hits.

    Attributes:
        periods: A period a row.
    """

    empty = ""

    def __init__(self, periods: Sequence[Period]) -> None:
        """A table of periods."""
        self.periods = periods
        self._most = max((period.hits for period in periods), default=0)

    def __len__(self) -> int:
        return len(self.periods)

    @property
    def title(self) -> str:
        """How many hits there are in all."""
        return f"Results {sum(period.hits for period in self.periods)} · over time"

    def head(self, width: int, styles: TableStyles) -> Strip:
        """The names of the columns."""
        names = cells.padded("  " + spoken("When"), _SIGNS + _NAME)
        names += f"{spoken('Hits')} ".rjust(_HITS) + f"{spoken('Documents')} ".rjust(_DOCUMENTS)
        return line([Segment(cells.padded(names, width), styles.head)], 0, width, styles.head)

    def column_at(self, x: int, width: int) -> str:
        """Time has one order."""
        return ""

    def row(self, number: int, width: int, styles: TableStyles, *, marked: bool) -> Strip:
        """A period."""
        period = self.periods[number]
        base = styles.cursor if marked else styles.base
        room = max(0, width - _SIGNS - _NAME - _HITS - _DOCUMENTS)
        segments = [
            Segment(("▸ " if marked else "  ") + cells.padded(spoken_period(period.name), _NAME), base),
            Segment(f"{period.hits:>{_HITS - 1}} ", base),
            Segment(f"{period.documents:>{_DOCUMENTS - 1}} ", styles.aside(marked=marked)),
            Segment(bar_of(period.hits, self._most, room), base),
        ]
        return line(segments, 0, width, base)

    def share_at(self, x: int, width: int) -> float | None:
        """A row is one period."""
        return None

    def foot(self, number: int, width: int, styles: TableStyles) -> Strip:
        """Nothing more."""
        return Strip.blank(width, styles.head)


def spoken_period(name: str) -> str:
    """A period as a person writes it."""
    if not name:
        return spoken("no date")
    return name + {3: "0s", 2: "00s"}.get(len(name), "")
