"""Odd terminals: every TERM, NO_COLOR and LANG, and every kind of standard input, output and error."""

import itertools
import os
import sys
from pathlib import Path
from random import Random

from reader.services.paths import bundled_seeds
from tests.reliability.report import Report, scaled
from tests.reliability.scanning import Scanner
from tests.reliability.session import Session
from tests.terminal import Terminal

_TERMS = (
    "xterm-256color",
    "xterm",
    "screen",
    "tmux-256color",
    "linux",
    "vt100",
    "ansi",
    "rxvt-unicode",
    "xterm-kitty",
    "nonsense",
)
_DRAWN_ON_NOTHING = ("dumb", "unknown", "")
_COLOURS: tuple[dict[str, str], ...] = (
    {},
    {"NO_COLOR": "1"},
    {"NO_COLOR": ""},
    {"COLORTERM": ""},
    {"FORCE_COLOR": "1"},
)
_LANGS: tuple[dict[str, str], ...] = (
    {"LANG": "C.UTF-8"}, {"LANG": "C"}, {"LANG": "POSIX", "LC_ALL": "POSIX"},
    {"LC_ALL": "zh_CN.GBK", "LANG": "zh_CN.GBK"},
    {"LANG": "C", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}, {"PYTHONIOENCODING": "ascii"},
    {"LANG": "", "LC_ALL": "", "LC_CTYPE": ""},
)  # fmt: skip
_KINDS = ("terminal", "pipe", "file", "null", "closed")


def run(scale: float, report: Report, seed: int = 1) -> None:
    """All of it at scale 1, else a part chosen at random."""
    random = Random(seed)
    environment(_some(list(itertools.product(_TERMS, _COLOURS, _LANGS)), scale, random), report)
    refused(report)
    streams(_some(list(itertools.product(_KINDS, repeat=3)), max(scale, 0.1), random), report)
    piped(scaled(20, scale), report)


def _some(cases: list[tuple], scale: float, random: Random) -> list[tuple]:  # type: ignore[type-arg]
    return cases if scale >= 1 else random.sample(cases, scaled(len(cases), scale))


def environment(cases: list[tuple[str, dict[str, str], dict[str, str]]], report: Report) -> None:
    """It opens, shows Chinese, and leaves the terminal as it was."""
    failures = []
    for term, colour, lang in cases:
        with Session(str(bundled_seeds()), environment={"TERM": term, **colour, **lang}) as session:
            shown = session.until("中新网")
            status = session.quit() if shown else session.status()
            faults = session.faults() + ([] if shown else ["no Chinese on the screen"])
            faults += [f"status {status}"] * (status != 0)
            failures += [f"TERM={term} {colour} {lang}: {fault}" for fault in faults]
    report.add("TERM × NO_COLOR × LANG", len(cases), failures)


def refused(report: Report) -> None:
    """A terminal that cannot be drawn on is refused in one line."""
    failures = []
    for term in _DRAWN_ON_NOTHING:
        with Session(str(bundled_seeds()), environment={"TERM": term}) as session:
            status = session.status()
            said = bytes(session.terminal.output)
            if status != 2 or said.count(b"\n") != 1 or b"\x1b" in said:
                failures.append(f"TERM={term!r}: status {status}, {said!r}")
    report.add("terminals that cannot be drawn on", len(_DRAWN_ON_NOTHING), failures)


def streams(cases: list[tuple[str, str, str]], report: Report) -> None:
    """Anything but terminals at all three is refused, at once; a subcommand works with whatever there is."""
    failures = []
    for kinds in cases:
        if kinds == ("terminal",) * 3:
            continue
        for arguments, expected in (
            ([], {2}),
            (["list", str(bundled_seeds())], {{"closed": 2, "pipe": 141}.get(kinds[1], 0)}),
        ):
            with _session(kinds, arguments) as terminal:
                status = terminal.status()
                scanner = Scanner()
                scanner.feed(bytes(terminal.output))
                scanner.finish()
                if status not in expected or scanner.objections:
                    failures.append(f"{kinds} {arguments[:1]}: status {status} {scanner.objections}")
    report.add("kinds of standard input, output and error", 2 * len(cases), failures)


def _session(kinds: tuple[str, str, str], arguments: list[str]) -> Terminal:
    """Reader in a terminal's session, with other things than the terminal at some of its descriptors."""
    opened = {"pipe": "os.pipe()[0 if n == 0 else 1]", "file": "os.open('file', os.O_RDWR | os.O_CREAT)"}
    code = "import os, sys\n"
    for number, kind in enumerate(kinds):
        if kind == "closed":
            code += f"os.close({number})\n"
        elif kind != "terminal":
            made = opened.get(kind, "os.open(os.devnull, os.O_RDWR)")
            code += f"n = {number}\nd = {made}\nos.dup2(d, n)\nos.close(d) if d > 2 else None\n"
    code += f"os.execv(sys.executable, [sys.executable, '-m', 'reader', *{arguments!r}])"
    folder = Path(os.environ.get("TMPDIR", "/tmp"))
    environment = {"PYTHONPATH": str(Path(__file__).resolve().parents[2])}
    return Terminal([sys.executable, "-c", code], environment=environment, directory=folder)


_PIPED = r"""
import os, sys
r, w = os.pipe()
if os.fork() == 0:
    os.close(r)
    os.write(w, "守土有责，\x1b]0;x\x07疫情。\n".encode())
    os._exit(0)
os.close(w)
os.dup2(r, 0)
from reader.__main__ import main
sys.exit(main(["-"]))
"""


def piped(times: int, report: Report) -> None:
    """A document from standard input, keys from the terminal: read, searched, left."""
    failures = []
    for number in range(times):
        with Session(code=_PIPED) as session:
            faults = [] if session.until("守土有责") else ["no text"]
            session.terminal.send("/疫情")
            faults += [] if session.until("1 of 1") else ["keys do not arrive"]
            status = session.quit()
            faults += [f"status {status}"] * (status != 0)
            failures += [f"#{number}: {fault}" for fault in (*faults, *session.faults())]
    report.add("standard input as a document, keys from the terminal", times, failures)
