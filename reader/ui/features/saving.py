"""Saving the results to a file."""

import re
from collections.abc import Mapping
from functools import partial

from textual.content import Content

from reader.core.errors import ReaderError
from reader.core.sanitizing import printable
from reader.services.language import spoken
from reader.ui.features.feature import Action, Feature
from reader.ui.features.results import Results
from reader.ui.features.searching import Searching
from reader.ui.jobs import saving
from reader.ui.saving_as import Failed, ask_where

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
        query = self.desk.feature(Searching).search.text
        name = "-".join(_WORDS.findall(query))[:_LONGEST_NAME] or "results"
        title = spoken(f"Save {len(listed[1])} results as")
        ask_where(self.desk, title, f"{name}.csv", self._save, endings="csv, tsv or jsonl")

    def _save(self, path: str, replace: bool, failed: Failed) -> None:
        """Save them."""
        results = self.desk.feature(Results)
        if results.listed is None:
            return
        corpus, listing = results.listed
        total, pane = len(listing), results.pane

        def written(count: int) -> None:
            """Say how far it is."""
            pane.border_subtitle = Content(f"{count / total:.0%}" if count < total else "")
            if count == total:
                self.desk.tell(f"saved {total} results: {printable(path)}")

        def given_up(error: ReaderError) -> None:
            pane.border_subtitle = ""
            failed(error)

        job = partial(saving.results_exported, corpus, listing, path, replace=replace)
        self.desk.work("saving results", job, written, given_up)
