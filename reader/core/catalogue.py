"""What the program says, in another language: whole messages, and messages with changing parts.

A message with changing parts is written with their numbers in braces, `{0} of {1}`, or `{0:d} hits` where a part can
only be a number. What is translated is the message as it is spoken, its parts filled in, so that whoever raises an
error or counts hits need not know of languages; only the doors through which messages leave do. A part is translated
as well where it is a message itself, and so is each of several messages with ` · ` between them, and what is said of
a file whose name and a colon stand before it.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

_PART = re.compile(r"\{(\d)(?::(d))?\}")
_BETWEEN = " · "
_OF = ": "
_LETTERS = re.compile("[A-Za-z]{2}")
_REMEMBERED = 1024


class Catalogue:
    """Translates messages."""

    def __init__(self, messages: Mapping[str, str]) -> None:
        """A catalogue of messages, each with its translation; one without a translation is spoken as it is."""
        self._whole = {said: meant for said, meant in messages.items() if meant and not _PART.search(said)}
        parted = [(said, meant) for said, meant in messages.items() if meant and _PART.search(said)]
        # Of two that match, the one that says more itself is meant.
        parted.sort(key=lambda message: -len(_PART.sub("", message[0])))
        self._parted = [(_pattern(said), meant) for said, meant in parted]
        self.spoken = lru_cache(_REMEMBERED)(self._spoken)
        """A message in the language of the catalogue."""

    def _spoken(self, message: str) -> str:
        if (whole := self._whole.get(message)) is not None:
            return whole
        if _BETWEEN in message:
            return _BETWEEN.join(map(self.spoken, message.split(_BETWEEN)))
        for pattern, meant in self._parted:
            if found := pattern.fullmatch(message):
                return self._filled(meant, found.groupdict())
        return self._said_of(message)

    def _said_of(self, message: str) -> str:
        """What is said of a file or a place, whose name stands before it and is no message."""
        for found in re.finditer(_OF, message):
            what = message[found.end() :]
            if (meant := self.spoken(what)) != what:
                return message[: found.end()] + meant
        return message

    def _filled(self, meant: str, parts: Mapping[str, str]) -> str:
        return _PART.sub(lambda part: self._part(parts[f"p{part[1]}"]), meant)

    def _part(self, text: str) -> str:
        # What holds no letters of English is no message.
        return self.spoken(text) if _LETTERS.search(text) else text


def _pattern(message: str) -> re.Pattern[str]:
    """What a message with parts looks like when it is spoken."""
    literals = iter(_PART.split(message))
    pattern = re.escape(next(literals))
    for number, kind, literal in zip(literals, literals, literals, strict=True):
        pattern += f"(?P<p{number}>{'[0-9][0-9,]*' if kind else '.*?'}){re.escape(literal)}"
    return re.compile(pattern, re.DOTALL)
