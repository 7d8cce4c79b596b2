"""How soon a key is answered while one reads: frames through a real terminal, beside `less` and the least Textual app.

Each key is sent after a gap of random length, because the timer that draws has a phase. A key is answered when the last
frame that follows from it is complete: what the status line says of it counts too. Processor time, of all threads and
also of what is done behind the frame, says what a machine would show that has nothing else to do.
"""

import os
import random
import select
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from reader.core import cells
from reader.core.navigation import START, moved
from reader.core.scripts import Variant
from reader.core.typesetting import Typesetting
from reader.core.wording import Wording
from reader.services.documents import document_of
from reader.services.paths import bundled_seeds
from tests.bench.measuring import processor_seconds, quantile
from tests.corpora import ROOT
from tests.terminal import Terminal

SIZES = ((160, 45), (240, 70))
BUDGET_P95, BUDGET_MOST = 16.0, 33.0
_TIMES = 40
_PAGES = 500
_QUIET = 0.06
_FRAME_END = b"\x1b[?2026l"
_NOVEL_BYTES = 10_000_000

_LEAST = """
import sys
from rich.segment import Segment
from rich.style import Style
from textual.app import App
from textual.strip import Strip
from textual.widget import Widget
rows = open(sys.argv[1], encoding="utf-8").read().split("\\n")
style = Style.parse("white on black")
class Rows(Widget, can_focus=True):
    BINDINGS = [("space", "page", "page")]
    top = 0
    def action_page(self):
        self.top += self.size.height
        self.refresh()
    def render_line(self, y):
        return Strip([Segment(rows[self.top + y], style)], self.size.width)
class Least(App):
    def compose(self):
        yield Rows()
Least().run()
"""


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


def main() -> None:
    """Print the times of each key on a seed, in a novel, and in a book of one line, at two sizes; then the ratios."""
    only = os.environ.get("READ_ONLY", "")
    with tempfile.TemporaryDirectory() as scratch:
        texts = _texts(Path(scratch))
        print(f"load {os.getloadavg()[0]:.1f}; times in ms; budget p95 {BUDGET_P95:.0f}, most {BUDGET_MOST:.0f}")
        for size in SIZES:
            for name, path in texts.items():
                if only in f"{size[0]} {name}":
                    _report_keys(name, path, size)
            if only in f"{size[0]} ratios":
                _report_ratios(texts["novel"], Path(scratch), size)


def _texts(scratch: Path) -> dict[str, Path]:
    novel = (ROOT / "books" / "tennessine+corpus" / "红楼梦.txt").read_bytes()
    novel *= _NOVEL_BYTES // len(novel) + 1
    made = {"seed": min(bundled_seeds().iterdir()), "novel": scratch / "novel.txt", "one line": scratch / "line.txt"}
    made["novel"].write_bytes(novel)
    made["one line"].write_bytes(novel.replace(b"\r", b"").replace(b"\n", b""))
    return made


def _report_keys(name: str, path: Path, size: tuple[int, int]) -> None:
    with _reader(path, size) as terminal:
        _settle(terminal, 0.8)
        _search(terminal, "的")
        places = [("start", "g"), ("middle", ""), ("end", "G")] if name != "seed" else [("", "g")]
        for place, key in places:
            _go(terminal, place, key)
            where = f"{size[0]}x{size[1]} {name} {place}"
            back = place == "end"
            _report(terminal, f"{where}: line", "k" if back else "j", "")
            _report(terminal, f"{where}: page", "b" if back else " ", "")
            _report(terminal, f"{where}: toggle", "t", "t")
        _report(terminal, f"{size[0]}x{size[1]} {name}: end, start", "G", "g")
        _report_resize(terminal, f"{size[0]}x{size[1]} {name}: resize", size)
        print(
            f"{size[0]}x{size[1]} {name}: memory {_memory(terminal.pid):.0f} MB of {path.stat().st_size / 1e6:.1f} MB"
        )


def _reader(path: Path, size: tuple[int, int]) -> Terminal:
    terminal = Terminal([sys.executable, "-m", "reader", str(path)], size, drawing=False)
    terminal.wait(lambda: _FRAME_END in terminal.output)
    return terminal


def _search(terminal: Terminal, query: str) -> None:
    """Find something that is on every screen often."""
    for key in ("/", query, "\r"):
        terminal.send(key)
        _settle(terminal, 0.4)


def _go(terminal: Terminal, place: str, key: str) -> None:
    if place == "middle":
        # From a hit to the next that is not on screen, or by pages: no key leads to the middle yet.
        for _ in range(30):
            terminal.send(" ")
            _settle(terminal, 0.02)
    elif key:
        terminal.send(key)
    _settle(terminal, 0.3)


