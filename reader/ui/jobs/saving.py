"""What is written to files."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.core.corpus import Corpus
from reader.ui.jobs import Cancelled

if TYPE_CHECKING:
    from reader.core.ordering import Listing
    from reader.services.vocabulary import Vocabulary


def results_exported(
    corpus: Corpus, listing: "Listing", path: str, cancelled: Cancelled, *, replace: bool
) -> Iterator[int]:
    """Write results to a file, telling how many are written.

    Raises:
        SourceError: If it cannot be written.
    """
    from reader.services.exporting import export  # noqa: PLC0415  # loaded in the thread, when first asked

    return export(corpus, listing, path, cancelled, replace=replace)


def exported(name: str, text: str, _: Cancelled) -> Iterator[str]:
    """Write a text to a new file.

    Raises:
        SourceError: If it cannot be written.
    """
    from reader.services.new_file import written  # noqa: PLC0415  # as above

    yield str(written(name, text))


def export_words(vocabulary: "Vocabulary", dictionary: str, _: Cancelled) -> Iterator[str]:
    """Write the vocabulary as a table and, where there is the library for it, as a package for Anki.

    Raises:
        SourceError: If that cannot be read or written.
    """
    from reader.services.flashcards import as_tabs, cards, write_package  # noqa: PLC0415  # as above
    from reader.services.new_file import written  # noqa: PLC0415

    made = cards(vocabulary.entries().values(), dictionary)
    table = written("reader-vocabulary.tsv", as_tabs(made))
    yield str(table)
    package = table.with_suffix(".apkg")
    write_package(package, made)
    yield str(package)
