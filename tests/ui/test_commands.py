"""The table of commands: what is bound, helped and offered is what it says, and all of it works."""

from pathlib import Path

import pytest
from textual.widget import Widget

from reader.ui.command import Command, Place
from reader.ui.commands import COMMANDS, at
from reader.ui.features import FEATURES
from reader.ui.screens.desk import Desk
from reader.ui.screens.help import help_text
from reader.ui.screens.statistics import StatisticsPane
from tests.generators.readme import brought_up_to_date
from tests.ui.looking import make_app, rows, until_shown

README = Path(__file__).resolve().parents[2] / "README.md"


def test_ids_are_unique() -> None:
    """A command is named by its id in settings, so no two share one."""
    ids = [command.id for command in COMMANDS]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("place", list(Place), ids=str)
def test_keys_mean_one_thing_in_each_place(place: Place) -> None:
    """No key asks for two commands where both would act."""
    keys = [key for command in COMMANDS if command.place is place for key in command.keys]
    assert len(keys) == len(set(keys))


async def test_every_command_is_done_by_somebody() -> None:
    """Each command's action exists where its place says."""
    app = make_app()
    async with app.run_test() as pilot:
        await pilot.press("slash", "守", "enter")
        await until_shown(pilot, " 1 of ")
        await pilot.press("r", "slash")
        homes: dict[Place, Widget] = {
            Place.READING: app.screen.query_one("#text"),
            Place.VERTICAL: app.screen.query_one("#text"),
            Place.LIST: app.screen.query_one("#list"),
            Place.SEARCH: app.screen.query_one("#search"),
            Place.RESULTS: app.screen.query_one("#results"),
            Place.STATISTICS: StatisticsPane(id="statistics"),
        }
        desk = app.screen
        assert isinstance(desk, Desk)
        for command in COMMANDS:
            if command.feature:
                assert command.id in desk.feature(FEATURES[command.feature]()).actions(), command.id
                continue
            name = command.action.split("(")[0]
            node = app if name.startswith("app.") else homes.get(command.place, app.screen)
            owners = (node, app.screen)
            assert any(hasattr(owner, f"action_{name.rpartition('.')[2]}") for owner in owners), command.id


@pytest.mark.parametrize(("keys", "title", "key"), [((), "In the text", "PgDn"), (("tab",), "In the list", "enter")])
async def test_help_explains_what_has_the_focus(keys: tuple[str, ...], title: str, key: str) -> None:
    """The help names every command of the focused pane and every one that acts everywhere."""
    app = make_app()
    async with app.run_test(size=(100, 150)) as pilot:
        await until_shown(pilot, "中新网")
        await pilot.press(*keys, "question_mark")
        await until_shown(pilot, title)
        screen = "\n".join(rows(app))
        place = Place.LIST if keys else Place.READING
        for command in COMMANDS:
            if command.place in {place, Place.EVERYWHERE}:
                assert command.help in screen
        assert key in screen
        await pilot.press("escape")
        await until_shown(pilot, "中新网")


@pytest.mark.parametrize("place", list(Place), ids=str)
def test_every_place_has_its_help(place: Place) -> None:
    """Wherever the focus is, the help knows what to call it."""
    assert all(command.help in help_text(place, 200).plain for command in at(place))


@pytest.mark.parametrize(("typed", "first"), [("note", "Note"), ("vert", "Vertical"), ("one of", "One of several")])
async def test_the_palette_offers_first_what_is_called_so(typed: str, first: str) -> None:
    """Not what is only described with the same words."""
    app = make_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await until_shown(pilot, "守土")
        await pilot.press("ctrl+p", *(key.replace(" ", "space") for key in typed))
        await until_shown(pilot, f"▸ {first}")


async def test_palette_does_what_it_offers() -> None:
    """A command chosen in the palette is done."""
    app = make_app()
    async with app.run_test(size=(100, 40)) as pilot:
        await until_shown(pilot, "中新网")
        await pilot.press("ctrl+p", *"Simplified")
        await until_shown(pilot, "Show everything in the other script")
        await pilot.press("enter")
        await until_shown(pilot, "中新網")


async def test_quit() -> None:
    """Q ends the app with success."""
    app = make_app()
    async with app.run_test() as pilot:
        await pilot.press("q")
        await pilot.pause()
    assert not app.return_code


@pytest.mark.skipif(not README.is_file(), reason="the README is beside the tests only in a checkout")
def test_readme_is_up_to_date() -> None:
    """The keys and settings of the README are those the program has."""
    text = README.read_text(encoding="utf-8")
    assert brought_up_to_date(text) == text, "python -m tests.generators.readme"


def test_command_speaks_its_keys() -> None:
    """Keys are written as they stand on a keyboard."""
    assert Command("x", ("slash", "pagedown", "j"), "", "").spoken_keys == "/ PgDn j"
