"""Text cut in a process of its own, started when it is first needed, so that loading jieba holds up no frame."""

import atexit
import json
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from pathlib import Path
from threading import Condition, Timer
from types import TracebackType
from typing import Any

from reader.core.errors import SegmentingError
from reader.core.tokens import slices

MOST_CHARACTERS = 1 << 14
"""Characters asked for at once: a tenth of a second of jieba, so that what is on the screen never waits long."""

LONGEST_SECONDS = 60.0
"""After so long without an answer the process is taken to be stuck."""

_CODE = """\
import json, sys
paths, words = json.loads(sys.argv[1])
sys.path[:] = paths
from reader.services.segmenting.serving import serve
serve(words)
"""
_ROOT = str(Path(__file__).resolve().parents[3])


class Helper:
    """The process; safe to ask from several threads, which take turns."""

    def __init__(self, words: Iterable[str] = ()) -> None:
        """A helper that is not started yet.

        Args:
            words: Words to know beside those of the dictionary, in either script.
        """
        self._words = tuple(words)
        self._turns = _Turns()
        self._process: subprocess.Popen[bytes] | None = None
        self._closed = False
        atexit.register(self.close)

    def cut(self, texts: Sequence[str]) -> list[list[str]]:
        """The pieces of each folded text; joined they are the text.

        Raises:
            SegmentingError: If the process cannot be started, or ends over these texts.
        """
        found: list[list[str]] = []
        for some in _batches(texts):
            parts = [part for text in some for part in slices(text, MOST_CHARACTERS)]
            cut = iter(map(_cut_at, parts, self._asked({"cut": parts})))
            found += [[piece for _ in slices(text, MOST_CHARACTERS) for piece in next(cut)] for text in some]
        return found

    def general_counts(self, words: Iterable[str]) -> tuple[dict[str, int], int]:
        """How often words stand in Chinese in general, those the dictionary knows; and out of how many.

        Raises:
            SegmentingError: If the process cannot be started, or ends over these words.
        """
        counts, total = self._asked({"general": list(words)})
        return counts, total

    def close(self) -> None:
        """End the process for good; what still waits for an answer gets none."""
        self._closed = True
        if self._process:
            self._process.kill()

    def _asked(self, request: dict[str, list[str]]) -> Any:  # noqa: ANN401  # JSON
        # Escaped, two lone surrogates beside one another would be read as one character.
        data = json.dumps(request, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n"
        with self._turns:
            # Whatever ended it once may not do so again: another program, or too little memory for a moment.
            for _ in range(2):
                answer = self._answer(data)
                if answer.endswith(b"\n"):
                    return json.loads(answer)
                self._discard()
        raise SegmentingError("words cannot be told apart: what cuts them cannot be started or has ended")

    def _answer(self, data: bytes) -> bytes:
        if self._closed:
            return b""
        try:
            process = self._running()
        except OSError:
            return b""
        if process.stdin is None or process.stdout is None:
            return b""
        timer = Timer(LONGEST_SECONDS, process.kill)
        timer.daemon = True
        timer.start()
        try:
            process.stdin.write(data)
            process.stdin.flush()
            return process.stdout.readline()
        except OSError:
            return b""
        finally:
            timer.cancel()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process and self._process.poll() is None:
            return self._process
        self._discard()
        # What this process imports from, but never the folder somebody happens to be in.
        paths = [*filter(None, sys.path), *([] if _ROOT in sys.path else [_ROOT])]
        command = [sys.executable, "-P", "-W", "ignore", "-c", _CODE, json.dumps([paths, self._words])]
        # A session of its own: what is typed to end a program on the terminal is not meant for it.
        self._process = subprocess.Popen(  # noqa: S603  # our own code, with words
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        return self._process

    def _discard(self) -> None:
        process, self._process = self._process, None
        if process:
            process.kill()
            process.communicate()


class _Turns:
    """A lock that is given to whoever has waited longest, so that a long count never keeps the screen waiting."""

    def __init__(self) -> None:
        self._condition = Condition()
        self._taken = self._served = 0

    def __enter__(self) -> None:
        with self._condition:
            mine = self._taken
            self._taken += 1
            self._condition.wait_for(lambda: self._served == mine)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._condition:
            self._served += 1
            self._condition.notify_all()


def _batches(texts: Sequence[str]) -> Iterator[list[str]]:
    """The texts in as many lists as are needed for none to be long, unless one text is."""
    some: list[str] = []
    length = 0
    for text in texts:
        if some and length + len(text) > MOST_CHARACTERS:
            yield some
            some, length = [], 0
        some.append(text)
        length += len(text)
    if some:
        yield some


def _cut_at(text: str, lengths: Iterable[int]) -> list[str]:
    return [text[start:end] for start, end in pairwise(accumulate(lengths, initial=0))]
