"""How long the script toggle takes, from the key to the redrawn screen, through a real terminal."""

import os
import random
import select
import statistics
import sys
import time
from pathlib import Path

from reader.services.paths import bundled_seeds
from tests.bench.measuring import quantile
from tests.terminal import Terminal

_TIMES = 40
_SIZE = (160, 45)
_FRAME_END = b"\x1b[?2026l"


def main() -> None:
    """Print key-to-frame times of the toggle on a seed and on a novel in its middle."""
    report("a seed", str(min(bundled_seeds().iterdir())), pages=1)
    novel = _novel()
    if novel is None:
        print("三國演義 is not here; name the folder of texts in READER_CORPORA")
        return
    report("三國演義, 30 pages in", str(novel), pages=30)


def _novel() -> Path | None:
    root = Path(os.environ.get("READER_CORPORA", "../shared/corpora"))
    return next(iter(sorted(root.glob("books/boltomli*/txt/sanguo*.txt"))), None) if root.is_dir() else None


def report(name: str, path: str, pages: int) -> None:
    """Print the times for one text, some pages into it."""
    with Terminal([sys.executable, "-m", "reader", path], _SIZE, drawing=False) as terminal:
        terminal.wait(lambda: _FRAME_END in terminal.output)
        settle(terminal)
        for _ in range(pages):
            terminal.send(" ")
            settle(terminal)
        first = key_to_frame(terminal, "t")
        times = []
        for _ in range(_TIMES):
            settle(terminal, random.uniform(0.08, 0.16))  # a fixed gap would meet the timer in one phase
            times.append(key_to_frame(terminal, "t"))
    print(
        f"toggle, {name:<26} first {first * 1e3:6.1f} ms   p50 {statistics.median(times) * 1e3:6.1f}   "
        f"p95 {quantile(times, 0.95) * 1e3:6.1f}   max {max(times) * 1e3:6.1f}   budget p95 16, max 33"
    )


def key_to_frame(terminal: Terminal, key: str) -> float:
    """Seconds from a key to the end of the first frame that follows it."""
    start = time.perf_counter()
    terminal.send(key)
    seen = b""
    while _FRAME_END not in seen:
        seen = seen[-16:] + terminal.read(1.0)
    return time.perf_counter() - start


def settle(terminal: Terminal, quiet: float = 0.15) -> None:
    """Read until nothing has been written for a while."""
    while select.select([terminal.descriptor], [], [], quiet)[0]:
        if not terminal.read(quiet):
            return
