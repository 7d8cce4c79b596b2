"""Memory that is no longer used given back to the system, which the C library would keep for what comes later."""

import sys
from contextlib import suppress

_TRIM_THRESHOLD, _MMAP_THRESHOLD = -1, -3
"""What the GNU C library calls the bytes that it keeps, and those that it has the system give apart."""

_KEPT, _ALONE = 1 << 22, 1 << 21
"""Bytes; left to itself it keeps twice the largest file that was read, in each thread.

Told to keep less, it has the system make and take away each array of a hundred kilobytes anew, page by page, which
took half of the time of indexing.
"""


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
        library.mallopt(_MMAP_THRESHOLD, _ALONE)
        library.malloc_trim(0)
