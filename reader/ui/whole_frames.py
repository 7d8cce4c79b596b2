"""What is drawn of the app is drawn whole, whatever came between: sizes that change and change back, and batches."""

from collections.abc import Iterator
from contextlib import contextmanager

from textual.app import App
from textual.events import Resize


class WholeFrames(App[None]):
    """Draws the frames that Textual would forget."""

    _batches = 0
    _withheld = False

    def post_display_hook(self) -> None:
        """Know of a frame that was not drawn because of a batch."""
        self._withheld |= self._batches > 0

    @contextmanager
    def batch_update(self) -> Iterator[None]:
        """Draw nothing until the end, and then what was due meanwhile.

        Textual forgets the frame of a resize that comes within a batch, and wakes no screen at the end of one: the last
        rows of another size, or of a dialogue over what the batch was for, would stay until something else happens.
        """
        self._batches += 1
        try:
            with super().batch_update():
                yield
        finally:
            self._batches -= 1
            if not self._batches and self._screen_stack:
                if self._withheld:
                    self.screen.refresh()
                self._withheld = False
                self.screen.check_idle()

    def on_resize(self, event: Resize) -> None:
        """Draw everything anew in a size that is as before: a terminal that was smaller meanwhile lost it.

        In another size than what was laid out last, all is laid out and drawn anyway. What a screen says is its size is
        that of the terminal as the app knew it last, which may be one that nothing was laid out in.
        """
        if self._screen_stack and event.size == self.screen.outer_size:
            self.refresh()
