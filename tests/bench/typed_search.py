"""What typing a query is like in the app on 100 MB: from each key to the frame that shows its hits, through a pty."""

import random
import statistics
import sys
import tempfile
import time

from tests.bench.libraries import library, sampled
from tests.bench.measuring import processor_seconds, quantile
from tests.terminal import PATIENCE, Terminal

MEGABYTES = 100
_QUERIES = 30
_SIZE = (160, 45)
_FRAME_END = b"\x1b[?2026l"
_SHOWN = (b" of ", b"no hits")
_BAR = b"ither script"
"""What the empty search bar says, behind the cursor."""

_CLEAR = "\x15"


def main() -> None:
    """Print the times while the index is being built, and when it is there."""
    folder = library(MEGABYTES)
    dice = random.Random(1)
    queries = [query for query in sampled(folder, 400) if len(query) == 4][:_QUERIES]
    command = [sys.executable, "-m", "reader", str(folder)]
    # What a person of the machine has set, such as vertical columns, is none of this.
    with (
        tempfile.TemporaryDirectory() as home,
        Terminal(command, _SIZE, drawing=False, environment={"HOME": home}) as terminal,
    ):
        terminal.wait(lambda: _FRAME_END in terminal.output)
        _quiet(terminal, 0.3)
        terminal.send("/")
        terminal.wait(lambda: _BAR in terminal.output)
        building: list[tuple[float, float]] = []
        begun = time.perf_counter()
        waiting = iter(queries * 20)
        while _busy(terminal):
            building += _typed(terminal, next(waiting), dice)
        print(f"opening and indexing went on for {time.perf_counter() - begun:.1f} s while queries were typed")
        _quiet(terminal, 0.5)
        ready = [key for query in queries for key in _typed(terminal, query, dice)]
    for name, keys in (("while the index is built", building), ("when it is there", ready)):
        times = [seconds for seconds, _ in keys]
        print(
            f"key to the frame that shows its hits, {MEGABYTES} MB, {name}: {len(times)} keys, "
            f"p50 {statistics.median(times) * 1e3:.1f} ms  p95 {quantile(times, 0.95) * 1e3:.1f}  "
            f"max {max(times) * 1e3:.1f}; budget p95 16; CPU until all is quiet p50 "
            f"{statistics.median(used for _, used in keys) * 1e3:.1f} ms"
        )


def _busy(terminal: Terminal) -> bool:
    """Whether documents are still being opened or indexed, as the status says where no query stands."""
    del terminal.output[:]
    for key in ("龘", _CLEAR):
        terminal.send(key)
        _quiet(terminal, 0.4)
    return any(word in terminal.output for word in (b"opening", b"indexing"))


def _typed(terminal: Terminal, query: str, dice: random.Random) -> list[tuple[float, float]]:
    """Seconds from each key of a query to the end of the frame that shows its hits, and processor time until later."""
    keys = []
    for char in query:
        _quiet(terminal, dice.uniform(0.01, 0.06))  # a fixed gap would meet the timer in one phase
        before, start = processor_seconds(terminal.pid), time.perf_counter()
        terminal.send(char)
        seen = b""
        while not (_FRAME_END in seen and any(shown in seen[: seen.rindex(_FRAME_END)] for shown in _SHOWN)):
            seen += terminal.read(1.0)
            if time.perf_counter() - start > PATIENCE:
                raise AssertionError(f"no hits shown for {query}: {seen[-300:]!r}")
        seconds = time.perf_counter() - start
        _quiet(terminal, 0.03)
        keys.append((seconds, processor_seconds(terminal.pid) - before))
    _quiet(terminal, 0.05)
    terminal.send(_CLEAR)
    _quiet(terminal, 0.05)
    return keys


def _quiet(terminal: Terminal, seconds: float) -> None:
    """Read for so long."""
    deadline = time.perf_counter() + seconds
    while (left := deadline - time.perf_counter()) > 0:
        terminal.read(left)
