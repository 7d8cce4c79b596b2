"""The texts a person opened: the facade that both front ends read documents through."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from reader.core.document import Document
from reader.core.errors import NotFound, NothingToRead, SourceError
from reader.services import paths
from reader.services.decoding import known
from reader.services.documents import document_of
from reader.services.formats.registry import recognised
from reader.services.options import OPTIONS, Options

Outcome = Document | SourceError
"""A document that was opened, or why one could not be."""


FIRST_BYTES = 1 << 13
"""How much is opened before the first screen: about a page of news, so that any collection starts alike."""

_LEAST_BYTES = 1 << 11
"""What opening any file costs, in bytes of a longer one: ten thousand empty files are no small collection."""


class Loading(NamedTuple):
    """A library that is being opened: what there is to show at once, and the way to the rest.

    Attributes:
        first: The documents opened so far, in order; never empty.
        failures: What was met before them or between them and could not be opened.
        rest: Everything after them, opened as it is iterated, once; safe to hand to another thread.
        opened: The index among the first of the one to be read.
        ahead: Whether there is only that one so far, opened before its turn; `rest` then begins at the beginning,
            and has it again, the very same, where its place is.
    """

    first: tuple[Document, ...]
    failures: tuple[SourceError, ...]
    rest: Iterator[Outcome]
    opened: int = 0
    ahead: bool = False


class Library:
    """Documents, opened one after another in the order they are listed."""

    def __init__(self, given: Sequence[str], stdin: bytes | None = None, options: Options = OPTIONS) -> None:
        """A library of files, folders and `-`, as the user gave them; nothing is opened yet.

        Args:
            given: The paths.
            stdin: What `-` stands for, where standard input was read already; None to read it when it is met.
            options: How all of it is opened.

        Raises:
            UnknownEncoding: If there is no such encoding.
        """
        self._given = tuple(given)
        self._ready: dict[str, Document] = {}
        self._stdin = stdin
        self._options = options._replace(encoding=options.encoding and known(options.encoding))

    def outcomes(self) -> Iterator[Outcome]:
        """Each document, or why it could not be opened; a folder without any text is such a reason too."""
        return chain.from_iterable(map(self._opened, self._found()))

    def loading(self, wanted: str = "") -> Loading:
        """The library with its first documents opened: at least one, and no more than `FIRST_BYTES` of others.

        Args:
            wanted: The path of the document to be read, which is then opened first, wherever it stands.

        Raises:
            NothingToRead: If not one document can be opened.
        """
        loading = self._begun()
        for index, document in enumerate(loading.first):
            if document.path == wanted:
                return loading._replace(opened=index)
        before_its_turn = next(self._opened(wanted), None) if wanted else None
        if not isinstance(before_its_turn, Document):
            return loading
        self._ready[wanted] = before_its_turn
        return Loading((before_its_turn,), loading.failures, chain(loading.first, loading.rest), ahead=True)

    def _begun(self) -> Loading:
        """The library with the first documents opened in their order."""
        found = self._found()
        first: list[Document] = []
        failures: list[SourceError] = []
        rest: Iterator[Outcome] = iter(())
        taken = 0
        for item in found:
            taken += self._cost(item)
            if first and taken > FIRST_BYTES:
                found = chain([item], found)
                break
            outcomes = self._opened(item)
            if self._take(outcomes, first, failures):
                # An archive that holds more than is wanted at first.
                rest = outcomes
                break
        if not first:
            raise NothingToRead(tuple(failures))
        return Loading(tuple(first), tuple(failures), chain(rest, chain.from_iterable(map(self._opened, found))))

    def _take(self, outcomes: Iterator[Outcome], first: list[Document], failures: list[SourceError]) -> bool:
        """Add what one item holds to what is there, as long as that is little; whether there may be more."""
        taken = 0
        for outcome in outcomes:
            if isinstance(outcome, SourceError):
                failures.append(outcome)
            else:
                first.append(outcome)
                taken += max(_LEAST_BYTES, len(outcome.source))
                if taken > FIRST_BYTES:
                    return True
        return False

    def _found(self) -> Iterator[str | SourceError]:
        for path in self._given:
            empty = True
            for item in paths.discovered([path]):
                empty = False
                yield item
            if empty:
                yield NotFound(path, "this folder holds no text")

    def _cost(self, item: str | SourceError) -> int:
        """What opening an item takes, in bytes."""
        if isinstance(item, SourceError):
            return _LEAST_BYTES
        given = self._given_bytes(item)
        return max(_LEAST_BYTES, paths.size(item) if given is None else len(given))

    def _given_bytes(self, path: str) -> bytes | None:
        return self._stdin if path == paths.STDIN else None

    def _opened(self, item: str | SourceError) -> Iterator[Outcome]:
        """The documents that an item holds: a file one, an archive any number."""
        if isinstance(item, SourceError):
            yield item
            return
        if ready := self._ready.get(item):
            yield ready
            return
        try:
            given = self._given_bytes(item)
            stamp = paths.stamp(item)
            data = paths.read_bytes(item, self._options.limits.file_bytes) if given is None else given
            form = recognised(data, item)
            if form is None:
                document = document_of(data, item, self._options, stamp)
                # Whoever takes the document may take long to ask for more.
                del data, given
                yield document
            else:
                from reader.services.opening import documents  # noqa: PLC0415  # plain text has no use for it

                yield from documents(form, data, item, self._options, stamp)
        except SourceError as error:
            yield error
