"""A few bad days of each kind; `python -m tests.reliability NAME` makes as many as one likes."""

from pathlib import Path

import pytest

from reader.core.document import Document
from tests.reliability import anchors, app_kills, damage, faults, kills, power_cuts, windows


def test_kills(tmp_path: Path) -> None:
    """What was confirmed is there, whole."""
    report = kills.run(12, 3, tmp_path)
    assert report.passed, report
    assert report.confirmed


def test_power_cuts(tmp_path: Path) -> None:
    """What was confirmed is there, whole."""
    report = power_cuts.run(60, 3, tmp_path)
    assert report.passed, report


def test_damaged_files(tmp_path: Path) -> None:
    """Nothing is changed, overwritten or lost in silence."""
    report = damage.run(12, 3, tmp_path)
    assert report.passed, report
    assert {"restored", "opened in memory"} <= report.outcomes.keys()


def test_refused_calls(tmp_path: Path) -> None:
    """Nothing confirmed is lost, and nothing dies."""
    report = faults.run(12, 3, tmp_path)
    assert report.passed, report
    assert report.unsaved


def test_anchors_in_changed_texts(tmp_path: Path, seeds: tuple[Document, ...]) -> None:
    """Right or lost; a page of news has few places, so it is asked that none at all is wrong."""
    texts = [document.source for document in seeds]
    report = anchors.run(60, 3, tmp_path, texts)
    assert not sum(counts["wrong"] for counts in report.rows.values()), report
    assert sum(counts["right"] for counts in report.rows.values()) > 0.9 * 60 * len(anchors.CHANGES), report


def test_kills_of_the_app(tmp_path: Path) -> None:
    """What the screen said is kept is there, and the app opens again."""
    report = app_kills.run(3, 3, tmp_path)
    assert report.passed, report


def test_two_windows_at_once(tmp_path: Path) -> None:
    """All marks are in both."""
    report = windows.run(4, 3, tmp_path)
    assert report.passed, report
    assert report.on_disk


@pytest.mark.parametrize("part", [kills, power_cuts, damage, faults, anchors, app_kills, windows])
def test_each_has_a_full_scale(part: object) -> None:
    """That `python -m tests.reliability` uses."""
    assert getattr(part, "FULL", 0) >= 60
