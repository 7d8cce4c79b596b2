"""What a table of results is: rows that are made when they are seen, below a head and above a foot."""

from typing import NamedTuple, Protocol

from rich.style import Style
from textual.strip import Strip


class TableStyles(NamedTuple):
    """The styles a table is drawn in.

    Attributes:
        base: Of a row.
        cursor: Of the marked row.
        quiet: Laid over what is said beside the matter itself.
        hit: Laid over a hit.
        head: Of the head and the foot.
        sorted: Laid over the name of what the rows are ordered by.
    """

    base: Style
    cursor: Style
    quiet: Style
    hit: Style
    head: Style
    sorted: Style

    def aside(self, *, marked: bool) -> Style:
        """Of what is said beside the matter itself; in the marked row as loud as that, to be readable there."""
        return self.cursor if marked else self.base + self.quiet


class Table(Protocol):
    """Rows of results.

    Attributes:
        empty: What is said where there are no rows.
    """

    empty: str

    def __len__(self) -> int:
        """How many rows there are."""

    @property
    def title(self) -> str:
        """What the rows are."""

    def head(self, width: int, styles: TableStyles) -> Strip:
        """The names of the columns."""

    def column_at(self, x: int, width: int) -> str:
        """The column at a cell, by the name the rows can be ordered by; empty where they cannot be."""

    def row(self, number: int, width: int, styles: TableStyles, *, marked: bool) -> Strip:
        """A row, from 0."""

    def share_at(self, x: int, width: int) -> float | None:
        """How far through the row's text a cell stands; None where the cell stands for all of it."""

    def foot(self, number: int, width: int, styles: TableStyles) -> Strip:
        """More about a row."""
