"""Saving the results to a file."""

import re
from collections.abc import Mapping
from functools import partial
from pathlib import PurePath

from textual.content import Content

from reader.core.errors import Exists, ReaderError
from reader.core.sanitizing import printable
from reader.services.language import spoken
from reader.ui.features.feature import Action, Feature
from reader.ui.features.results import Results
from reader.ui.features.searching import Searching
from reader.ui.jobs import saving

_WORDS = re.compile(r"\w+")
_LONGEST_NAME = 40
"""Characters of a query that make the name of a file."""


class Saving(Feature):
    """Writes the results to a file the user names, in the order they are listed in."""

    def actions(self) -> Mapping[str, Action]:
        """Its one command."""
        return {"export-results": self._ask}

    def _ask(self) -> None:
        """Ask where to."""
        listed = self.desk.feature(Results).listed
        if listed is None or not len(listed[1]):
            self.desk.tell("there is nothing to save")
            return
        from reader.ui.screens.naming import NamingScreen  # noqa: PLC0415  # only where something is saved

        query = self.desk.feature(Searching).search.text
        name = "-".join(_WORDS.findall(query))[:_LONGEST_NAME] or "results"
        title = spoken(f"Save {len(listed[1])} results as")
        self.desk.app.push_screen(NamingScreen(title, "csv, tsv or jsonl · esc gives up", f"{name}.csv"), self._save)

    def _save(self, path: str | None, *, replace: bool = False) -> None:
        """Save them; a file that is there is replaced only when the user says so."""
        results = self.desk.feature(Results)
        if path is None or results.listed is None:
            return
        corpus, listing = results.listed
        total, pane = len(listing), results.pane

        def written(count: int) -> None:
            """Say how far it is."""
            pane.border_subtitle = Content(f"{count / total:.0%}" if count < total else "")
            if count == total:
                self.desk.tell(f"saved {total} results: {printable(path)}")

        def failed(error: ReaderError) -> None:
            """Say why not, or ask."""
            pane.border_subtitle = ""
            if isinstance(error, Exists):
                self._ask_whether_to_replace(path)
            else:
                self.desk.tell(f"{printable(path)}: {error}")

        job = partial(saving.results_exported, corpus, listing, path, replace=replace)
        self.desk.work("saving results", job, written, failed)

    def _ask_whether_to_replace(self, path: str) -> None:
        def take(answer: int) -> None:
            """Replace it, or leave it."""
            if answer:
                self._save(path, replace=True)

        entries = [spoken("Leave it as it is"), spoken("Replace it")]
        title = f"{spoken('There already')}: {printable(PurePath(path).name)}"
        self.desk.offer(title, entries, 0, take)
