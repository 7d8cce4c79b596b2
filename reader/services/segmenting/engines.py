"""What cuts text into words, in this process: jieba, or rjieba where it is installed.

Loading jieba takes most of a second and rjieba a sixth of one, all of it without letting another thread on, so the
app has a process of its own do it (`helper`).
"""

import gc
import logging
import sys
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache

from reader.core.errors import SegmentingError
from reader.core.folding import fold
from reader.core.tokens import pieces
from reader.services.segmenting.lexicon import all_counts, dictionary_text, folded, folded_counts, with_beginnings

Cutter = Callable[[str], Iterable[str]]
"""What makes pieces of one text."""


class Engine:
    """Cuts text; made once, used often."""

    def __init__(self, cutter: Cutter) -> None:
        """An engine around what cuts one text."""
        self._cutter = cutter

    def cut(self, texts: Sequence[str]) -> list[list[str]]:
        """The pieces of each folded text; joined they are the text."""
        return [pieces(self._cutter, text) for text in texts]

    def general_counts(self, words: Iterable[str]) -> tuple[dict[str, int], int]:
        """How often words stand in Chinese in general, those the dictionary knows; and out of how many.

        Raises:
            SegmentingError: If the dictionary cannot be read.
        """
        counts, total = all_counts()
        return {word: counts[word] for word in words if word in counts}, total


def engine(words: Iterable[str] = ()) -> Engine:
    """The fastest there is; made once for the same words.

    Args:
        words: Words to know beside those of the dictionary, in either script.

    Raises:
        SegmentingError: If there is none.
    """
    try:
        return _made(_rjieba, _own(words))
    except ImportError:
        return reference_engine(words)


def reference_engine(words: Iterable[str] = ()) -> Engine:
    """The one that jieba itself makes, by which any other is judged.

    Raises:
        SegmentingError: If jieba cannot be loaded.
    """
    return _made(_jieba, _own(words))


def _own(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(filter(None, map(fold, words)))


@lru_cache(2)
def _made(make: Callable[[Iterable[str]], Cutter], words: tuple[str, ...]) -> Engine:
    with _undisturbed():
        return Engine(make(words))


def _rjieba(words: Iterable[str]) -> Cutter:
    import rjieba  # noqa: PLC0415  # an optional library, and a sixth of a second

    cutter = rjieba.Jieba()
    for word, count in folded_counts(dictionary_text()).items():
        cutter.add_word(word, count, None)
    for word in words:
        cutter.add_word(word, None, None)
    return lambda text: _cut_by_rjieba(cutter.cut, text)


def _cut_by_rjieba(cut: Cutter, text: str) -> Iterable[str]:
    try:
        return cut(text)
    except UnicodeEncodeError:
        # It takes UTF-8, which has no lone surrogates.
        return text


def _jieba(words: Iterable[str]) -> Cutter:
    try:
        import jieba  # noqa: PLC0415  # a third of a second

        jieba.setLogLevel(logging.CRITICAL)
        tokenizer = jieba.Tokenizer()
        tokenizer.FREQ, tokenizer.total = with_beginnings(folded(dictionary_text()))
        tokenizer.initialized = True
        for word in words:
            tokenizer.add_word(word)
    except (ImportError, ValueError) as error:
        raise SegmentingError(f"words cannot be told apart: jieba cannot be loaded ({error})") from error
    cutter: Cutter = tokenizer.cut
    return cutter


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Load without what loading would say, and without looking for garbage in half a million words."""
    # jieba asks for pkg_resources, which takes longer than the rest of it and warns of its own end; it can do without.
    missing = "pkg_resources" not in sys.modules
    if missing:
        sys.modules["pkg_resources"] = None  # type: ignore[assignment]
    collecting = gc.isenabled()
    gc.disable()
    try:
        # Python 3.12 warns of escapes in jieba's source, once, when it compiles it.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        if missing:
            del sys.modules["pkg_resources"]
        if collecting:
            gc.enable()
