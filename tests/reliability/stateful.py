"""The whole app driven at random beside a small model of it: the place, the variant, the query.

A step that goes wrong is told as the shortest script of keys that leads to it.
"""

import asyncio
from collections.abc import Sequence
from typing import NamedTuple

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from textual.pilot import Pilot

from reader.core.scripts import Variant
from reader.ui.features.searching import Searching
from reader.ui.screens.reading import ReadingScreen
from tests.reliability.report import Report, scaled
from tests.terminal import patient
from tests.ui.looking import make_app, until

RUNS = 2_000
_AT_ONCE = 40
_PATIENCE = 100
"""How often the app is looked at, in turns with its own work, until it is taken to stay where it is."""

STEPS = (
    *("next", "previous", "toggle", "toggle", "turn", "search", "search", "forget", "resize", "pane"),
    *("j", "k", "space", "b", "d", "u", "g", "G", "z", "x", "o", "f", "plus", "minus", "n", "N", "v", "w", "p"),
)
"""What is done: named steps, of which the model knows what comes of them, and keys that must not disturb it."""

_NAMED = {"next": "]", "previous": "[", "toggle": "t", "forget": "escape"}
_QUERIES = ("疫情", "守土盡責", "不在此處")
_SIZES = ((100, 30), (60, 12), (24, 6), (140, 50), (8, 3))


class State(NamedTuple):
    """What a person would say of where they are.

    Attributes:
        document: Which one is read.
        variant: What it is shown in.
        query: What stands in the search.
    """

    document: int
    variant: Variant
    query: str


class Wrong(AssertionError):
    """The app is not where the model is."""


def run(scale: float, report: Report, first_seed: int = 1) -> None:
    """So many random scripts."""
    count, tried, failures, number = scaled(RUNS, scale), 0, list[str](), first_seed
    while tried < count and not report.over and not failures:
        some, failure = _tried(min(_AT_ONCE, count - tried), number)
        tried += some
        failures += [f"seed {number}: {failure}"] * bool(failure)
        number += 1
    report.add("random scripts beside a model of the app", tried, failures, f"seeds {first_seed}–{number - 1}")


def _tried(count: int, number: int) -> tuple[int, str]:
    tried = 0

    @seed(number)
    @settings(
        max_examples=count,
        deadline=None,
        database=None,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 4)), max_size=25))
    def scripts(steps: Sequence[tuple[str, int]]) -> None:
        nonlocal tried
        tried += 1
        asyncio.run(played(steps))

    try:
        scripts()
    except Exception as error:  # noqa: BLE001  # whatever gets out is what is looked for
        return tried, f"{error!r} {' '.join(getattr(error, '__notes__', []))}"
    return tried, ""


async def played(steps: Sequence[tuple[str, int]]) -> None:
    """Play a script on the bundled documents.

    Raises:
        Wrong: Where the app is not where the model is, with the keys up to there.
    """
    app = make_app()
    keys: list[str] = []
    async with app.run_test(size=(100, 30)) as pilot:
        screen = app.screen
        assert isinstance(screen, ReadingScreen)
        await until(pilot, lambda: screen.document is not None)
        for step, number in steps:
            before = _state(screen)
            keys.append(await _done(step, number, pilot))
            expected = _after(before, step, number, screen)
            for _ in range(round(patient(_PATIENCE))):
                if _agrees(_state(screen), expected):
                    break
                await pilot.pause(0.02)
            else:
                raise Wrong(f"{' '.join(keys)}: {_state(screen)} instead of {expected}")
    if app.fault:
        raise app.fault


def _state(screen: ReadingScreen) -> State:
    return State(screen.opened, screen.text_pane.look.wording.variant, screen.feature(Searching).search.text)


async def _done(step: str, number: int, pilot: Pilot[None]) -> str:
    """Do a step; the keys that do it."""
    if step == "resize":
        size = _SIZES[number]
        await pilot.resize_terminal(*size)
        return f"<{size[0]}×{size[1]}>"
    if step == "search":
        keys = ["slash", *_QUERIES[number % 3], "enter"]
    elif step == "turn":
        keys = ["t", "t"]
    elif step == "pane":
        keys = ["tab", "j", "k", "tab"]
    else:
        keys = [_NAMED.get(step, step)]
    await pilot.press(*keys)
    await pilot.pause()
    return "+".join(keys)


def _after(before: State, step: str, number: int, screen: ReadingScreen) -> State:
    """What a step should lead to; a document of -1 is any, as a search goes where its hits are."""
    last = len(screen.corpus) - 1
    if step in ("next", "previous"):
        by = 1 if step == "next" else -1
        return before._replace(document=max(0, min(last, before.document + by)))
    if step in ("toggle", "turn"):
        leaning = screen.corpus[before.document].leaning
        once = before.variant.toggled(leaning)
        return before._replace(variant=once if step == "toggle" else once.toggled(leaning))
    if step == "search":
        return before._replace(document=-1, query=_QUERIES[number % 3])
    if step == "forget":
        return before._replace(document=-1, query="")
    return before._replace(document=-1 if step in "nN" else before.document)


def _agrees(state: State, expected: State) -> bool:
    return state == expected._replace(document=state.document if expected.document < 0 else expected.document)
