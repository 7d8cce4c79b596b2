"""Speed beside real peers, measured in one run: `python -m tests.bench NAME`. Never part of the suite."""

import importlib
import os
import pkgutil
import sys
import tempfile

import tests.bench
from reader.services.places import PLACES

_PARTS = {"answers", "measuring", "libraries"}


def main() -> int:
    """Run one bench, or name them all."""
    names = sorted({m.name for m in pkgutil.iter_modules(tests.bench.__path__)} - _PARTS - {"__main__"})
    if len(sys.argv) != 2 or sys.argv[1] not in names:
        print(f"python -m tests.bench {{{','.join(names)}}}", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as private:
        # What the person who measures has set or chosen would be measured too.
        os.environ |= {place.variable: f"{private}/{place.name or place.kind}" for place in PLACES}
        importlib.import_module(f"tests.bench.{sys.argv[1]}").main()
    return 0


if __name__ == "__main__":
    sys.exit(main())
