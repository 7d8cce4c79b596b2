"""The screen of the statistics: one table over the text, and its keys; what is in it is up to the feature."""

from collections.abc import Awaitable, Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from reader.ui.command import Place
from reader.ui.commands import BY_ID, bindings
from reader.ui.messages import CommandAsked, HeadClicked, ResultChosen, ResultMarked
from reader.ui.screens.dialogue import Dialogue
from reader.ui.widgets.one_line import KeyLine
from reader.ui.widgets.results_pane import ResultsPane


class StatisticsPane(ResultsPane, inherit_bindings=False):
    """A table of words."""

    PLACE: ClassVar[Place] = Place.STATISTICS
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Place.STATISTICS)]


class StatisticsScreen(Dialogue[None]):
    """Shows a table of words."""

    AUTO_FOCUS = "#statistics"
    DEFAULT_CSS = """
    StatisticsScreen {
        align: center middle;
        background: $background 60%;
        #figures { width: 100; max-width: 100%; height: 92%; }
        #statistics {
            height: 1fr; width: 100%; border: round $focus; border-title-color: $foreground; border-title-style: bold;
            border-subtitle-color: $text-muted;
        }
        #statistics-keys { height: 1; width: 100%; background: $panel; }
    }
    """

    def __init__(
        self, do: Callable[[str], Awaitable[None]], choose: Callable[[int], object], order: Callable[[int], object]
    ) -> None:
        """A screen without figures yet.

        Args:
            do: Does a command, by its name.
            choose: Told the row that was chosen.
            order: Told the column that the rows are to be ordered by.
        """
        super().__init__()
        self._do = do
        self._choose = choose
        self._order = order

    def compose(self) -> ComposeResult:
        """The table above its keys."""
        with Vertical(id="figures"):
            yield StatisticsPane(id="statistics")
            keys = KeyLine(id="statistics-keys")
            yield keys
        keys.show(Place.STATISTICS)

    @property
    def pane(self) -> StatisticsPane:
        """The table."""
        return self.query_one(StatisticsPane)

    async def action_do(self, name: str) -> None:
        """Do a command."""
        await self._do(name)

    async def on_command_asked(self, message: CommandAsked) -> None:
        """Do what was asked for otherwise than by its key."""
        message.stop()
        await self.pane.run_action(message.command.action)

    def on_result_chosen(self, message: ResultChosen) -> None:
        """Search the word of a row."""
        message.stop()
        self._choose(message.row)

    def on_result_marked(self, message: ResultMarked) -> None:
        """A row was marked, which concerns nobody else."""
        message.stop()

    def on_head_clicked(self, message: HeadClicked) -> None:
        """Order by the column whose name was clicked."""
        message.stop()
        if message.column:
            self._order(int(message.column))

    def leave(self) -> None:
        """As with its key: nothing is counted any more."""
        self.post_message(CommandAsked(BY_ID["close-statistics"]))
