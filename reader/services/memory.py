"""What was chosen last, kept between runs: the wording, for each document and in general.

A small JSON file, written aside and put in place in one step, so that it is whole or not there; a damaged one is
forgotten. It holds nothing a person made, only what is convenient to find again.
"""

import os
from pathlib import Path
from typing import NamedTuple

from reader.core.document import Document
from reader.core.scripts import Variant
from reader.services.places import MEMORY

MOST_DOCUMENTS = 2000
"""Documents remembered; the longest unvisited are forgotten."""


class Choice(NamedTuple):
    """A wording as it is remembered."""

    variant: Variant
    idioms: bool = False


def memory_path() -> Path:
    """Where the choices are kept: what the environment says, or the platform's place."""
    return MEMORY.path


def remembered(document: Document | None, path: Path | None = None) -> Choice | None:
    """The wording last chosen for a document, or else for any; None where nothing is remembered."""
    kept = _kept(path or memory_path())
    documents = kept.get("documents")
    own = documents.get(_key(document)) if document and isinstance(documents, dict) else None
    return _choice(own) or _choice(kept.get("default"))


def remember(document: Document | None, choice: Choice, path: Path | None = None) -> None:
    """Keep a wording for a document and in general; a place that cannot be written to is no fault."""
    path = path or memory_path()
    kept = _kept(path)
    documents = kept.get("documents")
    documents = dict(documents) if isinstance(documents, dict) else {}
    value = [choice.variant.value, choice.idioms]
    if document:
        documents.pop(_key(document), None)
        documents[_key(document)] = value
    newest = dict(list(documents.items())[-MOST_DOCUMENTS:])
    import json  # noqa: PLC0415  # only where something is remembered

    try:
        _write(path, json.dumps({"default": value, "documents": newest}))
    except OSError:
        return


def _key(document: Document) -> str:
    from hashlib import sha256  # noqa: PLC0415  # only where something is remembered

    return sha256(document.source.encode("utf-8", "surrogatepass")).hexdigest()


def _choice(value: object) -> Choice | None:
    match value:
        case [str(name), bool(idioms)] if name in {variant.value for variant in Variant}:
            return Choice(Variant(name), idioms)
        case _:
            return None


def _kept(path: Path) -> dict[str, object]:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return {}
    import json  # noqa: PLC0415  # only where something is remembered

    try:
        kept = json.loads(text)
    except ValueError:
        return {}
    return kept if isinstance(kept, dict) else {}


def _write(path: Path, text: str) -> None:
    import tempfile  # noqa: PLC0415  # only where something is remembered

    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(descriptor)
    Path(name).replace(path)
