"""Variants: chosen from a list, or both scripts side by side."""

from reader.ui.widgets.reading_pane import ReadingPane
from tests.ui.looking import current_hit, make_app, rows, until, until_shown


async def test_variant_is_chosen_from_a_list() -> None:
    """T lists the variants and what each is; the chosen one is shown and named in the status."""
    app = make_app()
    async with app.run_test(size=(100, 30)) as pilot:
        await until_shown(pilot, "中新网")
        await pilot.press("T")
        await until_shown(pilot, "forms of Hong Kong")
        await pilot.press("G", "k", "enter")
        await until_shown(pilot, "香港")
        await until_shown(pilot, "中新網北京")
        await pilot.press("T", "escape")
        await until_shown(pilot, "中新網北京")


async def test_side_by_side_keeps_step() -> None:
    """Both scripts of a passage stand in one row, are scrolled together and highlighted together."""
    app = make_app()
    async with app.run_test(size=(160, 40)) as pilot:
        pane = app.screen.query_one(ReadingPane)
        await until_shown(pilot, "中新网")
        await pilot.press("x")
        await until_shown(pilot, "中新網北京")
        both = next(row for row in rows(app) if "中新網北京" in row)
        assert "中新网北京" in both
        await pilot.press("slash", *"守土尽责", "enter")
        await until(pilot, lambda: {"守土尽责", "守土盡責"} <= {text for _, text in current_hit(app)})
        assert len({y for y, _ in current_hit(app)}) == 1
        await pilot.press("G")
        assert pane.view is not None
        assert pane.view.at_end
        for index in range(len(pane.view.setting)):
            sides = pane.view.setting.paragraph(index), pane.view.setting.abreast.paragraph(index)
            assert sides[0].height >= sides[1].height
        await pilot.press("x")
        await until(pilot, lambda: not any("守土盡責" in row.split("││")[-1] for row in rows(app)))
