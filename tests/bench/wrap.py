"""How fast a novel of 10 MB is put into rows, beside Textual's own wrapping and `fold`, which know less of Chinese."""

import gc
import os
import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from textual.content import Content

from reader.core.wrapping import wrap
from tests.corpora import ROOT

BUDGET = 20.0
_WIDTH = 80
_RUNS = 5
_SAMPLE = 400
_BYTES = 10_000_000


def main() -> None:
    """Print processor time for the novel as paragraphs and as one line, and the ratios."""
    text = (ROOT / "books" / "tennessine+corpus" / "红楼梦.txt").read_text(encoding="utf-8")
    text *= _BYTES // len(text.encode()) + 1
    paragraphs = [stripped for line in text.split("\n") if (stripped := line.strip())]
    count = sum(map(len, paragraphs))
    ours = _used(lambda: [wrap(paragraph, _WIDTH, 4) for paragraph in paragraphs])
    sample = paragraphs[:: max(1, len(paragraphs) // _SAMPLE)]
    part = count / sum(map(len, sample))
    textual = part * _used(lambda: [Content(paragraph).wrap(_WIDTH) for paragraph in sample], runs=1)
    line = "".join(paragraphs)[:1_000_000]
    giant = _used(lambda: wrap(line, _WIDTH))
    print(f"load {os.getloadavg()[0]:.1f}; {count / 1e6:.2f} million characters, {len(paragraphs)} paragraphs; CPU s")
    print(f"reader {ours:.3f} ({count / ours / 1e6:.1f} million a second), a line of a million characters {giant:.3f}")
    print(f"Textual, from {len(sample)} paragraphs {textual:.2f}; fold -s {_fold(text):.3f}")
    print(f"Textual / reader {textual / ours:.1f}, budget {BUDGET:.0f}")


def _used(work: Callable[[], object], runs: int = _RUNS) -> float:
    """The median processor time of some work, in seconds."""
    times = []
    gc.disable()  # what is made lives on, for both; looking through it is not what is measured
    for _ in range(runs):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    gc.enable()
    return statistics.median(times)


def _fold(text: str) -> float:
    """Processor time of coreutils' fold, or not a number where there is none."""
    if not shutil.which("fold"):
        return float("nan")
    with tempfile.NamedTemporaryFile("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        before = _children()
        subprocess.run(["fold", "-s", "-w", "120", Path(file.name)], check=True, stdout=subprocess.DEVNULL)
        return _children() - before


def _children() -> float:
    times: Sequence[float] = os.times()
    return times[2] + times[3]
