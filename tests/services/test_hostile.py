"""A zoo of inputs made to harm, beside a text that always opens: refused or opened within limits, with a message.

The largest of them are kept for when `READER_THOROUGH` is set. Nothing is timed here: pages are cut short by their
parser's own limit, and pytest's timeout ends what hangs.
"""

import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.core.document import Document
from reader.core.errors import SourceError
from reader.services.library import Library
from reader.services.paths import bundled_seeds
from tests.services.formats import zips
from tests.services.formats.test_epub import BOOK, LAUGHS

THOROUGH = bool(os.environ.get("READER_THOROUGH"))
MEMORY = 512 << 20
_HERE = Path(__file__).resolve().parents[2]

Maker = Callable[[Path], object]


def _zip(data: bytes) -> Maker:
    return lambda folder: (folder / "a.zip").write_bytes(data)


def _file(name: str, data: bytes) -> Maker:
    return lambda folder: (folder / name).write_bytes(data)


def _book(changes: dict[str, str]) -> Maker:
    return lambda folder: (folder / "a.epub").write_bytes(zips.zipped(BOOK | changes))


def _device(folder: Path) -> None:
    (folder / "a.txt").symlink_to("/dev/zero")


def _loop(folder: Path) -> None:
    (folder / "a").mkdir()
    (folder / "a" / "up").symlink_to(folder, target_is_directory=True)
    (folder / "a.txt").symlink_to(folder / "a.txt")


def _named_in_bytes(folder: Path) -> None:
    (Path(os.fsdecode(os.fsencode(folder) + b"/a\xd6\xd0\xff.txt"))).write_text("守土。", encoding="utf-8")


def _named_to_act(folder: Path) -> None:
    (folder / "a\x1b]0;x\x07\n\u202e[red].txt").write_text("守土。", encoding="utf-8")


def _bomb(size: int) -> Maker:
    return lambda folder: (folder / "a.zip").write_bytes(zips.zipped({"a.txt": bytes(size)}))


def _overlapping(folder: Path) -> None:
    (folder / "a.zip").write_bytes(zips.with_shared_bytes(1000))


ZOO: dict[str, tuple[Maker, str]] = {
    "zip bomb": (_bomb(48 << 20), "times larger than packed"),
    "forged sizes": (_zip(zips.with_forged_sizes({"a": bytes(4 << 20)})), "damaged"),
    "overlapping entries": (_overlapping, "overlap"),
    "names that lead out": (_zip(zips.zipped({"../../a": "x", "/a": "x", "c:/a": "x"})), "leads out"),
    "encrypted": (_zip(zips.encrypted({"a": b"x"})), "encrypted"),
    "archive within an archive": (_zip(zips.zipped({"a.zip": zips.zipped({"b": "x"})})), "within an archive"),
    "billion laughs": (_book({"OEBPS/p.opf": LAUGHS + "]><package>&j;</package>"}), "entities"),
    "divs": (_file("a.html", b"<html>" + b"<div>" * 200_000), ""),
    "deep nesting": (_file("a.html", b"<html>" + b"<b>" * 300_000 + "守土。".encode()), ""),
    "missing package": (_book({"META-INF/container.xml": "<container/>"}), "names no package"),
    "cyclic contents": (_book({"OEBPS/nav.xhtml": "<html><a href='nav.xhtml'>x</a></html>"}), ""),
    "a pipe": (lambda folder: os.mkfifo(folder / "a"), ""),
    "a device": (_device, ""),
    "a loop": (_loop, "symbolic links"),
    "a name in no encoding": (_named_in_bytes, ""),
    "a name that acts": (_named_to_act, ""),
    "a program": (_file("a", Path(sys.executable).read_bytes()[: 1 << 20]), "not text"),
    "no newline": (_file("a.txt", "守土".encode() * (1 << 20)), ""),
    "empty lines": (_file("a.txt", b"\n" * (1 << 20)), ""),
    "brackets": (_file("a.json", b"[" * (1 << 20)), ""),
}

LARGE: dict[str, tuple[Maker, str]] = {
    "a gigabyte in a megabyte": (_bomb(1 << 30), "larger than 64 MB unpacked"),
    "50 MB without a newline": (_file("a.txt", "守土".encode() * (50 << 20 >> 3)), ""),
    "ten million empty lines": (_file("a.txt", b"\n" * 10_000_000), ""),
    "a million lines": (_file("a.txt", "守\n".encode() * 1_000_000), ""),
    "a million headings": (_file("a.txt", "第一回\n".encode() * 1_000_000), ""),
    "20 MB of tags": (_file("a.html", b"<html>" + b"<p><i>" * (3 << 20)), ""),
}


def _beside_a_text(make: Maker, folder: Path) -> list[Document | SourceError]:
    """What comes of a folder with the thing and a text in it."""
    make(folder)
    (folder / "z.txt").write_text("在此。", encoding="utf-8")
    *outcomes, last = Library([str(folder)]).outcomes()
    assert isinstance(last, Document)
    assert "在此。" == last.clean
    return outcomes


@pytest.mark.parametrize(("make", "message"), ZOO.values(), ids=ZOO.keys())
def test_the_rest_of_the_library_stays_usable(make: Maker, message: str, tmp_path: Path) -> None:
    """And each thing is opened, refused with a message, or none of a folder's texts."""
    outcomes = _beside_a_text(make, tmp_path)
    said = [str(outcome) for outcome in outcomes if isinstance(outcome, SourceError)]
    assert bool(message) == bool(said)
    assert all(message in text or "larger" in text for text in said), said


_LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, ({memory}, {memory}))
from reader.__main__ import main
sys.exit(main(["list", "--json", sys.argv[1]]))
"""


@pytest.mark.skipif(not THOROUGH, reason="large; set READER_THOROUGH to try them")
@pytest.mark.parametrize(("make", "message"), LARGE.values(), ids=LARGE.keys())
def test_the_largest_stay_within_memory(make: Maker, message: str, tmp_path: Path) -> None:
    """In half a gigabyte of address space, and to the end of the list."""
    make(tmp_path)
    (tmp_path / "z.txt").write_text("在此。", encoding="utf-8")
    command = [sys.executable, "-c", _LIMITED.format(memory=MEMORY), str(tmp_path)]
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    done = subprocess.run(command, cwd=_HERE, capture_output=True, encoding="utf-8", check=False)
    print(f"{resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before:.2f} s")
    assert 0 == done.returncode, done.stderr
    assert '"z"' in done.stdout or "z.txt" in done.stdout
    assert message in done.stderr


def test_the_seeds_open_beside_a_pipe(tmp_path: Path) -> None:
    """Named by hand, it is refused and nothing waits for it."""
    os.mkfifo(tmp_path / "pipe")
    outcomes = list(Library([str(tmp_path / "pipe"), str(bundled_seeds())]).outcomes())
    assert ["SourceError" if isinstance(item, SourceError) else "Document" for item in outcomes] == [
        "SourceError",
        *["Document"] * 5,
    ]
