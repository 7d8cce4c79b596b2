"""What the driver knows of what it hands on."""

import os
import subprocess
import sys

import pytest
from textual.events import Focus, Key, MouseDown, MouseMove, MouseScrollDown
from textual.message import Message

from reader.ui.driver import is_answered


def mouse(kind: type[MouseDown | MouseMove | MouseScrollDown]) -> Message:
    """Something done with the mouse."""
    return kind(
        None, x=0, y=0, delta_x=0, delta_y=0, button=0, shift=False, meta=False, ctrl=False, screen_x=0, screen_y=0
    )


@pytest.mark.parametrize(
    ("message", "answered"),
    [
        (Key("a", "a"), True),
        (mouse(MouseDown), True),
        (mouse(MouseScrollDown), True),
        (mouse(MouseMove), False),
        (Focus(), False),
    ],
    ids=lambda value: type(value).__name__,
)
def test_work_waits_for_what_a_person_waits_for(message: Message, answered: bool) -> None:  # a parameter of the test
    """Not for a mouse that is moved over a text while a library is opened."""
    assert is_answered(message) == answered


_WHERE_IT_WRITES = """
import asyncio, io
from textual.app import App
from reader.ui.driver import ReaderDriver

async def driver():
    return ReaderDriver(App())

file = asyncio.run(driver())._file
print(isinstance(file.buffer, io.BufferedWriter), file.fileno())
"""


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_what_a_signal_cuts_off_of_a_write_is_written_later(unbuffered: str) -> None:
    """By a buffer, which there is even where Python is told to have none: a file without one does not look back."""
    said = subprocess.run(
        [sys.executable, "-c", _WHERE_IT_WRITES],
        env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
        check=True,
        capture_output=True,
        text=True,
    )
    assert "True 2" == said.stdout.strip()
