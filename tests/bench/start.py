"""How soon the first screen can be read, beside a bare Textual app that shows one document in one `Static`."""

import os
import statistics
import sys

from reader.services.paths import bundled_seeds
from tests.bench.measuring import in_turn, row, until_shown

BUDGET = 1.15
_RUNS = 15
_BARE = """
import sys
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self):
        with open(sys.argv[1], encoding="utf-8") as file:
            yield Static(file.read(), markup=False)
Bare().run()
"""


def main() -> None:
    """Print processor time from start to the first readable screen, list and text, and the ratio."""
    # As installed: both have their modules compiled. Where Python is told to write nothing, a checkout never has.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    seeds = bundled_seeds()
    first = min(seeds.iterdir())
    size = (160, 45)
    bare = [sys.executable, "-c", _BARE, str(first)]
    ours = [sys.executable, "-c", "from reader.__main__ import main; main()", str(seeds)]
    text = ["中新网北京11月21日电", "疫情防控工作"]
    seen = [*text, "省级大员一线督导防疫", "as written"]
    until_shown(ours, size, seen)
    until_shown(bare, size, text)
    bares, readers = in_turn(_RUNS, lambda: until_shown(bare, size, text), lambda: until_shown(ours, size, seen))
    print(row("bare Textual, one Static, one document", bares))
    print(row("reader, list and text", readers))
    ratio = statistics.median(readers) / statistics.median(bares)
    print(f"ratio {ratio:.3f}, budget {BUDGET}: {'kept' if ratio <= BUDGET else 'MISSED'}")
