"""Numbers as arguments of the command line."""

from argparse import ArgumentTypeError
from collections.abc import Callable


def whole_number(least: int) -> Callable[[str], int]:
    """What reads an argument that is a whole number, from the least it may be."""

    def read(text: str) -> int:
        # Ten digits are beyond the length of any text; more would only make int() complain in its own words.
        if not (text.isascii() and text.isdecimal() and len(text) <= 10 and int(text) >= least):
            raise ArgumentTypeError(f"{text!r} is not a whole number from {least} on")
        return int(text)

    return read
