"""Memory that is no longer used given back to the system, which the C library would keep for what comes later."""

import sys
from contextlib import suppress

_TRIM_THRESHOLD = -1
"""What the GNU C library calls the bytes it keeps at the end of what it holds, `M_TRIM_THRESHOLD`."""

_KEPT = 1 << 20
"""Bytes; left to itself it keeps twice the largest file that was read, in each thread."""


def give_back() -> None:
    """Give back what is free between what is used, and from now on keep little; some milliseconds in a thread.

    Only the C library of GNU keeps much, and only that one can be told not to.
    """
    if sys.platform != "linux":
        return
    import ctypes  # noqa: PLC0415  # in threads that have loaded far more

    with suppress(OSError, AttributeError):
        library = ctypes.CDLL(None)
        library.mallopt(_TRIM_THRESHOLD, _KEPT)
        library.malloc_trim(0)
