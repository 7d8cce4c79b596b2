"""Marks in the app: set, shown in every wording, listed, undone; on the disk before they are on the screen."""

import gc
from pathlib import Path
from weakref import ref

import pytest
from textual.pilot import Pilot
from textual.widgets import TextArea

from reader.core.annotations import Annotation, Kind, Style
from reader.core.document import Document
from reader.core.selection import Selection
from reader.core.spans import Span
from reader.services.annotations import opening
from reader.services.annotations.opening import FILE
from reader.services.annotations.store import Store
from reader.services.places import DATA
from reader.ui.app import ReaderApp
from reader.ui.features.marks import Marks
from reader.ui.screens.desk import Desk
from tests.ui.looking import make_app, rows, styled, until, until_shown

SIZE = (120, 40)


def on_disk() -> list[Annotation]:
    """What stands in the file of marks."""
    if not (DATA.path / FILE).exists():
        return []
    store = Store(opening.opened(DATA.path / FILE))
    try:
        return store.everything()
    finally:
        store.close()


def desk(app: ReaderApp) -> Desk:
    """The reading screen."""
    screen = app.screen_stack[0]
    assert isinstance(screen, Desk)
    return screen


def marks(app: ReaderApp) -> list[Annotation]:
    """What is marked in the text that is read, as the app knows it."""
    return [mark for _, mark in desk(app).feature(Marks).placed]


def italic(app: ReaderApp) -> str:
    """What is shown in italics: green highlights and notes."""
    return "".join(text for _, text in styled(app, lambda style: bool(style.italic)))


async def ready(pilot: Pilot[None]) -> ReaderApp:
    """The app, when the first text is there."""
    await until_shown(pilot, "中新网北京11月21日电")
    assert isinstance(pilot.app, ReaderApp)
    return pilot.app


def select(app: ReaderApp, exact: str) -> None:
    """Select the first place where a text stands."""
    document = desk(app).document
    assert document
    start = document.clean.index(exact)
    piece = Span(start, start + len(exact))
    desk(app).text_pane.select(Selection(piece, piece))


async def test_a_highlight_is_shown_in_every_wording() -> None:
    """Set in one script it is there in the other, in the source, and after a restart."""
    app = make_app()
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await ready(pilot)
        select(app, "疫情防控工作")
        await pilot.press("h")
        await until_shown(pilot, "highlighted: 疫情防控工作")
        select(app, "疫情防控工作")
        await pilot.press("h")
        await until_shown(pilot, "green: 疫情防控工作")
        await until(pilot, lambda: "疫情防控工作" in italic(app))
        assert [("疫情防控工作", Style.GREEN)] == [(mark.anchor.exact, mark.style) for mark in on_disk()]
        await pilot.press("t")
        await until(pilot, lambda: "疫情防控工作" in italic(app) and "臺灣" in rows(app)[-2])
        await pilot.press("o")
        await until(pilot, lambda: "source file" in rows(app)[-2] and "疫情防控工作" in italic(app))
    again = make_app()
    async with again.run_test(size=SIZE, notifications=True) as pilot:
        await until(pilot, lambda: "疫情防控工作" in italic(again))


async def test_a_highlight_goes_through_its_styles_and_away() -> None:
    """Each press the next; undo goes back through them, and redo on."""
    app = make_app()
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await ready(pilot)
        for style in Style:
            select(app, "守土有责")
            await pilot.press("h")
            await until(pilot, lambda style=style: [style] == [mark.style for mark in marks(app)])  # type: ignore[misc]
        select(app, "守土有责")
        await pilot.press("h")
        await until(pilot, lambda: marks(app) == [])
        assert [] == on_disk()
        for style in reversed(Style):
            await pilot.press("U")
            await until(pilot, lambda style=style: [style] == [mark.style for mark in marks(app)])  # type: ignore[misc]
        await pilot.press("ctrl+z")
        await until(pilot, lambda: marks(app) == [])
        await pilot.press("U")
        await until_shown(pilot, "nothing was marked yet")
        await pilot.press("ctrl+y")
        await until(pilot, lambda: [Style.YELLOW] == [mark.style for mark in marks(app)])
        assert [Style.YELLOW] == [mark.style for mark in on_disk()]


