"""Readings above the line, as they stand on the screen."""

from pathlib import Path

from reader.core.ruby import Ruby
from reader.core.spans import Span
from reader.ui.widgets.reading_pane import ReadingPane
from tests.ui.looking import current_hit, hits, make_app, rows, until, until_shown

TEXTBOOK = (
    "第一课\n\n" + "贯(guàn)彻(chè)落(luò)实(shí)党(dǎng)中(zhōng)央(yāng)决(jué)策(cè)。" * 3 + "\n\n课后没有注音。"
)


async def test_a_textbooks_readings_stand_above_their_characters(tmp_path: Path) -> None:
    """In either script; a hit on characters apart is marked, and what lies between them too."""
    path = tmp_path / "textbook.txt"
    path.write_text(TEXTBOOK, encoding="utf-8")
    app = make_app(path)
    async with app.run_test(size=(100, 30)) as pilot:
        await until_shown(pilot, "guàn chè luò shí dǎng zhōng yāng jué cè")
        shown = rows(app)
        first = next(number for number, row in enumerate(shown) if "guàn chè luò shí dǎng zhōng" in row)
        assert "贯  彻  落  实   党   中    央  决  策。" in shown[first + 1]
        assert not any("(guàn)" in row for row in shown)
        await pilot.press("t")
        await until_shown(pilot, "貫  徹  落  實")
        await pilot.press("slash", *"課後", "enter")
        await until(pilot, lambda: "".join(text for _, text in current_hit(app)) == "課後")
        await pilot.press("slash", *"黨中", "enter")
        await until(pilot, lambda: len(hits(app)) >= 3)


async def test_readings_asked_for_come_and_go_at_the_same_place() -> None:
    """Whoever looks with readings sees them over the rows in view; the first row seen stays."""
    app = make_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await until_shown(pilot, "中新网")
        await pilot.press("j", "j", "j")
        pane = app.screen.query_one(ReadingPane)
        first, look = pane.top_offset, pane.look
        pane.show(look._replace(ruby=lambda text: [Ruby(Span(n, n + 1), "dú") for n, _ in enumerate(text)]))
        await until(pilot, lambda: sum("dú dú" in row for row in rows(app)) >= 10)
        assert first == pane.top_offset
        pane.show(look)
        await until(pilot, lambda: not any("dú" in row for row in rows(app)))
        assert first == pane.top_offset
