"""Vertical text: set in columns from right to left, moved through, searched, selected and copied as in rows."""

from pathlib import Path

import pytest
from textual.geometry import Offset

from reader.core import cells
from reader.ui.app import ReaderApp
from reader.ui.widgets.reading_pane import ReadingPane
from tests.ui.looking import current_hit, hits, make_app, rows, seed_documents, until, until_shown

TEXT = "标题\n\n他说:“头发很长,共有20根。”这里的人都说好。\n"
TEXT += "".join(f"这是第{n}段的文字,不长。\n" for n in range(40))


@pytest.fixture(autouse=True)
def memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A memory of its own."""
    monkeypatch.setenv("READER_MEMORY", str(tmp_path / "choices.json"))


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A short text."""
    path = tmp_path / "text.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def read(pane: ReadingPane) -> list[str]:
    """The columns that are drawn, from the right, each from its top."""
    drawn = [pane.row(y).text for y in range(pane.size.height)]
    sheet = pane._sheet()
    found = []
    for number in range(len(sheet.places)):
        x = next(x for x in range(pane.size.width) if sheet.column_at(x) == number)
        found.append("".join(_at(row, x) for row in drawn).strip())
    return found


def _at(row: str, x: int) -> str:
    """What a row shows in the two cells from one on."""
    used, shown = 0, ""
    for cluster, size in cells.clusters(row):
        shown += cluster if x <= used < x + 2 else ""
        used += size
    return shown


async def opened(pilot_app: ReaderApp) -> ReadingPane:
    """The pane."""
    return pilot_app.screen.query_one(ReadingPane)


async def test_columns_from_right_to_left(book: Path) -> None:
    """The first column stands at the right, each reads from top to bottom, and the marks have their vertical forms."""
    app = make_app(book)
    async with app.run_test(size=(100, 24)) as pilot:
        await until_shown(pilot, "头发")
        pane = await opened(app)
        await pilot.press("v")
        await until(pilot, lambda: pane.look.vertical)
        text = "".join(read(pane))
        assert "他说︓﹃头发很长︐共有20根︒﹄这里的人都说好︒" in text
        assert "这是第０段的文字︐不长︒" in text


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (240, 70), (20, 8)], ids=str)
async def test_paging_shows_every_character(size: tuple[int, int]) -> None:
    """Every character of a news page is in some column, whatever the window."""
    document = seed_documents()[0]
    app = make_app(document.path)
    async with app.run_test(size=size) as pilot:
        pane = await opened(app)
        await until(pilot, lambda: pane.view is not None)
        await pilot.press("f", "v")
        await until(pilot, lambda: pane.look.vertical)
        seen: set[int] = set()
        while True:
            setting = pane.view.setting if pane.view else None
            assert setting is not None
            for place in pane.places:
                paragraph, holder = setting.paragraph(place.paragraph), setting.span_of(place.paragraph)
                if place.row in paragraph.tops:
                    row = paragraph.rows[paragraph.number_at(place.row)]
                    seen |= {holder.start + at for at in range(*row)}
            if pane.view and pane.view.at_end:
                break
            await pilot.press("space")
        assert {at for span, *_ in document.paragraphs for at in range(*span)} <= seen


async def test_toggling_keeps_the_place(book: Path) -> None:
    """However often: what was first in view is first in view again, and is seen in between."""
    app = make_app(book)
    async with app.run_test(size=(100, 24)) as pilot:
        await until_shown(pilot, "头发")
        pane = await opened(app)
        await pilot.press("d", "j")
        top = pane.top_offset
        for _ in range(4):
            await pilot.press("v")
            assert pane.sees(top)
            await pilot.press("v")
            assert top == pane.top_offset


async def test_keys_lead_to_the_left_and_to_the_right(book: Path) -> None:
    """A line down is the next column to the left; so is the arrow that points there."""
    app = make_app(book)
    async with app.run_test(size=(100, 24)) as pilot:
        await until_shown(pilot, "头发")
        pane = await opened(app)
        await pilot.press("v")
        first = read(pane)
        await pilot.press("j")
        await until(pilot, lambda: first[1:] == read(pane)[:-1])
        await pilot.press("left")
        await until(pilot, lambda: first[2:] == read(pane)[:-2])
        await pilot.press("right", "k")
        await until(pilot, lambda: first == read(pane))
        await pilot.press("space")
        await until(pilot, lambda: first[-1] not in read(pane)[1:])
        await pilot.press("G")
        assert pane.view is not None
        assert pane.view.at_end


