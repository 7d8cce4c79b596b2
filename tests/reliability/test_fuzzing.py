"""A few cases of everything that is fuzzed; `python -m tests.reliability fuzzing` tries as many as one likes."""

import pytest

from tests.reliability import fuzzing
from tests.reliability.report import Report


@pytest.mark.parametrize("name", fuzzing.TARGETS)
def test_cases(name: str) -> None:
    """Only the errors that are promised, and every law kept."""
    report = Report()
    fuzzing.cases(name, 60, report, 3)
    assert not report.failures, report.failures


def test_a_failure_is_told_small(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the smallest case that fails."""
    monkeypatch.setitem(fuzzing.TARGETS, "settings", fuzzing.TARGETS["settings"]._replace(check=_dislikes_brackets))
    report = Report()
    fuzzing.cases("settings", 500, report, 1)
    (failure,) = report.failures
    assert "seed 1" in failure
    assert "made='['" in failure or "made='[words]'" in failure


def _dislikes_brackets(text: str) -> None:
    assert "[" not in text
