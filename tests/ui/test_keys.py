"""Other keys, as the settings give them."""

from reader.core.scripts import Variant
from reader.services import language
from reader.services.language import Language
from reader.services.memory import Choice
from reader.services.settings import Settings
from reader.ui.app import ReaderApp
from tests.ui.looking import rows, until_shown, whole


def app_with(settings: Settings, choice: Choice | None = None) -> ReaderApp:
    """The app on the seeds, with settings."""
    return ReaderApp(whole(), settings, choice)


async def test_a_command_has_the_key_the_user_gave_it() -> None:
    """The new key does it, the old one no longer."""
    app = app_with(Settings(keys={"toggle-script": "ctrl+t"}))
    async with app.run_test(size=(100, 30)) as pilot:
        await until_shown(pilot, "中新网")
        await pilot.press("t")
        await pilot.press("ctrl+t")
        await until_shown(pilot, "中新網")


async def test_variant_measure_and_words_are_as_set() -> None:
    """The app starts in the variant that is set, with rows as wide as set and the user's own words."""
    app = app_with(Settings(variant=Variant.HANT_TW, measure=20, words={"疫情": "疫情①"}))
    async with app.run_test(size=(100, 30)) as pilot:
        await until_shown(pilot, "中新網")
        await until_shown(pilot, "疫情①")
        assert all(len(row.split("││")[-1].rstrip("│┃ ").strip()) <= 40 for row in rows(app)[1:20])


async def test_what_was_chosen_last_wins() -> None:
    """A choice made before is stronger than the setting."""
    app = app_with(Settings(variant=Variant.HANT_TW), Choice(Variant.HANS))
    async with app.run_test(size=(100, 30)) as pilot:
        await until_shown(pilot, "切实做到守土有责守土")


async def test_what_is_wrong_in_the_settings_is_said() -> None:
    """A problem is told when the app starts."""
    app = app_with(Settings(problems=("settings.toml: there is no setting 'x'",)))
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await until_shown(pilot, "there is no setting 'x'")


async def test_the_interface_follows_the_script() -> None:
    """Where the user wants that, Chinese is spoken in the script the text is turned to."""
    app = app_with(Settings(follow_script=True))
    try:
        async with app.run_test(size=(100, 30)) as pilot:
            await until_shown(pilot, "中新网")
            await pilot.press("t")
            await until_shown(pilot, "檢索")
            await pilot.press("t")
            await until_shown(pilot, "检索")
    finally:
        language.use(Language.ENGLISH)


async def test_keys_of_a_command_that_there_is_none_of_are_named() -> None:
    """With the nearest that there is."""
    app = app_with(Settings(keys={"togle-script": "ctrl+t"}))
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await until_shown(pilot, "did you mean")
        await until_shown(pilot, "toggle-script")
