"""Echoes in the app: the passages of a text that stand elsewhere too, and the way there and back."""

import re
from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from reader.services.echoing import Walk
from reader.ui.app import ReaderApp
from reader.ui.jobs import searching
from reader.ui.screens.choosing import ChoosingScreen
from reader.ui.screens.reading import ReadingScreen
from reader.ui.widgets.reading_pane import ReadingPane
from tests.terminal import PATIENCE
from tests.ui.looking import make_app, rows, until, until_shown


def _selected(app: ReaderApp) -> str:
    pane = app.screen.query_one(ReadingPane)
    return pane.selected.within(pane.document.clean) if pane.selected and pane.document else ""


async def test_e_lists_echoes_and_enter_goes_there_and_back() -> None:
    """Across scripts; where a passage stands elsewhere it is marked, and the same list leads back."""
    app = make_app()
    async with app.run_test(size=(110, 40)) as pilot:
        await until_shown(pilot, "中新网")
        await pilot.press("e")
        await until_shown(pilot, "22 passages stand elsewhere too")
        await until_shown(pilot, "压实属地、部门、单位、个人四方责任")
        await pilot.press("slash", *"压实属地", "enter")
        await until_shown(pilot, "人民日報 · 2022-03-20")
        await until(pilot, lambda: _selected(app) == "壓實屬地、部門、單位、個人四方責任")
        await pilot.press("e")
        await until_shown(pilot, "stand elsewhere too")
        await until_shown(pilot, "▸ 壓實屬地、部門、單位、個人四方責任")
        await pilot.press("enter")
        await until_shown(pilot, "中国新闻网 · 2022-11-22")
        await until(pilot, lambda: _selected(app) == "压实属地、部门、单位、个人四方责任")


@pytest.mark.parametrize("meanwhile", ["escape", "space", "slash"])
async def test_no_list_comes_up_before_who_does_something_else(meanwhile: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was found meanwhile is told in passing, and listed when it is asked for again."""
    go_on, find = Event(), searching.find_echoes

    def waiting(*asked: Any) -> Iterator[Walk]:
        go_on.wait(PATIENCE)
        yield from find(*asked)

    monkeypatch.setattr(searching, "find_echoes", waiting)
    app = make_app()
    async with app.run_test(size=(110, 30), notifications=True) as pilot:
        await until_shown(pilot, "中新网")
        await pilot.press("e", meanwhile)
        go_on.set()
        await until_shown(pilot, "22 passages stand elsewhere")
        assert isinstance(app.screen, ReadingScreen)
        await pilot.press("escape", "escape", "e")
        await until(pilot, lambda: isinstance(app.screen, ChoosingScreen))


async def test_what_differs_is_shown_from_the_text_that_is_read() -> None:
    """What it has comes first, whichever document that is."""
    app = make_app()
    async with app.run_test(size=(110, 40)) as pilot:
        await until_shown(pilot, "中新网")
        await pilot.press("e")
        await until_shown(pilot, "针尖大的窟窿{能→}漏{过→出}斗大的风")
        await pilot.press("escape", *["right_square_bracket"] * 4, "e")
        await until_shown(pilot, "针尖大的窟窿{→能}漏{出→过}斗大的风")


async def test_several_other_places_are_offered() -> None:
    """With what stands around each."""
    app = make_app()
    async with app.run_test(size=(110, 40)) as pilot:
        await until_shown(pilot, "中新网")
        await pilot.press("e")
        await until_shown(pilot, "here +6")
        await until(pilot, lambda: any(re.search(r" \d+ chars here \+6", row) for row in rows(app)))
        await pilot.press("slash", *"检查疫情", "down", "down", "enter")
        await until(pilot, lambda: isinstance(app.screen, ChoosingScreen) and "Where it stands" in "".join(rows(app)))
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ReadingScreen) and bool(_selected(app)))


async def test_a_text_without_echoes_says_so(tmp_path: Path) -> None:
    """Whatever else is open."""
    (tmp_path / "a.txt").write_text("春眠不觉晓,处处闻啼鸟。", "utf-8")
    (tmp_path / "b.txt").write_text("床前明月光,疑是地上霜。", "utf-8")
    app = make_app(tmp_path)
    async with app.run_test(size=(110, 20), notifications=True) as pilot:
        await until_shown(pilot, "啼鸟")
        await pilot.press("e")
        await until_shown(pilot, "no passage of this text")


@pytest.mark.parametrize("read", [0, 2])
async def test_what_stands_around_all_articles_is_folded(tmp_path: Path, read: int) -> None:
    """Once all are open; the text stays where it is."""
    notice = "某某网欢迎您的光临惠顾并祝您生活愉快，请常来看看，欢迎把本站告诉您的朋友们"
    for number, body in enumerate(("赤橙黄绿青蓝紫", "金木水火土日月", "子丑寅卯辰巳午")):
        text = f"{body * 9}。\n{notice}\n责任编辑：张三"
        (tmp_path / f"{number}.txt").write_text(text, "utf-8")
    app = make_app(tmp_path)
    async with app.run_test(size=(110, 20)) as pilot:
        await pilot.press(*["right_square_bracket"] * read)
        await until_shown(pilot, "recurring")
        assert not any("某某网" in row for row in rows(app))
