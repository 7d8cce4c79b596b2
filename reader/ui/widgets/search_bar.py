"""The search bar: a query being typed."""

from collections.abc import Callable
from typing import ClassVar

from textual.binding import BindingType
from textual.widgets import Input

from reader.ui.commands import Place, bindings


class SearchBar(Input):
    """Takes a query and tells of every change."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.SEARCH)]

    def __init__(self, typed: Callable[[str], object], *, id: str) -> None:  # noqa: A002  # Textual's name for it
        """An empty bar.

        Args:
            typed: Told what stands there whenever that is something else.
            id: Its name among the widgets.
        """
        super().__init__(
            id=id, placeholder='either script · "…" a phrase · a|b either · -x without · re:…', compact=True
        )
        self._typed = typed

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell what stands there now."""
        event.stop()
        self._typed(event.value)

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter, by whatever key the user gave it, keeps the hit that is shown."""
        event.stop()
        await self.run_action("screen.do('accept-search')")
