"""How the work of `reader echoes` grows with the corpus, and what it makes of texts that only repeat themselves."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from tests.corpora import corpus_path

_SECONDS, _BYTES = 120, 2 << 30
_LINEAR = 2.0


class _Cost(NamedTuple):
    """What a process used: processor seconds, bytes of memory at most, and lines it printed."""

    seconds: float
    memory: int
    lines: int


def main() -> None:
    """Print what a quarter, a half and all of the books cost, and the least pleasant of texts."""
    books = sorted(path for path in corpus_path("books").rglob("*") if path.is_file())
    costs = [_report(f"books, one in {step}", books[::step]) for step in (4, 2, 1)]
    (first, size), (last, whole) = costs[0], costs[-1]
    growth = (last.seconds / first.seconds) / (whole / size)
    print(f"time grows {growth:.2f} times as fast as the corpus, budget {_LINEAR}: {_kept(growth <= _LINEAR)}")
    print(f"all books: {last.seconds:.1f} s, budget {_SECONDS} s: {_kept(last.seconds <= _SECONDS)}")
    print(f"all books: {last.memory >> 20} MB, budget {_BYTES >> 20} MB: {_kept(last.memory <= _BYTES)}")
    with tempfile.TemporaryDirectory() as folder:
        for name, text in (("one character", "哈"), ("a line", "春眠不觉晓处处闻啼鸟夜来风雨声花落知多少\n")):
            path = Path(folder) / f"{name}.txt"
            path.write_text((text * 1_000_000)[:1_000_000], "utf-8")
            _report(f"{name}, again and again", [path])


def _report(name: str, paths: Sequence[Path]) -> tuple[_Cost, int]:
    size = sum(path.stat().st_size for path in paths)
    cost = _cost(paths)
    print(
        f"{name:<32} {size / 1e6:6.1f} MB  {cost.seconds:6.1f} s  {cost.seconds / size * 1e9:6.0f} ns a byte  "
        f"{cost.memory >> 20:5} MB  {cost.lines:6,} passages",
        flush=True,
    )
    return cost, size


def _cost(paths: Sequence[Path]) -> _Cost:
    command = [sys.executable, "-m", "reader", "echoes", "--json", *map(str, paths)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdout
        lines = sum(1 for _ in process.stdout)
        _, _, used = os.wait4(process.pid, 0)
        process.returncode = 0
    return _Cost(used.ru_utime + used.ru_stime, used.ru_maxrss << 10, lines)


def _kept(kept: bool) -> str:
    return "kept" if kept else "MISSED"
