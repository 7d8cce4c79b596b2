"""Places: each text is opened where it was left, the list says so, and the last window is gone on from."""

from datetime import datetime
from pathlib import Path

import pytest

from reader.core.document import Document
from reader.services import memory
from reader.services.library import Library
from reader.services.memory import Start
from reader.services.paths import bundled_seeds
from reader.ui.app import ReaderApp
from reader.ui.listed import Reading, spoken_reading
from tests.ui.looking import make_app, until, until_shown
from tests.ui.test_marks import desk


def started_again() -> ReaderApp:
    """The app as it is started without a path."""
    start = memory.started()
    loading = Library(start.paths).loading(start.document)
    document = loading.first[loading.opened]
    return ReaderApp(loading, start=start._replace(seen_from=memory.last_seen(document)))


async def test_each_text_is_opened_where_it_was_left() -> None:
    """In the same window, and in the next."""
    app = make_app()
    async with app.run_test(size=(100, 16)) as pilot:
        await until_shown(pilot, "中新网北京11月21日电")
        await pilot.press("space", "space")
        left = desk(app).text_pane.top_offset
        assert left
        await pilot.press("right_square_bracket")
        await until(pilot, lambda: desk(app).opened == 1 and desk(app).text_pane.top_offset == 0)
        await pilot.press("space")
        other = desk(app).text_pane.top_offset
        await pilot.press("left_square_bracket")
        await until(pilot, lambda: desk(app).opened == 0 and desk(app).text_pane.top_offset == left)
    again = make_app()
    async with again.run_test(size=(100, 16)) as pilot:
        await until(pilot, lambda: desk(again).text_pane.top_offset == left)
        await until_shown(pilot, "2022-11-22  25%")
        await pilot.press("right_square_bracket")
        await until(pilot, lambda: desk(again).opened == 1 and desk(again).text_pane.top_offset == other)


async def test_the_last_window_is_gone_on_from() -> None:
    """The document, its place in the first frame, and the query, without being taken to a hit."""
    app = ReaderApp(Library([str(bundled_seeds())]).loading(), start=Start((str(bundled_seeds()),)))
    async with app.run_test(size=(100, 16)) as pilot:
        await until(pilot, lambda: len(desk(app).corpus) == 5)
        await pilot.press("slash", *"守土尽责", "enter")
        await until_shown(pilot, "of 10 · 3 documents")
        await pilot.press("tab", "G", "enter")
        await until(pilot, lambda: desk(app).opened == 4)
        await pilot.press("space")
        left = desk(app).text_pane.top_offset
        assert left
    assert memory.started().query == "守土尽责"
    again = started_again()
    async with again.run_test(size=(100, 16)) as pilot:
        assert left == desk(again).text_pane.top_offset
        await until(pilot, lambda: len(desk(again).corpus) == 5 and desk(again).opened == 4)
        await until_shown(pilot, "0 of 10 · 3 documents")
        assert left == desk(again).text_pane.top_offset
        assert [document.path for document in desk(again).corpus] == sorted(map(str, bundled_seeds().iterdir()))


async def test_a_text_that_has_changed_is_opened_at_about_the_place(
    tmp_path: Path, seeds: tuple[Document, ...]
) -> None:
    """By its path, and how far it was read."""
    path = tmp_path / "page.txt"
    path.write_text(seeds[0].source, "utf-8")
    app = make_app(path)
    async with app.run_test(size=(100, 16)) as pilot:
        await until_shown(pilot, "中新网北京11月21日电")
        await pilot.press("space", "space")
        left = desk(app).text_pane.top_offset
    path.write_text("新\n\n" + seeds[0].source, "utf-8")
    again = make_app(path)
    async with again.run_test(size=(100, 16)) as pilot:
        await until(pilot, lambda: abs(desk(again).text_pane.top_offset - left) < 60)


@pytest.mark.parametrize(
    ("read", "said"),
    [
        ("2026-11-22T12:00:00+00:00", "37% · just now"),
        ("2026-11-22T11:15:00+00:00", "37% · 45 min ago"),
        ("2026-11-22T01:00:00+00:00", "37% · 11 h ago"),
        ("2026-11-19T12:00:00+00:00", "37% · 3 d ago"),
        ("2026-10-19T12:00:00+00:00", "37% · 1 mo ago"),
        ("2021-11-19T12:00:00+00:00", "37% · 5 y ago"),
        ("2030-01-01T12:00:00+00:00", "37% · just now"),
        ("nonsense", "37%"),
    ],
)
def test_how_far_and_when_is_said_in_a_few_cells(read: str, said: str) -> None:
    """Whatever the clock said when it was written."""
    assert said == spoken_reading(Reading(0.37, read), datetime.fromisoformat("2026-11-22T12:00:10+00:00"))
