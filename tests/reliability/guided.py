"""Inputs grown towards code not yet reached, by Atheris: the rooms that read what others wrote, and nothing else.

Each room is tried in a process of its own, for what drives it never gives a process back; and only where Atheris is
installed (the extra `fuzzing`, for it exists on Linux alone and is no part of the checks).
"""

import importlib.util
import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterable
from contextlib import redirect_stdout
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.reliability.report import Report, scaled
from tests.terminal import FACTOR, patient

CASES = 200_000
_LONGEST = 2_000
"""Bytes of an input at most."""

_SLOW = 30.0
"""Seconds after which one input is a hang."""

_ENDINGS = ("a.json", "a.jsonl", "a.md", "a.txt")


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _named(data: bytes) -> tuple[str, bytes]:
    return _ENDINGS[data[0] % len(_ENDINGS)] if data else _ENDINGS[0], data[1:]


def _asked(data: bytes) -> tuple[str, bool, bool]:
    flags = data[0] if data else 0
    return _text(data[1:]), bool(flags & 1), bool(flags & 2)


ROOMS: dict[str, Callable[[bytes], Any]] = {
    "decoders": bytes,
    "plain texts": bytes,
    "metadata, repairs, chapters": _text,
    "JSON, Markdown": _named,
    "web pages": _text,
    "archives": bytes,
    "packages of books": _text,
    "queries": _asked,
    "settings": _text,
}
"""What is tried, as `fuzzing` names it, and how bytes become what is given to it."""


def run(scale: float, report: Report, seed: int = 1) -> None:
    """So many inputs for every room."""
    if importlib.util.find_spec("atheris") is None:
        report.add("inputs guided by coverage: Atheris is not installed", 0, [])
        return
    for name in ROOMS:
        if not report.over:
            inputs(name, scaled(CASES, scale), report, seed)


def inputs(name: str, count: int, report: Report, seed: int) -> None:
    """So many inputs for one room."""
    with TemporaryDirectory() as folder:
        done = subprocess.run(
            [sys.executable, "-m", __name__, name, str(count), str(seed), folder],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            errors="replace",
            check=False,
        )
        failures = [f"{path.name}: {path.read_bytes()!r}" for path in sorted(Path(folder).glob("found-*"))]
    if done.returncode and not failures:
        failures = [f"status {done.returncode}"]
    if failures:
        failures[0] += f"\n{done.stderr[-3000:]}"
    reached = done.stderr.rpartition(" cov: ")[2].split(maxsplit=1)
    report.add(f"guided by coverage: {name}", count, failures, f"{reached[0]} places reached" if reached else "")


def _drive(name: str, count: int, seed: int, folder: Path) -> None:
    """Try one room in this process, which ends with it."""
    import atheris  # noqa: PLC0415  # asked for above

    with atheris.instrument_imports(include=["reader"], enable_loader_override=False):
        from tests.reliability import fuzzing  # noqa: PLC0415  # what is imported here is watched

    begun = folder / "begun"
    begun.mkdir()
    for number, data in enumerate(_begun(fuzzing.SIGNS)):
        (begun / str(number)).write_bytes(data)
    words = folder / "words"
    words.write_text("".join(f'"{_escaped(sign)}"\n' for sign in sorted(set(fuzzing.SIGNS))), encoding="ascii")
    check = fuzzing.archive_bytes if name == "archives" else fuzzing.TARGETS[name].check

    def one(data: bytes) -> None:
        with redirect_stdout(io.StringIO()):
            check(ROOMS[name](data))

    atheris.Setup(
        [
            *(name, f"-atheris_runs={count}", f"-seed={seed}", f"-max_len={_LONGEST}", f"-dict={words}"),
            *(f"-timeout={round(patient(_SLOW))}", f"-artifact_prefix={folder}/found-", str(begun)),
        ],
        one,
    )
    atheris.Fuzz()


def _escaped(sign: str) -> str:
    """A word as the dictionaries of fuzzers write it."""
    return "".join(chr(b) if 0x20 <= b < 0x7F and b not in b'"\\' else f"\\x{b:02x}" for b in sign.encode())


def _begun(signs: Iterable[str]) -> Iterable[bytes]:
    """What is grown from: something of every kind."""
    yield " ".join(signs).encode()
    yield "第一章 守土有责\n\n　　来源：人民日报 2022-03-20\n\n印發(fā)通知。".encode()
    yield "守土盡責，發展。".encode("gb18030")
    yield "守土盡責，發展。".encode("big5")
    yield "﻿守土".encode("utf-16")
    yield '2{"title": "守土", "content": ["盡責", "發展"]}'.encode()
    yield b"[reading]\nmeasure = 40\n\n[keys]\ntoggle = 't'\n"
    yield '\x01守土 "盡責" -x a|b re:.{2}'.encode()
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", "守土盡責" * 20)
        archive.writestr("b/c.md", "# 守土")
    yield held.getvalue()


if __name__ == "__main__":
    os.environ.setdefault(FACTOR, "1")
    _drive(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), Path(sys.argv[4]))
