"""How soon a key is answered while one reads: frames through a real terminal, beside `less` and the least Textual app.

Each key is sent after a gap of random length, to each program in turn, so that all of them have the same weather. A key
is answered when the last frame that follows from it is complete: what the status line says of it counts too. Processor
time, of all threads and also of what is done behind the frame, says what it would be on a machine that is left alone.
"""

import os
import select
import sys
import tempfile
import time
from pathlib import Path

from reader.core import cells
from reader.core.navigation import START, moved
from reader.core.scripts import Variant
from reader.core.typesetting import Typesetting
from reader.core.wording import Wording
from reader.services.documents import document_of
from reader.services.paths import bundled_seeds
from tests.bench.answers import BUDGET_MOST, BUDGET_P95, FRAME_END, Side, report_keys, report_sizes
from tests.bench.measuring import processor_seconds
from tests.corpora import ROOT
from tests.terminal import Terminal

SIZES = ((160, 45), (240, 70))
_TIMES = 40
_PAGES = 500
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
width = int(sys.argv[2])
class Rows(Widget, can_focus=True):
    BINDINGS = [("space", "pages(1)", ""), ("b", "pages(-1)", ""), ("j", "rows(1)", ""), ("k", "rows(-1)", ""),
        ("g", "rows(-1000000)", ""), ("G", "rows(1000000)", ""), ("t", "rows(0)", "")]
    top = 0
    def action_pages(self, by):
        self.action_rows(by * self.size.height)
    def action_rows(self, by):
        self.top = max(0, min(self.top + by, len(rows) - self.size.height))
        self.refresh()
    def render_line(self, y):
        return Strip([Segment(rows[self.top + y], style)], width).crop(0, self.size.width)
class Least(App):
    def compose(self):
        yield Rows()
Least().run()
"""
"""The same rows, drawn by as little of Textual as does it."""


def main() -> None:
    """Print the times of each key on a seed, in a novel, and in a book of one line, at two sizes; then the ratios."""
    only = os.environ.get("READ_ONLY", "")
    with tempfile.TemporaryDirectory() as scratch:
        texts = _texts(Path(scratch))
        print(f"load {os.getloadavg()[0]:.1f}; times in ms; budget p95 {BUDGET_P95:.0f}, most {BUDGET_MOST:.0f}")
        for size in SIZES:
            for name, path in texts.items():
                if only in f"{size[0]} {name}":
                    _report_keys(name, path, Path(scratch), size)
            if only in f"{size[0]} ratios":
                _report_ratios(texts["novel"], Path(scratch), size)


def _texts(scratch: Path) -> dict[str, Path]:
    novel = (ROOT / "books" / "tennessine+corpus" / "红楼梦.txt").read_bytes()
    novel *= _NOVEL_BYTES // len(novel) + 1
    made = {"seed": min(bundled_seeds().iterdir()), "novel": scratch / "novel.txt", "one line": scratch / "line.txt"}
    made["novel"].write_bytes(novel)
    made["one line"].write_bytes(novel.replace(b"\r", b"").replace(b"\n", b""))
    return made


def _report_keys(name: str, path: Path, scratch: Path, size: tuple[int, int]) -> None:
    rows = scratch / "rows.txt"
    rows.write_text("\n".join(_rows(path, size)), encoding="utf-8")
    with _reader(path, size) as ours, _least(rows, size) as least, _less(path, size) as less:
        _settle(ours, 0.8)
        _search(ours, "的")
        sides = (Side("reader", ours), Side("least", least), Side("less", less, {"t": None}, b""))
        places = [("start", "g"), ("middle", ""), ("end", "G")] if name != "seed" else [("", "g")]
        for place, key in places:
            for side in sides:
                _go(side.terminal, place, key)
            where = f"{size[0]}x{size[1]} {name} {place}"
            back = place == "end"
            report_keys(sides, f"{where}: line", _TIMES, "k" if back else "j", "")
            report_keys(sides, f"{where}: page", _TIMES, "b" if back else " ", "")
            report_keys(sides, f"{where}: toggle", _TIMES, "t", "t")
        report_keys(sides, f"{size[0]}x{size[1]} {name}: end, start", _TIMES, "G", "g")
        report_sizes(sides[:2], f"{size[0]}x{size[1]} {name}: resize", _TIMES // 2, size)
        print(f"{size[0]}x{size[1]} {name}: memory {_memory(ours.pid):.0f} MB of {path.stat().st_size / 1e6:.1f} MB")


def _reader(path: Path, size: tuple[int, int]) -> Terminal:
    terminal = Terminal([sys.executable, "-m", "reader", str(path)], size, drawing=False)
    terminal.wait(lambda: FRAME_END in terminal.output)
    return terminal


def _least(rows: Path, size: tuple[int, int]) -> Terminal:
    return Terminal([sys.executable, "-c", _LEAST, str(rows), str(size[0])], size, drawing=False)


def _less(path: Path, size: tuple[int, int]) -> Terminal:
    return Terminal(["less", str(path)], size, {"LESS": "", "LESSCHARSET": "utf-8"}, drawing=False)


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
    ours, least, less = (
        _pages(terminal) for terminal in (_reader(novel, size), _least(rows, size), _less(novel, size))
    )
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


def _pages(terminal: Terminal) -> tuple[float, float]:
    """Processor seconds of many page-downs, and kilobytes of one."""
    with terminal:
        _settle(terminal, 1.2)
        used, written = processor_seconds(terminal.pid), len(terminal.output)
        for _ in range(_PAGES):
            terminal.send(" ")
            _settle(terminal, 0.012)
        _settle(terminal, 0.3)
        return processor_seconds(terminal.pid) - used, (len(terminal.output) - written) / 1e3 / _PAGES
