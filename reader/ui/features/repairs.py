"""What was repaired in the text: before, after and why."""

from bisect import bisect_left
from collections.abc import Mapping

from reader.core.spans import Span
from reader.ui.features.feature import Action, Feature
from reader.ui.notices import spoken_repair
from reader.ui.same_text import in_same_text


class Repairs(Feature):
    """Lists the repairs of the text that is read, and goes to one."""

    def actions(self) -> Mapping[str, Action]:
        """Its one command."""
        return {"inspect-repairs": self.offer}

    def offer(self) -> None:
        """List what was repaired in this document, from what is in view on, and go to one."""
        desk, document = self.desk, self.desk.document
        if document is None or not (document.repairs or document.suggestions):
            desk.tell("nothing was repaired in this text")
            return
        found = sorted((*document.repairs, *document.suggestions))
        spans = [document.alignment.span(repair.span) for repair in found]
        entries = [spoken_repair(repair, document) for repair in found]
        here = min(bisect_left(spans, Span(desk.text_pane.top_offset, 0)), len(spans) - 1)

        def go(number: int) -> None:
            desk.text_pane.reveal(spans[number].start)

        desk.offer(f"{len(spans)} repairs", entries, here, in_same_text(desk, go))
