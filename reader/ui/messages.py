"""What the parts of the app tell one another: data, passed upwards.

Comparison and representation are left out of the classes: nothing asks for them, and making them delays the start.
"""

from collections.abc import Callable
from dataclasses import dataclass

from textual.message import Message

from reader.ui.command import Command


@dataclass(eq=False, repr=False)
class DocumentChosen(Message):
    """The user chose a document of the list.

    Attributes:
        index: Its index in the corpus.
    """

    index: int


@dataclass(eq=False, repr=False)
class PageMoved(Message):
    """The reading pane shows another part of the text, or shows it otherwise."""


@dataclass(eq=False, repr=False)
class SelectionChanged(Message):
    """Something else is selected in the text, or nothing any more."""


@dataclass(eq=False, repr=False)
class CommandAsked(Message):
    """The user asked for a command otherwise than by its key.

    Attributes:
        command: Which.
    """

    command: Command


@dataclass(eq=False, repr=False)
class Answered(Message):
    """A job has an answer.

    Attributes:
        group: What the job belongs to.
        request: Which job of its group; an answer of any but the one last asked for is stale.
        take: Hands the answer to whoever asked.
    """

    group: str
    request: int
    take: Callable[[], object]


@dataclass(eq=False, repr=False)
class ResultMarked(Message):
    """The user marked a row of the results.

    Attributes:
        row: Which, from 0.
    """

    row: int


@dataclass(eq=False, repr=False)
class ResultChosen(Message):
    """The user wants to go where a row of the results leads.

    Attributes:
        row: Which, from 0.
        share: How far through the row's text; None for no place in particular.
    """

    row: int
    share: float | None


@dataclass(eq=False, repr=False)
class HeadClicked(Message):
    """The user clicked on the name of a column of the results.

    Attributes:
        column: What the rows are to be ordered by; empty where they cannot be.
    """

    column: str
