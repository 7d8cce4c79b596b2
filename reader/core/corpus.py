"""An immutable collection of documents, in the order they are listed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from reader.core.document import Document


@dataclass(frozen=True, slots=True)
class Corpus:
    """Documents in order; adding to a corpus makes another.

    Attributes:
        documents: The documents.
    """

    documents: tuple[Document, ...] = ()

    def __len__(self) -> int:
        return len(self.documents)

    def __iter__(self) -> Iterator[Document]:
        return iter(self.documents)

    def __getitem__(self, index: int) -> Document:
        return self.documents[index]

    def plus(self, documents: Iterable[Document]) -> "Corpus":
        """This corpus with more documents behind those it has."""
        return Corpus((*self.documents, *documents))
