"""How soon a library is there: its first outcome, all of its list, and the memory it takes, each in a fresh process."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from reader.services.paths import bundled_seeds
from tests.corpora import ROOT

_OPENED = r"""
import json, re, sys, time
start, used = time.perf_counter(), time.process_time()
from reader.services.library import Library
loading = Library(sys.argv[1:]).loading()
first = time.perf_counter() - start
kept = [*loading.first, *loading.failures, *loading.rest]
print(json.dumps([first, time.perf_counter() - start, time.process_time() - used, len(kept),
                  int(re.search(r"VmHWM:\s*(\d+)", open("/proc/self/status").read())[1])]))
"""
_RUNS = 3
_SIZE = 10 << 20


def main() -> None:
    """Print the figures for the bundled documents, a long novel, one without line ends, and a large folder."""
    novel = (ROOT / "books" / "tennessine+corpus" / "红楼梦.txt").read_bytes()
    novel *= _SIZE // len(novel)
    print(f"{'':<28}{'first':>10}{'all':>10}{'CPU':>10}{'outcomes':>10}{'memory':>10}{'source':>10}")
    with tempfile.TemporaryDirectory() as scratch:
        made = {"novel": novel, "one line": novel.replace(b"\r", b"").replace(b"\n", b"")}
        for name, data in made.items():
            (Path(scratch) / name).write_bytes(data)
        _report("bundled documents", str(bundled_seeds()))
        _report("novel of 10 MB", str(Path(scratch) / "novel"))
        _report("10 MB in one line", str(Path(scratch) / "one line"))
        _report("books", str(ROOT / "books"))


def _report(name: str, path: str) -> None:
    runs = [_measured(path) for _ in range(_RUNS)]
    first, everything, used, count, memory = (min(run[column] for run in runs) for column in range(5))
    size = _size(Path(path)) / (1 << 20)
    print(
        f"{name:<28}{first * 1e3:>7.0f} ms{everything * 1e3:>7.0f} ms{used * 1e3:>7.0f} ms{count:>10.0f}"
        f"{memory / 1024:>7.0f} MB{size:>7.1f} MB"
    )


def _measured(path: str) -> list[float]:
    done = subprocess.run([sys.executable, "-c", _OPENED, path], capture_output=True, check=True, env=os.environ)
    measured: list[float] = json.loads(done.stdout)
    return measured


def _size(path: Path) -> int:
    return (
        sum(file.stat().st_size for file in path.rglob("*") if file.is_file()) if path.is_dir() else path.stat().st_size
    )
