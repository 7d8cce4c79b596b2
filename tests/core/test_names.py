"""What a document and a corpus are called in a message."""

from reader.core.corpus import Corpus


def test_a_name_holds_no_book(corpus: Corpus) -> None:
    """It is short, whatever they hold."""
    assert len(repr(corpus)) < 40
    assert all(len(repr(document)) < len(document.path) + 20 for document in corpus)
