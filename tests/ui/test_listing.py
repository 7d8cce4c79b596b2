"""The list of documents narrowed and ordered: a view, in which every document stays what it is."""

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.strip import Strip

from reader.ui.app import ReaderApp
from reader.ui.features.listing import Listing
from reader.ui.screens.desk import Desk
from reader.ui.widgets.list_pane import ListPane
from reader.ui.widgets.reading_pane import ReadingPane
from tests import strategies
from tests.ui.looking import make_app, rows, until, until_shown, whole

ORDERS = ("opened", "title", "date", "length", "hits")


def listed(app: ReaderApp) -> list[str]:
    """The titles in the list, as far as they are seen."""
    pane = app.screen.query_one(ListPane)
    inside = [row[1 : pane.size.width - 1] for row in rows(app)[1 : pane.size.height + 1]]
    return [row[3:].strip() for row in inside[::2] if row.strip()]


def dates(app: ReaderApp) -> list[str]:
    """The dates in the list."""
    return [row.split("│")[1].split()[-1] for row in rows(app)[2:12:2]]


async def order(pilot: Pilot[None], name: str) -> None:
    """Order the list."""
    await pilot.press("s")
    await until_shown(pilot, "Order of the list")
    await pilot.press("g", *["j"] * ORDERS.index(name), "enter")


@pytest.mark.parametrize(("typed", "title"), [("人民", "1 of 5"), ("日报 2022", "2 of 5"), ("報", "3 of 5")])
async def test_the_list_is_narrowed_as_one_types(typed: str, title: str) -> None:
    """In either script; enter keeps it, escape in the list takes it back."""
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await until_shown(pilot, "Documents 5")
        await pilot.press("tab", "f", *("space" if key == " " else key for key in typed))
        await until_shown(pilot, f"Documents {title}")
        await pilot.press("enter")
        await until_shown(pilot, typed)
        assert int(title.split(maxsplit=1)[0]) == len(listed(app))
        await pilot.press("escape")
        await until_shown(pilot, "Documents 5")
        assert 5 == len(listed(app))


async def test_what_is_opened_is_what_is_marked() -> None:
    """In a narrowed and ordered list, enter, a click and `]` lead to the documents that are seen."""
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await until_shown(pilot, "Documents 5")
        desk, text = app.screen, app.screen.query_one(ReadingPane)
        assert isinstance(desk, Desk)
        await pilot.press("tab")
        await order(pilot, "date")
        await until_shown(pilot, "by date")
        assert ["2022-11-22", "2022-11-13", "2022-09-02", "2022-03-20"] == dates(app)[:4]
        await pilot.press("G", "k", "enter")
        await until_shown(pilot, "疫情就是命令")
        assert 2 == desk.opened
        assert "切實" in (text.border_title or "")
        await pilot.press("left_square_bracket")
        await until(pilot, lambda: desk.opened == 3)
        await pilot.press("tab", "f", *"中国")
        await until_shown(pilot, "1 of 5")
        await pilot.click(ListPane, offset=(8, 1))
        await until(pilot, lambda: desk.opened == 0)
        assert text.document is desk.corpus[0]


async def test_the_same_order_again_turns_it_round() -> None:
    """What has no date stands last both ways."""
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await until_shown(pilot, "Documents 5")
        await pilot.press("tab")
        await order(pilot, "date")
        await until_shown(pilot, "by date")
        await order(pilot, "date")
        await until_shown(pilot, "by date · ↑")
        assert ["2022-03-20", "2022-09-02", "2022-11-13", "2022-11-22"] == dates(app)[:4]


async def test_most_hits_first() -> None:
    """The order follows the query, and each document keeps its own count."""
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await until_shown(pilot, "Documents 5")
        await pilot.press("tab")
        await order(pilot, "hits")
        await pilot.press("slash", *"疫情")
        await until_shown(pilot, "of 119")
        await until(pilot, lambda: dates(app) == ["33", "26", "24", "24", "12"])
        await pilot.press(*"防控")
        await until_shown(pilot, "of 76")
        counts = [int(count) for count in dates(app)]
        await until(pilot, lambda: sorted(counts, reverse=True) == [int(count) for count in dates(app)])
        assert sum(counts) == 76


