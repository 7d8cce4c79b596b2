"""An immutable collection of documents, in the order they are listed."""

from collections.abc import Iterable

from reader.core.document import Document


class Corpus(tuple[Document, ...]):
    """Documents in order; adding to a corpus makes another."""

    __slots__ = ()

    def __repr__(self) -> str:
        return f"<Corpus of {len(self)}>"

    def plus(self, documents: Iterable[Document]) -> "Corpus":
        """This corpus with more documents behind those it has."""
        return Corpus((*self, *documents))

    def begins_with(self, other: "Corpus") -> bool:
        """Whether this is another corpus with, at most, more documents behind those it has."""
        return self[: len(other)] == other

    def with_one(self, index: int, document: Document) -> "Corpus":
        """This corpus with another document at an index."""
        return Corpus((*self[:index], document, *self[index + 1 :]))
