"""Memory that is no longer used given back to the system, which the C library would keep for what comes later."""

import sys
from contextlib import suppress


def give_back() -> None:
    """Give back what is free between what is used; some milliseconds in a thread, which holds no other up.

    Only the C library of GNU keeps much, and only that one can be told to.
    """
    if sys.platform != "linux":
        return
    import ctypes  # noqa: PLC0415  # loaded by numpy, without which there is nothing much to give back

    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)
