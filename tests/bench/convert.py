"""How fast `reader convert` is, beside the `opencc` command of the same wheel, on a book in either script."""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from reader.core.conversion import data_folder
from tests.bench.measuring import in_turn, row
from tests.corpora import ROOT

_RUNS = 5
_TIMES = 10
"""Copies of a book in one file, so that starting counts for little."""

_BOOKS = {
    "红楼梦 to Taiwan": ("tennessine+corpus/红楼梦.txt", ("--to", "hant-tw"), "s2tw"),
    "红楼梦 to Taiwan, with its words": ("tennessine+corpus/红楼梦.txt", ("--to", "hant-tw", "--idioms"), "s2twp"),
    "三國演義 to Simplified": ("boltomli+mingqingxiaoshuor/txt/sanguozhiyanyi.txt", ("--to", "hans"), "tw2s"),
}


def main() -> None:
    """Print processor seconds of both commands on the same file, and the ratio."""
    data = Path(data_folder())
    command = data.parents[1] / "bin" / "opencc"
    with tempfile.TemporaryDirectory() as scratch:
        text = Path(scratch) / "book.txt"
        for name, (path, arguments, config) in _BOOKS.items():
            if not (ROOT / "books" / path).exists():
                print(f"{path} is not here; name the folder of texts in READER_CORPORA")
                continue
            text.write_bytes((ROOT / "books" / path).read_bytes() * _TIMES)
            _report(
                name,
                text,
                [sys.executable, "-m", "reader", "convert", *arguments, str(text)],
                [str(command), "-c", str(data / f"{config}.json"), "-i", str(text)],
            )


def _report(name: str, text: Path, ours: Sequence[str], theirs: Sequence[str]) -> None:
    same = _output(ours) == _output(theirs)
    reader, opencc = in_turn(_RUNS, partial(_seconds, ours), partial(_seconds, theirs))
    print(f"{name}, {text.stat().st_size / 1e6:.0f} MB; the output is {'the same' if same else 'ANOTHER'}")
    print(row("  opencc", opencc, unit="s ", scale=1))
    print(row("  reader convert", reader, unit="s ", scale=1))
    print(f"  ratio {statistics.median(reader) / statistics.median(opencc):.2f}")


def _output(command: Sequence[str]) -> bytes:
    return subprocess.run(command, capture_output=True, check=True).stdout


def _seconds(command: Sequence[str]) -> float:
    """Processor seconds of a command whose output goes nowhere."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    with Path(os.devnull).open("wb") as nowhere:
        subprocess.run(command, stdout=nowhere, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
