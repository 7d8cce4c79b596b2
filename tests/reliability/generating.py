"""Cases made by Hypothesis outside the suite: so many of one seed, the first failure made small."""

from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.strategies import SearchStrategy


def cases_of(
    number: int, count: int, inputs: SearchStrategy[Any], check: Callable[[Any], object]
) -> tuple[int, BaseException | None]:
    """Cases of one seed: how many were tried, and what the smallest failure raised, if there is one.

    Args:
        number: The seed.
        count: How many to try.
        inputs: What makes a case.
        check: Raises where something is wrong.
    """
    tried = 0

    @seed(number)
    @settings(
        max_examples=count,
        deadline=None,
        database=None,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    @given(inputs)
    def case(made: Any) -> None:
        nonlocal tried
        tried += 1
        check(made)

    try:
        case()
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # noqa: BLE001  # whatever gets out is what is looked for
        return tried, error
    return tried, None
