"""Asks where something is to be saved, and whether a file that is there may be replaced."""

from collections.abc import Callable
from pathlib import PurePath
from typing import TYPE_CHECKING

from reader.core.errors import Exists, ReaderError
from reader.core.sanitizing import printable
from reader.services.language import spoken

if TYPE_CHECKING:
    from reader.ui.screens.desk import Desk

Failed = Callable[[ReaderError], object]

Save = Callable[[str, bool, Failed], object]
"""Saves to a file the user named; is told whether one that is there may be replaced, and whom to tell of errors."""


def ask_where(desk: "Desk", title: str, name: str, save: Save, *, endings: str) -> None:
    """Have something saved where the user says; what is there already is replaced only when they say so, too.

    Args:
        desk: The screen one reads on.
        title: What is saved, as it is said.
        name: What it is called if the user does not say otherwise.
        save: Saves it.
        endings: What the name may end in, as it is said.
    """
    from reader.ui.screens.naming import NamingScreen  # noqa: PLC0415  # only where something is saved

    def named(path: str | None, *, replace: bool = False) -> None:
        if path is not None:
            save(path, replace, lambda error: failed(path, error))

    def failed(path: str, error: ReaderError) -> None:
        if not isinstance(error, Exists):
            desk.tell(f"{printable(path)}: {error}")
            return
        entries = [spoken("Leave it as it is"), spoken("Replace it")]
        question = f"{spoken('There already')}: {printable(PurePath(path).name)}"
        desk.offer(question, entries, 0, lambda answer: named(path, replace=True) if answer else None)

    desk.app.push_screen(NamingScreen(title, f"{spoken(endings)} · {spoken('esc gives up')}", name), named)
