"""The process in which web pages are parsed: killed when it takes too long, started anew when it is needed."""

import atexit
import json
import math
import subprocess
import sys
from pathlib import Path
from threading import Lock, Timer
from typing import NamedTuple

from reader.services.limits import Limits

_CHILD = Path(__file__).with_name("html_child.py")


class Block(NamedTuple):
    """One paragraph of a page.

    Attributes:
        text: One line.
        level: Of a heading, 1 to 6; else 0.
        readings: Where what is read begins, where its pronunciation does, brackets and all, and where that ends.
        shape: The kind of paragraph it is, by its name, where it is set apart; else empty.
    """

    text: str
    level: int = 0
    readings: tuple[tuple[int, int, int], ...] = ()
    shape: str = ""


class Page(NamedTuple):
    """What stands in a page.

    Attributes:
        blocks: Its paragraphs.
        ids: The paragraph at which each named place is.
        outside: The paragraphs, from and up to, that are not the main article.
        said: What it says of itself: title, author, source, date.
    """

    blocks: tuple[Block, ...]
    ids: dict[str, int]
    outside: tuple[tuple[int, int], ...]
    said: dict[str, str]


class Sandbox:
    """The process; safe to ask from several threads, one after another."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def page(self, text: str, limits: Limits, *, article: bool) -> Page | None:
        """What stands in a page; None where that could not be found out within the limits.

        Args:
            text: The page.
            limits: How long it may take.
            article: Whether the main article is to be told from what stands around it.
        """
        data = text.encode("utf-8", "replace")
        request = json.dumps({"length": len(data), "article": article}).encode() + b"\n" + data
        with self._lock:
            answer = self._asked(request, limits)
            if not answer.endswith(b"\n"):
                self.close()
                return None
        return _read(answer)

    def _asked(self, request: bytes, limits: Limits) -> bytes:
        process = self._running(limits)
        if process.stdin is None or process.stdout is None:
            return b""
        timer = Timer(limits.parser_seconds, process.kill)
        timer.start()
        try:
            process.stdin.write(request)
            process.stdin.flush()
            return process.stdout.readline()
        except OSError:
            return b""
        finally:
            timer.cancel()

    def _running(self, limits: Limits) -> subprocess.Popen[bytes]:
        if self._process and self._process.poll() is None:
            return self._process
        # It ends by itself when it has been idle for long.
        self.close()
        # The folder of the script holds modules named as Python's own are; -P keeps it off the path.
        command = [sys.executable, "-P", str(_CHILD), str(math.ceil(limits.parser_seconds)), str(limits.parser_bytes)]
        self._process = subprocess.Popen(  # noqa: S603  # our own script, with numbers
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        return self._process

    def close(self) -> None:
        """End the process."""
        process, self._process = self._process, None
        if process:
            process.kill()
            process.communicate()


def _read(answer: bytes) -> Page:
    told = json.loads(answer)
    return Page(
        blocks=tuple(
            Block(text, level, tuple(map(tuple, readings)), shape) for text, level, readings, shape in told["blocks"]
        ),
        ids=told["ids"],
        outside=tuple(map(tuple, told["outside"])),
        said=told["said"],
    )


SANDBOX = Sandbox()
"""The one process of this run."""

atexit.register(SANDBOX.close)
