"""The tree of errors a person may see; everything else that is raised is a bug.

    ReaderError
    ├── QueryError        a query that cannot be read; carries its column
    ├── DestinationError  a place of a text that nothing is called; says what is
    ├── UnknownEncoding   an encoding named by a person that there is none of
    ├── SourceError       a file or folder that cannot be opened; carries its path
    │   ├── NotFound
    │   ├── Unreadable
    │   ├── NotText
    │   └── Exists
    ├── NothingToRead     none of the things to read could be opened; carries why, one by one
    ├── SegmentingError   text cannot be cut into words here
    └── TerminalError     no terminal in which the app could run

Raised where the fault is known, wrapped at the door (OS, archives, databases), spoken once by a front end.
"""


class ReaderError(Exception):
    """A fault that is the world's and not the program's; `str()` says what happened and what to do next."""


class QueryError(ReaderError):
    """A query that cannot be read.

    Attributes:
        column: Where in the query the fault lies, in code points from 0.
    """

    def __init__(self, message: str, column: int) -> None:
        super().__init__(message)
        self.column = column


class DestinationError(ReaderError):
    """There is no place of the name a person gave."""


class UnknownEncoding(ReaderError):
    """There is no encoding of the name a person gave."""


class SourceError(ReaderError):
    """A file or folder that cannot be opened.

    Attributes:
        path: The path as the user gave it, or as it was found.
    """

    def __init__(self, path: str, message: str) -> None:
        super().__init__(message)
        self.path = path


class NotFound(SourceError):
    """Nothing stands at the path, or a folder holds nothing that can be read."""


class Unreadable(SourceError):
    """Something stands at the path, but the system does not let it be read."""


class NotText(SourceError):
    """The bytes are not a text in any encoding Reader knows."""


class Exists(SourceError):
    """A file is there already that was to be written."""


class NothingToRead(ReaderError):
    """Not one document could be opened.

    Attributes:
        failures: Why each could not be, in the order they were met.
    """

    def __init__(self, failures: tuple[SourceError, ...]) -> None:
        super().__init__("nothing here can be read; name a text, or a folder that holds one")
        self.failures = failures


class TerminalError(ReaderError):
    """There is no terminal in which the app could run."""


class SegmentingError(ReaderError):
    """There is nothing that could cut text into words, or what did it has failed."""
