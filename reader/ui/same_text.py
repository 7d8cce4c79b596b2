"""What is done with a place that was listed: only in the text it was listed for, whose file may change meanwhile."""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reader.ui.screens.desk import Desk


def in_same_text(desk: "Desk", act: Callable[[int], object]) -> Callable[[int], None]:
    """What acts on a number of a list made now, as long as the text that is read is what it is now."""
    text = desk.document.clean if desk.document else ""

    def acting(number: int) -> None:
        if desk.document is not None and desk.document.clean == text:
            act(number)
        else:
            desk.tell("the text has changed meanwhile: list it again")

    return acting
