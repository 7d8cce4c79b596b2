"""Where Reader keeps what belongs to its user: one table of files and folders, and the variables that name others."""

import os
from pathlib import Path
from typing import NamedTuple


class Place(NamedTuple):
    """A file or folder of the user's.

    Attributes:
        variable: The environment variable that names another one.
        kind: Which of the platform's folders it lies in, as platformdirs calls them.
        name: What it is called there; empty for the folder itself.
        meaning: What is kept there.
    """

    variable: str
    kind: str
    name: str
    meaning: str

    @property
    def path(self) -> Path:
        """Where it is: what the environment says, or the platform's place."""
        if named := os.environ.get(self.variable):
            return Path(named)
        import platformdirs  # noqa: PLC0415  # only where nothing else is said

        folder = Path(getattr(platformdirs, f"user_{self.kind}_dir")("reader"))
        return folder / self.name if self.name else folder


SETTINGS = Place("READER_SETTINGS", "config", "settings.toml", "what you set; only you write it")
DATA = Place("READER_DATA", "data", "", "what you marked and wrote, and where you left each text")
MEMORY = Place("READER_MEMORY", "state", "choices.json", "what the first screen starts with")
CACHE = Place("READER_CACHE", "cache", "", "what can be made again")
CRASH = Place("READER_CRASH", "log", "crash.txt", "where in the program the last crash was; nothing of your texts")

PLACES = (SETTINGS, DATA, MEMORY, CACHE, CRASH)
"""All of them."""
