"""A few random scripts beside a model of the app; `python -m tests.reliability stateful` plays as many as one likes."""

from tests.reliability import stateful
from tests.reliability.report import Report


def test_scripts() -> None:
    """The place, the variant, the query and the marks are what the keys, the mouse and changing files say."""
    report = Report()
    stateful.run(0.003, report)
    assert not report.failures, report.failures
