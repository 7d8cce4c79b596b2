"""What was repaired and folded away: seen, inspected, opened, and the source as it is."""

from pathlib import Path

import pytest

from reader.services.paths import bundled_seeds
from reader.ui.widgets.reading_pane import ReadingPane
from tests.ui.looking import current_hit, make_app, rows, seed_documents, styled, until, until_shown

DAMAGED = next(path for path in sorted(bundled_seeds().iterdir()) if path.name.startswith("003"))


async def test_repaired_characters_are_underlined_and_listed() -> None:
    """A quiet underline lies on what a gloss was taken from; a list names the repairs, and enter goes to one."""
    app = make_app(DAMAGED)
    async with app.run_test(size=(110, 40)) as pilot:
        await until_shown(pilot, "repairs")
        marked = styled(app, lambda style: bool(style.underline) and not style.bold)
        assert {"發", "續"} <= {character for _, text in marked for character in text}
        await app.run_action("screen.do('inspect-repairs')")
        await until_shown(pilot, "(fā)")
        await until_shown(pilot, "gloss")
        await pilot.press("G", "enter")
        pane = app.screen.query_one(ReadingPane)
        await until(pilot, lambda: pane.top_offset > 0)


async def test_source_is_shown_as_it_is_at_the_same_place() -> None:
    """The source view shows damage and all, keeps the hit, and leads back."""
    app = make_app(DAMAGED)
    async with app.run_test(size=(110, 30)) as pilot:
        await pilot.press("slash", *"快速发展期", "enter")
        await until_shown(pilot, "1 of 1")
        assert "".join(text for _, text in current_hit(app)) == "快速發展期"
        await pilot.press("o")
        await until_shown(pilot, "source file")
        await until(pilot, lambda: "".join(text for _, text in current_hit(app)) == "快速發(fā)展期")
        assert any("印發(fā)" in row for row in rows(app))
        await pilot.press("o")
        await until(pilot, lambda: "".join(text for _, text in current_hit(app)) == "快速發展期")


async def test_furniture_is_one_line_until_opened(tmp_path: Path) -> None:
    """Lines around the article are folded; enter or a click opens them, and f all of them everywhere."""
    app = make_app()
    async with app.run_test(size=(110, 40)) as pilot:
        await until_shown(pilot, "中新网")
        await pilot.press("right_square_bracket")
        await until_shown(pilot, "▸ 2 lines: labels")
        assert not any("点击:" in row for row in rows(app))
        await pilot.press("enter")
        await until_shown(pilot, "点击:")
        await pilot.press("enter")
        await until_shown(pilot, "▸ 2 lines: labels")
        await pilot.press("f", "G")
        await until_shown(pilot, "powered by discus")


async def test_hit_in_furniture_is_counted_on_its_line_and_opens_it() -> None:
    """A folded line says how many hits lie in it; walking to one opens it."""
    app = make_app()
    async with app.run_test(size=(110, 40)) as pilot:
        await pilot.press("slash", *"powered", "enter")
        await until_shown(pilot, "1 of 2")
        await until(pilot, lambda: [text for _, text in current_hit(app)] == ["powered"])


@pytest.mark.parametrize("vertical", [False, True])
async def test_the_source_stands_in_the_same_rows_and_leads_back(*, vertical: bool) -> None:
    """Wherever the window is: the first character seen keeps its row, or column, and back again all of them do.

    So it is from every row but the last ones, below which the source has fewer than the window.
    """
    app = make_app()
    async with app.run_test(size=(100, 30)) as pilot:
        pane = app.screen.query_one(ReadingPane)
        await until_shown(pilot, "中新网")
        pane.read(seed_documents()[3])
        pane.show(pane.look._replace(vertical=vertical, opened=None))
        assert pane.view is not None
        document = pane.view.setting.document
        for rows_down in range(40):
            pane.to_end(-1)
            pane.move_to(pane.view.moved(rows_down))
            before, first = pane.view.top, pane.top_offset
            row = pane.view.row_of(first)
            pane.show(pane.look._replace(as_source=True))
            assert row == pane.view.row_of(pane.look.shown_offset(document, first))
            pane.show(pane.look._replace(as_source=False))
            assert before == pane.view.top
