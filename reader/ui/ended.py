"""How the app ends where it is not left: for a fault of its own, or because the system says so."""

from rich.console import RenderableType
from textual.app import App
from textual.css.query import NoMatches
from textual.worker import WorkerFailed


class Ended(App[None]):
    """Ends without a traceback, which would show the user's texts.

    Attributes:
        fault: The fault of the program's own that ended it; None where none did.
    """

    fault: BaseException | None = None
    _ended_by_system = False

    def exit(self, result: None = None, return_code: int = 0, message: RenderableType | None = None) -> None:
        """End with a status; above 128 it is the system that ends the app, at whatever moment."""
        self._ended_by_system |= return_code > 128
        super().exit(result, return_code, message)

    def _handle_exception(self, error: Exception) -> None:
        """End for a fault, unless the app ends anyway: half of it may not even have been there yet."""
        if self._ended_by_system or (self._exit and isinstance(error, NoMatches)):
            self._close_messages_no_wait()
        else:
            super()._handle_exception(error)

    def _fatal_error(self) -> None:
        """End for a fault of the program's own.

        Textual would print a traceback, in seconds, with what stood in every variable: the user's texts and notes.
        """
        self.fault = self._exception
        if isinstance(self.fault, WorkerFailed):
            self.fault = self.fault.error
        self._close_messages_no_wait()

    def panic(self, *_: RenderableType) -> None:
        """End for a fault that Textual would print in a way of its own, with what texts it met."""
        self._fatal_error()
