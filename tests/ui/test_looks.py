"""How the screen looks: nothing wasted in narrow windows, remarks quieter than the text, every word readable."""

from pathlib import Path

import pytest
from rich.style import Style
from textual.pilot import Pilot

from reader.core import cells
from reader.services.memory import Habits
from reader.services.paths import bundled_seeds
from reader.ui.app import ReaderApp
from reader.ui.command import Place
from reader.ui.screens.help import help_text
from reader.ui.themes import names
from tests.ui.looking import make_app, rows, styled, until, until_shown, whole

ANNOTATED = "鄭伯克段于鄢\n\n初，鄭武公娶于申，〔初者，敘其始也。申，姜姓國。〕曰武姜，生莊公及共〔恭〕叔段。"
LEAST_TEXT, LEAST_MARK = 4.5, 3.0
"""Contrasts that WCAG asks of text, and of marks that say something."""


@pytest.mark.parametrize("size", [(20, 12), (33, 16), (40, 12)], ids=str)
async def test_a_narrow_window_wastes_no_row(size: tuple[int, int]) -> None:
    """The status stands right below the text and the keys below that; alone, the text has all but one row."""
    app = make_app()
    async with app.run_test(size=size) as pilot:
        await until_shown(pilot, "0%")
        shown = rows(app)
        assert shown[-2].endswith("0%")
        assert "Help" in shown[-1]
        await pilot.press("z")
        await until(pilot, lambda: rows(app)[-1].endswith("0%"))


@pytest.mark.parametrize("vertical", [False, True])
async def test_remarks_are_quieter_than_the_text(tmp_path: Path, *, vertical: bool) -> None:
    """What commentators say between the characters has the colour of quiet things, brackets and all."""
    path = tmp_path / "annotated.txt"
    path.write_text(ANNOTATED, encoding="utf-8")
    app = make_app(path)
    async with app.run_test(size=(100, 30)) as pilot:
        await until_shown(pilot, "鄭武公")
        text = next(
            segment for strip in app.screen._compositor.render_strips() for segment in strip if "武公" in segment[0]
        )
        if vertical:
            await pilot.press("v")
            await until(pilot, lambda: any("︹" in row for row in rows(app)))
        loud = text.style.color if text.style else None
        quiet = "".join(piece for _, piece in styled(app, lambda style: style.color not in {None, loud}))
        assert all(char in quiet for char in "敘始也恭")
        plain = "".join(piece for _, piece in styled(app, lambda style: style.color == loud))
        assert all(char in plain for char in "武莊叔段")
        assert not any(char in plain for char in "敘始也恭")


async def test_who_wrote_a_book_stands_at_its_foot(tmp_path: Path) -> None:
    """And in the list, where nobody published it."""
    path = tmp_path / "book.md"
    path.write_text("---\ntitle: 家\nauthor: 巴金\ndate: 1933-05-01\n---\n\n觉新。\n", encoding="utf-8")
    app = make_app(path)
    async with app.run_test(size=(100, 20)) as pilot:
        await until_shown(pilot, "巴金 · 1933-05-01 ─╯")
        await until_shown(pilot, "    巴金 1933-05-01")


async def test_all_of_a_text_is_said_to_be_seen_at_its_end_only(tmp_path: Path) -> None:
    """However little is left before."""
    path = tmp_path / "long.txt"
    path.write_text("一行文字而已。\n" * 3000, encoding="utf-8")
    app = make_app(path)
    async with app.run_test(size=(80, 24)) as pilot:
        await until_shown(pilot, "一行文字")
        for key, share in (("G", " 100%"), ("k", " 99%"), ("j", " 100%")):
            await pilot.press(key)
            await until_shown(pilot, share)


async def test_side_by_side_no_text_touches_a_line() -> None:
    """In a window of the usual size there is an empty cell at least between a column and what stands beside it."""
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until_shown(pilot, "中新网")
        await pilot.press("x")
        await until_shown(pilot, "中新網")
        for row in rows(app)[1:-3]:
            left, right = row.split("││")[1][:-1].split("│")
            assert {left[:1], left[-1:], right[:1], right[-1:]} <= {" "}


def test_the_help_keeps_to_its_columns() -> None:
    """What keys do goes on below where it began, and no row is wider than there is room."""
    for width in (40, 60, 88):
        for row in help_text(Place.READING, width).plain.split("\n"):
            assert cells.width(row) <= width
            assert not row.startswith("   ") or row[:19].isspace()


COLOURED = [name for name in names(make_app()) if not name.startswith("ansi")]
"""The themes that say what colours they have, where others leave that to the terminal."""


async def _everything(pilot: Pilot[None]) -> list[tuple[str, str, Style]]:
    """The pieces of several screens with hits, marks, and lists in them, in every theme, whose name comes first."""
    seen: list[tuple[str, str, Style]] = []
    app = pilot.app

    async def look(*keys: str) -> None:
        await pilot.press(*keys)
        await pilot.pause(0.05)
        for theme in COLOURED:
            app.theme = theme
            await pilot.pause()
            strips = app.screen._compositor.render_strips()
            seen.extend((theme, s.text, s.style) for strip in strips for s in strip if s.style)

    await look("h", "j", "j", "h", "h", "j", "j", "h", "h", "h", "j", "m")
    await look("slash", *"疫情")
    await look("enter", "r")
    await look("escape", "escape", "tab", "G", "enter")
    await look("h", "j", "slash", *"疫情", "enter", "w")
    await look("z", "v", "shift+down")
    await look("z", "colon")
    return seen


async def test_every_word_on_the_screen_can_be_read(tmp_path: Path) -> None:
    """Text has a contrast of 4.5 to 1 with what it stands on, in every theme, Textual's own among them."""
    noted = tmp_path / "noted.txt"
    noted.write_text("疫情\n\n连日来，〔疫情严重。〕疫情防控。〔注疫情〕\n", encoding="utf-8")
    app = ReaderApp(whole(bundled_seeds(), noted), habits=Habits(COLOURED[0]))
    async with app.run_test(size=(110, 32)) as pilot:
        await until_shown(pilot, "中新网")
        seen = await _everything(pilot)
        pale = {
            (theme, text.strip()[:12], round(contrast, 1))
            for theme, text, style in seen
            if text.strip() and not set(text) <= set("│┃╭╮╰╯─ ")
            if (contrast := contrast_of(style)) < LEAST_TEXT
        }
        assert set() == pale
        thumbs = [contrast_of(style) for _, text, style in seen if "┃" in text]
        assert min(thumbs, default=LEAST_MARK) >= LEAST_MARK


def contrast_of(style: Style) -> float:
    """The contrast of WCAG 2.2 between a text and what it stands on."""
    assert style.color
    assert style.bgcolor
    colours = [colour.get_truecolor() for colour in (style.color, style.bgcolor)]
    low, high = sorted(
        sum(part * _linear(value) for part, value in zip(_PARTS, colour, strict=True)) for colour in colours
    )
    return (high + 0.05) / (low + 0.05)


_PARTS = (0.2126, 0.7152, 0.0722)


def _linear(value: int) -> float:
    part = value / 255
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
