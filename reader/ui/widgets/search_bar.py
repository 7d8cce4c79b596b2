"""The search bar: a query being typed."""

from typing import ClassVar

from textual.binding import BindingType
from textual.widgets import Input

from reader.ui.commands import Place, bindings
from reader.ui.messages import QueryTyped, SearchAccepted, SearchGivenUp


class SearchBar(Input):
    """Takes a query and tells of every change."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.SEARCH)]

    def __init__(self, *, id: str) -> None:  # noqa: A002  # Textual's name for it
        """An empty bar."""
        super().__init__(
            id=id, placeholder='either script · "…" a phrase · a|b either · -x without · re:…', compact=True
        )

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell what stands there now."""
        event.stop()
        self.post_message(QueryTyped(event.value))

    def action_accept_search(self) -> None:
        """Keep the hit that is shown."""
        self.post_message(SearchAccepted())

    def action_cancel_search(self) -> None:
        """Go back to where the search was begun."""
        self.post_message(SearchGivenUp())

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter, by whatever key the user gave it, keeps the hit that is shown."""
        event.stop()
        self.action_accept_search()
