"""How fast somebody reads, learned from how they move through a text, and how long the rest will take them."""

from typing import NamedTuple

SLOWEST, FASTEST = 1.0, 25.0
"""Characters a second that are still reading; slower is another occupation, faster is leafing."""

_TOGETHER = 20.0
"""Seconds of going on without a break that are judged together: a line at a time says nothing."""

_LEARNED = 60.0
"""Seconds of reading after which a pace is known."""

_REMEMBERED = 3600.0
"""Seconds of reading that count; what lies longer ago fades."""


class Pace(NamedTuple):
    """How fast somebody reads.

    Attributes:
        characters: Characters read, as far as they still count.
        seconds: How long that took.
    """

    characters: float = 0.0
    seconds: float = 0.0

    @property
    def known(self) -> bool:
        """Whether enough was read to tell."""
        return self.seconds >= _LEARNED and self.characters > 0

    def seconds_for(self, characters: int) -> float:
        """How long so many characters will take; the pace must be known."""
        return characters * self.seconds / self.characters

    def after(self, characters: float, seconds: float) -> "Pace":
        """The pace after so much more was read; what was not read at any pace of a reader changes nothing."""
        if not SLOWEST * seconds <= characters <= FASTEST * seconds:
            return self
        total = self.seconds + seconds
        fading = min(1.0, _REMEMBERED / total)
        return Pace((self.characters + characters) * fading, total * fading)


class Stretch(NamedTuple):
    """How far one has gone on without a break.

    Attributes:
        pace: The pace so far.
        start: The offset it began at.
        since: When that was, in seconds of any clock.
        at: The offset that is now the first on the screen.
        until: The offset at which the screen ends.
        now: When that came to be.
    """

    pace: Pace
    start: int
    since: float
    at: int
    until: int
    now: float

    def moved(self, at: int, until: int, now: float) -> "Stretch":
        """The stretch after the screen came to show other offsets, the pace being told what was read until then.

        Going on by more than a screen, going back, and a wait longer than the screen could take begin a new one.
        """
        idle = now - self.now > (self.until - self.at) / SLOWEST
        if idle or not self.at <= at <= self.until:
            return Stretch(self.pace, at, now, at, until, now)
        if now - self.since < _TOGETHER:
            return self._replace(at=at, until=until, now=now)
        pace = self.pace.after(at - self.start, now - self.since)
        return Stretch(pace, at, now, at, until, now)