async def test_documents_that_come_later_are_filtered_too(tmp_path: Path) -> None:
    """A filter that stands is asked of them; the marked document stays marked."""
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await until_shown(pilot, "Documents 5")
        await pilot.press("tab", "f", *"日報", "enter", "j")
        desk = app.screen
        assert isinstance(desk, Desk)
        await until_shown(pilot, "2 of 5")
        before = desk.list_pane.cursor
        (tmp_path / "后来的日报.txt").write_text("后来的日报\n\n文章说。", encoding="utf-8")
        (tmp_path / "別的.txt").write_text("別的\n\n文章說。", encoding="utf-8")
        desk.add(whole(tmp_path).first)
        await until_shown(pilot, "3 of 7")
        assert before == desk.list_pane.cursor


async def test_while_one_types_the_arrows_mark_documents() -> None:
    """Down and up in the bar move in the list; escape there takes the filter back."""
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until_shown(pilot, "Documents 5")
        pane = app.screen.query_one(ListPane)
        await pilot.press("tab", "f", *"日報")
        await until_shown(pilot, "2 of 5")
        first = pane.cursor
        await pilot.press("down")
        assert first != pane.cursor
        await pilot.press("up")
        assert first == pane.cursor
        await pilot.press("escape")
        await until_shown(pilot, "Documents 5")
        assert pane.has_focus


@pytest.mark.parametrize("size", [(50, 20), (80, 11)], ids=str)
async def test_in_a_small_terminal_the_list_stays_in_view(size: tuple[int, int]) -> None:
    """While the filter is typed, what it leaves is seen."""
    app = make_app()
    async with app.run_test(size=size) as pilot:
        await pilot.press("tab", "f", *"驻马店")
        await until(pilot, lambda: any("蒿慧杰" in title for title in listed(app)[:1]) or "蒿慧杰" in rows(app)[0])


async def test_nothing_holds_what_is_typed() -> None:
    """An empty list is no fault, and nothing can be opened from it."""
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await until_shown(pilot, "Documents 5")
        await pilot.press("tab", "f", *"[龘]", "enter")
        await until_shown(pilot, "Documents 0 of 5")
        await pilot.press("enter", "j", "G", "right_square_bracket")
        await pilot.press("escape")
        await until_shown(pilot, "Documents 5")


async def test_a_key_draws_the_rows_it_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a query being typed, the rows of the list whose counts change are drawn, and no title."""
    drawn: list[str] = []
    row = ListPane.row

    def drawing(pane: ListPane, y: int) -> Strip:
        drawn.append((strip := row(pane, y)).text)
        return strip

    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await until_shown(pilot, "Documents 5")
        await pilot.press("slash", *"疫情")
        await until_shown(pilot, "/ 疫情 ")
        monkeypatch.setattr(ListPane, "row", drawing)
        before = [row.split("│")[1] for row in rows(app)[2:12:2]]
        await pilot.press("防")
        await until_shown(pilot, "/ 疫情防 ")
        now = [row.split("│")[1] for row in rows(app)[2:12:2]]
        assert [after for after, was in zip(now, before, strict=True) if after != was] == drawn != []


async def test_a_document_that_another_came_in_place_of_is_forgotten() -> None:
    """What its file was before is not kept for the list, however often it changes."""
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await until_shown(pilot, "Documents 5")
        desk = app.screen
        assert isinstance(desk, Desk)
        await pilot.press("tab")
        await order(pilot, "title")
        listing = desk.feature(Listing)
        await until(pilot, lambda: len(listing._cards) == 5)
        for number in range(3):
            before = desk.corpus[4]
            desk.replace(before, strategies.document(f"第{number}版。"))
            await until(pilot, lambda before=before: before not in listing._cards)  # type: ignore[misc]
            await until(pilot, lambda: set(listing._cards) == set(desk.corpus))