def _report(terminal: Terminal, name: str, key: str, back: str) -> None:
    """Print what a key costs, many times; `back` is sent every other time instead."""
    answers = []
    for number in range(_TIMES):
        time.sleep(random.uniform(0.02, 0.06))
        pressed = back if back and number % 2 else key
        answers.append(answer(terminal, partial(terminal.send, pressed)))
    _print(name, answers)


def _report_resize(terminal: Terminal, name: str, size: tuple[int, int]) -> None:
    answers = []
    for number in range(_TIMES // 2):
        time.sleep(random.uniform(0.02, 0.06))
        width = size[0] - (8 if number % 2 == 0 else 0)
        answers.append(answer(terminal, partial(terminal.resize, width, size[1])))
    _print(name, answers)


def _print(name: str, answers: Sequence[Answer]) -> None:
    first, last, used = ([1e3 * getattr(one, part) for one in answers] for part in ("first", "last", "used"))
    kept = quantile(last, 0.95) <= BUDGET_P95 and max(last) <= BUDGET_MOST
    print(
        f"{name:<38} p50 {statistics.median(last):5.1f}  p95 {quantile(last, 0.95):5.1f}  most {max(last):5.1f}"
        f"  (first frame {statistics.median(first):5.1f})"
        f"  CPU p50 {statistics.median(used):5.1f}  p95 {quantile(used, 0.95):5.1f}  most {max(used):5.1f}"
        f"  {statistics.median(a.written for a in answers) / 1e3:5.1f} kB  {'kept' if kept else 'MISSED'}",
        flush=True,
    )


def answer(terminal: Terminal, ask: Callable[[], object]) -> Answer:
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
        if _FRAME_END in seen:
            ends.append(time.perf_counter() - start)
    return Answer(
        ends[0] if ends else 5.0,
        ends[-1] if ends else 5.0,
        processor_seconds(terminal.pid) - used,
        len(terminal.output) - written,
    )


def _settle(terminal: Terminal, quiet: float) -> None:
    """Read until nothing has been written for a while, or, where a cursor blinks, for a few seconds at most."""
    deadline = time.monotonic() + 4.0
    while time.monotonic() < deadline and select.select([terminal.descriptor], [], [], quiet)[0]:
        if not terminal.read(quiet):
            return


def _memory(pid: int) -> float:
    """The most memory a process has taken so far, in MB (Linux)."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return int(next(line for line in status.split("\n") if line.startswith("VmHWM")).split()[1]) / 1e3


def _report_ratios(novel: Path, scratch: Path, size: tuple[int, int]) -> None:
    """Processor time of many pages, in turn with the least app that draws the same rows and with `less`."""
    rows = scratch / "rows.txt"
    rows.write_text("\n".join(_rows(novel, size)), encoding="utf-8")
    ours = _pages([sys.executable, "-m", "reader", str(novel)], size)
    least = _pages([sys.executable, "-c", _LEAST, str(rows)], size)
    less = _pages(["less", str(novel)], size, b"\x1b[K")
    print(
        f"{size[0]}x{size[1]}: {_PAGES} pages, CPU s: reader {ours[0]:.2f}, least {least[0]:.2f}, less {less[0]:.2f};"
        f" reader / least {ours[0] / least[0]:.2f} (budget 1.5), reader / less {ours[0] / less[0]:.2f} (budget 6);"
        f" kB a page {ours[1]:.1f}, {least[1]:.1f}, {less[1]:.1f}"
    )


def _rows(novel: Path, size: tuple[int, int]) -> list[str]:
    """As many rows as the pages show, as wide as the screen."""
    setting = Typesetting(document_of(novel.read_bytes(), str(novel)), Wording(Variant.ORIGINAL), 80)
    place, rows = START, []
    for _ in range((_PAGES + 2) * size[1]):
        paragraph = setting.paragraph(place.paragraph)
        number = paragraph.number_at(place.row)
        text = paragraph.rows[number].within(paragraph.text) if paragraph.tops[number] == place.row else ""
        left = " " * ((size[0] - 80) // 2 + paragraph.indents[number])
        rows.append(left + text + " " * (size[0] - len(left) - cells.width(text)))
        place = moved(setting, place, 1)
    return rows


def _pages(argv: list[str], size: tuple[int, int], end: bytes = _FRAME_END) -> tuple[float, float]:
    """Processor seconds of many page-downs, and kilobytes of one."""
    with Terminal(argv, size, {"LESS": "", "LESSCHARSET": "utf-8"}, drawing=False) as terminal:
        _settle(terminal, 1.2)
        used, written = processor_seconds(terminal.pid), len(terminal.output)
        for _ in range(_PAGES):
            terminal.send(" ")
            _settle(terminal, 0.012)
        _settle(terminal, 0.3)
        return processor_seconds(terminal.pid) - used, (len(terminal.output) - written) / 1e3 / _PAGES
