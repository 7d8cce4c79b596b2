"""Ways of looking: closed furniture, two columns that keep step, and the source at the same place."""

import pytest

from reader.core.document import Document
from reader.core.look import Look, source_view
from reader.core.navigation import offset_of, place_of
from reader.core.scripts import Variant
from reader.core.wording import Wording


@pytest.mark.parametrize("opened", [frozenset(), None], ids=["closed", "opened"])
def test_items_hold_every_paragraph_once(seeds: tuple[Document, ...], opened: frozenset[int] | None) -> None:
    """Every offset of a paragraph is shown by the item that holds it, whether its run is closed or open."""
    for document in seeds:
        setting = Look(opened=opened).setting(document, 80)
        for paragraph in document.paragraphs:
            span = setting.span_of(setting.item_at(paragraph.span.start))
            assert span.start <= paragraph.span.start
            assert paragraph.span.end <= span.end
        ends = [setting.span_of(item).end for item in range(len(setting))]
        assert sorted(ends) == ends


def test_a_run_is_opened_alone(seeds: tuple[Document, ...]) -> None:
    """Opening one run shows its paragraphs and leaves the others closed."""
    document = seeds[2]
    closed = Look().setting(document, 80)
    runs = [run for item in range(len(closed)) if (run := closed.closed_run(item))]
    assert len(runs) >= 2
    opened = Look(opened=frozenset({runs[0].start})).setting(document, 80)
    assert len(closed) + len(runs[0]) - 1 == len(opened)


def test_columns_keep_step(seeds: tuple[Document, ...]) -> None:
    """Side by side, an item is as high as the higher of its two sides."""
    for document in seeds:
        setting = Look(Wording(Variant.HANS), abreast=True).setting(document, 90)
        for item in range(len(setting)):
            assert setting.paragraph(item).height >= setting.abreast.paragraph(item).height


def test_the_source_view_is_the_source(seeds: tuple[Document, ...]) -> None:
    """Line for line what the file says; offsets lead there and back to the same character."""
    look = Look(as_source=True)
    for document in seeds:
        view = source_view(document)
        assert document.source == view.clean
        assert document.source.split("\n") == [p.span.within(view.clean) for p in view.paragraphs]
        for paragraph in document.paragraphs:
            there = look.shown_offset(document, paragraph.span.start)
            assert document.source[there] == document.clean[paragraph.span.start]
            assert paragraph.span.start == look.clean_offset(document, there)


def test_places_of_closed_runs(seeds: tuple[Document, ...]) -> None:
    """An offset inside a closed run is found on the run's one line, and the line leads to the run's beginning."""
    for document in seeds:
        setting = Look().setting(document, 60)
        for item in range(len(setting)):
            if setting.closed_run(item) is None:
                continue
            span = setting.span_of(item)
            assert item == place_of(setting, span.start).paragraph == place_of(setting, span.end - 1).paragraph
            assert span.start == offset_of(setting, place_of(setting, span.end - 1))
