"""The places one was at before each jump, to go back to and forward again, as a value."""

from typing import NamedTuple

from reader.core.navigation import Position

LONGEST = 200
"""Places that are kept."""


class Trail(NamedTuple):
    """Where one came from, and where one went back from.

    Attributes:
        behind: The places that were left, the last one at the end.
        ahead: The places that were gone back from, the last one at the end.
    """

    behind: tuple[Position, ...] = ()
    ahead: tuple[Position, ...] = ()

    def left(self, place: Position) -> "Trail":
        """The trail after a place was left for another; what lay ahead is given up."""
        kept = self.behind if self.behind[-1:] == (place,) else (*self.behind, place)
        return Trail(kept[-LONGEST:])

    def back(self, here: Position) -> tuple["Trail", Position | None]:
        """The trail after going back from here, and where that leads; None where it leads nowhere."""
        behind = self.behind
        while behind and behind[-1] == here:
            behind = behind[:-1]
        if not behind:
            return self, None
        return Trail(behind[:-1], (*self.ahead, here)), behind[-1]

    def forward(self, here: Position) -> tuple["Trail", Position | None]:
        """The trail after going forward from here, and where that leads; None where it leads nowhere."""
        if not self.ahead:
            return self, None
        return Trail((*self.behind, here), self.ahead[:-1]), self.ahead[-1]
