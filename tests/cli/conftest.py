"""What the command line's tests share."""

import pytest

from tests.cli.running import FOLDER


@pytest.fixture(autouse=True)
def _beside_the_seeds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test runs where the bundled documents are called `seeds`."""
    monkeypatch.chdir(FOLDER)
    monkeypatch.delenv("NO_COLOR", raising=False)
