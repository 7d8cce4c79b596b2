"""What was chosen last, kept between runs: the wording, for each document and in general, queries, habits, the start.

A small JSON file, written aside and put in place in one step, so that it is whole or not there; a damaged one is
forgotten. It holds nothing a person made, only what is convenient to find again.
"""

import os
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from reader.core.document import Document
from reader.core.scripts import Variant
from reader.services.places import MEMORY

MOST_DOCUMENTS = 2000
"""Documents remembered; the longest unvisited are forgotten."""

MOST_PLACES = 300
"""Documents whose places are copied here from the store."""

MOST_QUERIES, LONGEST_QUERY = 500, 1000
"""Queries remembered, and how many characters of one at most; the oldest are forgotten, longer ones never kept."""

_WRITING = Lock()
"""Held from reading what is kept to writing what it becomes."""


class Habits(NamedTuple):
    """How the user reads, whatever it is.

    Attributes:
        theme: The name of the theme chosen last; empty where none was chosen.
        vertical: Whether texts were last set in columns; None where that was never chosen.
        pace: Characters read, and the seconds that took; as far as it still counts.
    """

    theme: str = ""
    vertical: bool | None = None
    pace: tuple[float, float] = (0.0, 0.0)


NO_HABITS = Habits()
"""What is known of a user who has not read yet."""


class Start(NamedTuple):
    """What the last window was left with, and the next one starts with.

    Attributes:
        paths: What was opened.
        document: The path of the document that was read.
        query: The query that stood.
        seen_from: The first offset of source to be seen of that document.
        typed: What was typed before the window had the terminal, as it came from there.
    """

    paths: tuple[str, ...] = ()
    document: str = ""
    query: str = ""
    seen_from: int = 0
    typed: str = ""


NO_START = Start()
"""A window that starts with nothing remembered, and of which nothing will be."""


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
    own = documents.get(document.fingerprint) if document and isinstance(documents, dict) else None
    return _choice(own) or _choice(kept.get("default"))


def remember(document: Document | None, choice: Choice, path: Path | None = None) -> None:
    """Keep a wording for a document and in general; a place that cannot be written to is no fault."""
    path = path or memory_path()
    value = [choice.variant.value, choice.idioms]
    with _WRITING:
        kept = _kept(path)
        documents = kept.get("documents")
        documents = dict(documents) if isinstance(documents, dict) else {}
        if document:
            documents.pop(document.fingerprint, None)
            documents[document.fingerprint] = value
        newest = dict(list(documents.items())[-MOST_DOCUMENTS:])
        _keep({**kept, "default": value, "documents": newest}, path)


def habits(path: Path | None = None) -> Habits:
    """The user's habits, as far as any are remembered."""
    known = _kept(path or memory_path()).get("habits")
    kept = known if isinstance(known, dict) else {}
    theme = kept.get("theme")
    match kept.get("pace"):
        case [int() | float() as characters, int() | float() as seconds] if characters >= 0 and seconds >= 0:
            pace = (float(characters), float(seconds))
        case _:
            pace = NO_HABITS.pace
    vertical = kept.get("vertical")
    return Habits(theme if isinstance(theme, str) else "", vertical if isinstance(vertical, bool) else None, pace)


def keep_habit(name: str, value: object, path: Path | None = None) -> None:
    """Keep one habit, by its name in `Habits`; a place that cannot be written to is no fault."""
    path = path or memory_path()
    with _WRITING:
        kept = _kept(path)
        known = kept.get("habits")
        _keep({**kept, "habits": {**(known if isinstance(known, dict) else {}), name: value}}, path)


def remembered_queries(path: Path | None = None) -> tuple[str, ...]:
    """The queries kept so far, the last one first; each is one line."""
    queries = _kept(path or memory_path()).get("queries")
    return tuple(query for query in queries if isinstance(query, str)) if isinstance(queries, list) else ()


def remember_query(query: str, path: Path | None = None) -> None:
    """Keep a query as the last one; a place that cannot be written to is no fault."""
    path = path or memory_path()
    query = " ".join(query.splitlines()).strip()
    if not query or len(query) > LONGEST_QUERY:
        return
    with _WRITING:
        before = (known for known in remembered_queries(path) if known != query)
        _keep({**_kept(path), "queries": [query, *before][:MOST_QUERIES]}, path)


def started(path: Path | None = None) -> Start:
    """What the last window was left with; nothing where nothing is remembered."""
    match _kept(path or memory_path()).get("start"):
        case {"paths": list(paths), "document": str(document), "query": str(query)}:
            return Start(tuple(one for one in paths if isinstance(one, str)), document, query)
        case _:
            return NO_START


def last_seen(document: Document, path: Path | None = None) -> int:
    """The first offset of source that was seen of a document when it was left, as far as that is remembered.

    It is remembered by the store of marks; this is a copy of what that says of the last documents, for the first
    screen, which has no time to ask it.
    """
    places = _kept(path or memory_path()).get("places")
    start = places.get(document.fingerprint) if isinstance(places, dict) else None
    return start if isinstance(start, int) and 0 <= start <= len(document.source) else 0


def keep_start(start: Start | None, places: Mapping[str, int], path: Path | None = None) -> None:
    """Keep what a window is left with, and where documents were left; a place that cannot be written to is no fault.

    Args:
        start: What the window is left with; None to leave that as it is.
        places: The first offset of source that was seen, by the document's fingerprint.
        path: The file.
    """
    path = path or memory_path()
    with _WRITING:
        kept = _kept(path)
        known = kept.get("places")
        before = dict(known) if isinstance(known, dict) else {}
        for fingerprint, offset in places.items():
            before.pop(fingerprint, None)
            before[fingerprint] = offset
        newest = dict(list(before.items())[-MOST_PLACES:])
        _keep({**kept, **({"start": start._replace(seen_from=0)._asdict()} if start else {}), "places": newest}, path)


def _choice(value: object) -> Choice | None:
    match value:
        case [str(name), bool(idioms)] if name in {variant.value for variant in Variant}:
            return Choice(Variant(name), idioms)
        case _:
            return None


def _kept(path: Path) -> dict[str, object]:
    try:
        seen = path.stat()
    except OSError:
        return {}
    return _read(path, seen.st_ino, seen.st_mtime_ns, seen.st_size)


@lru_cache(maxsize=1)
def _read(path: Path, *_: int) -> dict[str, object]:
    """What a file holds; the start asks several times, of a file that is the same."""
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


def _keep(kept: Mapping[str, object], path: Path) -> None:
    import json  # noqa: PLC0415  # only where something is remembered

    try:
        _write(path, json.dumps(kept))
    except OSError:
        return


def _write(path: Path, text: str) -> None:
    import tempfile  # noqa: PLC0415  # only where something is remembered

    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(descriptor)
    Path(name).replace(path)
