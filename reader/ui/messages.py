"""What the parts of the app tell one another: data, passed upwards.

Comparison and representation are left out of the classes: nothing asks for them, and making them delays the start.
"""

from dataclasses import dataclass

from textual.message import Message

from reader.core.document import Document
from reader.core.errors import SourceError
from reader.core.spans import Span
from reader.ui.commands import Command


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
class CommandAsked(Message):
    """The user asked for a command otherwise than by its key.

    Attributes:
        command: Which.
    """

    command: Command


@dataclass(eq=False, repr=False)
class DocumentChanged(Message):
    """The file of a document is another by now, or gone.

    Attributes:
        document: The document, as it was read.
    """

    document: Document


@dataclass(eq=False, repr=False)
class DocumentReopened(Message):
    """A document was opened anew.

    Attributes:
        before: The document as it was.
        document: The document as it is now.
    """

    before: Document
    document: Document


@dataclass(eq=False, repr=False)
class OpeningFailed(Message):
    """A document could not be opened anew.

    Attributes:
        reason: Why.
    """

    reason: SourceError


@dataclass(eq=False, repr=False)
class QueryTyped(Message):
    """The query in the search bar is another.

    Attributes:
        text: What stands there now.
    """

    text: str


@dataclass(eq=False, repr=False)
class SearchAccepted(Message):
    """The user wants to stay at the hit the search shows."""


@dataclass(eq=False, repr=False)
class SearchGivenUp(Message):
    """The user wants back to where the search was begun."""


@dataclass(eq=False, repr=False)
class HitsFound(Message):
    """A search has found something, or is done.

    Attributes:
        request: Which search; another than the last asked for is of no interest any more.
        spans: The matches in clean of each document searched since the last message, where there are any.
        searched: How many documents were searched so far.
        done: Whether it has searched them all.
    """

    request: int
    spans: dict[int, tuple[Span, ...]]
    searched: int
    done: bool


@dataclass(eq=False, repr=False)
class SearchFailed(Message):
    """A search could not be carried out.

    Attributes:
        request: Which search.
        reason: What is wrong with the query.
    """

    request: int
    reason: str


@dataclass(eq=False, repr=False)
class DocumentsOpened(Message):
    """More documents are open.

    Attributes:
        documents: The new ones, in order.
        failures: What could not be opened meanwhile.
        done: Whether there will be no more.
    """

    documents: tuple[Document, ...]
    failures: tuple[SourceError, ...]
    done: bool
