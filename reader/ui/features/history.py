"""Back to where one was before a jump, and forward again."""

from collections.abc import Mapping

from reader.core.navigation import Position
from reader.core.trail import Trail
from reader.ui.features.feature import Action, Feature


class History(Feature):
    """Keeps the places that were left by a jump."""

    _trail = Trail()
    _landing = False
    _landed: Position | None = None

    def actions(self) -> Mapping[str, Action]:
        """Its commands."""
        return {"jump-back": self.back, "jump-forward": self.forward}

    def jumped(self) -> None:
        """Keep the place that is left."""
        self._trail = self._trail.left(self.desk.position)

    def walked(self) -> None:
        """Keep the place that is left, unless it is only a hit on the way to the next."""
        if self.desk.position != self._landed:
            self.jumped()
        self._landing = True

    def page_moved(self) -> None:
        """Know the place that a walk led to."""
        if self._landing:
            self._landed, self._landing = self.desk.position, False

    def back(self) -> None:
        """Back to the last place that was left."""
        self._trail, place = self._trail.back(self.desk.position)
        self._go(place, "nothing was left by a jump yet")

    def forward(self) -> None:
        """Forward to the last place that was gone back from."""
        self._trail, place = self._trail.forward(self.desk.position)
        self._go(place, "nothing lies ahead; this is as far as you went")

    def _go(self, place: Position | None, otherwise: str) -> None:
        if place and place.document < len(self.desk.corpus):
            self.desk.show_place(place)
        else:
            self.desk.tell(otherwise)
