"""Files of formats with markup, and archives, made into documents."""

from collections.abc import Iterator

from reader.core.document import Document, Stamp
from reader.core.errors import NotFound, NotText, SourceError
from reader.services.documents import document_of
from reader.services.formats import registry
from reader.services.formats.parsed import NotThisFormat
from reader.services.marked import marked_document
from reader.services.options import Options

Outcome = Document | SourceError


def documents(form: str, data: bytes, path: str, options: Options, stamp: Stamp | None) -> Iterator[Outcome]:
    """The documents in a file, or why one could not be opened.

    Args:
        form: The format of the file.
        data: All its bytes.
        path: Where they come from.
        options: How it is opened.
        stamp: The file, where it is one.

    Raises:
        SourceError: If the file as a whole cannot be opened.
    """
    if form == registry.ARCHIVE:
        return _members(data, path, options, stamp)
    return _texts(form, data, path, options, stamp)


def _members(data: bytes, path: str, options: Options, stamp: Stamp | None) -> Iterator[Outcome]:
    from reader.services.formats.archive import members  # noqa: PLC0415  # zipfile takes 10 ms to load

    empty = True
    for place, held in members(data, path, options.limits):
        empty = False
        if isinstance(held, SourceError):
            yield held
            continue
        form = registry.recognised(held, place)
        try:
            if form == registry.ARCHIVE:
                raise NotText(place, "an archive within an archive; unpack the outer one")
            if form is None:
                yield document_of(held, place, options, stamp)
            else:
                yield from _texts(form, held, place, options, stamp)
        except SourceError as error:
            yield error
    if empty:
        yield NotFound(path, "this archive holds no text")


def _texts(form: str, data: bytes, path: str, options: Options, stamp: Stamp | None) -> Iterator[Outcome]:
    try:
        for place, text in registry.loaded(form).texts(data, path, options):
            yield text if isinstance(text, SourceError) else marked_document(text, place, options, stamp)
    except NotThisFormat:
        yield document_of(data, path, options, stamp)
