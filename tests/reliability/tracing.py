"""What a process asked the system for, from a log of strace: each call once, in the order in which they were done."""

import re
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

_LINE = re.compile(r"(?P<pid>\d+)\s+(?P<rest>.*)")
_CALL = re.compile(r"(?P<name>\w+)\((?P<arguments>.*)\)\s+=\s+(?P<result>-?\d+)")
_BYTES = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_UNFINISHED = " <unfinished ...>"

CALLS = ("openat", "close", "write", "pwrite64", "ftruncate", "fsync", "fdatasync", "rename", "link", "unlink", "mkdir")
"""The calls that are looked at."""


class Call(NamedTuple):
    """One call that succeeded.

    Attributes:
        name: Which.
        texts: The texts among its arguments: paths, or what is written.
        numbers: The numbers among them.
        result: What it returned.
    """

    name: str
    texts: tuple[bytes, ...]
    numbers: tuple[int, ...]
    result: int


def traced(command: Sequence[str], log: Path) -> list[Call]:
    """Run a command and tell what it did."""
    trace = ["strace", "-f", "-xx", "-s", "1000000", "-e", f"trace={','.join(CALLS)}", "-o", str(log)]
    subprocess.run([*trace, *command], check=True, stdout=subprocess.DEVNULL)
    return list(_calls(log.read_text("ascii", "replace")))


def _calls(log: str) -> Iterator[Call]:
    begun: dict[str, str] = {}
    for line in log.splitlines():
        found = _LINE.fullmatch(line)
        if not found:
            continue
        pid, rest = found["pid"], found["rest"]
        if rest.endswith(_UNFINISHED):
            begun[pid] = rest.removesuffix(_UNFINISHED)
            continue
        if rest.startswith("<... "):
            rest = begun.pop(pid, "") + rest.partition("resumed>")[2]
        if (call := _CALL.match(rest)) and int(call["result"]) >= 0:
            texts = tuple(bytes.fromhex(text.replace("\\x", "")) for text in _BYTES.findall(call["arguments"]))
            plain = _BYTES.sub("", call["arguments"])
            numbers = tuple(int(number) for number in re.findall(r"(?<![\w.])-?\d+(?![\w.])", plain))
            yield Call(call["name"], texts, numbers, int(call["result"]))
