"""What takes longer than a frame, as jobs for threads: each yields its answers, and ends soon when cancelled.

A room for each kind of what they serve; none of them is on the way to the first frame.
"""

from collections.abc import Callable

Cancelled = Callable[[], bool]
"""Whether what a job finds is no longer wanted."""

TOGETHER_SECONDS = 0.05
"""How long what is found is gathered before it is told of."""
