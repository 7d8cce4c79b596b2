"""Where in the text one is: the part, and how long the rest will take at the reader's own pace."""

from bisect import bisect_right
from functools import lru_cache, partial
from time import monotonic

from reader.core.document import Document, Section
from reader.core.pace import Pace, Stretch
from reader.core.showing import shown
from reader.services.language import spoken
from reader.ui.features.feature import Feature
from reader.ui.jobs import remembering


class Progress(Feature):
    """Says it in the line at the foot, and learns how fast the reader reads."""

    _stretch: Stretch | None = None
    _pace = Pace()

    def begin(self, pace: Pace) -> None:
        """Begin with the pace that is remembered."""
        self._pace = pace
        self.page_moved()

    def document_shown(self) -> None:
        """What was read of another text is no longer gone on with."""
        self._stretch = None

    def page_moved(self) -> None:
        """Learn from where the page is now, and say so."""
        pane, document = self.desk.text_pane, self.desk.document
        if document is None or pane.view is None:
            return
        self._learn(pane.top_offset, pane.bottom_offset)
        section = _section_at(document, pane.top_offset)
        self.desk.status.show_part(self._titled(document, section), self._left(document, pane.top_offset))

    def _learn(self, top: int, bottom: int) -> None:
        now = monotonic()
        before = self._stretch or Stretch(self._pace, top, now, top, bottom, now)
        self._stretch = before.moved(top, bottom, now)
        if self._stretch.pace != self._pace:
            self._pace = self._stretch.pace
            self.desk.work("remembering the pace", partial(remembering.keep_habit, "pace", list(self._pace)))

    def _titled(self, document: Document, section: Section | None) -> str:
        """What a part is called, in the wording shown."""
        return shown(section.title, self.desk.text_pane.look.wording, document.leaning).text if section else ""

    def _left(self, document: Document, top: int) -> str:
        """How long the rest will take; nothing where nobody knows yet."""
        rest = _end_of_article(document) - top
        return spoken_duration(self._pace.seconds_for(rest)) if self._pace.known and rest > 0 else ""


def spoken_duration(seconds: float) -> str:
    """A time as one says it at a glance: to the minute, and from ten hours on to the hour."""
    minutes = round(seconds / 60)
    hours, rest = divmod(minutes, 60)
    if hours >= 10:
        return spoken(f"{round(minutes / 60):,} h")
    if hours:
        return spoken(f"{hours:,} h {rest:,} min")
    return spoken(f"{minutes:,} min" if minutes else "<1 min")


def _section_at(document: Document, offset: int) -> Section | None:
    index = bisect_right(document.sections, offset, key=_start) - 1
    return document.sections[index] if index >= 0 else None


def _start(section: Section) -> int:
    return section.span.start


@lru_cache(maxsize=2)
def _end_of_article(document: Document) -> int:
    """Where the text itself ends, in clean; navigation and notices behind it are not read."""
    return next((p.span.end for p in reversed(document.paragraphs) if p.furniture is None), len(document.clean))
