"""The dictionary that text is cut by: jieba's own, folded as the text is, read without jieba's cache.

jieba would load what it keeps in the shared temporary directory, where anybody can have put another dictionary, and
that takes longer than reading the words themselves.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from reader.core.errors import SegmentingError
from reader.core.fold_table import FOLDED
from reader.core.folding import fold

_FILE = "dict.txt"


def dictionary_text() -> str:
    """The dictionary: a word, how often it was met and what part of speech it is, a line each.

    Raises:
        SegmentingError: If it is not installed or cannot be read.
    """
    spec = find_spec("jieba")
    if spec is None or spec.origin is None:
        raise SegmentingError("words cannot be told apart: jieba is not installed")
    try:
        return Path(spec.origin).with_name(_FILE).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SegmentingError(f"words cannot be told apart: jieba's dictionary cannot be read ({error})") from error


def folded_counts(text: str) -> dict[str, int]:
    """How often the words were met that folding makes of others, with what they were met themselves.

    Args:
        text: The dictionary as it is.
    """
    made = [entry(fold(text[start:end])) for start, end in _unfolded_lines(text)]
    counts, _ = general_counts((word for word, _ in made), text)
    for word, count in made:
        counts[word] = counts.get(word, 0) + count
    return counts


def folded(text: str) -> str:
    """The dictionary with all its words folded; only the few lines that change are looked at."""
    parts: list[str] = []
    done = 0
    for start, end in _unfolded_lines(text):
        parts += text[done:start], fold(text[start:end])
        done = end
    return "".join((*parts, text[done:]))


def _unfolded_lines(text: str) -> Iterator[tuple[int, int]]:
    characters = set(text) & set(FOLDED)
    end = 0
    for match in re.finditer(f"[{re.escape(''.join(characters))}]", text) if characters else ():
        if match.start() < end:
            continue
        start = text.rfind("\n", 0, match.start()) + 1
        end = text.find("\n", match.start()) % (len(text) + 1)
        yield start, end


def entry(line: str) -> tuple[str, int]:
    """A word of the dictionary, and how often it was met."""
    word, count, *_ = line.split(" ")
    return word, int(count)


def with_beginnings(text: str) -> tuple[dict[str, int], int]:
    """How often each word was met, with 0 for what only begins words (jieba looks words up by these); and the sum.

    Args:
        text: The dictionary.
    """
    counts: dict[str, int] = {}
    total = 0
    for line in text.splitlines():
        word, count = entry(line)
        counts[word] = counts.get(word, 0) + count
        total += count
    for word in list(counts):
        for length in range(len(word) - 1, 0, -1):
            beginning = word[:length]
            if beginning in counts:
                break
            counts[beginning] = 0
    return counts, total


def general_counts(words: Iterable[str], text: str) -> tuple[dict[str, int], int]:
    """How often words stand in the texts the dictionary was made from, those it knows; and how many words these had.

    Args:
        words: The words, folded.
        text: The dictionary, folded.
    """
    wanted = set(words)
    counts: dict[str, int] = {}
    total = 0
    for word, count in map(entry, text.splitlines()):
        total += count
        if word in wanted:
            counts[word] = counts.get(word, 0) + count
    return counts, total


@cache
def all_counts() -> tuple[dict[str, int], int]:
    """How often each word of the dictionary, folded, was met, and the sum; read once, as it takes a third of a second.

    Raises:
        SegmentingError: If the dictionary cannot be read.
    """
    counts: dict[str, int] = {}
    for word, count in map(entry, folded(dictionary_text()).splitlines()):
        counts[word] = counts.get(word, 0) + count
    return counts, sum(counts.values())
