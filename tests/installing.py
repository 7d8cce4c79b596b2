"""Built files, installed by every installer on every Python that is here, and run: `python -m tests.installing`.

Builds the wheel and the sdist, or takes those of a folder that is named, installs them with pip, pipx and uv, each into
an environment and a home of its own, and tries there what a new user would: the version, the help in another
language, a search of the bundled texts, and the app in a terminal. Prints what was tried, how much was installed, and
how long starting takes. No part of the suite: it downloads what Reader needs, once for each installer and Python.
"""

import argparse
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from tests.terminal import Terminal

ROOT = Path(__file__).resolve().parents[1]
OLDEST = (3, 11)
FIRST = "守土有责"
"""What the first screen shows."""


class Installed(NamedTuple):
    """Reader where an installer put it.

    Attributes:
        command: The program.
        python: The interpreter it runs on.
    """

    command: Path
    python: Path


class Tried(NamedTuple):
    """What was found out of one installation.

    Attributes:
        size: Bytes of Reader's own files.
        everything: Bytes of the whole environment.
        version: Seconds of CPU that `reader --version` takes.
        first: Seconds of CPU until the app shows its first screen and is left, once Python has compiled what it loads.
        wall: Seconds until that screen is there.
    """

    size: int
    everything: int
    version: float
    first: float
    wall: float


