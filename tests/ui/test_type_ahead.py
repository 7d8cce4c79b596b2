"""Keys that arrive together, from a slow line or a script, each do what they would do one by one."""

import asyncio
from collections.abc import Callable

import pytest
from textual.events import Key, Paste
from textual.geometry import Offset
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Input

from reader.ui.app import ReaderApp
from reader.ui.command import Place
from reader.ui.screens.choosing import ChoosingScreen
from reader.ui.screens.help import HelpScreen
from reader.ui.screens.word import WordScreen
from reader.ui.screens.writing import WritingScreen
from reader.ui.type_ahead import Followed
from tests.ui.looking import make_app, until, until_shown

_NAMED = {"\r": "enter", "\x1b": "escape", "\x15": "ctrl+u", "/": "slash", "?": "question_mark", "'": "apostrophe"}


def type_at_once(app: ReaderApp, keys: str) -> None:
    """Have all the keys arrive before the first of them is heard."""
    for key in keys:
        app.post_message(Key(_NAMED.get(key, key), key))


@pytest.mark.parametrize(
    ("keys", "shown"),
    [
        ("/守土尽责\rr", "Results 10 · 3 documents"),
        ("/quit", "/ quit"),
        ("/守土\x15疫情\rn", "2 of 119"),
        ("?\x1b/疫情\r", "1 of 119"),
        ("T\x1b'\x1bc\x1b/守土尽责\rn", "2 of 10"),
    ],
)
async def test_keys_typed_at_once_are_heard_in_turn(keys: str, shown: str) -> None:
    """What a key opens or closes hears, or no longer hears, the keys behind it."""
    app = make_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await until_shown(pilot, "中新网")
        type_at_once(app, keys)
        await until_shown(pilot, shown)


async def test_what_is_pasted_right_behind_a_key_arrives() -> None:
    """A query pasted together with the key of the search bar stands in the bar."""
    app = make_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await until_shown(pilot, "中新网")
        type_at_once(app, "/")
        app.post_message(Paste("守土"))
        type_at_once(app, "尽责\r")
        await until_shown(pilot, "/ 守土尽责")
        await until_shown(pilot, "of 10")


@pytest.mark.parametrize("keys", ["龘疫", "龘龖疫"])
async def test_a_key_is_not_waited_for_for_ever(monkeypatch: pytest.MonkeyPatch, keys: str) -> None:
    """Where what follows a key is lost with what swallowed it, the last key is heard all the same."""
    app = make_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await until_shown(pilot, "中新网")
        await pilot.press("slash")
        line = app.query_one("#query", Input)
        take = line.post_message
        lost: list[Message] = []

        def lose_all_but_one(message: Message) -> bool:
            """Take all keys but the last, and what follows each, and do nothing."""
            if len(lost) == 2 * len(keys) - 2 or not isinstance(message, Key | Followed):
                return take(message)
            lost.append(message)
            return True

        monkeypatch.setattr(line, "post_message", lose_all_but_one)
        type_at_once(app, keys)
        await until(pilot, lambda: line.value == "疫")


@pytest.mark.parametrize(
    ("screen", "key"),
    [
        (lambda: ChoosingScreen("which", ["one", "other"]), "down"),
        (lambda: ChoosingScreen("which", ["one", "other"]), "pagedown"),
        (lambda: HelpScreen(Place.READING), "j"),
        (lambda: WritingScreen("守土", "note"), "escape"),
        (lambda: WordScreen(lambda _: None, Offset(3, 3)), "j"),
    ],
)
async def test_a_key_on_its_way_does_nothing_on_a_screen_that_is_being_made(
    screen: Callable[[], Screen[object]], key: str
) -> None:
    """What another screen did not want comes back to the app, which looks at the one on top by now."""
    app, held = make_app(), asyncio.Event()
    async with app.run_test(size=(100, 30)) as pilot:
        await until_shown(pilot, "中新网")
        made = screen()
        make = made._pre_process

        async def late() -> bool:
            """Make what is on the screen, but not yet."""
            await held.wait()
            return await make()

        made._pre_process = late  # type: ignore[method-assign]
        app.push_screen(made)
        try:
            await app._check_bindings(key)
        finally:
            held.set()
        await until(pilot, lambda: made.is_mounted)
        await pilot.pause()
        assert app.screen is made


async def test_a_key_that_comes_when_the_app_has_ended_is_no_fault() -> None:
    """Neither one that was typed then, nor one on its way."""
    app = make_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await until_shown(pilot, "中新网")
    for forwarded in (False, True):
        key = Key("r", "r")
        if forwarded:
            key._set_forwarded()
        await app.on_event(key)
    assert app.fault is None
