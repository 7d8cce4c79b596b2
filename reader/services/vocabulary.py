"""A person's vocabulary on disk: one small file that is whole or as it was before, and never thrown away."""

import json
import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from reader.core.errors import SourceError
from reader.core.vocabulary import Entry, Standing
from reader.services.paths import wrapped
from reader.services.places import DATA

_FILE = "vocabulary.json"
_VERSION = 1


class Vocabulary:
    """The words of one person; another Reader that runs meanwhile loses nothing by what this one keeps."""

    def __init__(self, path: Path | None = None) -> None:
        """The vocabulary of a file; by default that of the user."""
        self._path = path or DATA.path / _FILE

    def entries(self) -> Mapping[str, Entry]:
        """All words by their folded forms, in the order they were met.

        Raises:
            SourceError: If there is a file that cannot be read, or is no vocabulary.
        """
        try:
            text = self._path.read_text(encoding="utf-8")
        except FileNotFoundError:
            return {}
        except (OSError, UnicodeDecodeError) as error:
            raise self._unreadable(error) from error
        try:
            kept = json.loads(text)
            entries = [_entry(one) for one in kept["words"]]
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise SourceError(str(self._path), "this is no vocabulary; it is left as it is") from error
        return {entry.form: entry for entry in entries}

    def keep(self, entry: Entry) -> None:
        """Keep a word; one that was there keeps the sentence it was met in.

        Raises:
            SourceError: If what is there cannot be read, or the new cannot be written.
        """
        with self._alone():
            entries = dict(self.entries())
            before = entries.get(entry.form)
            met = entry.met or datetime.now(UTC).isoformat(timespec="seconds")
            entries[entry.form] = before._replace(standing=entry.standing) if before else entry._replace(met=met)
            self._write(entries.values())

    def forget(self, form: str) -> None:
        """Forget a word, by its folded form.

        Raises:
            SourceError: As `keep`.
        """
        with self._alone():
            self._write(entry for known, entry in self.entries().items() if known != form)

    def _write(self, entries: Iterable[Entry]) -> None:
        text = json.dumps({"version": _VERSION, "words": [entry._asdict() for entry in entries]}, ensure_ascii=False)
        descriptor, name = tempfile.mkstemp(dir=self._path.parent, prefix=self._path.name)
        try:
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                file.write(text)
                file.flush()
                os.fsync(descriptor)
            Path(name).replace(self._path)
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Read and write without another Reader's doing so meanwhile; faults are told as such of the file."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with self._path.with_suffix(".lock").open("a", encoding="utf-8") as lock:
                _lock(lock.fileno())
                yield
        except OSError as error:
            raise self._unreadable(error) from error

    def _unreadable(self, error: OSError | UnicodeDecodeError) -> SourceError:
        if isinstance(error, OSError):
            return wrapped(str(self._path), error)
        return SourceError(str(self._path), "this is no vocabulary; it is left as it is")


def _lock(descriptor: int) -> None:
    try:
        import fcntl  # noqa: PLC0415  # there is none on Windows
    except ImportError:
        return
    fcntl.flock(descriptor, fcntl.LOCK_EX)


def _entry(kept: Mapping[str, str]) -> Entry:
    """A word as it was kept; what a newer Reader keeps beside is passed over."""
    fields = {name: str(kept[name]) for name in ("word", "sentence", "title", "met")}
    if not fields["word"]:
        raise ValueError
    return Entry(standing=Standing(kept["standing"]), **fields)
