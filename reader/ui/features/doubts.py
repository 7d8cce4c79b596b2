"""The characters that could have become one of several when the text was converted."""

from collections.abc import Mapping

from reader.ui.candidates import in_view
from reader.ui.features.feature import Action, Feature
from reader.ui.same_text import in_same_text


class Doubts(Feature):
    """Lists such characters in view, and marks them."""

    def actions(self) -> Mapping[str, Action]:
        """Its commands."""
        return {"choose-characters": self.offer, "mark-doubts": self.mark}

    def offer(self) -> None:
        """List the characters in view that could also have become another, with what was chosen."""
        pane = self.desk.text_pane
        if pane.view is None or pane.document is None:
            return
        found = in_view(pane.document, pane.view, pane.look.wording)
        if not found:
            self.desk.tell("nothing in view could have become anything else")
            return
        go = in_same_text(self.desk, lambda number: pane.reveal(found[number][0]))
        self.desk.offer("One of several", [entry for _, entry in found], 0, go)

    def mark(self) -> None:
        """Mark the characters that could by themselves have become one of several, or no longer."""
        look = self.desk.text_pane.look
        self.desk.text_pane.show(look._replace(doubts=not look.doubts))
