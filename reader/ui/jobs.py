"""What takes longer than a frame, done in threads: each job tells its outcome in messages that name its request."""

from collections.abc import Callable, Iterator
from time import monotonic

from textual.message import Message
from textual.worker import get_current_worker

from reader.core.corpus import Corpus
from reader.core.document import Document
from reader.core.errors import QueryError, SourceError
from reader.services.library import Outcome
from reader.services.memory import Choice
from reader.services.settings import Settings
from reader.ui.messages import (
    DocumentChanged,
    DocumentReopened,
    DocumentsOpened,
    HitsFound,
    OpeningFailed,
    SearchFailed,
)

Post = Callable[[Message], object]
"""How a job tells something; safe to call from its thread."""

TOGETHER_SECONDS = 0.05
"""How long opened documents are gathered before they are told of."""


def open_rest(outcomes: Iterator[Outcome], post: Post) -> None:
    """Open what is left of a library, telling of documents in batches."""
    worker = get_current_worker()
    documents: list[Document] = []
    failures: list[SourceError] = []
    due = monotonic() + TOGETHER_SECONDS
    for outcome in outcomes:
        if worker.is_cancelled:
            return
        if isinstance(outcome, SourceError):
            failures.append(outcome)
        else:
            documents.append(outcome)
        if monotonic() >= due:
            post(DocumentsOpened(tuple(documents), tuple(failures), done=False))
            documents, failures, due = [], [], monotonic() + TOGETHER_SECONDS
    post(DocumentsOpened(tuple(documents), tuple(failures), done=True))


def reopen(document: Document, encoding: str | None, settings: Settings, post: Post) -> None:
    """Open a document anew, telling of it or of why it could not be opened."""
    from reader.services.library import Library  # noqa: PLC0415  # not needed for the first frame

    library = Library([document.path], encoding=encoding, limits=settings.limits, fields=settings.fields)
    outcome = next(library.outcomes())
    if isinstance(outcome, SourceError):
        post(OpeningFailed(outcome))
    else:
        post(DocumentReopened(document, outcome))


def find(request: int, query: str, corpus: Corpus, post: Post) -> None:
    """Search a corpus, telling of hits in batches, or of what is wrong with the query."""
    from reader.core.matching import matcher  # noqa: PLC0415  # none of these is needed for the first frame
    from reader.core.query import parsed  # noqa: PLC0415
    from reader.services.searching import search  # noqa: PLC0415

    worker = get_current_worker()
    try:
        for batch in search(corpus, matcher(parsed(query)), lambda: worker.is_cancelled):
            post(HitsFound(request, batch.spans, batch.searched, done=batch.searched == len(corpus)))
    except QueryError as error:
        post(SearchFailed(request, str(error)))


def look_for_change(document: Document, post: Post) -> None:
    """Tell whether the file of a document is another by now."""
    from reader.services.paths import changed  # noqa: PLC0415  # as above

    if changed(document):
        post(DocumentChanged(document))


def keep_choice(document: Document | None, choice: Choice) -> None:
    """Remember a wording for the next time."""
    from reader.services.memory import remember  # noqa: PLC0415  # as above

    remember(document, choice)


def warm_conversion() -> None:
    """Load what the first toggle needs, while the user still reads."""
    from reader.core.conversion import converter  # noqa: PLC0415  # OpenCC takes 100 ms to load

    for config in ("tw2s", "s2tw", "t2tw"):
        if get_current_worker().is_cancelled:
            return
        converter(config)