def main() -> None:
    """Try all, and print a line for each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "dist", nargs="?", type=Path, help="a folder with a wheel and an sdist; by default both are built"
    )
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        dist = given.dist or _built(Path(scratch) / "dist")
        for path in sorted(dist.iterdir()):
            print(f"{path.name}: {path.stat().st_size:,} bytes")
        for python in pythons():
            for name, install in INSTALLERS.items():
                for kind in ("whl", "tar.gz"):
                    [file] = dist.glob(f"*.{kind}")
                    place = Path(scratch) / f"{_version(python)}-{name}-{kind}"
                    _tell(
                        python,
                        name,
                        kind,
                        lambda install=install, file=file, place=place, python=python: tried(  # type: ignore[misc]
                            install(file, place, python), place
                        ),
                    )
                    shutil.rmtree(place, ignore_errors=True)


def _tell(python: Path, name: str, kind: str, attempt: Callable[[], Tried]) -> None:
    start = f"Python {_version(python)}  {name:<5} {kind:<7}"
    try:
        found = attempt()
    except FileNotFoundError as error:
        print(f"{start} not tried: {error.filename} is not here")
    except (AssertionError, subprocess.CalledProcessError) as error:
        said = getattr(error, "stderr", "") or str(error)
        print(f"{start} FAILED: {said[-400:]}")
    else:
        print(
            f"{start} ok: {found.size / 1e6:.1f} MB of {found.everything / 1e6:.0f} MB; "
            f"--version {found.version:.2f} s, first screen {found.first:.2f} s of CPU ({found.wall:.2f} s)"
        )
    sys.stdout.flush()


def pythons() -> Iterator[Path]:
    """The interpreters that are here and new enough, the oldest first, one of each minor version."""
    folders = [*map(Path, os.get_exec_path()), *Path.home().glob(".pyenv/versions/*/bin")]
    found: dict[tuple[int, ...], Path] = {}
    for path in (path for folder in folders if folder.is_dir() for path in folder.iterdir()):
        if not re.fullmatch(r"python3\.\d+", path.name) or "shims" in path.parts:
            continue
        version = tuple(map(int, path.name.removeprefix("python").split(".")))
        if version >= OLDEST and _answers(path):
            found.setdefault(version, path)
    yield from (found[version] for version in sorted(found))


def _answers(python: Path) -> bool:
    return subprocess.run([python, "-c", "import venv"], capture_output=True, check=False).returncode == 0


def _version(python: Path) -> str:
    return _said(python, "-c", "import platform; print(platform.python_version())").strip()


def _built(folder: Path) -> Path:
    """The wheel and the sdist of this checkout."""
    for kind in ("wheel", "sdist"):
        _said(sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(folder), directory=ROOT)
    return folder


def _with_pip(file: Path, place: Path, python: Path) -> Installed:
    _said(python, "-m", "venv", place)
    _said(place / "bin" / "pip", "install", "-q", file)
    return Installed(place / "bin" / "reader", place / "bin" / "python")


def _with_pipx(file: Path, place: Path, python: Path) -> Installed:
    places = {"PIPX_HOME": str(place), "PIPX_BIN_DIR": str(place / "bin"), "PIPX_MAN_DIR": str(place / "man")}
    _said("pipx", "install", "-q", "--python", python, file, environment=places)
    return Installed(place / "bin" / "reader", place / "venvs" / "hanzi-reader" / "bin" / "python")


def _with_uv(file: Path, place: Path, python: Path) -> Installed:
    places = {"UV_TOOL_DIR": str(place / "tools"), "UV_TOOL_BIN_DIR": str(place / "bin"), "UV_LINK_MODE": "copy"}
    _said("uv", "tool", "install", "-q", "--python", python, file, environment=places)
    return Installed(place / "bin" / "reader", place / "tools" / "hanzi-reader" / "bin" / "python")


INSTALLERS = {"pip": _with_pip, "pipx": _with_pipx, "uv": _with_uv}
"""What installs a file into a place, with an interpreter."""


def tried(installed: Installed, place: Path) -> Tried:
    """Run what was installed, as a new user would.

    Raises:
        AssertionError: If something is not as it should be.
        CalledProcessError: If something fails.
    """
    home = place / "home"
    home.mkdir(parents=True)
    package = Path(_run(installed.python, "-c", "import reader; print(reader.__path__[0])", home=home).strip())
    assert not package.is_relative_to(ROOT), package
    assert len(list((package / "seeds").glob("*.txt"))) == 5, "the bundled texts"
    assert len(list((package / "languages").glob("*/LC_MESSAGES/*.mo"))) == 2, "the catalogues"
    assert (package / "ui" / "styles" / "reader.tcss").is_file(), "the styles"
    before = _children()
    assert _run(installed.command, "--version", home=home).startswith("reader "), "the version"
    version = _children() - before
    assert "選項：" in _run(installed.command, "--help", home=home, LANGUAGE="zh_TW"), "the help in Chinese"
    hits = _run(installed.command, "search", "--count", "守土尽责", package / "seeds", home=home)
    assert len(hits.splitlines()) == 3, "a search in both scripts"
    assert "導" in _run(
        installed.command, "show", "--script", "hant-tw", next((package / "seeds").glob("000*")), home=home
    )
    _opened(installed, home)
    before = _children()
    wall = _opened(installed, home)
    return Tried(_size(package), _size(place), version, _children() - before, wall)


def _opened(installed: Installed, home: Path) -> float:
    """Open the app and leave it; the seconds until its first screen is there.

    Raises:
        AssertionError: If it does not open, or is left with a fault.
    """
    began = time.monotonic()
    with Terminal([str(installed.command)], environment=_environment(home), directory=home) as terminal:
        terminal.wait_for(FIRST)
        wall = time.monotonic() - began
        terminal.send("q")
        assert terminal.status() == 0, "leaving the app"
    return wall


def _environment(home: Path, **more: str) -> dict[str, str]:
    """An environment that knows nothing of this checkout or of the user."""
    return {
        "HOME": str(home),
        "PYTHONPATH": "",
        "PYTHONDONTWRITEBYTECODE": "",
        "LANG": "C.UTF-8",
        "LANGUAGE": "",
        **more,
    }


def _run(program: Path, *arguments: str | Path, home: Path, **more: str) -> str:
    return _said(program, *arguments, environment=_environment(home, **more), directory=home)


def _said(
    program: str | Path,
    *arguments: str | Path,
    environment: dict[str, str] | None = None,
    directory: Path | None = None,
) -> str:
    """What a program prints.

    Raises:
        CalledProcessError: If it fails.
        FileNotFoundError: If it is not here.
    """
    done = subprocess.run(
        [program, *arguments],
        env=os.environ | (environment or {}),
        cwd=directory,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout


def _children() -> float:
    """Seconds of CPU that ended processes started here have taken."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


if __name__ == "__main__":
    main()
