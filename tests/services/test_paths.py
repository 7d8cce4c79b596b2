"""What paths stand for, and what can be read of them."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from reader.core.errors import NotFound, SourceError, Unreadable
from reader.services import paths
from reader.services.paths import bundled_seeds, discovered, read_bytes


def found(folder: Path) -> list[str]:
    """What a folder stands for, each path as it lies in the folder; errors as their paths."""
    items = [item.path if isinstance(item, SourceError) else item for item in discovered([str(folder)])]
    return [str(Path(item).relative_to(folder)) for item in items]


def test_the_seeds_travel_with_the_package() -> None:
    """There are five bundled documents, in order of their numbers."""
    assert ["000", "001", "002", "003", "004"] == [name[:3] for name in found(bundled_seeds())]


def test_folders_are_listed_as_a_person_counts(tmp_path: Path) -> None:
    """Numbers in names are compared as numbers, and folders stand among files."""
    names = ["第10回.txt", "第2回.txt", "a.txt", "第1回/二.txt", "第1回/一.txt", "01.txt", "1.txt", "２.txt"]
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    expected = ["01.txt", "1.txt", "２.txt", "a.txt", "第1回/一.txt", "第1回/二.txt", "第2回.txt", "第10回.txt"]
    assert expected == found(tmp_path)


def test_hidden_things_are_passed_over_unless_named(tmp_path: Path) -> None:
    """Names that begin with a dot are not listed, but a person may name one."""
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "config").touch()
    (tmp_path / ".hidden").touch()
    (tmp_path / "seen").touch()
    assert ["seen"] == found(tmp_path)
    assert [str(tmp_path / ".hidden")] == list(discovered([str(tmp_path / ".hidden")]))


def test_paths_stay_as_they_were_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A relative path stays relative, and standard input stays what it is."""
    (tmp_path / "a.txt").touch()
    monkeypatch.chdir(tmp_path)
    assert ["-", "./a.txt", "./a.txt"] == list(discovered(["-", "./a.txt", "."]))


def test_what_is_missing_is_told(tmp_path: Path) -> None:
    """A path with nothing there, or below what is no folder, is not found; the others are listed nonetheless."""
    (tmp_path / "a").touch()
    gone, below, there = (str(tmp_path / name) for name in ("gone", "a/b", "a"))
    first, second, third = discovered([gone, below, there])
    assert isinstance(first, NotFound)
    assert isinstance(second, NotFound)
    assert [gone, below, there] == [first.path, second.path, third]
    with pytest.raises(NotFound):
        read_bytes(gone)


def test_links_that_lead_nowhere_or_round_do_no_harm(tmp_path: Path) -> None:
    """Links to folders are not followed, so none is listed twice; one that leads to itself is told as unreadable."""
    (tmp_path / "a.txt").touch()
    (tmp_path / "again").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "broken").symlink_to(tmp_path / "nowhere")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    (tmp_path / "link.txt").symlink_to(tmp_path / "a.txt")
    items = list(discovered([str(tmp_path)]))
    assert [str(tmp_path / name) for name in ("a.txt", "link.txt")] == [item for item in items if isinstance(item, str)]
    assert [str(tmp_path / "loop")] == [item.path for item in items if isinstance(item, Unreadable)]
    (alone,) = discovered([str(tmp_path / "loop")])
    assert isinstance(alone, Unreadable)


@pytest.fixture
def deep(tmp_path: Path) -> Iterator[str]:
    """A folder with a file further down than Python's stack reaches; taken away step by step for the same reason."""
    levels = sys.getrecursionlimit() + 500
    here = os.getcwd()  # noqa: PTH109  # no path is that long: one goes there step by step
    os.chdir(tmp_path)
    for _ in range(levels):
        os.mkdir("d")  # noqa: PTH102
        os.chdir("d")
    Path("end.txt").touch()
    os.chdir(tmp_path)
    yield str(tmp_path)
    for _ in range(levels):
        os.chdir("d")
    Path("end.txt").unlink()
    for _ in range(levels):
        os.chdir("..")
        os.rmdir("d")  # noqa: PTH106
    os.chdir(here)


def test_folders_may_lie_deeper_than_the_stack(deep: str) -> None:
    """Folders within folders are walked as far as the system lets them be."""
    (item,) = discovered([deep])
    assert isinstance(item, str)
    assert item.endswith("end.txt")


def test_a_folder_that_cannot_be_listed_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the system refuses becomes an error with the system's reason, and the rest goes on."""
    (tmp_path / "closed").mkdir()
    (tmp_path / "open.txt").touch()
    scandir = os.scandir

    def refusing(path: str) -> Any:
        if path.endswith("closed"):
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    error, file = discovered([str(tmp_path)])
    assert isinstance(error, Unreadable)
    assert "Permission denied" == str(error)
    assert str(tmp_path / "open.txt") == file


def test_a_file_that_may_not_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A refusal by the system is wrapped, path and reason and all."""
    (tmp_path / "a.txt").touch()

    def refusing(*_args: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refusing)
    with pytest.raises(Unreadable, match="Permission denied") as refused:
        read_bytes(str(tmp_path / "a.txt"))
    assert str(tmp_path / "a.txt") == refused.value.path


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    """A named pipe is no file, and asking for it does not hang."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(Unreadable, match="not a regular file"):
        read_bytes(str(pipe))
    assert [] == found(tmp_path)


@pytest.mark.parametrize("path", ["/dev/null", "/dev/zero", "/"])
def test_devices_and_folders_are_refused(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only regular files are read; an endless one is not even begun, and no descriptor is left open."""
    opened: list[int] = []
    system_open = os.open

    def recording(*args: Any) -> int:
        opened.append(system_open(*args))
        return opened[-1]

    monkeypatch.setattr(os, "open", recording)
    with pytest.raises(Unreadable, match="not a regular file"):
        read_bytes(path)
    (descriptor,) = opened
    with pytest.raises(OSError, match="descriptor"):
        os.fstat(descriptor)


def test_a_file_too_large_is_refused(tmp_path: Path) -> None:
    """The limit itself may be reached, one byte more may not."""
    (tmp_path / "a").write_bytes(b"1234")
    (tmp_path / "b").write_bytes(b"12345")
    assert b"1234" == read_bytes(str(tmp_path / "a"), 4)
    with pytest.raises(Unreadable, match="larger than 4 bytes"):
        read_bytes(str(tmp_path / "b"), 4)


def test_a_size_that_lies_is_not_believed() -> None:
    """Files under /proc say they have none."""
    assert read_bytes("/proc/self/status").startswith(b"Name:")
    with pytest.raises(Unreadable, match="larger"):
        read_bytes("/proc/self/status", 9)


def test_sizes_are_known_before_opening(tmp_path: Path) -> None:
    """A file's size is asked of the system; what is not there has none."""
    (tmp_path / "a").write_bytes(b"1234")
    assert 4 == paths.size(str(tmp_path / "a"))
    assert 0 == paths.size(str(tmp_path / "gone"))
