"""The colours of the app, chosen while one sees them."""

from collections.abc import Mapping
from functools import partial

from reader.ui.features.feature import Action, Feature
from reader.ui.jobs import remembering
from reader.ui.themes import names


class Themes(Feature):
    """Offers the themes; the one that is marked is shown, the one that is chosen is found again the next time."""

    def actions(self) -> Mapping[str, Action]:
        """Its one command."""
        return {"choose-theme": self.offer}

    def offer(self) -> None:
        """Choose a theme."""
        app, known = self.desk.app, names(self.desk.app)
        self.desk.offer(
            "Theme",
            known,
            known.index(app.theme),
            lambda number: self._choose(known[number]),
            lambda number: setattr(app, "theme", known[number]),
        )

    def _choose(self, name: str) -> None:
        self.desk.app.theme = name
        self.desk.work("remembering the theme", partial(remembering.keep_habit, "theme", name))
