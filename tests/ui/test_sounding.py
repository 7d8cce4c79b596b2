"""Readings above the text, in the notation that goes with how it is shown."""

from pathlib import Path

from reader.core.notation import Notation
from reader.core.spans import Span
from reader.services.settings import Settings
from reader.ui.app import ReaderApp
from reader.ui.features.sounding import Sounding
from reader.ui.screens.reading import ReadingScreen
from tests.ui.looking import make_app, rows, until, until_shown, whole


def _text(folder: Path, text: str) -> Path:
    path = folder / "text.txt"
    path.write_text(text, "utf-8")
    return path


async def test_p_sets_pinyin_above_the_text_and_takes_it_away(tmp_path: Path) -> None:
    """Each syllable right above its character, which makes room for it."""
    app = make_app(_text(tmp_path, "他在银行工作,孩子长大了。"))
    async with app.run_test(size=(110, 20)) as pilot:
        await until_shown(pilot, "银行")
        await pilot.press("p")
        await until_shown(pilot, "yín háng gōng zuò")
        assert any("zhǎng dà" in row for row in rows(app))
        await pilot.press("p")
        await until(pilot, lambda: not any("háng" in row for row in rows(app)))
        assert any("他在银行工作,孩子长大了。" in row for row in rows(app))


async def test_zhuyin_goes_with_forms_of_taiwan(tmp_path: Path) -> None:
    """And pinyin comes back with Simplified; what was chosen stays."""
    app = make_app(_text(tmp_path, "重慶的銀行"))
    async with app.run_test(size=(110, 20)) as pilot:
        await until_shown(pilot, "銀行")
        await pilot.press("p")
        await until_shown(pilot, "chóng qìng")
        await pilot.press("t")
        await until_shown(pilot, "简体")
        assert any("chóng qìng" in row for row in rows(app))
        await pilot.press("t")
        await until_shown(pilot, "ㄔㄨㄥˊ")
        await pilot.press("p")
        await until(pilot, lambda: not any("ㄔㄨㄥˊ" in row for row in rows(app)))


async def test_the_notation_can_be_chosen(tmp_path: Path) -> None:
    """In the settings, and for now."""
    app = ReaderApp(whole(_text(tmp_path, "重庆的银行")), Settings(notation=Notation.ZHUYIN))
    async with app.run_test(size=(110, 20)) as pilot:
        await until_shown(pilot, "银行")
        await pilot.press("p")
        await until_shown(pilot, "ㄔㄨㄥˊ")
        assert isinstance(app.screen, ReadingScreen)
        app.screen.feature(Sounding).choose()
        await until_shown(pilot, "what goes with")
        await pilot.press("g", "down", "enter")
        await until_shown(pilot, "chóng qìng")


async def test_what_is_known_is_passed_over(tmp_path: Path) -> None:
    """Where something tells what is known; else that nothing does."""
    app = make_app(_text(tmp_path, "重庆的银行"))
    async with app.run_test(size=(110, 20), notifications=True) as pilot:
        await until_shown(pilot, "银行")
        assert isinstance(app.screen, ReadingScreen)
        sounding = app.screen.feature(Sounding)
        spare = "screen.do('readings-of-unknown')"
        await app.run_action(spare)
        await until_shown(pilot, "no words")
        sounding.known = lambda _: [Span(0, 2)]
        await app.run_action(spare)
        await until_shown(pilot, "yín háng")
        assert not any("chóng" in row for row in rows(app))