async def test_a_bookmark_is_set_listed_and_taken_away() -> None:
    """Where nothing is selected it stands at the first row; the list finds it in either script and goes there."""
    app = make_app()
    async with app.run_test(size=(100, 16), notifications=True) as pilot:
        await ready(pilot)
        await pilot.press("space")
        top = desk(app).text_pane.top_offset
        await pilot.press("m")
        await until_shown(pilot, "bookmark:")
        (mark,) = on_disk()
        assert Kind.BOOKMARK is mark.kind
        document = desk(app).document
        assert document
        assert top <= document.alignment.first(mark.anchor.start) < top + 40
        await pilot.press("g", "apostrophe")
        await until_shown(pilot, "1 mark")
        await pilot.press("enter")
        await until(pilot, lambda: desk(app).text_pane.top_offset == document.alignment.first(mark.anchor.start))
        await pilot.press("m")
        await until_shown(pilot, "bookmark taken away")
        assert [] == on_disk()


async def test_a_note_is_written_and_gone_on_with() -> None:
    """Of several lines; what was written is not forgotten by one key."""
    app = make_app()
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await ready(pilot)
        select(app, "督导")
        await pilot.press("a")
        await until_shown(pilot, "ctrl+s keeps")
        await pilot.press(*"see", "enter", *"page", "escape")
        await until_shown(pilot, "esc again forgets")
        await pilot.press("ctrl+s")
        await until_shown(pilot, "note: see page")
        assert [(Kind.NOTE, "see\npage", "督导")] == [(one.kind, one.note, one.anchor.exact) for one in on_disk()]
        select(app, "督导")
        await pilot.press("a")
        await until_shown(pilot, "ctrl+s keeps")
        await pilot.press("!", "f2")
        await until(pilot, lambda: [one.note for one in marks(app)] == ["see\npage!"])
        select(app, "督导")
        await pilot.press("a", "x", "escape", "escape")
        await until(pilot, lambda: app.focused is not None and "ctrl+s keeps" not in "".join(rows(app)))
        assert ["see\npage!"] == [one.note for one in on_disk()]
        await pilot.press("quotation_mark")
        await until_shown(pilot, "1 mark of all texts")


async def test_marks_of_all_texts_are_found_by_either_script(seeds: tuple[Document, ...]) -> None:
    """What is marked in one document is gone to from another."""
    app = make_app()
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await ready(pilot)
        await pilot.press("right_square_bracket", "right_square_bracket")
        await until(pilot, lambda: desk(app).opened == 2)
        select(app, "守土盡責")
        await pilot.press("h")
        await until_shown(pilot, "highlighted: 守土盡責")
        await pilot.press("left_square_bracket")
        await until(pilot, lambda: desk(app).opened == 1)
        await pilot.press("quotation_mark")
        await until_shown(pilot, "1 mark of all texts")
        await pilot.press("slash", *"守土尽责")
        await until_shown(pilot, "▬")
        await pilot.press("enter")
        await until(pilot, lambda: desk(app).opened == 2)
        await until(pilot, lambda: [mark.anchor.exact for mark in marks(app)] == ["守土盡責"])


@pytest.mark.parametrize("change", ["edited", "reencoded", "renamed"])
async def test_marks_are_found_again_in_a_changed_file(
    tmp_path: Path, seeds: tuple[Document, ...], change: str
) -> None:
    """In the same place of it; what is gone is listed as lost."""
    path = tmp_path / "page.txt"
    path.write_text(seeds[0].source, "utf-8")
    app = make_app(path)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await ready(pilot)
        for exact in ("疫情防控工作", "强调守土有责"):
            select(app, exact)
            await pilot.press("h")
            await until_shown(pilot, f"highlighted: {exact}")
    text = seeds[0].source
    if change == "edited":
        path.write_text("新加的一行。\n\n" + text.replace("强调守土有责", ""), "utf-8")
    elif change == "reencoded":
        path.write_bytes(text.replace("\n", "\r\n").encode("gb18030"))
    else:
        path = path.rename(tmp_path / "other.txt")
    again = make_app(path)
    async with again.run_test(size=SIZE, notifications=True) as pilot:
        await ready(pilot)
        await until(pilot, lambda: len(marks(again)) == 2)
        document = desk(again).document
        assert document
        found = [span and span.within(document.clean) for span, _ in desk(again).feature(Marks).placed]
        if change == "edited":
            assert ["疫情防控工作", None] == found
            await pilot.press("apostrophe")
            await until_shown(pilot, "lost: ")
        else:
            assert sorted(["疫情防控工作", "强调守土有责"]) == sorted(filter(None, found))


