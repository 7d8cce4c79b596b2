"""Documents opened, opened anew, looked at for changes, and told from what surrounds them."""

from collections.abc import Iterator
from time import monotonic
from typing import NamedTuple

from reader.core.corpus import Corpus
from reader.core.document import Document
from reader.core.errors import SourceError
from reader.services.library import Outcome
from reader.services.settings import Settings
from reader.ui.jobs import TOGETHER_SECONDS, Cancelled

_LONGEST_TOGETHER = 0.25
"""Seconds for which documents are gathered at last, where there are very many: each time they are listed anew."""


class Opened(NamedTuple):
    """What was opened since the last answer.

    Attributes:
        documents: The new ones, in order.
        failures: What could not be opened meanwhile.
        done: Whether there will be no more.
    """

    documents: tuple[Document, ...]
    failures: tuple[SourceError, ...]
    done: bool


def opened(outcomes: Iterator[Outcome], cancelled: Cancelled) -> Iterator[Opened]:
    """Open what is left of a library, in batches."""
    documents: list[Document] = []
    failures: list[SourceError] = []
    pause = TOGETHER_SECONDS
    due = monotonic() + pause
    for outcome in outcomes:
        if cancelled():
            return
        if isinstance(outcome, SourceError):
            failures.append(outcome)
        else:
            # Every list says it of the documents in view; found out here, no screen waits for it.
            _ = outcome.evidence
            documents.append(outcome)
        if monotonic() >= due:
            yield Opened(tuple(documents), tuple(failures), done=False)
            pause = min(_LONGEST_TOGETHER, 1.5 * pause)
            documents, failures, due = [], [], monotonic() + pause
    yield Opened(tuple(documents), tuple(failures), done=True)


def reopen(document: Document, encoding: str | None, settings: Settings, _: Cancelled) -> Iterator[Document]:
    """Open a document anew.

    Raises:
        SourceError: If it cannot be opened.
    """
    from reader.services.library import Library  # noqa: PLC0415  # loaded in the thread, when first asked

    library = Library([document.path], options=settings.options(encoding))
    outcome = next(library.outcomes())
    if isinstance(outcome, SourceError):
        raise outcome
    yield outcome


def look_for_change(document: Document, _: Cancelled) -> Iterator[Document]:
    """The document, where its file is another by now."""
    from reader.services.paths import changed  # noqa: PLC0415  # as above

    if changed(document):
        yield document


def find_recurring(corpus: Corpus, _: Cancelled) -> Iterator[dict[Document, Document]]:
    """What one site puts around all its articles: the documents that have it, and as what they are known now."""
    from reader.core.furniture import with_recurring  # noqa: PLC0415  # as above

    pairs = zip(corpus, with_recurring(corpus), strict=True)
    yield {before: document for before, document in pairs if document is not before}
