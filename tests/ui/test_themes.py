"""Themes: made for reading, seen while one chooses, found again; and what is marked is marked without colour too."""

from pathlib import Path

import pytest
from rich.style import Style
from textual.color import Color
from textual.theme import Theme
from textual.widgets import Input, TextArea

from reader.services.memory import Habits, habits
from reader.services.settings import DEFAULTS
from reader.ui.app import ReaderApp
from reader.ui.themes import READING_THEMES, names
from tests.ui.looking import current_hit, hits, make_app, rows, styled, until, until_shown, whole


@pytest.fixture(autouse=True)
def memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A memory of its own."""
    monkeypatch.setenv("READER_MEMORY", str(tmp_path / "choices.json"))
    return tmp_path / "choices.json"


@pytest.mark.parametrize("theme", READING_THEMES, ids=lambda theme: theme.name)
def test_text_can_be_read(theme: Theme) -> None:
    """The text stands out as WCAG asks of what is read at length: 7 to 1."""
    text, ground = Color.parse(str(theme.foreground)), Color.parse(str(theme.background))
    lighter, darker = sorted((_luminance(text), _luminance(ground)), reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= 7


def _luminance(colour: Color) -> float:
    """The relative luminance of WCAG 2.2."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part) for part in colour.normalized)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


async def test_a_theme_is_seen_while_one_chooses_and_found_again(memory: Path) -> None:
    """The marked theme is shown at once; the chosen one is remembered, and one that was only looked at is not."""
    app = make_app()
    async with app.run_test(size=(100, 40)) as pilot:
        await until_shown(pilot, "中新网")
        await pilot.press("ctrl+p", *"Theme")
        await until_shown(pilot, "Colours for reading")
        await pilot.press("enter")
        await until_shown(pilot, "▸ textual-dark")
        await pilot.press("g")
        await until(pilot, lambda: app.theme == "paper")
        await pilot.press("escape")
        await until(pilot, lambda: app.theme == "textual-dark")
        assert Habits() == habits(memory)
        await pilot.press("ctrl+p", *"Theme")
        await until_shown(pilot, "Colours for reading")
        await pilot.press("enter")
        await until_shown(pilot, "▸ textual-dark")
        await pilot.press(*"sepia", "enter")
        await until(pilot, lambda: app.theme == "sepia" and habits(memory).theme == "sepia")
    again = ReaderApp(whole(), habits=habits(memory))
    assert "sepia" == again.theme


async def test_an_unknown_theme_is_named() -> None:
    """The themes there are stand beside it."""
    app = ReaderApp(whole(), DEFAULTS._replace(theme="mauve"))
    async with app.run_test(size=(100, 40), notifications=True) as pilot:
        await until_shown(pilot, "there is no 'mauve'")
        await until_shown(pilot, "high-contrast")


@pytest.mark.parametrize("theme", [*names(make_app())])
async def test_marks_are_seen_in_every_theme_and_without_colour(theme: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Hits, the hit looked at, what is selected and the marked document are told apart by more than colours."""
    monkeypatch.setenv("NO_COLOR", "1")
    app = ReaderApp(whole(), habits=Habits(theme))
    async with app.run_test(size=(100, 30)) as pilot:
        await until_shown(pilot, "中新网")
        await pilot.press("slash", *"疫情", "enter")
        await until(pilot, lambda: bool(current_hit(app)))
        assert theme == app.theme
        assert len(hits(app)) > len(current_hit(app)) > 0
        await pilot.press("escape", "tab", "j")
        await until(pilot, lambda: any("多位" in text for _, text in styled(app, lambda style: bool(style.reverse))))


async def test_only_the_text_and_its_place_stay() -> None:
    """The list, the frames and the keys go and come back; the text goes on where it was."""
    app = make_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await until_shown(pilot, "中新网")
        await until(pilot, lambda: not any("opening…" in row for row in rows(app)))
        whole_screen = rows(app)
        await pilot.press("z")
        await until(pilot, lambda: not any("Documents" in row or "╭" in row or "Palette" in row for row in rows(app)))
        assert any("疫情防控" in row for row in rows(app))
        assert any("as written" in row for row in rows(app))
        await pilot.press("z")
        await until(pilot, lambda: whole_screen == rows(app))


async def test_nothing_moves_by_itself() -> None:
    """No cursor blinks where something is typed, and nothing glides: a screen that is not touched stands still."""
    app = make_app()
    async with app.run_test(size=(90, 24)) as pilot:
        await until_shown(pilot, "中新网")
        for keys, kind in (("slash", Input), ("colon", Input), ("T z", Input), ("a", TextArea)):
            await pilot.press("escape", *keys.split())
            await until(pilot, lambda kind=kind: isinstance(app.focused, kind))  # type: ignore[misc]
            assert not getattr(app.focused, "cursor_blink", True)
        assert app.animation_level == "none"


@pytest.mark.parametrize("theme", ["ansi-dark", "ansi-light"])
async def test_in_the_colours_of_the_terminal_nothing_is_laid_under_text(theme: str) -> None:
    """Hits, what is selected and the marked document are told by styles, and by colours of the text alone."""
    app = ReaderApp(whole(), habits=Habits(theme))
    async with app.run_test(size=(100, 30)) as pilot:
        await until_shown(pilot, "中新网")
        await pilot.press("slash", *"疫情", "enter", "shift+down", "shift+down")
        await until(pilot, lambda: bool(hits(app)))
        await until(pilot, lambda: any(style.reverse and not style.bold for style in _styles(app)))
        assert all(style.bgcolor is None or style.bgcolor.is_default for style in _styles(app))
        selected = [style for style in _styles(app) if style.reverse and not style.bold]
        assert all(style.color is None or style.color.is_default for style in selected)


def _styles(app: ReaderApp) -> list[Style]:
    """The styles of all text on the screen."""
    strips = app.screen._compositor.render_strips()
    return [segment.style for strip in strips for segment in strip if segment.style and segment.text.strip()]
