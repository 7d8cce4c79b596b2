"""One kind of bad day at full scale, or another: prints what came of it, and fails where something was lost."""

import argparse
import importlib
import os
import sys
import tempfile
from pathlib import Path

from reader.services.places import PLACES

NAMES = ("anchors", "kills", "power_cuts", "damage", "faults", "app_kills", "windows")


def main() -> int:
    """Run one."""
    parser = argparse.ArgumentParser(prog="python -m tests.reliability")
    parser.add_argument("name", choices=NAMES)
    parser.add_argument("--scale", type=int, help="how many; by default as many as the issue asks for")
    parser.add_argument("--seed", type=int, default=1, help="of the randomness")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as private:
        os.environ |= {place.variable: f"{private}/{place.name or place.kind}" for place in PLACES}
        part = importlib.import_module(f"tests.reliability.{arguments.name}")
        report = part.run(arguments.scale or part.FULL, arguments.seed, Path(private))
    print(report)
    return 0 if report.passed else 1


if __name__ == "__main__":
    sys.exit(main())
