"""How the benches measure: processor time of a whole process, medians, and ratios in one run."""

import statistics
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.terminal import Terminal


def processor_seconds(pid: int) -> float:
    """The processor time all threads of a process have used, in seconds (Linux)."""
    total = 0
    for task in Path(f"/proc/{pid}/task").iterdir():
        try:
            total += int((task / "schedstat").read_text(encoding="ascii").split()[0])
        except OSError:
            continue
    return total / 1e9


def until_shown(argv: Sequence[str], size: tuple[int, int], markers: Sequence[str]) -> float:
    """Processor seconds from the start of a program until its screen has shown every marker."""
    wanted = [marker.encode() for marker in markers]
    with Terminal(argv, size, drawing=False) as terminal:
        terminal.wait(lambda: all(marker in terminal.output for marker in wanted))
        return processor_seconds(terminal.pid)


def in_turn(times: int, *measures: Callable[[], float]) -> list[list[float]]:
    """Each measure so many times, all of them once before any of them again, so that they share the weather."""
    results: list[list[float]] = [[] for _ in measures]
    for _ in range(times):
        for measure, into in zip(measures, results, strict=True):
            into.append(measure())
    return results


def row(name: str, values: Sequence[float], unit: str = "ms", scale: float = 1e3) -> str:
    """A line of a report: the median and the least of some values."""
    return (
        f"{name:<44} median {statistics.median(values) * scale:8.1f} {unit}   least {min(values) * scale:8.1f} {unit}"
    )


def quantile(values: Sequence[float], share: float) -> float:
    """The value that so large a share of the values does not exceed."""
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]
