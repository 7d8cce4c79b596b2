"""The process that cuts text for the app: requests come in by lines of JSON, answers go out by lines of JSON.

{"cut": [text, …]}       → [[length of each piece, …], …]
{"general": [word, …]}   → [{word: how often}, of how many]
"""

import json
import os
import signal
import sys
from collections.abc import Sequence

from reader.services.segmenting.engines import engine

IDLE_SECONDS = 900
"""How long the process waits for a request before it ends; it holds a hundred megabytes."""

_NICENESS = 2


def serve(words: Sequence[str]) -> None:
    """Answer requests until they end or none has come for long.

    Args:
        words: Words to know beside those of the dictionary.
    """
    if hasattr(os, "nice"):
        # Loading takes a second; what draws the screen comes first.
        os.nice(_NICENESS)
    cutting = engine(words)
    _rest()
    for line in sys.stdin.buffer:
        _rest(0)
        request = json.loads(line.decode("utf-8", "surrogatepass"))
        if "cut" in request:
            answer: object = [list(map(len, pieces)) for pieces in cutting.cut(request["cut"])]
        else:
            answer = cutting.general_counts(request["general"])
        sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n")
        sys.stdout.buffer.flush()
        _rest()


def _rest(seconds: int = IDLE_SECONDS) -> None:
    # Without alarms, as on Windows, it waits for as long as its parent lives.
    if hasattr(signal, "alarm"):
        signal.alarm(seconds)
