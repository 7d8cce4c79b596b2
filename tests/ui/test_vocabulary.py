"""The vocabulary in the app: words are kept and forgotten, told, spared readings, and exported."""

import json
from pathlib import Path

from reader.core.selection import Selection
from reader.core.spans import Span
from reader.core.vocabulary import Entry, Standing
from reader.services.places import DATA
from reader.services.vocabulary import Vocabulary
from reader.ui.app import ReaderApp
from reader.ui.features.sounding import Sounding
from reader.ui.screens.desk import Desk
from reader.ui.widgets.reading_pane import ReadingPane
from tests.ui.looking import current_hit, make_app, rows, save_as, until, until_shown


def mark(app: ReaderApp, word: str) -> None:
    """Select a word of the text."""
    pane = app.screen.query_one(ReadingPane)
    assert pane.document
    start = pane.document.clean.index(word)
    pane.select(Selection(Span(start, start + len(word)), Span(start, start + len(word))))


def kept() -> dict[str, str]:
    """What is kept, and as what."""
    path = DATA.path / "vocabulary.json"
    words = json.loads(path.read_text("utf-8"))["words"] if path.exists() else []
    return {word["word"]: word["standing"] for word in words}


async def test_words_are_kept_changed_and_forgotten() -> None:
    """With the sentence they stand in; the same key again forgets."""
    app = make_app()
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await until_shown(pilot, "中新网")
        await pilot.press("K")
        await until_shown(pilot, "no word is marked")
        mark(app, "暗访")
        for key, wanted in [("L", {"暗访": "learning"}), ("K", {"暗访": "known"}), ("K", {}), ("K", {"暗访": "known"})]:
            await pilot.press(key)
            await until(pilot, lambda wanted=wanted: kept() == wanted)  # type: ignore[misc]
        await until_shown(pilot, "暗访: known")
    [word] = json.loads((DATA.path / "vocabulary.json").read_text("utf-8"))["words"]
    assert "暗访" in word["sentence"]
    assert word["title"] == "省级大员一线督导防疫,强调守土有责"


async def test_kept_words_are_listed_and_searched() -> None:
    """In either script."""
    app = make_app()
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await until_shown(pilot, "中新网")
        await pilot.press("ctrl+p", *"Vocabulary")
        await until_shown(pilot, "The words kept so far")
        await pilot.press("enter")
        await until_shown(pilot, "no word is kept yet")
        mark(app, "暗访")
        await pilot.press("L")
        await until(pilot, lambda: kept() == {"暗访": "learning"})
        await pilot.press("ctrl+p", *"Vocabulary")
        await until_shown(pilot, "The words kept so far")
        await pilot.press("enter")
        await until_shown(pilot, "暗访  learning  ")
        await pilot.press("enter")
        await until(pilot, lambda: "暗访" in [text for _, text in current_hit(app)])


async def test_the_list_tells_how_much_is_known(tmp_path: Path) -> None:
    """Once asked, and anew with each word that is kept."""
    (tmp_path / "text.txt").write_text("守土有责，疫情，守土有责。发展。", "utf-8")
    app = make_app(tmp_path / "text.txt")
    async with app.run_test(size=(120, 40)) as pilot:
        await until_shown(pilot, "守土有责，疫情")
        await pilot.press("ctrl+p", *"How much is known")
        await until_shown(pilot, "how much of each document")
        await pilot.press("enter")
        await until_shown(pilot, "known 0%")
        mark(app, "守土有责")
        await pilot.press("K")
        await until_shown(pilot, "known 50%")
        await pilot.press("ctrl+p", *"How much is known")
        await until_shown(pilot, "how much of each document")
        await pilot.press("enter")
        await until(pilot, lambda: not any("known 50%" in row for row in rows(app)))


async def test_words_are_exported(tmp_path: Path) -> None:
    """As a table or as a package, to where the user says; nothing is replaced unasked."""
    app = make_app()
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await until_shown(pilot, "中新网")
        mark(app, "暗访")
        await pilot.press("L")
        await until(pilot, lambda: kept() == {"暗访": "learning"})
        for name in ("words.tsv", "words.apkg"):
            await pilot.press("ctrl+p", *"Export the voc")
            await until_shown(pilot, "As a table or, with genanki")
            await pilot.press("enter")
            await save_as(pilot, tmp_path / name)
            await until(pilot, (tmp_path / name).exists)
            await until_shown(pilot, "saved to ")
        await pilot.press("ctrl+p", *"Export the voc", "enter")
        await save_as(pilot, tmp_path / "words.apkg")
        await until_shown(pilot, "There already: words.apkg")
    assert "暗访\tàn fǎng\t" in (tmp_path / "words.tsv").read_text("utf-8")


async def test_damage_is_told() -> None:
    """And nothing is written over it."""
    DATA.path.mkdir(parents=True, exist_ok=True)
    (DATA.path / "vocabulary.json").write_text("{", "utf-8")
    app = make_app()
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await until_shown(pilot, "中新网")
        mark(app, "暗访")
        await pilot.press("K")
        await until_shown(pilot, "this is no vocabulary")
    assert (DATA.path / "vocabulary.json").read_text("utf-8") == "{"


async def test_readings_are_left_out_above_known_words() -> None:
    """Known from an earlier run, too."""
    Vocabulary().keep(Entry("中新网", Standing.KNOWN))
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await until_shown(pilot, "中新网")
        await pilot.press("p")
        await until_shown(pilot, "běi jīng")
        await until_shown(pilot, "zhōng xīn")
        desk = app.screen
        assert isinstance(desk, Desk)
        desk.feature(Sounding).spare()
        await until(pilot, lambda: not any("zhōng xīn" in row for row in rows(app)))
        await until_shown(pilot, "běi jīng")
