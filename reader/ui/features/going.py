"""Going to a place by its name: a percentage, a part, a paragraph."""

from collections.abc import Mapping

from reader.core.destinations import destination
from reader.core.errors import DestinationError
from reader.core.navigation import Position
from reader.ui.features.feature import Action, Feature
from reader.ui.widgets.place_bar import PlaceBar


class Going(Feature):
    """Asks where to go, and goes there."""

    def actions(self) -> Mapping[str, Action]:
        """Its commands."""
        return {"go-to": self.ask, "accept-place": self.accept, "cancel-place": self.give_up}

    async def ask(self) -> None:
        """Let the user name a place."""
        if not self.desk.query(PlaceBar):
            await self.desk.mount(PlaceBar(id="place"))
        self.desk.query_one(PlaceBar).begin()

    def accept(self) -> None:
        """Go to the place that is named; where there is none, say what would be right."""
        desk, document = self.desk, self.desk.document
        named = desk.query_one(PlaceBar).value
        if document is None or not named.strip():
            self.give_up()
            return
        try:
            offset = destination(named, document, desk.text_pane.top_offset)
        except DestinationError as error:
            desk.tell(str(error))
            return
        self.give_up()
        desk.go_to(Position(desk.opened, offset))

    def give_up(self) -> None:
        """Back to the text."""
        self.desk.query(PlaceBar).remove_class("-typing")
        self.desk.set_focus(self.desk.text_pane)
