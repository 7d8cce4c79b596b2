"""Where a search stands: what was asked, what was found so far, and which hit is looked at."""

from typing import NamedTuple

from reader.core.errors import ReaderError
from reader.core.hits import Hit, Hits

NO_HITS = Hits()
"""What is found before anything is asked."""


class Search(NamedTuple):
    """One search; each step makes another.

    Attributes:
        request: Its number; answers to an earlier number are stale.
        text: The query as typed; empty while there is none.
        hits: What was found so far.
        current: The hit that is looked at.
        running: Whether more may be found.
        error: Why the query cannot be answered; None when it can.
    """

    request: int = 0
    text: str = ""
    hits: Hits = NO_HITS
    current: Hit | None = None
    running: bool = False
    error: ReaderError | None = None

    def asked(self, text: str) -> "Search":
        """A new request; the hits before it are shown until it has some of its own."""
        if not text.strip():
            return Search(self.request + 1)
        return self._replace(request=self.request + 1, text=text, running=True, error=None)

    def failed(self, reason: ReaderError) -> "Search":
        """The request cannot be answered; what was found before is no answer to it."""
        return Search(self.request, self.text, error=reason)

    def found(self, hits: Hits, *, done: bool) -> "Search":
        """So much has been found for this request by now."""
        current = self.current if self.current and _stands(self.hits, hits, self.current) else None
        return self._replace(hits=hits, current=current, running=not done)

    def at(self, hit: Hit | None) -> "Search":
        """The same search looking at another hit."""
        return self._replace(current=hit)


def _stands(before: Hits, now: Hits, hit: Hit) -> bool:
    """Whether a hit is still the same."""
    return before.holds(hit) and now.holds(hit) and before.span(hit).start == now.span(hit).start