async def test_two_windows_agree() -> None:
    """What one marks the other shows."""
    one, other = make_app(), make_app()
    async with (
        one.run_test(size=SIZE, notifications=True) as pilot,
        other.run_test(size=SIZE, notifications=True) as second,
    ):
        await ready(pilot)
        await ready(second)
        select(one, "督导")
        await pilot.press("h")
        await until_shown(pilot, "highlighted: 督导")
        await until(second, lambda: [mark.anchor.exact for mark in marks(other)] == ["督导"])
        select(other, "督导")
        await second.press("D")
        await until_shown(second, "highlight taken away")
        await until(pilot, lambda: marks(one) == [])


async def test_what_cannot_be_saved_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The text opens, marks are set, and it is said all the while that they are in memory only."""
    (tmp_path / "file").write_text("", "utf-8")
    monkeypatch.setenv(DATA.variable, str(tmp_path / "file" / "data"))
    app = make_app()
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await ready(pilot)
        await until_shown(pilot, "marks not saved")
        select(app, "督导")
        await pilot.press("h")
        await until_shown(pilot, "highlighted (in memory only): 督导")
        assert ["督导"] == [mark.anchor.exact for mark in marks(app)]


async def test_what_is_folded_away_is_not_marked_unseen() -> None:
    """With a folded line at the top, the first paragraph that is seen is the one that is marked."""
    app = make_app()
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await ready(pilot)
        await pilot.press("right_square_bracket", "right_square_bracket")
        await until_shown(pilot, "3 lines")
        await pilot.press("h")
        await until_shown(pilot, "highlighted: 切實做到守土有責守土盡責")


async def test_what_was_marked_before_the_file_changed_is_undone(tmp_path: Path) -> None:
    """On the screen as on the disk: the mark has moved to another version of the text since."""
    path = tmp_path / "a.txt"
    path.write_text("第一段的文字。\n\n守土有责,守土尽责。\n", encoding="utf-8")
    app = make_app(path)
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await until_shown(pilot, "守土尽责")
        select(app, "守土有责")
        await pilot.press("h")
        await until(pilot, lambda: len(marks(app)) == 1)
        path.write_text("新的一段。\n\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
        await pilot.press("R")
        await until_shown(pilot, "新的一段")
        await until(pilot, lambda: [desk(app).document.fingerprint] == [one.document for one in marks(app)])  # type: ignore[union-attr]
        await pilot.press("U")
        await until(pilot, lambda: marks(app) == [])
        assert [] == on_disk()
        await pilot.press("ctrl+y")
        await until(pilot, lambda: ["守土有责"] == [one.anchor.exact for one in marks(app)])


async def test_lists_and_notices_are_in_the_script_that_is_shown() -> None:
    """Titles and quotations; what the reader wrote stays as it was written."""
    app = make_app()
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await ready(pilot)
        await pilot.press("t")
        await until_shown(pilot, "中新網北京11月21日電")
        select(app, "疫情防控工作")
        await pilot.press("h")
        await until_shown(pilot, "highlighted: 疫情防控工作")
        select(app, "暗访")
        await pilot.press("a")
        await until_shown(pilot, "Note")
        await until_shown(pilot, "│暗訪")
        await pilot.press(*"简单", "ctrl+s")
        await until_shown(pilot, "note: 简单")
        await pilot.press("quotation_mark")
        await until_shown(pilot, "✎ 省級大員一線督導防疫,強調守土有責 · 简单 ← 暗訪")
        await pilot.press("escape", "right_square_bracket", "right_square_bracket", "t", "quotation_mark")
        await until_shown(pilot, "✎ 省级大员一线督导防疫,强调守土有责 · 简单 ← 暗访")


async def test_undoing_many_lines_of_a_note_is_no_fault() -> None:
    """The cursor stands where there is no line any more until all is undone, and is not looked for meanwhile."""
    app = make_app()
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await ready(pilot)
        await pilot.press("a")
        await until_shown(pilot, "ctrl+s keeps")
        area = app.screen.query_one(TextArea)
        area.insert("\n".join("一二三四五六七八九十"), maintain_selection_offset=False)
        await pilot.pause()
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert "" == area.text
        assert app.fault is None


async def test_what_was_written_is_not_kept_in_memory() -> None:
    """The editor goes with its note, and all that was typed and undone in it."""
    app = make_app()
    async with app.run_test(size=SIZE) as pilot:
        await ready(pilot)
        await until(pilot, lambda: app._garbage is not None and app._garbage._settled)
        await pilot.press("a")
        await until_shown(pilot, "ctrl+s keeps")
        editor = ref(app.screen.query_one(TextArea))
        await pilot.press("escape")
        await until(pilot, lambda: gc.collect() >= 0 and editor() is None)
