"""Looking a word up: a panel beside it, in which the arrows go on to other words."""

from pathlib import Path

import pytest

from reader.services.paths import bundled_seeds
from reader.services.settings import Settings
from reader.ui.app import ReaderApp
from reader.ui.screens.word import WordScreen
from reader.ui.widgets.reading_pane import ReadingPane
from tests.ui.looking import cell_of, current_hit, until, until_shown, whole

TEXT = """\
孩子长大了在銀行工作。

疫情防控的银行和银行。
"""
WORDS = """\
#! date=2023-11-07T06:42:16Z
#! license=https://creativecommons.org/licenses/by-sa/4.0/
銀行 银行 [yin2 hang2] /bank/CL:家[jia1],個|个[ge4]/
行 行 [hang2] /row/
行 行 [xing2] /to walk/
疫情 疫情 [yi4 qing2] /epidemic situation/
防控 防控 [fang2 kong4] /to prevent and control/
"""


@pytest.fixture
def app(tmp_path: Path) -> ReaderApp:
    """The app on a short text, with a dictionary."""
    text, words = tmp_path / "text.txt", tmp_path / "words.u8"
    text.write_text(TEXT, "utf-8")
    words.write_text(WORDS, "utf-8")
    return ReaderApp(whole(text), Settings(dictionary=str(words)))


async def test_a_word_is_looked_up_beside_itself(app: ReaderApp) -> None:
    """Scripts, readings in both notations, meanings, counts, and where these are from; escape closes."""
    async with app.run_test(size=(100, 24)) as pilot:
        await until_shown(pilot, "在銀行")
        at = cell_of(app, "銀行工")
        await pilot.click(offset=at)
        await pilot.press("i")
        for text in (
            "银行 銀行  yín háng  ㄧㄣˊ ㄏㄤˊ",
            "1 bank",
            "2 CL:家[jiā],個|个[gè]",
            "3 here, 3 in 1 document",
            "CC-CEDICT · 2023-11-07 · CC BY-SA 4.0",
        ):
            await until_shown(pilot, text)
        assert at.y + 2 == cell_of(app, "银行 銀行").y
        await pilot.press("escape")
        await until(pilot, lambda: not isinstance(app.screen, WordScreen))
        pane = app.screen.query_one(ReadingPane)
        assert pane.selected
        assert pane.document
        assert "銀行" == pane.selected.within(pane.document.clean)


async def test_the_arrows_go_to_other_words(app: ReaderApp) -> None:
    """From the first in view on, words also where nobody has cut any before; over marks, and back."""
    async with app.run_test(size=(100, 24)) as pilot:
        await until_shown(pilot, "在銀行")
        await pilot.press("i")
        await until_shown(pilot, "hái zi")
        for syllable in ("zhǎng dà", "le", "zài", "yín háng"):
            await pilot.press("right")
            await until_shown(pilot, syllable)
        await pilot.press("left")
        await until_shown(pilot, "zài")


async def test_a_character_has_all_its_readings(app: ReaderApp) -> None:
    """Those it has here first."""
    async with app.run_test(size=(100, 24)) as pilot:
        await until_shown(pilot, "在銀行")
        await pilot.click(offset=cell_of(app, "长大"))
        await pilot.press("i")
        await until_shown(pilot, "长 長  zhǎng")
        await until_shown(pilot, "also read cháng")


async def test_parts_of_what_is_no_word(app: ReaderApp) -> None:
    """Each with its meaning, a line each."""
    async with app.run_test(size=(100, 24)) as pilot:
        await until_shown(pilot, "在銀行")
        start, end = cell_of(app, "疫情防控"), cell_of(app, "控的")
        await pilot.mouse_down(offset=start)
        await pilot.hover(offset=end)
        await pilot.mouse_up(offset=end)
        await pilot.press("i")
        await until_shown(pilot, "疫情 yì qíng epidemic situation")
        await until_shown(pilot, "防控 fáng kòng to prevent and control")


async def test_what_was_repaired_is_told(tmp_path: Path) -> None:
    """Before, after and why, of the character one is at; and what is wrong with the dictionary."""
    damaged = next(path for path in sorted(bundled_seeds().iterdir()) if path.name.startswith("003"))
    app = ReaderApp(whole(damaged), Settings(dictionary=str(tmp_path / "nothing")))
    async with app.run_test(size=(110, 40)) as pilot:
        await until_shown(pilot, "印發《")
        await pilot.click(offset=cell_of(app, "發《"))
        await pilot.press("i")
        await until_shown(pilot, "(fā) → ∅")
        await until_shown(pilot, "发 發")
        await until_shown(pilot, "nothing: no such file")


async def test_the_panel_stays_on_the_screen(app: ReaderApp) -> None:
    """In a small terminal too; a click beside it closes it."""
    async with app.run_test(size=(40, 12)) as pilot:
        await until_shown(pilot, "在銀行")
        await pilot.click(offset=cell_of(app, "銀行工"))
        await pilot.press("i")
        await until_shown(pilot, "银行 銀行")
        await pilot.resize_terminal(30, 10)
        await until_shown(pilot, "银行 銀行")
        frame = app.screen.query_one("#word").region
        assert app.screen.region.contains_region(frame)
        await pilot.click(offset=(29, 0))
        await until(pilot, lambda: not isinstance(app.screen, WordScreen))


async def test_the_hit_that_is_looked_at_is_looked_up(app: ReaderApp) -> None:
    """Where nothing is selected; and what is selected begins there."""
    async with app.run_test(size=(100, 24)) as pilot:
        await until_shown(pilot, "在銀行")
        await pilot.press("slash", *"防控", "enter")
        await until(pilot, lambda: bool(current_hit(app)))
        await pilot.press("i")
        await until_shown(pilot, "to prevent and control")
        await pilot.press("escape", "escape")
        pane = app.screen.query_one(ReadingPane)
        await until(pilot, lambda: not isinstance(app.screen, WordScreen) and pane.selected is None)
        await pilot.press("shift+right")
        await until(pilot, lambda: pane.selected is not None)
        assert pane.document
        assert pane.selected
        assert "防" == pane.selected.within(pane.document.clean)
