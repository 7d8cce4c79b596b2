"""What is selected in the text: copying it as it is shown, or as it stands in the source."""

from collections.abc import Mapping

from reader.core.sanitizing import printable_lines
from reader.ui.features.feature import Action, Feature


class Selecting(Feature):
    """Copies what is selected."""

    def actions(self) -> Mapping[str, Action]:
        """Its commands."""
        return {"copy": self.copy, "copy-source": self.copy_source}

    def copy(self) -> None:
        """Copy what is selected as it is shown."""
        pane = self.desk.text_pane
        if pane.selected and pane.view and pane.document:
            self._copy(pane.view.setting.shown_text(pane.look.shown_span(pane.document, pane.selected)))
        else:
            self._miss()

    def copy_source(self) -> None:
        """Copy what is selected as it stands in the source."""
        pane = self.desk.text_pane
        if pane.selected and pane.document:
            self._copy(printable_lines(pane.document.source_span(pane.selected).within(pane.document.source)))
        else:
            self._miss()

    def _copy(self, text: str) -> None:
        self.desk.app.copy_to_clipboard(text)
        self.desk.tell(f"copied {len(text)} {'character' if len(text) == 1 else 'characters'}")

    def _miss(self) -> None:
        self.desk.tell("nothing is selected: drag, click or press shift with arrows; q quits")
