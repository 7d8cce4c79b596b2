"""Where a search stands: what was asked, what was found so far, and which hit is looked at."""

from collections.abc import Mapping
from typing import NamedTuple

from reader.core.errors import ReaderError
from reader.core.navigation import Hit, Hits
from reader.core.spans import Span

NO_HITS = Hits({})
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
        fresh: Whether nothing has been found for this request yet, so that `hits` are still those before it.
    """

    request: int = 0
    text: str = ""
    hits: Hits = NO_HITS
    current: Hit | None = None
    running: bool = False
    error: ReaderError | None = None
    fresh: bool = False

    def asked(self, text: str) -> "Search":
        """A new request; the hits before it are shown until it has some of its own."""
        if not text.strip():
            return Search(self.request + 1)
        return self._replace(request=self.request + 1, text=text, running=True, error=None, fresh=True)

    def failed(self, reason: ReaderError) -> "Search":
        """The request cannot be answered; what was found before is no answer to it."""
        return Search(self.request, self.text, error=reason)

    def found(self, spans: Mapping[int, tuple[Span, ...]], *, done: bool) -> "Search":
        """More has been found for this request."""
        before = {} if self.fresh else self.hits.spans
        hits = Hits({**before, **spans})
        current = self.current if self.current and _stands(self.hits, hits, self.current) else None
        return self._replace(hits=hits, current=current, running=not done, fresh=False)

    def at(self, hit: Hit | None) -> "Search":
        """The same search looking at another hit."""
        return self._replace(current=hit)


def _stands(before: Hits, now: Hits, hit: Hit) -> bool:
    """Whether a hit is still the same."""
    found, known = now.of(hit.document), before.of(hit.document)
    return hit.number < min(len(found), len(known)) and found[hit.number].start == known[hit.number].start
