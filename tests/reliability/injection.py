"""Hostile documents through the app in a real terminal: no foreign byte arrives, no markup comes to life."""

from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from tests.reliability.keys import KEYS, click
from tests.reliability.libraries import library, marker
from tests.reliability.payloads import Payloads
from tests.reliability.report import Report, scaled
from tests.reliability.session import Session

DOCUMENTS = 50_000
_AT_ONCE = 1_000
"""Documents in one run of the app."""

_SIZE = (160, 50)


def run(scale: float, report: Report, seed: int = 1) -> None:
    """So many documents, a thousand in each run of the app; then a few slots that are not documents."""
    count, failures, shown, acted = scaled(DOCUMENTS, scale), list[str](), 0, 0
    while shown < count:
        some = min(_AT_ONCE, count - shown)
        with TemporaryDirectory() as name:
            passed = _Passage(Path(name), seed * 1_000_003 + shown)
            passed.run(some)
        failures += [f"seed {seed}, from #{shown}: {failure}" for failure in passed.failures]
        acted += passed.acted
        shown += some
    report.add("hostile documents through the app in a terminal", count, failures, f"{acted:,} random acts among them")
    elsewhere(report, seed)


class _Passage:
    """One run of the app, in which every document of a library is shown.

    Attributes:
        failures: What went wrong.
        acted: How many keys and clicks were tried on the way.
    """

    def __init__(self, folder: Path, seed: int) -> None:
        self._folder = folder
        self._canary = folder / "canary"
        self._canary.mkdir()
        self._payloads = Payloads(seed, self._canary)
        self._random = Random(seed)
        self.failures: list[str] = []
        self.acted = 0

    def run(self, count: int) -> None:
        """Show so many documents, one after another."""
        texts = self._folder / "texts"
        texts.mkdir()
        paths = [str(path) for path in library(texts, self._payloads, count)]
        with Session(*paths, size=_SIZE, copying=True) as session:
            if not session.until("Quit", 60):
                self.failures.append("no first screen")
                return
            self._wait_for_all(session)
            self._show_all(session, count)
            status = session.quit()
            self.failures += [f"status {status}"] * (status != 0)
            self.failures += session.faults()
        self.failures += [f"made alive: {path.name}" for path in self._canary.iterdir()]

    def _wait_for_all(self, session: Session) -> None:
        """Wait until the list is whole: the last document can be reached."""
        session.terminal.send("\t")
        for _ in range(300):
            session.settle(0.3, 1.0)
            if session.ended:
                return
            session.terminal.send("G")
            if not session.read(0.7):
                break
        session.terminal.send("g\r")
        session.settle(0.3, 2.0)

    def _show_all(self, session: Session, count: int) -> None:
        """Through the whole list, waiting for the number in each body; now and then something else is done."""
        missed = 0
        for number in range(1, count):
            session.terminal.send("]")
            if not session.until(marker(number), 3):
                missed += 1
                if session.ended:
                    self.failures.append(f"ended at document {number}")
                    return
                session.terminal.send("\x1b")
                session.settle(0.2, 1.0)
            if number % 23 == 0:
                self._act(session)
        if missed > count // 50 + 3:
            self.failures.append(f"{missed} of {count} documents were not seen")

    def _act(self, session: Session) -> None:
        """Something a person might do: click the titles, search for something hostile, press any key there is."""
        width, height = _SIZE
        choice = self._random.randrange(3)
        if choice == 0:
            query = self._payloads.storable(1).encode("utf-8", "ignore").decode("utf-8")
            typed = "".join(c for c in query if c.isprintable())[:40]
            session.terminal.send(f"/{typed}\r")
        elif choice == 1:
            session.terminal.send("".join(click(self._random, width, height) for _ in range(3)))
        else:
            session.terminal.send("".join(self._random.choices(KEYS, k=3)))
        self.acted += 1
        session.settle(0.1, 1.0)
        for _ in range(3):
            session.terminal.send("\x1b")
            session.settle(0.12, 0.6)


def elsewhere(report: Report, seed: int) -> None:
    """Payloads where a person types or sets them: the query, settings, the names of what cannot be opened."""
    payloads = Payloads(seed)
    failures = []
    texts = [payloads.storable(2) for _ in range(40)]
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
                    session.terminal.send(
                        "/\x1b[200~" + text.replace("\x1b", "␛") + text.replace("\x1b[201~", "") + "\x1b[201~"
                    )
                    session.settle(0.1, 0.6)
                    session.terminal.send("\r")
                    session.settle(0.1, 0.6)
                status = session.quit()
                failures += [f"status {status}"] * (status not in (0,)) + session.faults()
    report.add("payloads as query, settings, paths and errors", len(texts), failures)


def _toml(text: str) -> str:
    return "".join(f"\\U{ord(c):08x}" for c in text)
