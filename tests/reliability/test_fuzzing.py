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


def test_a_failure_is_told_small() -> None:
    """With the smallest case that fails."""
    tried, failure = fuzzing._tried(fuzzing.Target(fuzzing.TARGETS["settings"].inputs, _dislikes_brackets), 500, 1)
    assert tried
    assert "'['" in failure


def _dislikes_brackets(text: str) -> None:
    assert "[" not in text
