"""What is asked or told over the screen one reads on."""

from textual import events
from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen
from textual.widget import Widget

from reader.ui.screens.pointing import PointedScreen, Result


class Dialogue(PointedScreen[Result], ModalScreen[Result]):
    """Is left with a click beside it, as with `esc`; does nothing before all of it is there.

    A key that the screen below did not want comes back to the app, which by then asks the screen on top; and that may
    be one that was opened just now, with nothing on it yet that could be moved.
    """

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether a key may do something."""
        return self.is_mounted and super().check_action(action, parameters)

    def on_screen_resume(self) -> None:
        """Have the focus where it belongs, though the terminal does not have it just now: nobody gives it later."""
        if self.focused is None and self.AUTO_FOCUS != "":
            self.set_focus(next((one for one in self.query(self.AUTO_FOCUS or "*") if one.focusable), None))

    def set_focus(
        self, widget: Widget | None, scroll_visible: bool = True, from_app_focus: bool = False
    ) -> None:  # Textual's signature
        """Give a part the focus; a click beyond the window takes it from none, whose keys would be dead then."""
        if widget is None and self.app.app_focus and self.focused and self.focused.focusable:
            return
        super().set_focus(widget, scroll_visible, from_app_focus)

    def on_click(self, event: events.Click) -> None:
        """Leave it with a click on what lies below it."""
        if event.widget is self:
            self.leave()

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Close it, once, and as long as nothing is open above it: Textual would close that, and this one never more.

        What is asked of it by then (a second click, a choice that was under way) comes too late.
        """
        return super().dismiss(result) if self.is_active else AwaitComplete()

    def leave(self) -> None:
        """Close it without a result."""
        self.dismiss(None)
