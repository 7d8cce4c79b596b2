"""Reader without a way out, which says where it stands when a signal asks: what is used at random for an hour.

A click on Quit would be the end of what is measured. One signal has each thread tell where it is, whatever it does; the
other has each task of the event loop tell what it waits for, which is what an app that stands still does.
"""

import asyncio
import faulthandler
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from unittest.mock import patch

from reader.__main__ import main
from reader.ui.app import ReaderApp

THREADS, TASKS = signal.SIGUSR1, signal.SIGUSR2
STACKS = ".stacks"
"""How the file ends that is written to, beside the one of a crash."""

_WAITS_FOR_MORE = ("get_message", "_get_message", "_run_timer", "run_timer", "_keep")
"""Where a task stands that is done with everything and waits for more."""


async def _stay(_: ReaderApp) -> None:
    pass


def _frames(task: "asyncio.Task[object]") -> Iterator[FrameType]:
    """Where a task stands, from the outside in: what it waits for may itself wait."""
    awaited: object = task.get_coro()
    while awaited is not None:
        frame = getattr(awaited, "cr_frame", None) or getattr(awaited, "gi_frame", None)
        if frame is None:
            return
        yield frame
        awaited = getattr(awaited, "cr_await", None) or getattr(awaited, "gi_yieldfrom", None)


def told() -> str:
    """What each task of the running loop waits for, a line each, but for those that have nothing to do."""
    lines = []
    for task in asyncio.all_tasks():
        frames = list(_frames(task))
        if frames and not any(frame.f_code.co_name in _WAITS_FOR_MORE for frame in frames):
            places = (
                f"{Path(frame.f_code.co_filename).stem}.{frame.f_code.co_name}:{frame.f_lineno}" for frame in frames
            )
            lines.append(f"{task.get_name()}: {' > '.join(places)}")
    return "\n".join(sorted(lines))


def run() -> None:
    """Run Reader on what the command line names."""
    stacks = Path(os.environ["READER_CRASH"] + STACKS)
    with stacks.open("a", encoding="utf-8") as file, patch.object(ReaderApp, "action_quit", _stay):
        faulthandler.register(THREADS, file)

        def tell(*_: int | FrameType | None) -> None:
            file.write(f"tasks:\n{told()}\n")
            file.flush()

        signal.signal(TASKS, tell)
        sys.exit(main())
