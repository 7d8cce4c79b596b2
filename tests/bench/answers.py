"""What a key costs that is typed at a program in a terminal, and what it costs its peers at the same time."""

import os
import random
import select
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from tests.bench.measuring import processor_seconds, quantile
from tests.terminal import Terminal

FRAME_END = b"\x1b[?2026l"
BUDGET_P95, BUDGET_MOST = 16.0, 33.0
_QUIET = 0.06
"""Seconds without another byte after which nothing more follows from a key."""


class Answer(NamedTuple):
    """What one key cost.

    Attributes:
        first: Seconds to the end of the first frame.
        last: Seconds to the end of the last.
        used: Processor seconds.
        written: Bytes.
    """

    first: float
    last: float
    used: float
    written: int


class Side(NamedTuple):
    """A program that is measured.

    Attributes:
        name: What it is called in the report.
        terminal: Its terminal.
        keys: What it calls the keys, where that is otherwise than we do; None for what it has no key for.
        end: What stands at the end of each frame; nothing where that cannot be told.
    """

    name: str
    terminal: Terminal
    keys: Mapping[str, str | None] = {}
    end: bytes = FRAME_END


def answer(terminal: Terminal, ask: Callable[[], object], end: bytes = FRAME_END) -> Answer:
    """What something costs, from asking it to the last frame that follows."""
    used, written = processor_seconds(terminal.pid), len(terminal.output)
    start = time.perf_counter()
    ask()
    ends: list[float] = []
    seen = b""
    while select.select([terminal.descriptor], [], [], _QUIET if ends else 5.0)[0]:
        data = terminal.read(0)
        if not data:
            break
        seen = seen[-8:] + data
        if end in seen:
            ends.append(time.perf_counter() - start)
    return Answer(
        ends[0] if ends else 5.0,
        ends[-1] if ends else 5.0,
        processor_seconds(terminal.pid) - used,
        len(terminal.output) - written,
    )


def report_keys(sides: Sequence[Side], name: str, times: int, key: str, back: str) -> None:
    """Print what a key costs, many times, to each side in turn; `back` is sent every other time instead."""
    pressed = (back if back and number % 2 else key for number in range(times))
    able = [side for side in sides if side.keys.get(key, key) is not None]
    _report(
        able,
        name,
        [{side.name: partial(side.terminal.send, side.keys.get(one, one) or "") for side in able} for one in pressed],
    )


def report_sizes(sides: Sequence[Side], name: str, times: int, size: tuple[int, int]) -> None:
    """Print what another size of the window costs, a little narrower and as before in turn."""
    _report(
        sides,
        name,
        [
            {side.name: partial(side.terminal.resize, size[0] - 8 * (number % 2 == 0), size[1]) for side in sides}
            for number in range(times)
        ],
    )


def _report(sides: Sequence[Side], name: str, asked: Sequence[Mapping[str, Callable[[], object]]]) -> None:
    answers: dict[str, list[Answer]] = {side.name: [] for side in sides}
    stolen, begun = _stolen(), time.monotonic()
    for asks in asked:
        for side in sides:
            # The timer that draws has a phase, which no key is in step with.
            time.sleep(random.uniform(0.02, 0.06))
            answers[side.name].append(answer(side.terminal, asks[side.name], side.end))
    stolen = (_stolen() - stolen) / (time.monotonic() - begun)
    first, *others = sides
    beside = "; ".join(f"{side.name} {_quantiles(answers[side.name])}" for side in others)
    print(f"{name:<36} {_spoken(answers[first.name])} | {beside}; stolen {stolen:.1%}", flush=True)


def _spoken(answers: Sequence[Answer]) -> str:
    last, used = ([1e3 * getattr(one, part) for one in answers] for part in ("last", "used"))
    kept = quantile(last, 0.95) <= BUDGET_P95 and max(last) <= BUDGET_MOST
    return (
        f"p50 {statistics.median(last):5.1f}  p95 {quantile(last, 0.95):5.1f}  most {max(last):5.1f}"
        f"  CPU p50 {statistics.median(used):5.1f}  p95 {quantile(used, 0.95):5.1f}  most {max(used):5.1f}"
        f"  {statistics.median(a.written for a in answers) / 1e3:5.1f} kB  {'kept  ' if kept else 'MISSED'}"
    )


def _quantiles(answers: Sequence[Answer]) -> str:
    last = [1e3 * one.last for one in answers]
    return f"{statistics.median(last):.1f} {quantile(last, 0.95):.1f} {max(last):.1f}"


def _stolen() -> float:
    """Processor seconds that the machine this one runs on has given to others (Linux; 0 where that is not told)."""
    try:
        return int(Path("/proc/stat").read_text(encoding="ascii").split(maxsplit=9)[8]) / os.sysconf("SC_CLK_TCK")
    except (OSError, ValueError, IndexError):
        return 0.0
