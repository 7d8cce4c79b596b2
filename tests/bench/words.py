"""What words cost: frames while jieba starts, how fast text is cut, and how counting grows with the corpus."""

import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import jieba

from reader.core.folding import fold
from reader.services.segmenting.engines import Engine, engine, reference_engine
from reader.services.segmenting.helper import Helper
from reader.services.segmenting.lexicon import dictionary_text, with_beginnings
from tests.bench import echoes
from tests.bench.measuring import quantile
from tests.bench.toggle import key_to_frame, settle
from tests.corpora import ROOT, corpus_path
from tests.terminal import Terminal

_ABOVE = 0.050
"""Seconds by which the longest frame may be longer while jieba starts."""

_SIZE = (160, 45)
_SCROLLS, _RUNS = 60, 5
_FRAME_END = b"\x1b[?2026l"
_SAMPLE = 200_000
_RUN = 20_000


def main() -> None:
    """Print all of it."""
    novel = next(iter(sorted(ROOT.glob("books/boltomli*/txt/sanguo*.txt"))), None)
    if novel is None:
        print("三國演義 is not here; name the folder of texts in READER_CORPORA")
        return
    _report_frames(str(novel))
    _report_speed(fold(novel.read_text("utf-8"))[:_SAMPLE])
    _report_growth()
    echoes.main()


def _report_frames(novel: str) -> None:
    """Frames while the text is scrolled: as it is, and from the moment words are asked for."""
    with tempfile.TemporaryDirectory() as folder:
        # Without rjieba, so that jieba itself is what starts.
        Path(folder, "rjieba.py").write_text("raise ImportError\n", "utf-8")
        slow = {"PYTHONPATH": os.pathsep.join([folder, str(Path.cwd())])}
        ways: Mapping[str, tuple[str, Mapping[str, str]]] = {
            "scrolling, no words": ("", {}),
            "scrolling as jieba starts": ("w", slow),
            "scrolling as rjieba starts": ("w", {}),
        }
        times: dict[str, list[float]] = {name: [] for name in ways}
        longest: dict[str, list[float]] = {name: [] for name in ways}
        for _ in range(_RUNS):
            for name, (key, environment) in ways.items():
                run = list(_frames(novel, key, environment))
                times[name] += run
                longest[name].append(max(run))
    for name in ways:
        spent = times[name]
        print(
            f"{name:<28} p50 {statistics.median(spent) * 1e3:6.1f} ms   p95 {quantile(spent, 0.95) * 1e3:6.1f}   "
            f"longest {max(spent) * 1e3:6.1f}   longest of a run, median {statistics.median(longest[name]) * 1e3:6.1f}"
        )
    bare, *others = (statistics.median(longest[name]) for name in ways)
    for name, value in zip(list(ways)[1:], others, strict=True):
        above = value - bare
        print(f"{name:<28} {above * 1e3:+.1f} ms above, budget {_ABOVE * 1e3:.0f}: {_kept(above <= _ABOVE)}")


def _frames(novel: str, key: str, environment: Mapping[str, str]) -> Iterator[float]:
    """Seconds from each of many keys to the frame that answers it."""
    with Terminal([sys.executable, "-m", "reader", novel], _SIZE, environment, drawing=False) as terminal:
        terminal.wait(lambda: _FRAME_END in terminal.output)
        settle(terminal, 1.0)
        if key:
            yield key_to_frame(terminal, key)
        for _ in range(_SCROLLS):
            # A fixed gap would meet whatever else runs in one phase.
            settle(terminal, random.uniform(0.02, 0.06))
            yield key_to_frame(terminal, "j")


def _report_speed(text: str) -> None:
    """Characters a processor second, beside jieba as it comes; and what a run of one character takes."""
    stock = jieba.Tokenizer()
    stock.FREQ, stock.total = with_beginnings(dictionary_text())
    stock.initialized = True
    lines = text.split("\n")
    ways: Mapping[str, Callable[[], object]] = {
        "jieba as it comes": lambda: [list(stock.cut(line)) for line in lines],
        "jieba, in Reader": lambda: reference_engine().cut(lines),
        "fastest there is, in Reader": lambda: engine().cut(lines),
    }
    for name, cut in ways.items():
        cut()
        seconds = min(_seconds(cut) for _ in range(3))
        print(f"{name:<28} {len(text) / seconds / 1e6:6.2f} million characters a second")
    helper = Helper()
    helper.cut(["守土有责"])
    began = time.perf_counter()
    helper.cut(lines)
    print(f"{'from the process apart':<28} {len(text) / (time.perf_counter() - began) / 1e6:6.2f} (wall time)")
    helper.close()
    for name, one in (("jieba", reference_engine()), ("fastest", engine())):
        print(f"{'one character, 20,000 times':<28} {_run_seconds(one) * 1e3:6.1f} ms in {name}")


def _run_seconds(one: Engine) -> float:
    return min(_seconds(lambda: one.cut(["发" * _RUN])) for _ in range(3))


def _seconds(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def _report_growth() -> None:
    """Processor seconds and memory of `reader words` over a part of the books, twice and four times as much."""
    books = sorted(path for path in corpus_path("books").rglob("*.txt") if path.is_file())
    costs = []
    for step in (8, 4, 2):
        paths = books[::step]
        size = sum(path.stat().st_size for path in paths)
        seconds, memory = _cost(paths)
        costs.append(seconds / size)
        print(
            f"reader words, one book in {step}   {size / 1e6:6.1f} MB  {seconds:6.1f} s  {memory >> 20:5} MB",
            flush=True,
        )
    print(f"the time a byte grows {costs[-1] / costs[0]:.2f} times from the smallest to the largest")


def _cost(paths: list[Path]) -> tuple[float, int]:
    command = [sys.executable, "-m", "reader", "words", "--json", *map(str, paths)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        _, _, used = os.wait4(process.pid, 0)
        process.returncode = 0
    return used.ru_utime + used.ru_stime, used.ru_maxrss << 10


def _kept(kept: bool) -> str:
    return "kept" if kept else "MISSED"
