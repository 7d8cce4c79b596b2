"""Hostile documents through the app in a real terminal: no foreign byte arrives, no markup comes to life."""

import re
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from tests.reliability.keys import KEYS, click
from tests.reliability.libraries import library
from tests.reliability.payloads import Payloads
from tests.reliability.report import Report, scaled
from tests.reliability.session import FIRST, Session

DOCUMENTS = 50_000
_AT_ONCE = 1_000
"""Documents in one run of the app."""

_KEYS = tuple(key for key in KEYS if key not in "\x03\x1a")
"""All but those that are the terminal's as soon as the app has ended, and would end or stop it while it does."""

_IDLE = 3
"""Times that the next document may not come in its time until there is taken to be none."""

_SIZE = (160, 50)
_NUMBER = re.compile("№(\\d+)№".encode())


def run(scale: float, report: Report, seed: int = 1) -> None:
    """So many documents; then the slots that are not documents."""
    documents(scaled(DOCUMENTS, scale), report, seed)
    elsewhere(scaled(400, scale), report, seed)


def documents(count: int, report: Report, seed: int) -> None:
    """Hostile documents, a thousand in each run of the app, every one of them shown."""
    failures, written, seen, acted, copied = list[str](), 0, 0, 0, 0
    while seen < count and written < 2 * count and not report.over:
        with TemporaryDirectory() as name:
            passed = _Passage(Path(name), seed * 1_000_003 + written)
            # Some files are refused as a whole, so a few more are written than are wanted.
            passed.run(max(10, min(_AT_ONCE, round(1.2 * (count - seen)))))
        failures += [f"seed {seed}, from #{written}: {failure}" for failure in passed.failures]
        acted += passed.acted
        copied += passed.copied
        seen += len(passed.seen)
        written += _AT_ONCE
        report.progress(f"{seen:,} documents, {acted:,} acts, {len(failures)} failures")
    if seen < 0.5 * count and not report.over:
        failures.append(f"only {seen} of {count} documents were seen")
    report.add(
        "hostile documents through the app in a terminal",
        seen,
        failures,
        f"{acted:,} random acts and {copied:,} copies among them",
    )


class _Passage:
    """One run of the app, in which every document of a library is shown.

    Attributes:
        failures: What went wrong.
        seen: The numbers of the documents that were on the screen.
        acted: How many keys and clicks were tried on the way.
        copied: How often something was put on the clipboard.
    """

    def __init__(self, folder: Path, seed: int) -> None:
        self._folder = folder
        self._canary = folder / "canary"
        self._canary.mkdir()
        self._payloads = Payloads(seed, self._canary)
        self._random = Random(seed)
        self.failures: list[str] = []
        self.seen: set[bytes] = set()
        self.acted = 0
        self.copied = 0

    def run(self, count: int) -> None:
        """Show so many documents, one after another."""
        texts = self._folder / "texts"
        texts.mkdir()
        paths = [str(path) for path in library(texts, self._payloads, count)]
        with Session(*paths, size=_SIZE, copying=True) as session:
            if not session.until(FIRST, 60):
                self.failures.append("no first screen")
                return
            session.settle(0.5, 10)
            self._show_all(session, count)
            self._act_all(session, count // 25)
            status = session.quit()
            self.failures += [f"status {status}"] * (status != 0)
            self.failures += session.faults()
            self.copied = len(session.scanner.copied)
        self.failures += [f"made alive: {path.name}" for path in self._canary.iterdir()]

    def _show_all(self, session: Session, count: int) -> None:
        """Through the whole list, waiting for the number in each body."""
        idle = 0
        while len(self.seen) < count and idle < _IDLE:
            session.terminal.send("]")
            # The one before it may be drawn once more, with something beside it that is new.
            found = session.until_new(_NUMBER, self.seen, 0.5)
            if not found and session.ended:
                self.failures.append(f"ended with {session.status()} after {len(self.seen)} documents")
                return
            # Some files are refused as a whole, so that the list ends sooner.
            idle = 0 if found else idle + 1
            self.seen |= found

    def _act_all(self, session: Session, count: int) -> None:
        """Among the documents seen, do so many things a person might do; in between go back, and on."""
        for _ in range(count):
            session.terminal.send("[" * self._random.randrange(12) + "]" * self._random.randrange(6))
            session.settle(0.08, 0.5)
            self._act(session)
            if session.ended or session.given_back:
                # A click may have been one on Quit.
                self.failures += [f"ended with {session.status()} after {self.acted} acts"] * (session.status() != 0)
                return

    def _act(self, session: Session) -> None:
        """Something a person might do: click, search for something hostile, copy a paragraph, press any key."""
        width, height = _SIZE
        choice = self._random.randrange(4)
        if choice == 0:
            query = self._payloads.storable(1).encode("utf-8", "ignore").decode("utf-8")
            typed = "".join(c for c in query if c.isprintable())[:40]
            session.terminal.send(f"/{typed}")
        elif choice == 1:
            session.terminal.send("".join(click(self._random, width, height) for _ in range(3)))
        elif choice == 2:
            at = f"{self._random.randrange(width // 3, width)};{self._random.randrange(2, height - 2)}"
            session.terminal.send(f"\x1b[<0;{at}M\x1b[<0;{at}m" * 3 + "\x1b[1;2B" * self._random.randrange(9))
            # Pressed after the clicks have been heard.
            session.settle(0.08, 0.5)
            session.terminal.send("yY")
        else:
            session.terminal.send("".join(self._random.choices(_KEYS, k=3)))
        self.acted += 1
        session.settle(0.08, 0.5)
        for _ in range(3):
            session.terminal.send("\x1b")
            session.settle(0.12, 0.3)


def elsewhere(count: int, report: Report, seed: int) -> None:
    """Payloads where a person types or sets them: the query, settings, the names of what cannot be opened."""
    payloads = Payloads(seed)
    failures = []
    texts = [payloads.storable(2) for _ in range(count)]
    for part in range(0, len(texts), 8):
        some = texts[part : part + 8]
        with TemporaryDirectory() as name:
            folder = Path(name)
            (folder / "a.txt").write_text("守土有责。", encoding="utf-8")
            bad = [str(folder / f"gone {text}".replace("\0", "")) for text in some]
            settings = "\n".join([f'"{_toml(text)}" = "{_toml(text)}"' for text in some])
            with Session(str(folder / "a.txt"), *bad, settings=f"[words]\n[nonsense]\n{settings}\n") as session:
                session.until("守土有责")
                session.settle(0.5, 3)
                for text in some:
                    # What would end the paste, or the app, is left to the keys.
                    typed = "".join(c for c in text if c not in "\x1b\x11\x03")
                    session.terminal.send(f"/\x1b[200~{typed}\x1b[201~")
                    session.settle(0.05, 0.2)
                    session.terminal.send("\r")
                    session.settle(0.05, 0.2)
                status = session.quit()
                failures += [f"status {status}"] * (status != 0) + session.faults()
    report.add("payloads as query, settings, paths and errors", len(texts), failures)


def _toml(text: str) -> str:
    return "".join(f"\\U{ord(c):08x}" for c in text)
