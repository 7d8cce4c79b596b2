"""What is written to files."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from reader.core.corpus import Corpus
from reader.ui.jobs import Cancelled

if TYPE_CHECKING:
    from reader.core.ordering import Listing
    from reader.services.figures import Figures
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


def table_exported(table: "Figures", path: str, _: Cancelled, *, replace: bool) -> Iterator[str]:
    """Write figures of words to a file, and tell where that is.

    Raises:
        SourceError: If it cannot be written.
    """
    from reader.services.exporting import export_table  # noqa: PLC0415  # as above

    rows = ([word, *(round(value, 2) for value in values)] for word, values in table.rows)
    yield str(export_table(table.columns, rows, path, replace=replace))


def words_exported(
    vocabulary: "Vocabulary", dictionary: str, path: str, _: Cancelled, *, replace: bool
) -> Iterator[str]:
    """Write the vocabulary to a file, as a table or as a package for Anki, and tell where that is.

    Raises:
        ReaderError: If there is no library for such packages.
        SourceError: If the vocabulary cannot be read, or the file not be written.
    """
    from reader.services.flashcards import cards, export_cards  # noqa: PLC0415  # as above

    yield str(export_cards(cards(vocabulary.entries().values(), dictionary), path, replace=replace))
