"""The contents: the parts of the text, to go to."""

from bisect import bisect_right
from collections.abc import Mapping

from reader.core.navigation import Position
from reader.core.showing import shown
from reader.ui.features.feature import Action, Feature
from reader.ui.same_text import in_same_text


class Contents(Feature):
    """Lists the parts of the text that is read, and goes to one."""

    def actions(self) -> Mapping[str, Action]:
        """Its one command."""
        return {"contents": self.offer}

    def offer(self) -> None:
        """Go to a part of the text."""
        desk, document = self.desk, self.desk.document
        if document is None or not document.sections:
            desk.tell("this text has no parts under headings of their own")
            return
        sections = document.sections
        wording = desk.text_pane.look.wording
        digits = len(str(len(sections)))
        entries = [
            f"{number:{digits}} {'  ' * (section.level - 1)}{shown(section.title, wording, document.leaning).text}"
            for number, section in enumerate(sections, 1)
        ]
        here = bisect_right([section.span.start for section in sections], desk.text_pane.top_offset) - 1

        def go(number: int) -> None:
            desk.go_to(Position(desk.opened, sections[number].span.start))

        desk.offer("Contents", entries, max(0, here), in_same_text(desk, go))
