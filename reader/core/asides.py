"""Remarks set between the characters of a text: the notes of commentators, in 〔brackets of their own〕."""

import re
from collections.abc import Iterator

from reader.core.spans import Span

_REMARK = re.compile("〔(?![0-9０-９]+〕)[^〔〕]+〕")
"""Not the year in the number of an official document, as in 国发〔2022〕12号."""


def asides(text: str) -> Iterator[Span]:
    """Where remarks stand in a paragraph, brackets and all."""
    return (Span(*match.span()) for match in _REMARK.finditer(text))
