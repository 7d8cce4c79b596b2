"""A keeper as tests see it: what it answers and what it tells, waited for."""

from collections.abc import Callable
from pathlib import Path
from queue import Queue
from typing import Any

from reader.core.annotations import Annotation
from reader.services.annotations import opening
from reader.services.annotations.keeping import Change, Keeper, Kept, News
from reader.services.annotations.opening import FILE
from reader.services.annotations.store import Store

PATIENCE = 20.0


class Window:
    """A keeper with what it told."""

    def __init__(self, folder: Path) -> None:
        """A keeper in a folder."""
        self.news: Queue[News] = Queue()
        self.keeper = Keeper(folder, self.news.put)

    def keep(self, change: Change | Callable[[], Change]) -> Kept:
        """Keep a change and wait for what became of it."""
        answers: Queue[Kept] = Queue()
        self.keeper.keep(change, answers.put)
        return answers.get(timeout=PATIENCE)

    def ask(self, work: Callable[[Store], Any]) -> Any:
        """Ask something and wait for the answer."""
        answers: Queue[object] = Queue()
        self.keeper.ask(work, answers.put)
        return answers.get(timeout=PATIENCE)

    def told(self, wanted: Callable[[News], bool]) -> News:
        """Wait for a piece of news."""
        while not wanted(news := self.news.get(timeout=PATIENCE)):
            pass
        return news


def on_disk(folder: Path) -> list[Annotation]:
    """What stands in a folder's file."""
    store = Store(opening.opened(folder / FILE))
    try:
        return store.everything()
    finally:
        store.close()