async def test_hits_are_marked_and_walked_through(book: Path) -> None:
    """In either script, as in rows; the hit that is looked at comes into view."""
    app = make_app(book)
    async with app.run_test(size=(100, 24)) as pilot:
        await until_shown(pilot, "头发")
        pane = await opened(app)
        await pilot.press("v", "slash", *"頭髮", "enter")
        await until(pilot, lambda: bool(current_hit(app)))
        assert ["头", "发"] == [text.strip() for _, text in current_hit(app)]
        await pilot.press("slash", *"第39段", "enter")
        await until(pilot, lambda: "第39段" in "".join(read(pane)))
        assert hits(app)


async def test_what_is_selected_is_copied_as_it_was_written(book: Path) -> None:
    """By mouse and by keys; the forms of the columns are only looked at."""
    app = make_app(book)
    async with app.run_test(size=(100, 24)) as pilot:
        await until_shown(pilot, "头发")
        pane = await opened(app)
        await pilot.press("v")
        await until(pilot, lambda: pane.look.vertical)
        assert pane.document is not None
        start, end = pane.document.clean.index("“头"), pane.document.clean.index("。”") + 1
        await pilot.mouse_down(pane, offset=cell_of(pane, start))
        await pilot.hover(pane, offset=cell_of(pane, end))
        await pilot.mouse_up(pane, offset=cell_of(pane, end))
        await pilot.press("y")
        await until(pilot, lambda: app.clipboard == "“头发很长,共有20根。”")
        await pilot.press("t", "shift+down", "y")
        await until(pilot, lambda: app.clipboard == "“頭髮很長,共有20根。”這")
        await pilot.press("shift+left", "y")
        await until(pilot, lambda: app.clipboard.endswith("。”這裡的人都說好。"))


def cell_of(pane: ReadingPane, offset: int) -> Offset:
    """The cell of the pane, its border counted, at which a character of clean is drawn."""
    for y in range(pane.size.height):
        for x in range(pane.size.width):
            if pane.offset_at(x, y) == offset:
                return Offset(x + 1, y + 1)
    raise AssertionError(offset)


async def test_both_scripts_stand_one_above_the_other(book: Path) -> None:
    """The same columns, in two registers with a rule between them."""
    app = make_app(book)
    async with app.run_test(size=(100, 40)) as pilot:
        await until_shown(pilot, "头发")
        pane = await opened(app)
        await pilot.press("x", "v")
        await until(pilot, lambda: any("────" in row for row in rows(app)[2:-3]))
        text = "".join(read(pane))
        assert "头" in text
        assert "頭" in text


async def test_a_folded_line_is_opened() -> None:
    """By a click on its column, as on its row."""
    app = make_app(seed_documents()[2].path)
    async with app.run_test(size=(120, 40)) as pilot:
        pane = await opened(app)
        await until_shown(pilot, "疫情就是命令")
        await pilot.press("v")
        await until(pilot, lambda: pane.look.vertical and any(column.startswith("▸") for column in read(pane)))
        number = next(n for n, column in enumerate(read(pane)) if column.startswith("▸"))
        x = next(x for x in range(pane.size.width) if pane._sheet().column_at(x) == number)
        await pilot.click(pane, offset=(x + 1, 3))
        await until(pilot, lambda: bool(pane.look.opened))


@pytest.mark.parametrize("size", [(80, 24), (160, 30), (20, 8)], ids=str)
async def test_readings_stand_at_the_right_of_what_they_read(size: tuple[int, int]) -> None:
    """Every syllable whole beside its character, in as many columns as there is room for, and no row too wide."""
    document = seed_documents()[0]
    app = make_app(document.path)
    async with app.run_test(size=size) as pilot:
        await until_shown(pilot, "省级" if size[0] > 40 else "首页")
        pane = await opened(app)
        await pilot.press("v", "p")
        await until_shown(pilot, "首shǒu")
        await until_shown(pilot, "正zhèng" if size[1] > 20 else "首shǒu")
        assert {pane.size.width} == {pane.row(y).cell_length for y in range(pane.size.height)}
        assert "首页" in "".join(read(pane))
        await pilot.press("p")
        await until(pilot, lambda: not any("shǒu" in row for row in rows(app)))


async def test_how_far_one_is_stands_at_the_side(tmp_path: Path) -> None:
    """As beside rows: at the top in the beginning, at the foot at the end."""
    path = tmp_path / "long.txt"
    path.write_text("一行文字而已。\n" * 600, encoding="utf-8")
    app = make_app(path)
    async with app.run_test(size=(80, 24)) as pilot:
        await until_shown(pilot, "一行")
        await pilot.press("v")
        await until(pilot, lambda: rows(app)[1].endswith("┃"))
        assert rows(app)[20].endswith("│")
        await pilot.press("G")
        await until(pilot, lambda: rows(app)[20].endswith("┃"))
        assert rows(app)[1].endswith("│")
