"""How rows are set, as it is set in the settings, seen on the screen."""

from pathlib import Path

from reader.core.typography import Ambiguous
from reader.services.settings import Settings
from reader.ui.app import ReaderApp
from reader.ui.widgets.reading_pane import ReadingPane
from tests.ui.looking import rows, until, until_shown, whole

TEXT = "标题一行\n\n" + "他说：“守土有责……”——然后走了。" * 5 + "\n\n第二段。\n\n第三段。"


def app_on(path: Path, settings: Settings) -> ReaderApp:
    """The app on a text, set so."""
    path.write_text(TEXT, encoding="utf-8")
    return ReaderApp(whole(path), settings)


async def test_where_marks_would_be_wide_others_are_drawn_and_the_text_stays(tmp_path: Path) -> None:
    """Neither texts nor frames hold what such a terminal draws in two cells; what is copied is the text."""
    app = app_on(tmp_path / "a.txt", Settings(ambiguous=Ambiguous.WIDE))
    async with app.run_test(size=(80, 24)) as pilot:
        await until_shown(pilot, "他说：「守土有责⋯⋯」﹘﹘然后")
        assert not set("│╭╮╰╯─┃“”…—") & set("".join(rows(app)))
        pane = app.screen.query_one(ReadingPane)
        assert pane.view
        assert "“守土有责……”——" in pane.view.setting.shown_text(pane.view.setting.span_of(1))


async def test_paragraphs_and_rows_stand_apart_as_set(tmp_path: Path) -> None:
    """Empty rows between paragraphs, and between rows; the indent as wide as set."""
    app = app_on(tmp_path / "a.txt", Settings(paragraph_spacing=2, row_spacing=1, indent=3, measure=20))
    async with app.run_test(size=(80, 30)) as pilot:
        await until_shown(pilot, "第三段")
        shown = [row.split("││")[-1].rstrip("│┃ ") for row in rows(app)]
        second = next(number for number, row in enumerate(shown) if "第二段" in row)
        third = next(number for number, row in enumerate(shown) if "第三段" in row)
        first = next(number for number, row in enumerate(shown) if "他说" in row)
        assert third - second == 4
        assert not shown[first + 1]
        assert shown[first + 2]
        assert (
            len(shown[third]) - len(shown[third].lstrip()) == len(shown[first + 2]) - len(shown[first + 2].lstrip()) + 6
        )


async def test_marks_hang_and_rows_end_together(tmp_path: Path) -> None:
    """With both set, what no longer fits stands behind the edge that all full rows share."""
    app = app_on(tmp_path / "a.txt", Settings(hanging=True, justified=True, measure=20))
    async with app.run_test(size=(80, 24)) as pilot:
        await until_shown(pilot, "第三段")
        pane = app.screen.query_one(ReadingPane)
        await until(pilot, lambda: pane.view is not None)
        assert pane.view
        paragraph = pane.view.setting.paragraph(1)
        assert paragraph.gaps
