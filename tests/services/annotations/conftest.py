"""What the tests of keeping share: keepers that are closed at the end."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.services.annotations.window import PATIENCE, Window


@pytest.fixture
def windows() -> Iterator[Callable[[Path], Window]]:
    """Makes keepers that are closed at the end."""
    made: list[Window] = []

    def make(folder: Path) -> Window:
        made.append(Window(folder))
        return made[-1]

    yield make
    for window in made:
        assert window.keeper.close(PATIENCE)
