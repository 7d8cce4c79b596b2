"""What is kept of a crash: where in the program it happened, in a file that only its owner can read.

Nothing of a text, a title, a query or a path of the user's goes into it, so that it can be sent to whoever mends it:
no values, and of what an error says of itself nothing but its kind, for what errors say quotes what they met.
"""

import os
import platform
import sys
import traceback
from pathlib import Path

import reader
from reader.services.places import CRASH


def kept(error: BaseException) -> Path | None:
    """Keep what is known of a crash, in place of the one before; where it is kept, or None where nothing could be."""
    import tempfile  # noqa: PLC0415  # only where something crashed

    path = CRASH.path
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        # Written aside, for its owner alone, and put in place in one step: a link that stands there is not followed.
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=path.name)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(told(error))
        Path(name).replace(path)
    except OSError:
        return None
    return path


def told(error: BaseException) -> str:
    """What is known of a crash, as it is kept."""
    versions = f"reader {reader.__version__}, Python {platform.python_version()}, {sys.platform}"
    causes: list[str] = []
    seen: BaseException | None = error
    while seen is not None and len(causes) < 8:
        causes.append(f"{type(seen).__name__}\n{_places(seen)}")
        seen = seen.__cause__ or seen.__context__
    return "\n".join([versions, *causes])


def _places(error: BaseException) -> str:
    """The places in the program that led to an error, the innermost last."""
    return "\n".join(
        f"  {_module(frame.filename)}:{frame.lineno} {frame.name}: {frame.line}"
        for frame in traceback.extract_tb(error.__traceback__)
    )


def _module(path: str) -> str:
    """A file of the program by its last folders; the folders above them are the user's."""
    return "/".join(Path(path).parts[-3:])
