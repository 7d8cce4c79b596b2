"""The whole app driven at random beside a small model of it: keys, the mouse, sizes, files that change.

A step that goes wrong is told as the shortest script of keys that leads to it.
"""

import asyncio
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

from hypothesis import strategies as st
from textual.events import MouseScrollDown, MouseScrollUp
from textual.pilot import OutOfBounds, Pilot

from reader.core.annotations import Kind
from reader.core.document import Document
from reader.services.annotations import opening
from reader.services.annotations.opening import FILE
from reader.services.annotations.store import Store
from reader.services.library import Library
from reader.services.paths import bundled_seeds
from reader.services.places import DATA, PLACES
from reader.ui.app import ReaderApp
from reader.ui.features.keeping import Keeping
from reader.ui.features.marks import Marks
from reader.ui.features.searching import Searching
from reader.ui.screens.reading import ReadingScreen
from reader.ui.screens.writing import WritingScreen
from tests.reliability import model
from tests.reliability.generating import cases_of
from tests.reliability.model import Model, Place, Wrong, mark_of
from tests.reliability.report import Report, scaled
from tests.terminal import patient
from tests.ui.looking import make_app, until

RUNS = 2_000
_AT_ONCE = 40
_PATIENCE = 100
"""How often the app is looked at, in turns with its own work, until it is taken to stay where it is."""

_MOVING = ("next", "previous", "toggle", "toggle", "turn", "search", "search", "forget", "n", "N")
_MARKING = ("bookmark", "bookmark", "highlight", "highlight", "note", "undo", "undo", "redo", "change", "change")
_HARMLESS = (
    *("resize", "pane", "click", "wheel", "wheel"),
    *("j", "k", "space", "b", "d", "u", "g", "G", "z", "x", "o", "f", "plus", "minus", "v", "w", "p", "{", "}"),
)
STEPS = (*_MOVING, *_MARKING, *_HARMLESS)
"""What is done: steps of which the model knows what comes of them, and what must disturb nothing."""

_NAMED = {
    "next": "]", "previous": "[", "toggle": "t", "forget": "escape", "bookmark": "m", "highlight": "h", "undo": "U",
    "redo": "ctrl+y", "{": "left_curly_bracket", "}": "right_curly_bracket",
}  # fmt: skip
_KINDS = {"bookmark": Kind.BOOKMARK, "highlight": Kind.HIGHLIGHT, "note": Kind.NOTE}
_QUERIES = ("疫情", "守土盡責", "不在此處")
_SIZES = ((100, 30), (60, 12), (24, 6), (140, 50), (8, 3))
_ADDED = "\n\n新添的一段，守土有責。\n\n"
_SCRIPTS = st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 99)), max_size=25)


def run(scale: float, report: Report, first_seed: int = 1) -> None:
    """So many random scripts."""
    count, tried, failures, number = scaled(RUNS, scale), 0, list[str](), first_seed
    while tried < count and not report.over and not failures:
        some, error = cases_of(number, min(_AT_ONCE, count - tried), _SCRIPTS, _play)
        tried += some
        if error:
            failures.append(f"seed {number}: {error!r} {' '.join(getattr(error, '__notes__', []))}")
        number += 1
        report.progress(f"{tried:,} scripts")
    report.add("random scripts beside a model of the app", tried, failures, f"seeds {first_seed}–{number - 1}")


def _play(steps: Sequence[tuple[str, int]]) -> None:
    asyncio.run(played(steps))


async def played(steps: Sequence[tuple[str, int]]) -> None:
    """Play a script on a copy of the bundled documents, in a home where nobody was before.

    Raises:
        Wrong: Where the app is not where the model is, with the keys up to there.
    """
    with _home() as texts:
        app = make_app(texts)
        async with app.run_test(size=(100, 30)) as pilot:
            player = _Player(app, pilot, texts)
            await until(pilot, lambda: player.screen.document is not None)
            for step, number in steps:
                try:
                    await player.play(step, number)
                except Wrong as error:
                    raise Wrong(f"{' '.join(player.keys)}: {error}") from error
                if not app.is_running:
                    # A click may have been one on Quit.
                    break
        if app.fault:
            app.fault.add_note(f"after {' '.join(player.keys)}")
            raise app.fault


@contextmanager
def _home() -> Iterator[Path]:
    """A place of its own for all that the app keeps, with a copy of the texts."""
    with TemporaryDirectory() as name:
        folder, before = Path(name), dict(os.environ)
        texts = Path(copytree(bundled_seeds(), folder / "texts"))
        os.environ.update({place.variable: str(folder / (place.name or place.kind)) for place in PLACES})
        try:
            yield texts
        finally:
            os.environ.clear()
            os.environ.update(before)


