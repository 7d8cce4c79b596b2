"""Bad days at full scale: prints what was tried and what failed, a line each, and fails where anything did.

At scale 1 everything is tried as often as is promised; the ordinary suite tries each part a few times.
"""

import argparse
import importlib
import math
import os
import sys
import tempfile
import time
from pathlib import Path

from reader.services.places import PLACES
from tests.reliability.report import Report, scaled
from tests.terminal import FACTOR

OF_MARKS = ("anchors", "kills", "power_cuts", "damage", "faults", "app_kills", "windows")
"""Parts that try what a person marked: modules with how many are promised, and a `run` of so many."""

OF_THE_APP = ("injection", "printing", "signals", "terminals", "resizing", "fuzzing", "guided", "stateful", "soak")
"""Parts that try the program as a whole: modules with a `run` that fills the table."""


def main() -> int:
    """Run the parts named, or all."""
    parser = argparse.ArgumentParser(prog="python -m tests.reliability", description=__doc__)
    parts = (*OF_MARKS, *OF_THE_APP)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of {', '.join(parts)} (default: all)")
    parser.add_argument("--scale", type=float, default=1.0, help="what share of everything promised (default: 1)")
    parser.add_argument("--seed", type=int, default=1, help="of the randomness (default: 1)")
    parser.add_argument("--minutes", type=float, default=math.inf, help="stop trying after so many (default: never)")
    parser.add_argument(
        "--patience", type=float, default=1.0, metavar="F", help="wait so many times longer before it is a hang"
    )
    arguments = parser.parse_args()
    if unknown := set(arguments.parts) - set(parts):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    report = Report(loud=True, minutes=arguments.minutes)
    with tempfile.TemporaryDirectory() as private:
        os.environ[FACTOR] = str(arguments.patience)
        os.environ |= {place.variable: f"{private}/{place.name or place.kind}" for place in PLACES}
        for part in arguments.parts or parts:
            begun = time.monotonic()
            _run(part, arguments.scale, arguments.seed, report, Path(private) / part)
            print(f"    {part}: {time.monotonic() - begun:,.0f} s")
    print(f"\n{report.printed()}")
    return 1 if report.failures else 0


def _run(part: str, scale: float, seed: int, report: Report, folder: Path) -> None:
    module = importlib.import_module(f"tests.reliability.{part}")
    if part in OF_THE_APP:
        module.run(scale, report, seed)
        return
    folder.mkdir()
    count = scaled(module.FULL, scale)
    came = module.run(count, seed, folder)
    report.add(part, count, [] if came.passed else [str(came)], str(came))


if __name__ == "__main__":
    sys.exit(main())
