"""The keeper of marks and places as features use it: what it tells in its thread is heard on the event loop."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeVar, cast

from reader.services.annotations.keeping import Change, Keeper, Kept, News
from reader.services.annotations.store import Store
from reader.services.places import DATA
from reader.ui.features.feature import Feature

if TYPE_CHECKING:
    from reader.ui.screens.desk import Desk

T = TypeVar("T")


class Keeping(Feature):
    """Keeps what other features ask it to, and says when that is not possible."""

    def __init__(self, desk: "Desk") -> None:
        """A feature with a keeper that begins at once."""
        super().__init__(desk)
        self._heard: list[Callable[[], object]] = []
        self._keeper = Keeper(DATA.path, lambda news: desk.soon(partial(self._hear, news)))

    def keep(self, change: Change | Callable[[], Change], then: Callable[[Kept], object] = lambda _: None) -> None:
        """Keep a change, or what makes one in the keeper's thread; told once it is on the disk, or cannot be."""
        self._keeper.keep(change, lambda kept: self.desk.soon(partial(then, kept)))

    def ask(self, work: Callable[[Store], T], then: Callable[[T], object]) -> None:
        """Have something read in the keeper's thread."""
        self._keeper.ask(work, lambda answer: self.desk.soon(partial(then, cast("T", answer))))

    def on_change(self, hear: Callable[[], object]) -> None:
        """Have something done whenever another window has kept something."""
        self._heard.append(hear)

    def _hear(self, news: News) -> None:
        if news.trouble is not None:
            self.desk.status.show_trouble(news.trouble)
        if said := news.said or news.trouble:
            self.desk.warn(said)
        if news.changed:
            for hear in self._heard:
                hear()

    def left(self) -> None:
        """Have everything kept that was asked for."""
        self._keeper.close()