class _Player:
    """A person at the app, and the model beside it.

    Attributes:
        screen: What they read on.
        keys: What they have done.
    """

    def __init__(self, app: ReaderApp, pilot: Pilot[None], texts: Path) -> None:
        assert isinstance(app.screen, ReadingScreen)
        self.screen = app.screen
        self.keys: list[str] = []
        self._app = app
        self._pilot = pilot
        self._files = sorted(texts.iterdir())
        self._first = [path.read_bytes() for path in self._files]
        self._model = Model(self._place())

    def _place(self) -> Place:
        searching = self.screen.feature(Searching).search
        return Place(self.screen.opened, self.screen.text_pane.look.wording.variant, searching.text)

    async def play(self, step: str, number: int) -> None:
        """Do a step, and see that the app comes to where the model is.

        Raises:
            Wrong: Where it does not.
        """
        if step in _KINDS or step in ("undo", "redo"):
            await self._mark(step, number)
        elif step == "change":
            await self._change(number)
        elif step in ("click", "wheel"):
            await self._use_mouse(step, number)
        else:
            leaning = self.screen.corpus[self._model.place.document].leaning
            self._model.moved(step, len(self.screen.corpus) - 1, leaning, _QUERIES[number % 3])
            await self._move(step, number)
        if self._app.is_running:
            await self._compare(step)

    async def _move(self, step: str, number: int) -> None:
        if step == "resize":
            size = _SIZES[number % len(_SIZES)]
            await self._pilot.resize_terminal(*size)
            self.keys.append(f"<{size[0]}×{size[1]}>")
        elif step == "search":
            await self._press("slash", *_QUERIES[number % 3], "enter")
        elif step == "turn":
            await self._press("t", "t")
        elif step == "pane":
            await self._press("tab", "j", "k", "tab")
        else:
            await self._press(_NAMED.get(step, step))
        if step == "forget":
            # What is selected goes first, and only then the query.
            self._model.place = self._model.place._replace(query=self._place().query and self._model.place.query)

    async def _press(self, *keys: str) -> None:
        await self._pilot.press(*keys)
        await self._pilot.pause()
        self.keys.append("+".join(keys))

    async def _mark(self, step: str, number: int) -> None:
        """Mark, or undo, and wait until it is kept."""
        # What was marked before, or another text just opened, is known only when the disk has been asked.
        await self._settle()
        pane = self.screen.text_pane
        sure = pane.has_focus and bool(self.screen.document and self.screen.document.paragraphs)
        if step == "note":
            await self._note(f"note{number}")
        else:
            await self._press(_NAMED[step])
        await self._settle()
        if step in _KINDS:
            self._model.marked(self._shown(), _KINDS[step], sure=sure and pane.has_focus and step != "note")
        elif sure:
            self._model.undone() if step == "undo" else self._model.redone()

    async def _note(self, text: str) -> None:
        await self._press("a")
        if isinstance(self._app.screen, WritingScreen):
            await self._press(*text)
            await self._press("ctrl+s")
            await self._until(lambda: self._app.screen is self.screen, "the note is not closed")

    async def _settle(self) -> None:
        """Wait until the keeper has answered what it was asked."""
        answered: list[bool] = []
        self.screen.feature(Keeping).ask(lambda _: None, lambda _: answered.append(True))
        await self._until(lambda: bool(answered), "the keeper does not answer")

    async def _change(self, number: int) -> None:
        """Have the file that is read changed by somebody else, and read it again."""
        file = self.screen.opened
        path, text = self._files[file], self._files[file].read_bytes().decode()
        at = text.find("\n", round(len(text) * (number % 10) / 10)) + 1
        kind = number % 4
        after = (text + _ADDED, _ADDED + text, text[:at] + _ADDED + text[at:], self._first[file].decode())[kind]
        path.write_text(after, encoding="utf-8")
        self.keys.append(
            f"<{path.name[:3]} {('added at its end', 'added at its start', f'added at {at}', 'restored')[kind]}>"
        )
        (fresh,) = (one for one in Library([str(path)]).outcomes() if isinstance(one, Document))
        await self._press("R")
        await self._until(
            lambda: self.screen.document is not None and self.screen.document.fingerprint == fresh.fingerprint,
            "the changed file is not read",
        )

    async def _use_mouse(self, step: str, number: int) -> None:
        """Click or turn the wheel anywhere; a click may open or choose anything, which is then closed again."""
        width, height = self._app.size
        x, y = (7 * number) % max(1, width), (3 * number) % max(1, height)
        self.keys.append(f"<{step} {x},{y}>")
        # A window that became smaller has no such place.
        with suppress(OutOfBounds):
            if step == "wheel":
                await self._pilot._post_mouse_events([MouseScrollDown if number % 2 else MouseScrollUp], offset=(x, y))
                await self._pilot.pause()
                return
            await self._pilot.click(offset=(x, y))
        await self._pilot.pause()
        for _ in range(3):
            if self._app.is_running:
                await self._pilot.press("escape")
        await self._pilot.pause()
        await self._settle()
        self._model.place = self._place()

    def _shown(self) -> model.Marks:
        """What the app says is marked in the text that is read."""
        placed = self.screen.feature(Marks).placed
        return {mark.id: mark_of(self.screen.opened, mark) for _, mark in placed}

    def _kept(self) -> set[str]:
        """What stands in the file of marks."""
        if not (DATA.path / FILE).exists():
            return set()
        store = Store(opening.opened(DATA.path / FILE))
        try:
            return {mark.id for mark in store.everything()}
        finally:
            store.close()

    async def _compare(self, step: str) -> None:
        """Wait until the app is where the model is; a document of -1 is any."""
        wanted = self._model.place

        def there() -> bool:
            now = self._place()
            return now == wanted._replace(document=now.document if wanted.document < 0 else wanted.document)

        await self._until(there, lambda: f"{self._place()} instead of {wanted}")
        self._model.place = self._place()
        marks = self._model.of(self._model.place.document)
        await self._until(lambda: self._shown() == marks, lambda: f"shown are {self._shown()} instead of {marks}")
        if step in _MARKING:
            kept, all_marks = self._kept(), set(self._model.marks)
            if kept != all_marks:
                raise Wrong(f"on the disk are {len(kept)} marks instead of {len(all_marks)}")

    async def _until(self, condition: Callable[[], bool], otherwise: str | Callable[[], str]) -> None:
        for _ in range(round(patient(_PATIENCE))):
            if condition():
                return
            await self._pilot.pause(0.02)
        raise Wrong(otherwise if isinstance(otherwise, str) else otherwise())
