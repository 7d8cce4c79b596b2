"""A process that does nothing but mark, one mark after another, and says each time that one is on the disk.

Run as `python -m tests.reliability.writing FOLDER NAME [MANY]`; every line it prints is a mark that was confirmed, or
one of which it was said that it is in memory only. With `--wait` it begins when it is told to.
"""

import os
import sys
from collections.abc import Iterable
from itertools import count
from pathlib import Path
from queue import Queue

from reader.core.anchors import Anchor
from reader.core.annotations import Annotation, Kind
from reader.services.annotations.keeping import Change, Keeper, Kept
from reader.services.annotations.rows import Card, Left

NOTES = ("重點", "疑", "一個很長的想法，" * 40)


def change(name: str) -> Change:
    """One mark with its document, and a place."""
    number = sum(map(ord, name))
    anchor = Anchor(number, number + 4, "守土盡責", "前文" * 40, "後文" * 40, "第一回", 9999)
    mark = Annotation(name, "text", Kind.NOTE, anchor, note=NOTES[number % len(NOTES)], made="2026-01-01T00:00:00Z")
    return Change((mark,), (Card("text", "book.txt", "書"),), (Left("text", number),))


def mark(folder: Path, name: str, numbers: Iterable[int]) -> None:
    """Mark, and say so."""
    keeper = Keeper(folder, lambda _: None)
    answers: Queue[Kept] = Queue()
    for number in numbers:
        keeper.keep(change(f"{name}-{number}"), answers.put)
        kept = answers.get()
        said = f"{name}-{number} {'unsaved' if kept.trouble else 'saved'}\n"
        os.write(1, said.encode())
    keeper.close(20.0)


def main() -> None:
    """Mark until the process is killed, or so many times."""
    arguments = [argument for argument in sys.argv[1:] if argument != "--wait"]
    if "--wait" in sys.argv:
        os.write(1, b"ready\n")
        os.read(0, 1)
    mark(Path(arguments[0]), arguments[1], range(int(arguments[2])) if len(arguments) > 2 else count())


if __name__ == "__main__":
    main()
