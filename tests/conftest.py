"""What all tests share: how hard Hypothesis tries, and the bundled texts."""

import os

import pytest
from hypothesis import HealthCheck, settings

from reader.core.corpus import Corpus
from reader.core.document import Document
from reader.services.library import Library
from reader.services.paths import bundled_seeds
from reader.services.places import PLACES

# The gate asks this process for warnings about encodings; programs under test are asked as a user would start them.
os.environ.pop("PYTHONWARNDEFAULTENCODING", None)

# A slow machine is no failure: nothing is timed, neither one example nor the making of it.
settings.register_profile("quick", max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("thorough", settings.get_profile("quick"), max_examples=2000)
# The gate tries the same examples each time: what it says of a commit is said of that commit.
settings.register_profile("gate", settings.get_profile("quick"), derandomize=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


@pytest.fixture(autouse=True)
def nothing_of_the_users(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or writes what belongs to the person who runs it."""
    home = tmp_path_factory.mktemp("home")
    for place in PLACES:
        monkeypatch.setenv(place.variable, str(home / (place.name or place.kind)))
    monkeypatch.setenv("LANGUAGE", "en")


@pytest.fixture(scope="session")
def seeds() -> tuple[Document, ...]:
    """The five bundled documents, in order."""
    outcomes = tuple(Library([str(bundled_seeds())]).outcomes())
    documents = tuple(outcome for outcome in outcomes if isinstance(outcome, Document))
    assert outcomes == documents
    return documents


@pytest.fixture(scope="session")
def corpus(seeds: tuple[Document, ...]) -> Corpus:
    """The five bundled documents as a corpus."""
    return Corpus(seeds)
