"""How a library is opened for the first screen: little at once, in order, and nothing twice."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from reader.core.document import Document
from reader.core.errors import NothingToRead, SourceError
from reader.services import library
from reader.services.documents import document_of
from reader.services.library import FIRST_BYTES, Library, Outcome


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that were made documents of, so far."""
    names: list[str] = []

    def recording(data: bytes, path: str, *more: Any) -> Document:
        names.append(Path(path).name)
        return document_of(data, path, *more)

    monkeypatch.setattr(library, "document_of", recording)
    return names


def _names(outcomes: Iterable[Outcome]) -> list[str]:
    return [Path(outcome.path).name for outcome in outcomes]


def _written(folder: Path, *sizes: int) -> list[str]:
    """Files of so many bytes, which are called 0, 1, 2 and so on."""
    for number, size in enumerate(sizes):
        (folder / str(number)).write_bytes(b"x" * size)
    return [str(number) for number in range(len(sizes))]


def test_a_small_collection_is_opened_whole(tmp_path: Path) -> None:
    """So that its list does not grow in view."""
    _written(tmp_path, 40, 40, 40)
    loading = Library([str(tmp_path)]).loading()
    assert 3 == len(loading.first)
    assert ((), []) == (loading.failures, list(loading.rest))


def test_the_rest_is_opened_as_it_is_asked_for(tmp_path: Path, opened: list[str]) -> None:
    """What would go beyond the limit waits, and is not passed over."""
    names = _written(tmp_path, FIRST_BYTES - 4096, 4096, 1, FIRST_BYTES, 1)
    loading = Library([str(tmp_path)]).loading()
    assert names[:2] == _names(loading.first) == opened
    assert names[2] == Path(next(loading.rest).path).name == opened[-1]
    assert names[3:] == _names(loading.rest)
    assert names == opened


def test_the_first_is_opened_whatever_its_size(tmp_path: Path, opened: list[str]) -> None:
    """And nothing with it."""
    names = _written(tmp_path, FIRST_BYTES * 3, 1)
    loading = Library([str(tmp_path)]).loading()
    assert names[:1] == _names(loading.first) == opened
    assert names[1:] == _names(loading.rest)


def test_ten_thousand_empty_files_are_no_small_collection(tmp_path: Path) -> None:
    """Opening a file takes time even if it is empty."""
    names = _written(tmp_path, *[0] * 100)
    loading = Library([str(tmp_path)]).loading()
    assert 1 < len(loading.first) < 50
    assert names == _names(loading.first) + _names(loading.rest)


def test_failures_do_not_stand_for_documents(tmp_path: Path) -> None:
    """However many there are, the first text behind them is looked for; later ones stay in the rest."""
    _written(tmp_path, 3, FIRST_BYTES)
    missing = [str(tmp_path / f"missing-{number}") for number in range(100)]
    loading = Library([*missing, str(tmp_path), *missing]).loading()
    assert ["0"] == _names(loading.first)
    assert missing == [failure.path for failure in loading.failures]
    rest = list(loading.rest)
    assert ["1", *_names(map(SourceError, missing, missing))] == _names(rest)
    assert all(isinstance(outcome, SourceError) for outcome in rest[1:])


def test_together_they_are_all_outcomes(tmp_path: Path) -> None:
    """Opened in one way or the other, the library holds the same."""
    _written(tmp_path, 10, FIRST_BYTES, 20)
    loading = Library([str(tmp_path)]).loading()
    outcomes = Library([str(tmp_path)]).outcomes()
    assert _names(outcomes) == _names(loading.first) + _names(loading.rest)


def test_nothing_to_read_says_why(tmp_path: Path) -> None:
    """Each failure, in order."""
    (tmp_path / "binary").write_bytes(bytes(100))
    given = [str(tmp_path / "missing"), str(tmp_path / "binary")]
    with pytest.raises(NothingToRead, match="nothing here can be read") as caught:
        Library(given).loading()
    assert given == [failure.path for failure in caught.value.failures]


def test_standard_input_may_have_been_read_before() -> None:
    """Its bytes stand for `-`, as often as it is named, and count as what they are."""
    loading = Library(["-", "-", "seeds"], "守土。".encode() * FIRST_BYTES).loading()
    assert ["守土。" * FIRST_BYTES] == [document.clean for document in loading.first]
    again = next(loading.rest)
    assert isinstance(again, Document)
    assert loading.first[0].clean == again.clean


def test_a_file_that_vanished_is_a_failure(tmp_path: Path) -> None:
    """Between the listing and the opening anything may happen."""
    names = _written(tmp_path, 1, FIRST_BYTES)
    loading = Library([str(tmp_path)]).loading()
    (tmp_path / names[1]).unlink()
    [gone] = loading.rest
    assert isinstance(gone, SourceError)
